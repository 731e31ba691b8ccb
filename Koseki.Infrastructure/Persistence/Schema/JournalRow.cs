namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// 台帳: one row a transaction, numbered without gaps over all registers and cases. The body is canonical JSON that
/// names the row before it and everything the transaction wrote.
/// </summary>
public sealed class JournalRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The canonical bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary>SHA-256 over <see cref="Body"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Signature over <see cref="Hash"/> with the key of the heads, which is not in the database (ECDSA P-256, 64 bytes).</summary>
    public byte[] Signature { get; set; } = [];
}
