using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications;

/// <summary>
/// Where the notification was accepted. One kind serves all three: only the lines 【通知を受けた日】/【送付を受けた日】
/// and 【受理者】, the receipt book column and the notices differ.
/// </summary>
public abstract record Origin
{
    /// <summary>The column of the receipt book for what this city accepted.</summary>
    public const string Accepted = "受理";

    /// <summary>Accepted by this city (受理).</summary>
    public sealed record Here : Origin;

    /// <summary>Accepted by another municipality and notified to us (戸籍法120条の5; before 2024-03-01 sent on).</summary>
    /// <param name="AcceptedBy">The office's title, e.g. 東京都足立区長.</param>
    /// <param name="ReceivedOn">When the notice (or the paper) reached us.</param>
    public sealed record Elsewhere(string AcceptedBy, DateOnly ReceivedOn) : Origin;

    /// <summary>Accepted by a consul and sent on (戸籍法40条, 42条).</summary>
    /// <param name="AcceptedBy">在サンパウロ総領事 …</param>
    /// <param name="ReceivedOn">When the paper reached us.</param>
    public sealed record Consul(string AcceptedBy, DateOnly ReceivedOn) : Origin;

    /// <summary>受理, 通知 or 送付: the column of the receipt book.</summary>
    public string Word => this switch
    {
        Here => Accepted,
        Elsewhere e => e.ReceivedOn < LawDates.NoticesInsteadOfPapers ? "送付" : "通知",
        _ => "送付",
    };

    /// <summary>The lines of an accepted-elsewhere matter in record order; none when accepted here.</summary>
    internal IEnumerable<(string Label, string Value)> RecordLines() => this switch
    {
        Elsewhere e => [(e.ReceivedOn < LawDates.NoticesInsteadOfPapers ? "送付を受けた日" : "通知を受けた日", RegisterDate.Of(e.ReceivedOn).Text), ("受理者", e.AcceptedBy)],
        Consul c => [("送付を受けた日", RegisterDate.Of(c.ReceivedOn).Text), ("受理者", c.AcceptedBy)],
        _ => [],
    };
}
