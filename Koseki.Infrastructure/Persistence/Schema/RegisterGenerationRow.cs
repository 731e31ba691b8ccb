using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>One generation of one register: the whole document, written once.</summary>
public sealed class RegisterGenerationRow : IJournaled
{
    /// <summary>戸籍番号.</summary>
    public required long Register { get; init; }

    /// <summary>1, 2, 3 … without gaps within the register.</summary>
    public required int Generation { get; init; }

    /// <summary>Schema number of the document.</summary>
    public required int Schema { get; init; }

    /// <summary>The canonical bytes, Brotli-compressed.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 over <see cref="Bytes"/> as stored.</summary>
    public required byte[] BytesHash { get; init; }

    /// <summary><see cref="Hash"/> of the generation before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>Hash of this row: the register's own chain.</summary>
    public byte[] Hash { get; set; } = [];

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The case that wrote it, or null for migrated and seeded registers.</summary>
    public long? CaseId { get; init; }

    /// <summary>受付番号 of the case (令8-123), or null.</summary>
    public string? Receipt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Account and name of the one who entered it.</summary>
    public required string Operator { get; init; }

    /// <summary>Account and name of the one who decided; null for migrated registers.</summary>
    public string? Approver { get; init; }

    /// <inheritdoc/>
    public string TableName => Table;

    /// <inheritdoc/>
    public string RowKey => KeyOf(Register, Generation);

    /// <summary>How the journal names the table.</summary>
    internal const string Table = "RegisterGenerations";

    /// <summary>How the journal names a generation.</summary>
    internal static string KeyOf(long register, int generation) => $"R{register} 第{generation}世代";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("register", Register);
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
