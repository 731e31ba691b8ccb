using System.Text.Json;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>One image of a paper of a case, written once.</summary>
public sealed class ScanRow : IJournaled
{
    /// <summary>The case.</summary>
    public required long CaseId { get; init; }

    /// <summary>1, 2, 3 … within the case, those cancelled included.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What it shows.</summary>
    public required ScanLabel Label { get; init; }

    /// <summary>The kind its content was recognised as.</summary>
    public required ScanFormat Format { get; init; }

    /// <summary>Length of the file in bytes.</summary>
    public required int Length { get; init; }

    /// <summary>The file: the content of this hash (<see cref="ContentRow"/>).</summary>
    public required string Content { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who added it.</summary>
    public required string By { get; init; }

    /// <summary>Name of that person.</summary>
    public required string ByName { get; init; }

    /// <inheritdoc/>
    public string TableName => "Scans";

    /// <inheritdoc/>
    public string RowKey => $"案件{CaseId}の画像{Order}";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("label", Label.ToString());
        json.Write("format", Format.ToString());
        json.Write("length", Length);
        json.Write("content", Content);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("byName", ByName);
    }
}

/// <summary>取消: the mark that an image was added by mistake. The image itself stays as it is.</summary>
public sealed class ScanCancelRow : IJournaled
{
    /// <summary>The case.</summary>
    public required long CaseId { get; init; }

    /// <summary>The image.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account of who cancelled it.</summary>
    public required string By { get; init; }

    /// <summary>Name of that person.</summary>
    public required string ByName { get; init; }

    /// <inheritdoc/>
    public string TableName => "ScanCancels";

    /// <inheritdoc/>
    public string RowKey => $"案件{CaseId}の画像{Order}の取消";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("reason", Reason);
        json.Write("at", At);
        json.Write("by", By);
        json.Write("byName", ByName);
    }
}
