using System.Globalization;
using Koseki.Domain.Calendar;

namespace Koseki.Domain.Certificates.Door;

/// <summary>How old the data of a feed are.</summary>
public enum FeedAge
{
    /// <summary>As they should be.</summary>
    Fresh,

    /// <summary>Older than ten minutes.</summary>
    Late,

    /// <summary>Older than a quarter of an hour: an alarm.</summary>
    Alarming,

    /// <summary>So old that the kinds are closed.</summary>
    Closed,
}

/// <summary>What a node told last, and when.</summary>
/// <param name="Report">What it told.</param>
/// <param name="ReceivedAt">When, by the core's clock.</param>
public sealed record NodeStanding(NodeReport Report, DateTimeOffset ReceivedAt)
{
    /// <summary>A node that says nothing for so long is an alarm by itself; one that lives tells something three times in it.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>A clock that differs by more is an alarm: messages of the centre are refused by it.</summary>
    public static readonly TimeSpan Skewed = TimeSpan.FromSeconds(5);

    /// <summary>Silent nodes are shown for so long.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(1);

    private static readonly (int Late, int Alarming) Minutes = (10, 15);
    private static readonly (TimeOnly From, TimeOnly Until) Watched = (new(6, 0), new(23, 0));

    /// <summary>By how much its clock is ahead of the core's; the way of the message is in it.</summary>
    public TimeSpan Skew => Report.Clock - ReceivedAt;

    /// <summary>Whether it said nothing for too long; what it says to have told in a time to come, it told by a clock that was put back since.</summary>
    public bool IsSilent(DateTimeOffset now) => (now - ReceivedAt).Duration() > Silence;

    /// <summary>How old the data of a feed are.</summary>
    public static FeedAge AgeOf(FeedReport feed, DateTimeOffset now) => (feed.Sequence == 0 ? double.MaxValue : (now - feed.AsOf).TotalMinutes) switch
    {
        var minutes when minutes > feed.ClosesAfterMinutes => FeedAge.Closed,
        var minutes when minutes >= Minutes.Alarming => FeedAge.Alarming,
        var minutes when minutes >= Minutes.Late => FeedAge.Late,
        _ => FeedAge.Fresh,
    };

    /// <summary>
    /// Why a node must give nothing out: its program is not that of the node which has run longest among those that are heard.
    /// Null for that one, for all that run the same, and for one that is alone.
    /// </summary>
    public static string? OutBecause(NodeReport node, IReadOnlyList<NodeStanding> nodes, DateTimeOffset now)
    {
        var first = nodes.Where(n => n.Report.Node != node.Node && !n.IsSilent(now)).Select(n => n.Report).Append(node).OrderBy(n => n.StartedAt).ThenBy(n => n.Node, StringComparer.Ordinal).First();
        return first.Build == node.Build ? null : $"プログラムが {first.Node} と違います({node.Node} は {node.Build}、{first.Node} は {first.Build})。同じ版にそろえて起動し直してください。";
    }

    /// <summary>The alarms that what the nodes told, or did not tell, gives rise to; told again, each has the same reference.</summary>
    public static IReadOnlyList<KioskAlarm> AlarmsOf(IReadOnlyList<NodeStanding> nodes, DateTimeOffset now) =>
        [.. nodes.SelectMany(n => OfNode(n, nodes, now)), .. OfFeeds(nodes, now)];

    private static IEnumerable<KioskAlarm> OfNode(NodeStanding node, IReadOnlyList<NodeStanding> nodes, DateTimeOffset now)
    {
        var (name, report) = (node.Report.Node, node.Report);
        if (node.IsSilent(now))
        {
            yield return new(0, string.Create(CultureInfo.InvariantCulture, $"silent/{name}/{node.ReceivedAt.UtcTicks}"), name, AlarmCodes.Silent, $"交付サーバ {name} から {JapanTime.Of(node.ReceivedAt):HH:mm:ss} を最後に報告がありません。", now);
            yield break;
        }

        if (node.Skew.Duration() > Skewed)
        {
            yield return new(0, $"skew/{name}/{report.Start:N}", name, AlarmCodes.Skewed, string.Create(CultureInfo.InvariantCulture, $"交付サーバ {name} の時計が {node.Skew.TotalSeconds:+0;-0} 秒ずれています。"), now);
        }

        if (OutBecause(report, nodes, now) is { } why)
        {
            yield return new(0, $"build/{name}/{report.Start:N}", name, AlarmCodes.Build, why, now);
        }
    }

    // Once for each batch that is the last one for too long; at night nobody waits for it.
    private static IEnumerable<KioskAlarm> OfFeeds(IReadOnlyList<NodeStanding> nodes, DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(JapanTime.Of(now).DateTime);
        return time < Watched.From || time > Watched.Until ? [] : nodes.Where(n => !n.IsSilent(now)).SelectMany(n => n.Report.Feeds.Select(f => (n.Report.Node, Feed: f)))
            .Where(f => AgeOf(f.Feed, now) is FeedAge.Alarming or FeedAge.Closed).GroupBy(f => f.Feed.Source).Select(g => g.MaxBy(f => f.Feed.Sequence))
            .Select(f => new KioskAlarm(0, string.Create(CultureInfo.InvariantCulture, $"feed/{f.Feed.Source}/{f.Feed.Sequence}"), f.Node, AlarmCodes.Feed, FeedText(f.Feed), now));
    }

    private static string FeedText(FeedReport feed) => $"{KioskKinds.FeedWord(feed.Source)}のデータが {(feed.Sequence == 0 ? "まだ一度も" : $"{JapanTime.Of(feed.AsOf):M/d HH:mm} を最後に")}来ません。{feed.Problem}";
}

/// <summary>The short words of alarms that the core raises, and what to do first about any alarm.</summary>
public static class AlarmCodes
{
    /// <summary>A node says nothing.</summary>
    public const string Silent = "SILENT";

    /// <summary>A node's clock is off.</summary>
    public const string Skewed = "CLOCK";

    /// <summary>A node runs another program than the others.</summary>
    public const string Build = "BUILD";

    /// <summary>A feed is late.</summary>
    public const string Feed = "FEED";

    /// <summary>A node has not done what was ordered.</summary>
    public const string NotDone = "NOTDONE";

    /// <summary>Rows of stops and openings that the journal does not name, or that are gone.</summary>
    public const string Record = "RecordTampered";

    /// <summary>Another paper than left here may have been printed.</summary>
    public const string Paper = "PaperMismatch";

    private const string Otherwise = "本文を読み、分からなければ保守の窓口へ電話";

    private static readonly IReadOnlyDictionary<string, string> First = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Silent] = "データセンターの保守の窓口へ電話(残りのサーバは交付を続けています)",
        [Skewed] = "データセンターの保守の窓口へ電話(30秒を超えるとセンターの要求を断ります)",
        [Build] = "保守の窓口へ電話(このサーバは交付に加わりません)",
        [Feed] = "データを送る側(住民記録・税の担当)へ電話",
        [NotDone] = "止まっていないかもしれません: 保守の窓口へ電話し、交付サーバを止めてもらう",
        [Paper] = "別人の証明書の疑い: 止まったままにして、責任者へ電話",
        [Record] = "データの改変の疑い: 止まったままにして、責任者へ電話",
        ["SERIALS"] = "センターへ電話(証明書番号を順に試されているかもしれません)。必要なら「すべて止める」",
        ["PERSON"] = "発行の記録を確かめ、心当たりがなければ本人へ連絡(カードの紛失・盗難のおそれ)",
        ["LISTTAKEN"] = "発行者一覧が持ち出されました: 名前の人に、目的を確かめる",
        ["RECONCILE"] = "「突合と精算」で不一致の申請番号を見て、センターに照会する",
        ["SELFTEST"] = "自己試験の赤い行を読み、保守の窓口へ電話",
    };

    /// <summary>What to do first.</summary>
    public static string FirstStep(string code) => First.GetValueOrDefault(code, Otherwise);
}
