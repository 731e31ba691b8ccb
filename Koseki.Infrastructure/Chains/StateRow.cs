namespace Koseki.Infrastructure.Chains;

/// <summary>
/// 状態記録: one row a transaction that changed rows of versioned tables, numbered without gaps. The body is canonical
/// JSON that names the row before it and each changed row with the hash of its new content, or null where it was removed.
/// </summary>
public sealed class StateRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The canonical bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary>SHA-256 over <see cref="Body"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Signature over <see cref="Hash"/> (ECDSA P-256, 64 bytes); empty where a signed row of the journal names this one.</summary>
    public byte[] Signature { get; set; } = [];

    /// <summary>The journal row that names this one, or 0.</summary>
    public long JournalNumber { get; set; }
}

/// <summary>The turn of the record of states: whoever writes to it updates this one row first, so that nobody computes the same number.</summary>
public sealed class StateTurn
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>How often the turn was taken.</summary>
    public required long Value { get; set; }
}
