using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates.ResidentRecords;

/// <summary>題名 and 認証文 of a 住民票の写し by date, from an effective-dated table.</summary>
/// <param name="Title">題名.</param>
/// <param name="Whole">認証文 when the whole household stands on it.</param>
/// <param name="Part">認証文 when somebody of it does not.</param>
/// <param name="Force">When it is in force.</param>
public sealed record ResidentWording(string Title, string Whole, string Part, Force Force)
{
    private static readonly IReadOnlyList<ResidentWording> Table = DatedTable.Read("Certificates/ResidentRecords/wording.txt", (p, force) => new ResidentWording(p[0], p[1], p[2], force));

    /// <summary>The wording in force on the day of issue.</summary>
    public static ResidentWording InForce(DateOnly issuedOn) => Table.First(w => w.Force.Covers(issuedOn));
}
