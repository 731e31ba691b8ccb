using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>閲覧記録: one look, search or print. One chain per node and day.</summary>
public sealed class AccessRow
{
    /// <summary>The web node.</summary>
    public required string Node { get; init; }

    /// <summary>Day in Japan.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>1, 2, 3 … within node and day.</summary>
    public required int Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>Terminal code.</summary>
    public required string Terminal { get; init; }

    /// <summary>The word of a <see cref="Domain.Cases.LookKind"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The register looked at, or null.</summary>
    public long? Register { get; init; }

    /// <summary>What was asked or shown.</summary>
    public required string Text { get; init; }

    /// <summary>Hash of the row before in the chain; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>Hash of this row.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Signature over <see cref="Hash"/> with the key of the heads: it holds until the day's head is in the journal.</summary>
    public byte[] Signature { get; set; } = [];

    internal byte[] Canonical() => Schema.Canonical.Object(json =>
    {
        json.Write("node", Node);
        json.Write("day", Day);
        json.Write("sequence", Sequence);
        json.Write("at", At);
        json.Write("account", Account);
        json.Write("terminal", Terminal);
        json.Write("action", Action);
        json.Write("register", Register);
        json.Write("text", Text);
        json.Write("previous", PreviousHash);
    });
}

/// <summary>The head of one node's finished day of looks, taken into the journal.</summary>
public sealed class AccessHeadRow : IJournaled
{
    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The web node.</summary>
    public required string Node { get; init; }

    /// <summary>Day in Japan.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many rows the chain has.</summary>
    public required int Count { get; init; }

    /// <summary>Hash of its last row.</summary>
    public required byte[] HeadHash { get; init; }

    /// <inheritdoc/>
    public string TableName => "AccessHeads";

    /// <inheritdoc/>
    public string RowKey => FormattableString.Invariant($"{Node} {Day:yyyy-MM-dd}");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("count", Count);
        json.Write("head", HeadHash);
    }
}
