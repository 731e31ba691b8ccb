using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// Which entries of the register the paper's father and mother are. A parent who divorced and went back bears another 氏 on
/// the paper than in this register, and a head may have married again: the 名 within the couples of the register, and the
/// birth date where the paper has it, tell who is meant.
/// </summary>
internal static class ParentsInRegister
{
    /// <summary>The parent of that sex, or null when the register shows none. A foreigner has no entry.</summary>
    /// <param name="register">The register the child enters.</param>
    /// <param name="sex">男 for the father, 女 for the mother.</param>
    /// <param name="name">氏名 on the paper.</param>
    /// <param name="born">生年月日 on the paper, or null.</param>
    /// <param name="isForeign">Whether the parent is a foreigner.</param>
    /// <param name="ofACouple">Whether only one of a couple can be meant: a mother without a husband may stand as a child.</param>
    internal static RegisterEntry? Find(FamilyRegister register, Sex sex, string? name, RegisterDate? born, bool isForeign, bool ofACouple)
    {
        if (name is null)
        {
            return Couple.Of(register, sex);
        }

        var couples = Couple.All(register, sex).ToList();
        var byName = (ofACouple ? couples : register.Entries.Where(e => e.Sex == sex)).Where(e => register.NameOf(e) == name);
        return Best(byName, born) ?? (isForeign ? null : Best(couples.Where(e => IsGivenNameOf(e, name)), born)) ?? (isForeign ? null : couples.FirstOrDefault());
    }

    /// <summary>Whether the name on the paper ends in the 名 of the entry; variants of a character are one.</summary>
    internal static bool HasGivenName(RegisterEntry entry, string name, ICharacterTable characters) =>
        NameFolding.Of(name, characters).EndsWith(NameFolding.Of(entry.GivenName, characters), StringComparison.Ordinal);

    /// <summary>The parents who are Japanese, with their entries: name on the paper, entry.</summary>
    internal static IEnumerable<(string Word, string Name, RegisterEntry? Entry)> Japanese(BirthNotification birth)
    {
        if (birth is { Father: { } father, FatherNationality: null })
        {
            yield return ("父", father, birth.FatherEntry);
        }

        if (birth.MotherNationality is null)
        {
            yield return ("母", birth.Mother, birth.MotherEntry);
        }
    }

    private static RegisterEntry? Best(IEnumerable<RegisterEntry> entries, RegisterDate? born) =>
        entries.OrderBy(e => born is not null && e.BirthDate.IsSameAs(born)).ThenBy(e => !e.IsRemoved).LastOrDefault();

    private static bool IsGivenNameOf(RegisterEntry entry, string name) =>
        entry.GivenName.Length > 0 && name.EndsWith(entry.GivenName, StringComparison.Ordinal);
}
