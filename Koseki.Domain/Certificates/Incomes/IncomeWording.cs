using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates.Incomes;

/// <summary>題名 and 認証文 of a 所得証明書 by date, from an effective-dated table.</summary>
/// <param name="Title">題名.</param>
/// <param name="Certification">認証文.</param>
/// <param name="WithoutAmounts">What stands where the amounts of a 被扶養者 without a return would.</param>
/// <param name="Force">When it is in force.</param>
public sealed record IncomeWording(string Title, string Certification, string WithoutAmounts, Force Force)
{
    private static readonly IReadOnlyList<IncomeWording> Table = DatedTable.Read("Certificates/Incomes/wording.txt", (p, force) => new IncomeWording(p[0], p[1], p[2], force));

    /// <summary>The wording in force on the day of issue.</summary>
    public static IncomeWording InForce(DateOnly issuedOn) => Table.First(w => w.Force.Covers(issuedOn));
}
