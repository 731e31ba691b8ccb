using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>認証者 with the seal, as one person entered it.</summary>
public sealed class CertifierRow : IJournaled
{
    /// <summary>Running number.</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>埼玉県越谷市長, 埼玉県越谷市長職務代理者副市長 …</summary>
    public required string Title { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Outline of the seal.</summary>
    public required string Outline { get; init; }

    /// <summary>Side of the outline's square in its own units.</summary>
    public required double Extent { get; init; }

    /// <summary>Side on paper in millimetres.</summary>
    public required double Side { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who entered it.</summary>
    public required string By { get; init; }

    /// <summary>Name of that person.</summary>
    public required string ByName { get; init; }

    /// <inheritdoc/>
    public string TableName => "Certifiers";

    /// <inheritdoc/>
    public string RowKey => $"認証者{Number}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("from", $"{From:yyyy-MM-dd}");
        json.Write("title", Title);
        json.Write("name", Name);
        json.Write("outline", Outline);
        json.WriteNumber("extent", Extent);
        json.WriteNumber("side", Side);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("byName", ByName);
    }
}

/// <summary>確認 or 差戻し of a <see cref="CertifierRow"/> by a second person.</summary>
public sealed class CertifierDecisionRow : IJournaled
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
    public string TableName => "CertifierDecisions";

    /// <inheritdoc/>
    public string RowKey => $"認証者{Number}の確認";

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
