using System.Text.Json;
using Koseki.Domain.Linkage;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>A message that leaves because of a decision; stored with it and never changed.</summary>
public sealed class OutboxRow : IJournaled
{
    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Order within the decision, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The case that was decided; null for what a 不受理申出 causes by itself.</summary>
    public long? CaseId { get; init; }

    /// <summary>The 不受理申出 that causes it; null for anything else.</summary>
    public long? Request { get; init; }

    /// <summary>What it is, as in its content.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>What kind of office or person gets it, as in its content.</summary>
    public required RecipientKind RecipientKind { get; init; }

    /// <summary>全国地方公共団体コード of the recipient, as in its content; null where there is none.</summary>
    public string? RecipientCode { get; init; }

    /// <summary>Who gets it, as in its content.</summary>
    public required string RecipientName { get; init; }

    /// <summary>The register it is about, or null.</summary>
    public long? Register { get; init; }

    /// <summary>The person it is about, or null.</summary>
    public long? Person { get; init; }

    /// <summary>Its canonical bytes (<see cref="MessageDocument"/>) as text.</summary>
    public required string Content { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "Outbox";

    /// <inheritdoc/>
    public string RowKey => $"台帳番号{JournalNumber}の{Sequence}通目";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("sequence", Sequence);
        json.Write("case", CaseId);
        json.Write("request", Request);
        json.Write("kind", Kind.ToString());
        json.Write("recipientKind", RecipientKind.ToString());
        json.Write("recipientCode", RecipientCode);
        json.Write("recipient", RecipientName);
        json.Write("register", Register);
        json.Write("person", Person);
        json.Write("content", Content);
        json.Write("at", At);
    }
}

/// <summary>One step of a message: who did what with it, when. Written once.</summary>
public sealed class MessageStepRow : IJournaled
{
    /// <summary>Journal number of the message.</summary>
    public required long Message { get; init; }

    /// <summary>Order of the message within its decision.</summary>
    public required int Sequence { get; init; }

    /// <summary>1, 2, 3 … within the message.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What was done.</summary>
    public required MessageAct Act { get; init; }

    /// <summary>The state it led to.</summary>
    public required MessageState State { get; init; }

    /// <summary>How, for what was done by hand; null otherwise.</summary>
    public MessageMeans? Means { get; init; }

    /// <summary>The day it was done, as said.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Reference or reason; may be empty.</summary>
    public required string Note { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of the person, or of the linkage.</summary>
    public required string By { get; init; }

    /// <summary>Name of the person.</summary>
    public required string ByName { get; init; }

    /// <inheritdoc/>
    public string TableName => "MessageSteps";

    /// <inheritdoc/>
    public string RowKey => $"送付物{Message}-{Sequence}の{Order}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("act", Act.ToString());
        json.Write("state", State.ToString());
        json.Write("means", Means?.ToString());
        json.Write("on", On);
        json.Write("note", Note);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("byName", ByName);
    }
}

/// <summary>Where a message stands now: its last step, so that what waits is found without reading all that ever left.</summary>
public sealed class MessageStateRow
{
    /// <summary>Journal number of the message.</summary>
    public required long JournalNumber { get; init; }

    /// <summary>Order of the message within its decision.</summary>
    public required int Sequence { get; init; }

    /// <summary>The state.</summary>
    public required MessageState State { get; set; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>The last step, 0 for none.</summary>
    public required int Order { get; set; }
}
