using System.Globalization;
using Koseki.Domain.Cases;

namespace Koseki.Domain.Certificates.Door;

/// <summary>What the staff may order of the gateway.</summary>
public enum KioskAct
{
    /// <summary>Stops a kind: one person, at once.</summary>
    Stop,

    /// <summary>Proposes to open it again.</summary>
    ProposeOpening,

    /// <summary>Confirms a proposal, by another person: it opens.</summary>
    Open,
}

/// <summary>One step of stopping and opening.</summary>
/// <param name="Number">1, 2, 3 …; 0 before it is stored.</param>
/// <param name="Act">Which.</param>
/// <param name="Kind">As the contract writes it, or <see cref="KioskKinds.All"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Account">Account of who did it.</param>
/// <param name="Name">Name of that person.</param>
/// <param name="At">When.</param>
public sealed record KioskStep(long Number, KioskAct Act, string Kind, string Reason, string Account, string Name, DateTimeOffset At)
{
    /// <summary>Of an opening, the proposal it confirms; else null.</summary>
    public long? Confirms { get; init; }

    /// <summary>Of a proposal, the last change of the switches that was seen; else null.</summary>
    public DateTimeOffset? Seen { get; init; }
}

/// <summary>Why an order is not given: closed, with the words for the screen.</summary>
public abstract record KioskRefusal : ActRefusal
{
    private KioskRefusal()
    {
    }

    /// <summary>No reason, or one that is too long.</summary>
    /// <param name="Longest">How long it may be, in characters.</param>
    public sealed record ReasonUnfit(int Longest) : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"理由を{Longest}字までで入力してください。");
    }

    /// <summary>No node offers such a kind.</summary>
    public sealed record KindUnknown : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この種類を扱っている交付サーバの報告がありません。報告が届いてから、もう一度選んでください。";
    }

    /// <summary>Its switch is open: there is nothing to open.</summary>
    public sealed record NotStopped : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この種類は、いま止められていません(時間外やデータの遅れは、ひとりでに直ります)。";
    }

    /// <summary>The proposal was confirmed, replaced by a later one, or overtaken by a later stop.</summary>
    public sealed record Overtaken : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この申し出はもう使えません(済んだか、後から別の停止か申し出がありました)。今の状態を確かめてください。";
    }

    /// <summary>Who proposed it would confirm it.</summary>
    public sealed record OwnProposal : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "申し出た人は再開できません。ほかの職員が確認してください。";
    }

    /// <summary>The alarm is known, or solved, already.</summary>
    public sealed record AlarmOver : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この警報は、もうほかの人が扱っています。";
    }
}

/// <summary>Stopping takes one person, opening two. Pure.</summary>
public static class KioskRules
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>Stops a kind, or why not.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="reason">Why, as typed.</param>
    /// <param name="nodes">What the nodes told last.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">Now.</param>
    public static Ruling<KioskStep> Stop(string kind, string reason, IReadOnlyList<NodeStanding> nodes, Actor actor, DateTimeOffset now) =>
        WhyNot(kind, reason, nodes, actor) is { } why ? why : Step(KioskAct.Stop, kind, reason, actor, now);

    /// <summary>Proposes to open a kind, or why not.</summary>
    public static Ruling<KioskStep> ProposeOpening(string kind, string reason, IReadOnlyList<NodeStanding> nodes, Actor actor, DateTimeOffset now) =>
        WhyNot(kind, reason, nodes, actor) is { } why ? why
        : Stopped(kind, nodes) is not { Count: > 0 } stopped ? new KioskRefusal.NotStopped()
        : Step(KioskAct.ProposeOpening, kind, reason, actor, now) with { Seen = stopped.Max(k => k.SwitchedAt) };

    /// <summary>Confirms a proposal, or why not.</summary>
    /// <param name="proposal">Its number.</param>
    /// <param name="steps">The steps so far, in order.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">Now.</param>
    public static Ruling<KioskStep> Open(long proposal, IReadOnlyList<KioskStep> steps, Actor actor, DateTimeOffset now) =>
        Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting ? wanting
        : Waiting(steps).FirstOrDefault(s => s.Number == proposal) is not { } found ? new KioskRefusal.Overtaken()
        : string.Equals(found.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? new KioskRefusal.OwnProposal()
        : Step(KioskAct.Open, found.Kind, found.Reason, actor, now) with { Confirms = proposal };

    /// <summary>The proposals that can still be confirmed: nothing about the same kind came after them.</summary>
    public static IReadOnlyList<KioskStep> Waiting(IReadOnlyList<KioskStep> steps) =>
        [.. steps.Where(s => s.Act == KioskAct.ProposeOpening && !steps.Any(later => later.Number > s.Number && Meet(later.Kind, s.Kind)))];

    /// <summary>
    /// The steps that go out to the gateway, as orders. A stop that two people ended since is none any more: a gateway that begins
    /// anew, or was long away, does not close for it.
    /// </summary>
    public static IReadOnlyList<KioskOrder> Orders(IReadOnlyList<KioskStep> steps, long after) =>
    [
        .. steps.Where(s => s.Number > after && (s.Act == KioskAct.Open
            || (s.Act == KioskAct.Stop && !steps.Any(o => o.Act == KioskAct.Open && o.Number > s.Number && (o.Kind == s.Kind || o.Kind == KioskKinds.All))))).Select(s => OrderOf(s, steps)),
    ];

    private static KioskOrder OrderOf(KioskStep step, IReadOnlyList<KioskStep> steps)
    {
        var proposal = steps.FirstOrDefault(s => s.Number == step.Confirms);
        return new(step.Number, step.Kind, step.Act == KioskAct.Open, proposal?.Seen, step.Reason, proposal is null ? step.Account : $"{proposal.Account}、{step.Account}");
    }

    private static ActRefusal? WhyNot(string kind, string reason, IReadOnlyList<NodeStanding> nodes, Actor actor) =>
        Rights.WhyNot(Permission.OperateKiosks, actor)
        ?? (reason.Trim().Length is 0 or > LongestReason ? new KioskRefusal.ReasonUnfit(LongestReason)
            // Everything can be stopped also while no node reports: they hear of it when they come back.
            : kind != KioskKinds.All && !nodes.SelectMany(n => n.Report.Kinds).Any(k => k.Kind == kind) ? (ActRefusal)new KioskRefusal.KindUnknown() : null);

    private static List<KindReport> Stopped(string kind, IReadOnlyList<NodeStanding> nodes) =>
        [.. nodes.SelectMany(n => n.Report.Kinds).Where(k => k.Stopped && Meet(kind, k.Kind))];

    private static bool Meet(string one, string other) => one == other || one == KioskKinds.All || other == KioskKinds.All;

    private static KioskStep Step(KioskAct act, string kind, string reason, Actor actor, DateTimeOffset now) => new(0, act, kind, reason.Trim(), actor.Account, actor.Name, now);
}
