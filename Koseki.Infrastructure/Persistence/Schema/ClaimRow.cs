using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>The single-use right of the gateway to release one certificate, ordered with the holds by its journal number.</summary>
public sealed class ClaimRow : IJournaled
{
    /// <summary>発行番号 of the gateway: claimed once, never again.</summary>
    public required string IssueId { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The register.</summary>
    public required long Register { get; init; }

    /// <summary>The generation on the paper.</summary>
    public required int Generation { get; init; }

    /// <summary>SHA-256 of the finished PDF.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which gateway node asked.</summary>
    public required string Caller { get; init; }

    /// <summary>Where the kiosk stands, as the gateway says; null where it did not say.</summary>
    public string? Place { get; init; }

    /// <inheritdoc/>
    public string TableName => "Claims";

    /// <inheritdoc/>
    public string RowKey => IssueId;

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("register", Register);
        json.Write("generation", Generation);
        json.Write("sha256", Sha256);
        json.Write("at", At);
        json.Write("caller", Caller);
        json.Write("place", Place);
    }
}
