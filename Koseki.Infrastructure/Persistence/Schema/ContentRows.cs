using System.Text.Json;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>A content that some row or document uses, written once by the first that does. Its bytes are in the content store.</summary>
public sealed class ContentRow : IJournaled
{
    /// <summary>SHA-256 over the bytes, 64 small hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Length in bytes.</summary>
    public required int Length { get; init; }

    /// <summary>When it was first used.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "Contents";

    /// <inheritdoc/>
    public string RowKey => $"中身 {Hash}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("length", Length);
        json.Write("at", At);
    }
}

/// <summary>What the last look at a content found.</summary>
public enum ContentState
{
    /// <summary>Its bytes are those of its hash.</summary>
    Sound,

    /// <summary>Nothing lies in its place.</summary>
    Missing,

    /// <summary>Other bytes lie in its place.</summary>
    Wrong,

    /// <summary>The place could not be read.</summary>
    Unreadable,
}

/// <summary>The last look at one content. A content without such a row has not been looked at yet.</summary>
public sealed class ContentCheckRow
{
    /// <summary>The content.</summary>
    public required string Hash { get; init; }

    /// <summary>What was found.</summary>
    public required ContentState State { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset CheckedAt { get; set; }

    /// <summary>Since when the looks have found the same.</summary>
    public required DateTimeOffset Since { get; set; }
}

/// <summary>The bytes of a content, where the database is the content store.</summary>
public sealed class ContentBlobRow
{
    /// <summary>SHA-256 over the bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>The bytes. Long: no list asks for them.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>Which node looks at which part of the contents now. It decides nothing but who works.</summary>
public sealed class ContentTurnRow
{
    /// <summary>How many parts there are: the first digit of the hash.</summary>
    public const int Parts = 16;

    /// <summary>0 … 15.</summary>
    public required int Part { get; init; }

    /// <summary>The node; empty when none.</summary>
    public required string Node { get; set; }

    /// <summary>Until when it has it, unless it says so again.</summary>
    public required DateTimeOffset Until { get; set; }
}
