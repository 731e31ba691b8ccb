using System.Globalization;
using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>停止: a time in which no node gave a sign of life, or a terminal of the night none; papers may have been taken on the paper list. Written once.</summary>
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

    /// <summary>Code of the terminal that was cut off; null where the whole system was away.</summary>
    public string? Terminal { get; init; }

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
        json.Write("terminal", Terminal ?? "");
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

/// <summary>The last sign of life: one row for all nodes together, and one for each browser that is a terminal of the night.</summary>
public sealed class LifeSignRow
{
    /// <summary>The key of the nodes' row.</summary>
    public const string Only = "core";

    private const string Night = "night ";

    /// <summary>The key of a terminal's row, by the key of its browser.</summary>
    public static string KeyOf(string device) => Night + device;

    /// <summary>The key of the browser; null of the nodes' row.</summary>
    public static string? DeviceOf(string key) => key.StartsWith(Night, StringComparison.Ordinal) ? key[Night.Length..] : null;

    /// <summary><see cref="Only"/>, or what <see cref="KeyOf"/> says.</summary>
    public required string Key { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Signature of the key of the heads over <see cref="Key"/> and <see cref="At"/>: nobody else hides an outage.</summary>
    public byte[] Seal { get; set; } = [];
}
