using System.Globalization;
using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>証明書の請求: who asked, by what right, how that was shown and why. Written once with the copies that were issued for it.</summary>
public sealed class CounterRequestRow : IJournaled
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>請求の道, in words.</summary>
    public required string Path { get; init; }

    /// <summary>請求の資格.</summary>
    public required string Capacity { get; init; }

    /// <summary>請求者.</summary>
    public required string Requester { get; init; }

    /// <summary>住所又は生年月日.</summary>
    public required string Particulars { get; init; }

    /// <summary>代理人・使者; may be empty.</summary>
    public required string Agent { get; init; }

    /// <summary>本人確認の方法.</summary>
    public required string Identification { get; init; }

    /// <summary>Which two papers, or what was asked; may be empty.</summary>
    public required string Detail { get; init; }

    /// <summary>What the request makes clear: one 【label】text a line; may be empty.</summary>
    public required string Items { get; init; }

    /// <summary>What was shown or handed in, joined by 、; may be empty.</summary>
    public required string Papers { get; init; }

    /// <summary>What else was noted; may be empty.</summary>
    public required string Purpose { get; init; }

    /// <summary>免除; empty where the fee was paid.</summary>
    public required string Exemption { get; init; }

    /// <summary>Copies issued.</summary>
    public required int Copies { get; init; }

    /// <summary>Yen received.</summary>
    public required int Yen { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account and name.</summary>
    public required string By { get; init; }

    /// <summary>Office code.</summary>
    public required string Office { get; init; }

    /// <summary>Terminal code.</summary>
    public required string Terminal { get; init; }

    /// <inheritdoc/>
    public string TableName => "CounterRequests";

    /// <inheritdoc/>
    public string RowKey => Number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("path", Path);
        json.Write("capacity", Capacity);
        json.Write("requester", Requester);
        json.Write("particulars", Particulars);
        json.Write("agent", Agent);
        json.Write("identification", Identification);
        json.Write("detail", Detail);
        json.Write("items", Items);
        json.Write("papers", Papers);
        json.Write("purpose", Purpose);
        json.Write("exemption", Exemption);
        json.Write("copies", Copies);
        json.Write("yen", Yen);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("office", Office);
        json.Write("terminal", Terminal);
    }
}

/// <summary>処分: a copy that was spoilt. At most one a copy; the copy stays in the history.</summary>
public sealed class SpoiltPaperRow : IJournaled
{
    /// <summary>発行番号.</summary>
    public required string IssueNumber { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Yen given back.</summary>
    public required int Refund { get; init; }

    /// <summary>Whether the paper was taken back.</summary>
    public required bool IsInHand { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account and name.</summary>
    public required string By { get; init; }

    /// <summary>Office code, of the drawer that gave the fee back.</summary>
    public required string Office { get; init; }

    /// <summary>Terminal code.</summary>
    public required string Terminal { get; init; }

    /// <inheritdoc/>
    public string TableName => "SpoiltPapers";

    /// <inheritdoc/>
    public string RowKey => IssueNumber;

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("reason", Reason);
        json.Write("refund", Refund);
        json.WriteBoolean("inHand", IsInHand);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("office", Office);
        json.Write("terminal", Terminal);
    }
}
