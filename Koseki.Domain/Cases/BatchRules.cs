using System.Buffers.Binary;
using System.Security.Cryptography;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Cases;

/// <summary>
/// 一括の決まり: one case over many registers, one plan each. Which registers are looked at before the examination ends follows
/// from a number that is drawn when the planning is done: it can be checked afterwards, and nobody can know it before.
/// </summary>
public static class BatchRules
{
    /// <summary>What the examination of one register comes to; a register that a paper holds is left to that paper.</summary>
    public static TargetState StateOf(Examination examination, bool isHeld) =>
        isHeld || !examination.CanBeApproved ? TargetState.Stopped : examination.Findings.Count > 0 ? TargetState.Odd : TargetState.Ready;

    /// <summary>How many registers in which nothing was found are looked at.</summary>
    public static int SampleSize(int ready, BatchSampling sampling) =>
        Math.Min(ready, Math.Max(sampling.Minimum, (int)Math.Ceiling(ready * (long)sampling.Permille / 1000m)));

    /// <summary>The registers that have to be looked at: all in which something was found or that are stopped, and the sample. By number.</summary>
    public static IReadOnlyList<RegisterId> ToLookAt(ReadOnlyMemory<byte> seed, IReadOnlyCollection<BatchTarget> targets, BatchSampling sampling)
    {
        var ready = targets.Where(t => t.State == TargetState.Ready).Select(t => t.Register).ToList();
        return
        [
            .. targets.Where(t => t.State != TargetState.Ready).Select(t => t.Register)
                .Concat(ready.OrderBy(r => Rank(seed, r), StringComparer.Ordinal).Take(SampleSize(ready.Count, sampling))).Order(),
        ];
    }

    /// <summary>
    /// Where a step is taken. While it is planned it can still be entered otherwise, sent back or withdrawn; a decided one goes to its end.
    /// </summary>
    public static BatchRefusal? WhyNot(CaseAction action, BatchPhase phase) => action switch
    {
        CaseAction.Edit or CaseAction.Return or CaseAction.Withdraw or CaseAction.Take => phase is BatchPhase.Entering or BatchPhase.Planning or BatchPhase.Planned ? null : new BatchRefusal.NotNow(phase),
        CaseAction.Receive or CaseAction.Discard or CaseAction.Restore => phase == BatchPhase.Entering ? null : new BatchRefusal.NotNow(phase),
        CaseAction.Examine or CaseAction.Approve => phase == BatchPhase.Planned ? null : new BatchRefusal.NotNow(phase),
        // Nobody notified, so nothing of anybody's is refused.
        CaseAction.Reject => new BatchRefusal.NotRejected(),
    };

    /// <summary>The steps that a batch has beside its own way (entering, receipt, examination, decision), in the order of the buttons.</summary>
    public static IReadOnlyList<CaseAction> Aside(BatchPhase phase, CaseState state) =>
        [.. CaseRules.ActionsIn(state).Where(a => a is CaseAction.Return or CaseAction.Withdraw or CaseAction.Take or CaseAction.Discard or CaseAction.Restore && WhyNot(a, phase) is null)];

    /// <summary>Whether there is a planning that counts and is not decided: whoever enters, plans anew or withdraws ends it, and that is recorded.</summary>
    /// <param name="phase">How far the batch has come.</param>
    public static bool HasOpenPlan(BatchPhase phase) => phase is BatchPhase.Planning or BatchPhase.Planned;

    /// <summary>Why the examination cannot end; null when it can.</summary>
    public static BatchRefusal? WhyNotExamine(BatchPhase phase, int writable, int unseen) => WhyNot(CaseAction.Examine, phase) is { } notNow ? notNow
        : writable == 0 ? new BatchRefusal.Nothing()
        : unseen > 0 ? new BatchRefusal.Unseen(unseen)
        : null;

    /// <summary>Why nothing can be planned by what was entered; null when it can.</summary>
    /// <param name="common">The boxes that all its registers have in common: label and text.</param>
    /// <param name="problems">What is wrong with the table of places, by line.</param>
    public static BatchRefusal? WhyNotReadable(IEnumerable<(string Label, string Text)> common, IReadOnlyList<string> problems) =>
        common.Where(c => c.Text.Length == 0).Select(c => c.Label).FirstOrDefault() is { } empty ? new BatchRefusal.Empty(empty)
        : problems.Count > 0 ? new BatchRefusal.TableUnreadable(problems[0], problems.Count - 1)
        : null;

    /// <summary>Why it is not planned anew; null when it is: after its receipt.</summary>
    public static BatchRefusal? WhyNotPlan(CaseState state) => state == CaseState.Draft ? new BatchRefusal.NotReceived() : null;

    /// <summary>Why there is no further batch for what one has left over; null when there is.</summary>
    /// <param name="left">How many registers it has left; null when it is not done.</param>
    public static BatchRefusal? WhyNotFurther(int? left) => left switch { null => new BatchRefusal.NotDone(), 0 => new BatchRefusal.NothingLeft(), _ => null };

    /// <summary>Why it is not decided; null when what was planned is, to the last byte, what was examined.</summary>
    public static BatchRefusal? WhyNotApprove(byte[]? examined, byte[] planned) => planned.AsSpan().SequenceEqual(examined) ? null : new BatchRefusal.NotAsExamined();

    /// <summary>What becomes of a planned register at the moment of writing.</summary>
    /// <param name="isHeld">Whether a paper holds it now.</param>
    /// <param name="isAsPlanned">Whether its documents, and what would be written, are still what was planned.</param>
    public static TargetOutcome OutcomeOf(bool isHeld, bool isAsPlanned) => isHeld ? TargetOutcome.Held : isAsPlanned ? TargetOutcome.Written : TargetOutcome.Moved;

    private static string Rank(ReadOnlyMemory<byte> seed, RegisterId register)
    {
        var drawn = new byte[seed.Length + sizeof(long)];
        seed.Span.CopyTo(drawn);
        BinaryPrimitives.WriteInt64BigEndian(drawn.AsSpan(seed.Length), register.Value);
        return Convert.ToHexString(SHA256.HashData(drawn));
    }
}
