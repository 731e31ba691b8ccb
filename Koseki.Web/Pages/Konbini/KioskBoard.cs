using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Kiosks;

namespace Koseki.Web.Pages.Konbini;

/// <summary>One thing of the picture.</summary>
/// <param name="Key">Name for tests.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Look">good, late, bad or unknown.</param>
/// <param name="State">Its state, with since when or the last good time.</param>
/// <param name="Means">What it means for citizens; empty where all is well.</param>
public sealed record BoardBox(string Key, string Name, string Look, string State, string Means = "");

/// <summary>A kind in the list.</summary>
/// <param name="Kind">As the contract writes it.</param>
/// <param name="IsOpen">Whether every node that is heard issues it.</param>
/// <param name="IsStopped">Whether its switch is closed.</param>
/// <param name="State">In words.</param>
/// <param name="AsOf">As of when its data speak.</param>
/// <param name="Proposal">A proposal to open it that waits for another person, or null.</param>
public sealed record BoardKind(string Kind, bool IsOpen, bool IsStopped, string State, DateTimeOffset? AsOf, KioskStep? Proposal);

/// <summary>What the screen says of what is known: made anew from it each time, and nothing is kept.</summary>
public sealed class KioskBoard
{
    private static readonly TimeSpan CenterSilence = TimeSpan.FromMinutes(15);

    private readonly KioskView view;
    private readonly List<NodeStanding> heard;

    /// <summary>Makes it.</summary>
    public KioskBoard(KioskView view)
    {
        this.view = view;
        heard = [.. view.Nodes.Where(n => !n.IsSilent(view.Now))];
        Nodes = [.. view.Nodes.Select(NodeOf)];
        Center = CenterOf();
        Core = view.Nodes.Count == 0 ? new("core", "戸籍 本体", "unknown", "まだ聞かれていません")
            : heard.Count > 0 ? new("core", "戸籍 本体", "good", $"{Time(heard.Max(n => n.ReceivedAt))} に答えました")
            : new("core", "戸籍 本体", "bad", "どのサーバからも聞かれません", "戸籍の証明書は、コンビニで発行できていません。");
        FeedReports = [.. heard.SelectMany(n => n.Report.Feeds).GroupBy(f => f.Source).Select(g => g.MaxBy(f => f.Sequence)!)];
        Feeds = [.. FeedReports.Select(FeedOf)];
        Kinds = [.. view.Nodes.SelectMany(n => n.Report.Kinds.Select(k => k.Kind)).Distinct().Select(KindOf)];
        Blocked = heard.Select(n => n.Report.BlockedPersons).DefaultIfEmpty().Max();
    }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<BoardBox> Nodes { get; }

    /// <summary>センター.</summary>
    public BoardBox Center { get; }

    /// <summary>戸籍 本体.</summary>
    public BoardBox Core { get; }

    /// <summary>The feeds as they were told last.</summary>
    public IReadOnlyList<FeedReport> FeedReports { get; }

    /// <summary>The feeds.</summary>
    public IReadOnlyList<BoardBox> Feeds { get; }

    /// <summary>The kinds.</summary>
    public IReadOnlyList<BoardKind> Kinds { get; }

    /// <summary>Persons who get nothing until something is cleared up.</summary>
    public int Blocked { get; }

    /// <summary>What all of it means for citizens now.</summary>
    public IEnumerable<string> Means => Nodes.Append(Center).Append(Core).Concat(Feeds).Select(b => b.Means).Where(m => m.Length > 0).Distinct();

    /// <summary>The alarms that ring, the oldest first.</summary>
    public IReadOnlyList<KioskAlarm> Ringing => [.. view.Alarms.Where(a => a.Rings).OrderBy(a => a.Number)];

    /// <summary>Whole minutes since a feed's last batch; null when none ever came.</summary>
    public int? MinutesOf(FeedReport feed) => feed.Sequence == 0 ? null : Math.Max(0, (int)(view.Now - feed.AsOf).TotalMinutes);

    /// <summary>How old a feed is.</summary>
    public FeedAge AgeOf(FeedReport feed) => NodeStanding.AgeOf(feed, view.Now);

    /// <summary>9:12, with the day where it is another.</summary>
    public string Time(DateTimeOffset at)
    {
        var here = JapanTime.Of(at);
        return here.ToString(JapanTime.DayOf(at) == JapanTime.DayOf(view.Now) ? "H:mm" : "M/d H:mm", CultureInfo.InvariantCulture);
    }

    private BoardBox NodeOf(NodeStanding node)
    {
        var (report, key) = (node.Report, $"node-{node.Report.Node}");
        return node.IsSilent(view.Now) ? new(key, report.Node, "bad", $"{Time(node.ReceivedAt)} から報告なし", heard.Count > 0 ? $"{report.Node} は交付していないかもしれません。ほかのサーバが続けています。" : "コンビニ交付は、止まっているかもしれません。")
            : NodeStanding.OutBecause(report, view.Nodes, view.Now) is not null ? new(key, report.Node, "bad", "版が違うので加わっていません", $"{report.Node} では発行しません。ほかのサーバが続けています。")
            : node.Skew.Duration() > NodeStanding.Skewed ? new(key, report.Node, "late", string.Create(CultureInfo.InvariantCulture, $"時計が {node.Skew.TotalSeconds:+0;-0} 秒ずれています"))
            : report.SelfTest is null ? new(key, report.Node, "bad", "自己試験をまだ行っていません", $"{report.Node} は、自己試験を行うまで発行しません。")
            : report.SelfTest is { Red.Length: > 0 } ? new(key, report.Node, "bad", "自己試験 不合格", $"{report.Node} は、自己試験の赤い行の種類を出しません。")
            : report.Failing.Count > 0 ? new(key, report.Node, "late", report.Failing[0])
            : new(key, report.Node, "good", $"{Time(report.StartedAt)} から・自己試験 {Time(report.SelfTest.At)} 合格");
    }

    private BoardBox CenterOf()
    {
        var last = view.Nodes.Max(n => n.Report.CenterHeardAt);
        return last is not { } at ? new("center", "センター", "unknown", "起動してから通信なし")
            : view.Now - at > CenterSilence ? new("center", "センター", "late", $"{Time(at)} から通信なし", "センターからの要求が届いていないかもしれません(夜間や早朝は、利用がないだけのこともあります)。")
            : new("center", "センター", "good", $"{Time(at)} に通信");
    }

    private BoardBox FeedOf(FeedReport feed)
    {
        var (name, key, at) = (KioskKinds.FeedWord(feed.Source), $"feed-{feed.Source}", Time(feed.AsOf));
        var kinds = string.Join("・", feed.Kinds.Select(KioskKinds.Word));
        var closes = Time(feed.AsOf.AddMinutes(feed.ClosesAfterMinutes));
        return AgeOf(feed) switch
        {
            FeedAge.Closed => new(key, name, "bad", feed.Sequence == 0 ? "まだ一度も来ません" : $"{at} から来ません", feed.Sequence == 0 ? $"{kinds}を発行できません。" : $"{kinds}を {closes} に自動で止めました。"),
            FeedAge.Alarming => new(key, name, "bad", $"{at} から来ません", $"このままでは、{kinds}を {closes} に自動で止めます。"),
            FeedAge.Late => new(key, name, "late", $"{at} から来ません"),
            FeedAge.Fresh => feed.Problem is null ? new(key, name, "good", at) : new(key, name, "late", feed.Problem),
        };
    }

    private BoardKind KindOf(string kind)
    {
        var told = (heard.Count > 0 ? heard : view.Nodes).Select(n => (n.Report.Node, Report: n.Report.Kinds.FirstOrDefault(k => k.Kind == kind))).Where(k => k.Report is not null).ToList();
        var (isOpen, closed) = (heard.Count > 0 && told.All(k => k.Report!.Open), told.Where(k => !k.Report!.Open).ToList());
        var words = closed.Select(k => k.Report!.Reason ?? "").Distinct().ToList();
        var state = heard.Count == 0 ? "報告がありません" : isOpen ? "発行中"
            : closed.Count == told.Count && words.Count == 1 ? words[0] : string.Join("、", closed.Select(k => $"{k.Node}: {k.Report!.Reason}"));
        var proposal = KioskRules.Waiting(view.Steps).LastOrDefault(s => s.Kind == kind || s.Kind == KioskKinds.All);
        return new(kind, isOpen, told.Any(k => k.Report!.Stopped), state, told.Select(k => k.Report!.DataAsOf).Min(), proposal);
    }
}
