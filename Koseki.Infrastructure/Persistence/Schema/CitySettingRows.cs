using System.Text.Json;
using Koseki.Domain.City;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>A setting of the city, as one person entered it.</summary>
public sealed class CitySettingRow : IJournaled
{
    /// <summary>Running number.</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What it is.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>Which office, day or kind of message it is about; empty where there is only one.</summary>
    public required string Subject { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>What it says, as <see cref="SettingDocument"/> writes it.</summary>
    public required string Content { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who entered it.</summary>
    public required string By { get; init; }

    /// <summary>Name of that person.</summary>
    public required string ByName { get; init; }

    /// <inheritdoc/>
    public string TableName => nameof(KosekiDbContext.CitySettings);

    /// <inheritdoc/>
    public string RowKey => $"設定{Number}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("kind", Kind.ToString());
        json.Write("subject", Subject);
        json.Write("from", From);
        json.Write("content", Content);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("byName", ByName);
    }
}

/// <summary>確認 or 差戻し of a <see cref="CitySettingRow"/> by a second person.</summary>
public sealed class CitySettingDecisionRow : IJournaled
{
    /// <summary>The entry.</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>確認, or 差戻し.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Why it was sent back.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who said so.</summary>
    public required string By { get; init; }

    /// <summary>Name of that person.</summary>
    public required string ByName { get; init; }

    /// <inheritdoc/>
    public string TableName => nameof(KosekiDbContext.CitySettingDecisions);

    /// <inheritdoc/>
    public string RowKey => $"設定{Number}の確認";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.WriteBoolean("confirmed", Confirmed);
        json.Write("reason", Reason);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("byName", ByName);
    }
}
