using System.Globalization;
using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>停止: a time in which no node gave a sign of life; papers may have been taken on the paper list. Written once.</summary>
public sealed class OutageRow : IJournaled
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The last sign of life before it; null where that is not known (the sign was taken away or changed).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first one after it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <inheritdoc/>
    public string TableName => "Outages";

    /// <inheritdoc/>
    public string RowKey => Number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("from", From is { } from ? Canonical.Time(from) : "");
        json.Write("to", To);
    }
}

/// <summary>Somebody has said that the paper list of an outage is entered, or that there is none. Written once.</summary>
public sealed class OutageAnswerRow : IJournaled
{
    /// <summary>The outage.</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>How many deposits of the list were entered, 0 for an empty list.</summary>
    public required int Entered { get; init; }

    /// <summary>Account of who says so.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "OutageAnswers";

    /// <inheritdoc/>
    public string RowKey => Number.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("entered", Entered);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}

/// <summary>The last sign of life of any node: one row for the whole database.</summary>
public sealed class LifeSignRow
{
    /// <summary>The key of the one row.</summary>
    public const string Only = "core";

    /// <summary><see cref="Only"/>.</summary>
    public required string Key { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Signature of the key of the heads over <see cref="At"/>: nobody else hides an outage.</summary>
    public byte[] Seal { get; set; } = [];
}
