using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates.SealRegistrations;

/// <summary>題名 and 認証文 of an 印鑑登録証明書 by date, from an effective-dated table.</summary>
/// <param name="Title">題名.</param>
/// <param name="Certification">認証文.</param>
/// <param name="Force">When it is in force.</param>
public sealed record SealWording(string Title, string Certification, Force Force)
{
    private static readonly IReadOnlyList<SealWording> Table = DatedTable.Read("Certificates/SealRegistrations/wording.txt", (p, force) => new SealWording(p[0], p[1], force));

    /// <summary>The wording in force on the day of issue.</summary>
    public static SealWording InForce(DateOnly issuedOn) => Table.First(w => w.Force.Covers(issuedOn));
}
