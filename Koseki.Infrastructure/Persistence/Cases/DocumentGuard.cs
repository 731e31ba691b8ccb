using Koseki.Domain.Notifications;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>
/// Nothing reaches 決裁 that could not be written: documents that the plan would leave in a state that no document may have are
/// said before, not when it is too late. A 附票 that says something else than its register does is told.
/// </summary>
internal static class DocumentGuard
{
    /// <summary>The rule under which it reports.</summary>
    internal const string Rule = "記録";

    /// <summary>The examination with what stands against writing its plan.</summary>
    internal static Examination Of(Examination examination)
    {
        if (!examination.CanBeApproved)
        {
            return examination;
        }

        var plan = examination.Plan!;
        var findings = plan.Documents.SelectMany(s => s.After.Violations).Select(v => new Finding(Rule, Severity.Correction, new(""), $"この記録案は記録できません: {v}", "戸籍と附票の今の記録を確かめ、必要なら先に訂正してください。", "戸籍法13条、住民基本台帳法17条"))
            .Concat(from step in plan.Supplementary.Steps
                    from register in plan.Registers
                    where register.Id == step.After.Id.Register
                    from difference in SupplementaryInvariants.Differences(register.After, step.After)
                    select new Finding(Rule, Severity.Caution, new(""), difference, "附票の今の記録を確かめてください。この届は記録できますが、附票の写しの前に直す必要があります。", "住民基本台帳法18条"))
            .ToList();
        return findings.Count == 0 ? examination : examination with { Findings = [.. examination.Findings, .. findings] };
    }
}
