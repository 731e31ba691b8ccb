using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// 受付帳 (戸籍法施行規則21条): what was known when the number was given. Never changed; what came of it stands in
/// <see cref="ReceiptOutcomeRow"/>.
/// </summary>
public sealed class ReceiptRow : IJournaled
{
    /// <summary>年.</summary>
    public required int Year { get; init; }

    /// <summary>番号: 1, 2, 3 … without gaps within the year.</summary>
    public required int Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The case.</summary>
    public required long CaseId { get; init; }

    /// <summary>件名コード.</summary>
    public required string KindCode { get; init; }

    /// <summary>What the columns say.</summary>
    public required ReceiptColumns Columns { get; init; }

    /// <summary>受付年月日.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Time of day given by the clerk, e.g. 18:40, or null.</summary>
    public string? ReceivedTime { get; init; }

    /// <summary>受理, 通知 or 送付; 職権 for what no paper of another asked for.</summary>
    public required string Disposition { get; init; }

    /// <summary>Who accepted it elsewhere, or null.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>窓口, 郵送, 当直 …</summary>
    public required string Means { get; init; }

    /// <summary>Office that received it.</summary>
    public required string Office { get; init; }

    /// <summary>入力者: account and name.</summary>
    public required string EnteredBy { get; init; }

    /// <inheritdoc/>
    public string TableName => "ReceiptBook";

    /// <inheritdoc/>
    public string RowKey => $"{Year}年第{Number}号";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("case", CaseId);
        json.Write("kind", KindCode);
        Columns.WriteCanonical(json);
        json.Write("receivedOn", ReceivedOn);
        json.Write("receivedTime", ReceivedTime);
        json.Write("disposition", Disposition);
        json.Write("acceptedBy", AcceptedBy);
        json.Write("means", Means);
        json.Write("office", Office);
        json.Write("enteredBy", EnteredBy);
    }
}
