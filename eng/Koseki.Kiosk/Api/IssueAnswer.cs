namespace Koseki.Kiosk.Api;

/// <summary>A certificate of the menu.</summary>
public sealed record IssueMenuItem(string Kind, int Fee, int MaxCopies, IReadOnlyList<string> Members);

/// <summary>How a machine's request went.</summary>
/// <param name="Id">Names the paper under <c>/api/issue/{id}/pdf</c> while it is kept.</param>
public sealed record IssueAnswer(string Id)
{
    /// <summary>The menu.</summary>
    public IReadOnlyList<IssueMenuItem> Menu { get; init; } = [];

    /// <summary>Number of the application at the gateway.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>発行番号.</summary>
    public string? IssueNo { get; init; }

    /// <summary>Hash of the paper received.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Pages of one copy.</summary>
    public int? PageCount { get; init; }

    /// <summary>State of the gateway after the last message; nothing when it refused before.</summary>
    public string? State { get; init; }

    /// <summary>K-code, or LOST, BROKEN, HASH; CARD, KIND, YEAR, MEMBER, OPTION or COPIES when the request itself does not fit.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What the resident would see.</summary>
    public string? DisplayCode { get; init; }
}
