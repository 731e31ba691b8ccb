using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>What is known of a circle of persons: parents, adoptions, marriages, and when each was born.</summary>
public sealed record FamilyLinks
{
    /// <summary>Nothing known.</summary>
    public static FamilyLinks None { get; } = new();

    /// <summary>Natural parents.</summary>
    public IReadOnlyList<ParentLink> Parents { get; init; } = [];

    /// <summary>Adoptions, ended ones included.</summary>
    public IReadOnlyList<AdoptionLink> Adoptions { get; init; } = [];

    /// <summary>Marriages, ended ones included.</summary>
    public IReadOnlyList<MarriageLink> Marriages { get; init; } = [];

    /// <summary>生年月日.</summary>
    public IReadOnlyDictionary<PersonId, RegisterDate> Births { get; init; } = new Dictionary<PersonId, RegisterDate>();
}
