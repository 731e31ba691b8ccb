using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A couple; a foreigner has no number.</summary>
/// <param name="Husband">夫, or null for a foreigner.</param>
/// <param name="Wife">妻, or null for a foreigner.</param>
internal sealed record TownPair(PersonId? Husband, PersonId? Wife)
{
    /// <summary>The register in which they are married to each other, or null when they are not or no longer.</summary>
    public FamilyRegister? In(TownBook book) =>
        book.HomeOf((Husband ?? Wife)!.Value) is { State: RegisterState.Current } register && Holds(register, Husband, Wife) && Holds(register, Wife, Husband) ? register : null;

    // Of two Japanese both bear the mark in one register; of one and a foreigner the marriage names the nationality.
    private static bool Holds(FamilyRegister register, PersonId? person, PersonId? other) =>
        person is null || (register.EntryOf(person.Value) is { IsRemoved: false, Spouse: not null } entry
            && Marriage(entry)?["配偶者の国籍"] is null == other is not null);

    /// <summary>The matter of the latest marriage.</summary>
    public static StatusMatter? Marriage(RegisterEntry entry) => entry.Matters.LastOrDefault(m => m.Title == MatterTitles.Marriage);
}
