namespace Koseki.Infrastructure.AddressDictionary;

/// <summary>What a check of a 本籍 or an address found.</summary>
public enum AddressFindingKind
{
    /// <summary>Not in normal form.</summary>
    Form,

    /// <summary>No municipality of the dictionary begins the text.</summary>
    UnknownMunicipality,

    /// <summary>The municipality did not exist on the day.</summary>
    OtherTime,

    /// <summary>The dictionary spells the municipality or the town differently.</summary>
    OtherSpelling,

    /// <summary>The municipality has no such town in the dictionary.</summary>
    UnknownTown,
}

/// <summary>A doubt about a 本籍 or an address (rule C26): never a reason to refuse by itself, the dictionary may be behind.</summary>
/// <param name="Kind">What sort of doubt.</param>
/// <param name="Message">What is the matter and what to do, for the clerk.</param>
/// <param name="Suggestion">The text as the dictionary would write it, or null.</param>
public sealed record AddressFinding(AddressFindingKind Kind, string Message, string? Suggestion);
