using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;

namespace Koseki.Domain.Notifications.Foundling;

/// <summary>棄児発見調書 as written (戸籍法57条, 58条).</summary>
public sealed record FoundlingNotification
{
    /// <summary>The child, named by the mayor.</summary>
    public required Newcomer Child { get; init; }

    /// <summary>氏の振り仮名, or null.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>定めた本籍.</summary>
    public required RegisteredDomicile NewDomicile { get; init; }

    /// <summary>発見の日.</summary>
    public required RegisterDate FoundOn { get; init; }

    /// <summary>発見の場所.</summary>
    public required string FoundPlace { get; init; }

    /// <summary>Who found the child and told of it, or the police officer.</summary>
    public required string Finder { get; init; }

    /// <summary>申出の日.</summary>
    public required RegisterDate ReportedOn { get; init; }

    /// <summary>Whether the parents are known, or null while it is not chosen.</summary>
    public required ParentsKnown? Parents { get; init; }

    /// <summary>調書作成日.</summary>
    public required RegisterDate WrittenOn { get; init; }

    /// <summary>Whether the child stands in a register already, or null while it is not chosen.</summary>
    public required RegisterSearch? Search { get; init; }
}
