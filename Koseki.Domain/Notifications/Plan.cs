using Koseki.Domain.Calendar;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Notifications;

/// <summary>Which document of one register a plan leaves: before (null when compiled by it) and after.</summary>
public sealed record RegisterStep(FamilyRegister? Before, FamilyRegister After)
{
    /// <summary>The register.</summary>
    public RegisterId Id => After.Id;
}

/// <summary>住所 with which the 附票 of somebody who appears for the first time begins.</summary>
/// <param name="Text">住所 as the paper says it; null where nobody knows it yet (不明, until 19条1項通知 comes).</param>
/// <param name="SettledOn">住定日, or null.</param>
public sealed record FirstAddress(string? Text, RegisterDate? SettledOn);

/// <summary>What happens when a notification takes effect: the pure answer of a kind's effect.</summary>
/// <param name="Changes">Changes in order.</param>
/// <param name="Messages">Messages that leave because of it, but for the duplicates of the registers.</param>
public sealed record Effect(IReadOnlyList<RegisterChange> Changes, IReadOnlyList<OutgoingMessage> Messages)
{
    /// <summary>Who belongs to whom by it, by number: what the registers may not show later, when names have changed.</summary>
    public FamilyLinks Links { get; init; } = FamilyLinks.None;

    /// <summary>Who do not belong together by it, by number: what an earlier notification had recorded and a judgment has undone.</summary>
    public IReadOnlyList<KinPair> Undone { get; init; } = [];

    /// <summary>住所 of persons who appear for the first time, as the paper says it: their 附票 begins with it.</summary>
    public IReadOnlyDictionary<PersonId, FirstAddress> Newcomers { get; init; } = new Dictionary<PersonId, FirstAddress>();
}

/// <summary>
/// The plan: changes, before and after of every register touched, and messages. It is computed before anyone decides,
/// shown as the preview, and is exactly what 決裁 writes.
/// </summary>
/// <param name="Changes">Changes in order.</param>
/// <param name="Registers">Before and after of every register touched, by number.</param>
/// <param name="EffectMessages">Messages of the effect.</param>
/// <param name="IsComplete">False while the preview stands on boxes that are still empty: such a plan is never written.</param>
public sealed record Plan(
    IReadOnlyList<RegisterChange> Changes,
    IReadOnlyList<RegisterStep> Registers,
    IReadOnlyList<OutgoingMessage> EffectMessages,
    bool IsComplete)
{
    /// <summary>Who belongs to whom by it.</summary>
    public FamilyLinks Links { get; init; } = FamilyLinks.None;

    /// <summary>Who do not belong together by it.</summary>
    public IReadOnlyList<KinPair> Undone { get; init; } = [];

    /// <summary>Everything that leaves: 副本 of every register touched (戸籍法施行規則75条), by number, then 附票本人確認情報, then the messages of the effect.</summary>
    public IReadOnlyList<OutgoingMessage> Messages => [.. Registers.Select(DuplicateOf), .. IdentityMessages, .. EffectMessages];

    /// <summary>Before and after of every document that it changes: what 決裁 writes. Registers first, then their 附票.</summary>
    public IReadOnlyList<DocumentStep> Documents =>
    [
        .. Registers.Select(s => new DocumentStep(s.Before is null ? null : new KeptDocument.OfRegister(s.Before), new KeptDocument.OfRegister(s.After))),
        .. Supplementary.Steps.Select(s => new DocumentStep(s.Before is null ? null : new KeptDocument.OfSupplementary(s.Before), new KeptDocument.OfSupplementary(s.After))),
    ];

    /// <summary>What happens to the supplementary registers.</summary>
    public SupplementaryPlan Supplementary { get; init; } = SupplementaryPlan.None;

    /// <summary>附票本人確認情報 that leave because of it.</summary>
    public IReadOnlyList<OutgoingMessage> IdentityMessages { get; init; } = [];

    /// <summary>住所 of persons who appear for the first time.</summary>
    public IReadOnlyDictionary<PersonId, FirstAddress> Newcomers { get; init; } = new Dictionary<PersonId, FirstAddress>();

    /// <summary>What becomes of 不受理申出 by it.</summary>
    public IReadOnlyList<RequestConsequence> Requests { get; init; } = [];

    /// <summary>Makes the plan of an effect in the given circumstances.</summary>
    public static Plan Of(Effect effect, Circumstances c, bool isComplete)
    {
        var changes = effect.Changes.Select(x => Placed(x, c)).ToList();
        var after = c.Registers.Apply(changes);
        var touched = changes.Select(x => x.Register).Distinct().Order()
            .Select(id => new RegisterStep(c.Registers.Find(id), after.Find(id)!))
            .ToList();
        if (c.Supplementaries is not { } given)
        {
            return new(changes, touched, effect.Messages, isComplete) { Links = effect.Links, Undone = effect.Undone, Newcomers = effect.Newcomers };
        }

        var supplementary = new SupplementaryEffects(touched, given, effect.Newcomers, c).Plan();
        return new(changes, touched, SupplementaryMessages.WithRows(effect.Messages, given), isComplete)
        {
            Links = effect.Links,
            Undone = effect.Undone,
            Newcomers = effect.Newcomers,
            Supplementary = supplementary,
            IdentityMessages = new SupplementaryMessages(supplementary, c).All(),
        };
    }

    // A new 本籍 gets its numbers here, whichever kind writes it.
    private static RegisterChange Placed(RegisterChange change, Circumstances c) =>
        change is RegisterChange.Compile made ? made with { Domicile = Placed(made.Domicile, c) }
        : change is RegisterChange.ChangeDomicile moved ? moved with { Domicile = Placed(moved.Domicile, c) }
        : change;

    private static RegisteredDomicile Placed(RegisteredDomicile domicile, Circumstances c) => domicile with { Code = c.CodeOf(domicile.Text) };

    private static OutgoingMessage.DuplicateRegister DuplicateOf(RegisterStep step) =>
        new(Recipient.Minister, new(step.Id, null, step.After.Domicile.Text, step.After.HeadName), step.After.State, null);
}

/// <summary>What an examination says: all findings, and the plan when the paper can be planned at all.</summary>
/// <param name="Findings">Every finding, in the paper's order.</param>
/// <param name="Plan">The plan, or null while too little is known.</param>
public sealed record Examination(IReadOnlyList<Finding> Findings, Plan? Plan)
{
    /// <summary>
    /// Numbers of the rules that this paper had to meet: in force on the day that decides, with all their boxes on the paper
    /// and readable. Those without a finding are met. Empty while the register concerned is unknown.
    /// </summary>
    public IReadOnlyList<string> Judged { get; init; } = [];

    /// <summary>不受理申出 because of which the paper may not be accepted: who asked is told when it is refused (戸籍法27条の2第5項).</summary>
    public IReadOnlyList<RefusalRequest> StoppedBy { get; init; } = [];

    /// <summary>不受理申出 that may be about this paper, as it was met.</summary>
    public IReadOnlyList<MetRequest> Met { get; init; } = [];

    /// <summary>The faults of the program that stopped a part of it, for the log; each is a blocking finding as well.</summary>
    public IReadOnlyList<Exception> Faults { get; init; } = [];

    /// <summary>Whether 決裁 is possible: a complete plan and no blocking finding.</summary>
    public bool CanBeApproved => Plan is { IsComplete: true } && !Findings.Any(f => f.Blocks);
}
