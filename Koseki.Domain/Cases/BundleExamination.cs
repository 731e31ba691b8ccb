using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Cases;

/// <summary>One paper of a bundle, in the order of the receipt numbers.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Draft">What it says.</param>
/// <param name="Receipt">受付番号, or null before receipt.</param>
public sealed record BundledPaper(NotificationKind Kind, Draft Draft, string? Receipt);

/// <summary>
/// Examines papers that were handed in together, one after the other: each sees the others, and the registers as those before it
/// leave them. A paper by itself is a bundle of one. Used within one computing and thrown away.
/// </summary>
/// <param name="registers">The registers of ours that the papers name.</param>
/// <param name="supplementaries">Their supplementary registers; null where none are kept.</param>
/// <param name="papers">The papers in order.</param>
public sealed class BundleExamination(RegisterSet registers, SupplementarySet? supplementaries, IReadOnlyList<BundledPaper> papers)
{
    private readonly List<Plan?> plans = [];
    private readonly List<RegisterSet> bases = [];
    private Circumstances? first;

    /// <summary>The registers as the papers examined so far leave them: what the next one is examined on.</summary>
    public RegisterSet Registers { get; private set; } = registers;

    /// <summary>Their supplementary registers as the papers examined so far leave them; null where none are kept.</summary>
    public SupplementarySet? Supplementaries { get; private set; } = supplementaries;

    /// <summary>
    /// What one act of deciding writes for all of them; null before the last is examined, and while one cannot be planned or its
    /// plan stands on empty boxes. Whether findings stand against it is asked of the examinations.
    /// </summary>
    public Decision? Decision => plans.Count == papers.Count && plans.TrueForAll(p => p is { IsComplete: true })
        ? Decision.Of([.. plans.OfType<Plan>()], first!.Supplementaries, first) : null;

    /// <summary>Examines the next paper.</summary>
    /// <param name="circumstances">Its circumstances, on <see cref="Registers"/>; what concerns the bundle is put in here.</param>
    public Examination Next(Circumstances circumstances)
    {
        var at = plans.Count;
        var own = circumstances with
        {
            Registers = Registers,
            Supplementaries = Supplementaries,
            Companions = [.. papers.Select((p, i) => (Paper: p, At: i)).Where(p => p.At != at).Select(p => new Companion(p.Paper.Kind, p.Paper.Draft, p.Paper.Receipt, bases.ElementAtOrDefault(p.At)))],
        };
        first ??= own;
        bases.Add(Registers);
        var examination = papers[at].Kind.Examine(papers[at].Draft, own);
        plans.Add(examination.Plan);
        if (examination.Plan is { } plan)
        {
            Registers = Registers.Apply(plan.Changes);
            Supplementaries = Supplementaries?.With(plan.Supplementary.Steps.Select(s => s.After));
        }

        return examination;
    }
}
