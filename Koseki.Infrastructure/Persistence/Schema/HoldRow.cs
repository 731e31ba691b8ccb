namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// 保留: from the transaction that gave the receipt number until the one that decided, or from a deposit out of hours until the
/// case that it is joined to ends. It is a case's or a deposit's.
/// </summary>
public sealed class HoldRow
{
    /// <summary>Row number.</summary>
    public long Id { get; init; }

    /// <summary>The register held.</summary>
    public required long Register { get; init; }

    /// <summary>The case that holds it; null for a deposit's.</summary>
    public long? CaseId { get; init; }

    /// <summary>The deposit out of hours that holds it (<see cref="NightDepositRow"/>); null for a case's.</summary>
    public long? Deposit { get; init; }

    /// <summary>Journal number it began with.</summary>
    public required long FromJournal { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>Journal number it ended with; null while it lasts.</summary>
    public long? ToJournal { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ToAt { get; set; }
}
