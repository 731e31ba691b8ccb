using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// One change of a person's duties: a 付与, or a new last day of one. Written by one person, decided once by another, and never
/// taken away. The rows that were entered together carry the number of the first.
/// </summary>
public sealed class DutyGrantRow
{
    /// <summary>Running number.</summary>
    public required long Number { get; init; }

    /// <summary>Number of the first row that was entered with this one.</summary>
    public required long Entry { get; init; }

    /// <summary>The account whose duty it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>The grant that gets another last day; null: the row is a grant itself.</summary>
    public long? Limits { get; init; }

    /// <summary>The duty; of a change that of its grant.</summary>
    public required StaffRole Role { get; init; }

    /// <summary>Code of the office at whose terminals it counts; null: everywhere.</summary>
    public string? Office { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null: until it is ended.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Account of who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>Name of that person.</summary>
    public required string EnteredByName { get; init; }

    /// <summary>確認 (true) or 差戻し; null while it waits.</summary>
    public bool? Confirmed { get; set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; set; }

    /// <summary>When that was said.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Account of who said it.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Name of that person.</summary>
    public string? DecidedByName { get; set; }
}
