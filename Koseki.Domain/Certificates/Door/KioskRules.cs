using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Calendar;
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

    /// <summary>Has every node test itself now: one person. What is red closes.</summary>
    SelfTest,

    /// <summary>Has the feeds taken in now, and not only when it is their time: one person.</summary>
    TakeFeeds,
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

    /// <summary>Of a proposal, the stopped switches that were seen; else none.</summary>
    public IReadOnlyList<SeenSwitch> Seen { get; init; } = [];
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

    /// <summary>The row of the alarm is gone.</summary>
    public sealed record AlarmLost : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この警報の行は、データベースから失われています。責任者へ電話し、正しい写しに戻すまで、音は止められません。";
    }

    /// <summary>What it tells of goes on.</summary>
    public sealed record StillStands : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "命令はまだ行われていません。交付サーバが行うまで、この警報は解決にできません。";
    }

    /// <summary>The application and the hashes are not named.</summary>
    public sealed record EvidenceWanting : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"申請番号と、封じた証明書・印刷された証明書のハッシュ(はじめの{PaperEvidence.Digits}桁から)を比べ、「申請 … 封 … 印 …」の形で書いてください。");
    }

    /// <summary>The second person has found something else than the first.</summary>
    public sealed record EvidenceDiffers : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "申請番号かハッシュが、はじめの人が書いたものと違います。二人で証跡を見直してください。";
    }

    /// <summary>Who proposed to close it would close it.</summary>
    public sealed record OwnSolving : KioskRefusal
    {
        /// <inheritdoc/>
        public override string Words => "別人の証明書・改変の疑いの警報は、もう一人が同じに確かめて解決にします。あなたの記録は残っています。";
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

    /// <summary>How long a node has to do what was ordered, from the order or from its start.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

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
        // What a node said that says nothing now is no state that anybody sees.
        : Heard(nodes, now) is not { Count: > 0 } heard || WhyNot(kind, reason, heard, actor) is not null ? new KioskRefusal.KindUnknown()
        : Stopped(kind, heard) is not { Count: > 0 } stopped ? new KioskRefusal.NotStopped()
        : Step(KioskAct.ProposeOpening, kind, reason, actor, now) with { Seen = stopped };

    /// <summary>Has every node test itself, or why not.</summary>
    public static Ruling<KioskStep> SelfTest(string reason, IReadOnlyList<NodeStanding> nodes, Actor actor, DateTimeOffset now) =>
        WhyNot(KioskKinds.All, reason, nodes, actor) is { } why ? why : Step(KioskAct.SelfTest, KioskKinds.All, reason, actor, now);

    /// <summary>Has the feeds taken in, or why not.</summary>
    public static Ruling<KioskStep> TakeFeeds(string reason, IReadOnlyList<NodeStanding> nodes, Actor actor, DateTimeOffset now) =>
        WhyNot(KioskKinds.All, reason, nodes, actor) is { } why ? why : Step(KioskAct.TakeFeeds, KioskKinds.All, reason, actor, now);

    /// <summary>Confirms a proposal, or why not.</summary>
    /// <param name="proposal">Its number.</param>
    /// <param name="steps">The steps so far, in order, as the journal names them: a proposal is somebody's only there.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">Now.</param>
    public static Ruling<KioskStep> Open(long proposal, IReadOnlyList<KioskStep> steps, Actor actor, DateTimeOffset now) =>
        Rights.WhyNot(Permission.OperateKiosks, actor) is { } wanting ? wanting
        : Waiting(steps).FirstOrDefault(s => s.Number == proposal) is not { } found ? new KioskRefusal.Overtaken()
        : IsSame(found.Account, actor.Account) ? new KioskRefusal.OwnProposal()
        : Step(KioskAct.Open, found.Kind, found.Reason, actor, now) with { Confirms = proposal };

    /// <summary>The proposals that can still be confirmed: nothing about the same kind came after them.</summary>
    public static IReadOnlyList<KioskStep> Waiting(IReadOnlyList<KioskStep> steps) =>
        [.. steps.Where(s => s.Act == KioskAct.ProposeOpening && !steps.Any(later => later.Number > s.Number && later.Act is not (KioskAct.SelfTest or KioskAct.TakeFeeds) && Meet(later.Kind, s.Kind)))];

    /// <summary>What a gateway is told that asks what is ordered.</summary>
    public static OrdersAnswer AnswerOf(IReadOnlyList<KioskStep> steps)
    {
        var marks = steps.OrderBy(s => s.Number).Select(s => (s.Act, Mark: string.Create(CultureInfo.InvariantCulture, $"{s.Number}/{s.At.UtcTicks}/{s.Act}/{s.Kind}"))).ToList();
        var all = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', marks.Select(m => m.Mark))));
        return new(Orders(steps), Convert.ToHexStringLower(all), LastOf(KioskAct.SelfTest), LastOf(KioskAct.TakeFeeds));

        string LastOf(KioskAct act) => marks.LastOrDefault(m => m.Act == act).Mark ?? "";
    }

    /// <summary>
    /// What goes out to the gateway as orders: for each kind the last step that decides about it, and the last general stop, which is
    /// about kinds too that are offered only later. A gateway that begins anew, or was long away, needs no other, and none opens for a
    /// moment what a later one stops.
    /// </summary>
    public static IReadOnlyList<KioskOrder> Orders(IReadOnlyList<KioskStep> steps)
    {
        List<KioskOrder> deciding = [.. steps.OrderBy(s => s.Number).Select(s => OrderOf(s, steps)).OfType<KioskOrder>()];
        var kinds = deciding.SelectMany(o => o.Opens ? o.Seen.Select(s => s.Kind) : [o.Kind]).Where(k => k != KioskKinds.All).Distinct();
        return [.. kinds.Select(k => deciding.Last(o => o.Concerns(k))).Concat(deciding.Where(o => o is { Opens: false, Kind: KioskKinds.All }).TakeLast(1)).Distinct().OrderBy(o => o.Number)];
    }

    /// <summary>
    /// An alarm for each order that a node has not done in time, as far as is known: also of a node that says nothing, and of a kind
    /// that issues although it is stopped. Told again, each has the same reference.
    /// </summary>
    /// <param name="steps">The steps so far, as the journal names them.</param>
    /// <param name="nodes">What the nodes told last.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<KioskAlarm> NotDone(IReadOnlyList<KioskStep> steps, IReadOnlyList<NodeStanding> nodes, DateTimeOffset now)
    {
        var (orders, alarms) = (Orders(steps), new List<KioskAlarm>());
        foreach (var order in orders.Where(o => now - SinceOf(o, now) > Patience))
        {
            if (nodes.Count == 0 && !order.Opens)
            {
                alarms.Add(AlarmOf(order, "", $"{KioskKinds.Word(order.Kind)}の停止を、どの交付サーバも行っていません。どのサーバからも報告がありません。", now));
            }

            alarms.AddRange(nodes.Where(n => now - n.Report.StartedAt > Patience && !IsDone(order, orders, n, now))
                .Select(n => AlarmOf(order, n.Report.Node, $"{n.Report.Node} が、{KioskKinds.Word(order.Kind)}の{(order.Opens ? "再開" : "停止")}({JapanTime.Of(order.At):M/d HH:mm} の命令)を行っていません。", now)));
        }

        return alarms;
    }

    // An order of a time to come was given by a clock that was put back since: nobody knows how long ago, and it is due.
    private static DateTimeOffset SinceOf(KioskOrder order, DateTimeOffset now) => order.At > now ? now - (2 * Patience) : order.At;

    private static bool IsDone(KioskOrder order, IReadOnlyList<KioskOrder> orders, NodeStanding node, DateTimeOffset now) => order.Opens
        ? node.Report.Kinds.Where(Decides(order, orders)).All(k => k.Order >= order.Number)
        : node.ReceivedAt >= SinceOf(order, now) && node.Report.Kinds.Where(Decides(order, orders)).All(k => k.Order >= order.Number && k is { Stopped: true, Open: false });

    // Whether it is the last that is about a kind.
    private static Func<KindReport, bool> Decides(KioskOrder order, IReadOnlyList<KioskOrder> orders) => kind => orders.Last(o => o == order || o.Concerns(kind.Kind)) == order && order.Concerns(kind.Kind);

    private static KioskAlarm AlarmOf(KioskOrder order, string node, string text, DateTimeOffset now) =>
        new(0, string.Create(CultureInfo.InvariantCulture, $"order/{order.Number}/{order.At.UtcTicks}/{node}"), node, AlarmCodes.NotDone, text, now);

    // An opening is one by the two who made it, as the journal has them, and by nothing that came between.
    private static KioskOrder? OrderOf(KioskStep step, IReadOnlyList<KioskStep> steps) => step.Act switch
    {
        KioskAct.Stop => new(step.Number, step.Kind, false, [], step.Reason, step.Account, step.At),
        KioskAct.ProposeOpening or KioskAct.SelfTest or KioskAct.TakeFeeds => null,
        KioskAct.Open => Waiting([.. steps.Where(s => s.Number < step.Number)]).FirstOrDefault(p => p.Number == step.Confirms && p.Kind == step.Kind && !IsSame(p.Account, step.Account)) is { } proposal
            ? new(step.Number, step.Kind, true, proposal.Seen, step.Reason, $"{proposal.Account}、{step.Account}", step.At) : null,
    };

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static ActRefusal? WhyNot(string kind, string reason, IReadOnlyList<NodeStanding> nodes, Actor actor) =>
        Rights.WhyNot(Permission.OperateKiosks, actor)
        ?? (reason.Trim().Length is 0 or > LongestReason ? new KioskRefusal.ReasonUnfit(LongestReason)
            // Everything can be stopped also while no node reports: they hear of it when they come back.
            : kind != KioskKinds.All && !nodes.SelectMany(n => n.Report.Kinds).Any(k => k.Kind == kind) ? (ActRefusal)new KioskRefusal.KindUnknown() : null);

    private static List<NodeStanding> Heard(IReadOnlyList<NodeStanding> nodes, DateTimeOffset now) => [.. nodes.Where(n => !n.IsSilent(now))];

    // Of what several nodes say of one switch, the newest.
    private static List<SeenSwitch> Stopped(string kind, IReadOnlyList<NodeStanding> nodes) =>
    [
        .. nodes.SelectMany(n => n.Report.Kinds).Where(k => Meet(kind, k.Kind)).GroupBy(k => k.Kind).Select(g => (Version: g.Max(k => k.Version), Told: g))
            .Where(g => g.Told.Any(k => k.Stopped && k.Version == g.Version)).Select(g => new SeenSwitch(g.Told.Key, g.Version)),
    ];

    private static bool Meet(string one, string other) => one == other || one == KioskKinds.All || other == KioskKinds.All;

    private static KioskStep Step(KioskAct act, string kind, string reason, Actor actor, DateTimeOffset now) => new(0, act, kind, reason.Trim(), actor.Account, actor.Name, now);
}
