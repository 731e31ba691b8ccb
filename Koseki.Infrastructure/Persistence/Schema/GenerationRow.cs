using System.Text.Json;
using Koseki.Domain.Documents;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>One generation of one document: the whole document, written once.</summary>
public sealed class GenerationRow : IJournaled
{
    /// <summary>戸籍, 附票 …</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>戸籍番号; a 附票 has that of its register.</summary>
    public required long Number { get; init; }

    /// <summary>1, 2, 3 … without gaps within the document.</summary>
    public required int Generation { get; init; }

    /// <summary>Schema number of the document.</summary>
    public required int Schema { get; init; }

    /// <summary>The canonical bytes, Brotli-compressed.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 over <see cref="Bytes"/> as stored.</summary>
    public required byte[] BytesHash { get; init; }

    /// <summary><see cref="Hash"/> of the generation before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>Hash of this row: the document's own chain.</summary>
    public byte[] Hash { get; set; } = [];

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The case that wrote it, or null for migrated and seeded documents.</summary>
    public long? CaseId { get; init; }

    /// <summary>受付番号 of the case (令8-123), or null.</summary>
    public string? Receipt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Account and name of the one who entered it.</summary>
    public required string Operator { get; init; }

    /// <summary>Account and name of the one who decided; null for migrated documents.</summary>
    public string? Approver { get; init; }

    /// <summary>Which document.</summary>
    public DocumentKey Document => new(Kind, Number);

    /// <inheritdoc/>
    public string TableName => Table;

    /// <inheritdoc/>
    public string RowKey => KeyOf(Document, Generation);

    /// <summary>How the journal names the table.</summary>
    internal const string Table = "Generations";

    /// <summary>How the journal names a generation.</summary>
    internal static string KeyOf(DocumentKey document, int generation) => $"{document} 第{generation}世代";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("kind", Kind.ToString());
        json.Write("number", Number);
        json.Write("generation", Generation);
        json.Write("schema", Schema);
        json.Write("bytes", BytesHash);
        json.Write("previous", PreviousHash);
        json.Write("journal", JournalNumber);
        json.Write("case", CaseId);
        json.Write("receipt", Receipt);
        json.Write("recordedAt", RecordedAt);
        json.Write("operator", Operator);
        json.Write("approver", Approver);
    }
}
