using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>What came of a receipt: 受理 with the columns as decided, 不受理 or 取下げ. At most one a receipt.</summary>
public sealed class ReceiptOutcomeRow : IJournaled
{
    /// <summary>年.</summary>
    public required int Year { get; init; }

    /// <summary>番号.</summary>
    public required int Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>記録, 受理 (nothing to record in a register of ours), 不受理 or 取下げ.</summary>
    public required string Outcome { get; init; }

    /// <summary>The columns as they stood at the decision.</summary>
    public required ReceiptColumns Columns { get; init; }

    /// <summary>記録完了日, or the day of refusal or withdrawal.</summary>
    public required DateOnly On { get; init; }

    /// <summary>校合者: account and name of the one who examined, or null.</summary>
    public string? ExaminedBy { get; init; }

    /// <summary>Account and name of the one who decided.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>The reason given, or null.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public string TableName => "ReceiptOutcomes";

    /// <inheritdoc/>
    public string RowKey => $"{Year}年第{Number}号";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("outcome", Outcome);
        Columns.WriteCanonical(json);
        json.Write("on", On);
        json.Write("examinedBy", ExaminedBy);
        json.Write("decidedBy", DecidedBy);
        json.Write("reason", Reason);
    }
}
