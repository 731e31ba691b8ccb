namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>
/// Projection: one person of a case's event, by whom a second paper of it is noticed. Made from the draft and replaced with
/// it.
/// </summary>
public sealed class CaseMarkRow
{
    /// <summary>The case.</summary>
    public required long CaseId { get; init; }

    /// <summary>Search key of the name.</summary>
    public required string Person { get; init; }

    /// <summary>件名コード.</summary>
    public required string KindCode { get; init; }

    /// <summary>The first day the event can have happened, or null while acceptance has not made it.</summary>
    public DateOnly? Earliest { get; set; }

    /// <summary>The last such day, or null.</summary>
    public DateOnly? Latest { get; set; }
}
