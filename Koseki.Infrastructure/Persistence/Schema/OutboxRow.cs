using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>A message that leaves because a register changed; stored with the change, sent later.</summary>
public sealed class OutboxRow : IJournaled
{
    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Order within the transaction, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The kind, in the register's words (副本, 附票記載 …).</summary>
    public required string Kind { get; init; }

    /// <summary>Who gets it.</summary>
    public required string Addressee { get; init; }

    /// <summary>The register it is about, or null.</summary>
    public long? Register { get; init; }

    /// <summary>The person it is about, or null.</summary>
    public long? Person { get; init; }

    /// <summary>Its lines as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>When it was handed over; null while it waits. The only column that changes.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <inheritdoc/>
    public string TableName => "Outbox";

    /// <inheritdoc/>
    public string RowKey => $"台帳番号{JournalNumber}の{Sequence}通目";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("sequence", Sequence);
        json.Write("kind", Kind);
        json.Write("addressee", Addressee);
        json.Write("register", Register);
        json.Write("person", Person);
        json.Write("content", Content);
    }
}
