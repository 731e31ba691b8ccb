using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What a paper says of a person, held against the person's entry (戸籍法29条).</summary>
internal static class RegisterComparison
{
    /// <summary>
    /// Which of the boxes of the parents say something else than the entry, in words. 異体字 are no other name (平2.10.20民二5200号), and what
    /// separates a foreigner's names does not count.
    /// </summary>
    internal static List<string> OfParents(ICharacterTable characters, RegisterEntry entry, (string? Father, string? Mother, string? Relationship, string? AdoptiveFather, string? AdoptiveMother) paper)
    {
        (string What, string? Paper, string? Register)[] pairs = [("父の氏名", paper.Father, entry.Father), ("母の氏名", paper.Mother, entry.Mother), ("続柄", paper.Relationship, entry.Relationship),
            ("養父の氏名", paper.AdoptiveFather, entry.AdoptiveFather), ("養母の氏名", paper.AdoptiveMother, entry.AdoptiveMother)];
        return [.. pairs.Where(p => p.Paper != p.Register && Likeness(p.Paper, p.Register, [], characters) != NameLikeness.Same).Select(p => p.What)];
    }

    /// <summary>How like a name on a paper is to the one of a column.</summary>
    /// <param name="paper">氏名 on the paper, or null.</param>
    /// <param name="column">氏名 of the column, or null.</param>
    /// <param name="familyNames">What the column may begin with as 氏.</param>
    /// <param name="characters">The character table.</param>
    internal static NameLikeness Likeness(string? paper, string? column, IEnumerable<string> familyNames, ICharacterTable characters) =>
        paper is null || column is null ? (paper == column ? NameLikeness.Same : NameLikeness.Other)
        : NameFolding.IsSame(paper, column, characters) || ForeignPerson.IsSameName(paper, column) ? NameLikeness.Same
        : familyNames.Any(f => f.Length > 0 && column.Length > f.Length && column.StartsWith(f, StringComparison.Ordinal) && EndsWith(paper, column[f.Length..], characters)) ? NameLikeness.OtherFamilyName
        : NameLikeness.Other;

    /// <summary>氏 that father and mother of an entry share, or nothing.</summary>
    internal static string SharedFamilyName(RegisterEntry entry) =>
        entry is { Father: { } father, Mother: { } mother } ? string.Concat(father.Zip(mother).TakeWhile(p => p.First == p.Second).Select(p => p.First)) : "";

    // 氏 and 名 are not apart in a column: whatever the end of the paper's name folds to has to be the 名.
    private static bool EndsWith(string name, string givenName, ICharacterTable characters) =>
        Enumerable.Range(1, name.Length - 1).Any(i => !char.IsLowSurrogate(name[i]) && NameFolding.IsSame(name[i..], givenName, characters));
}

/// <summary>How like two written 氏名 are.</summary>
internal enum NameLikeness
{
    /// <summary>The same name, in whatever 字体.</summary>
    Same,

    /// <summary>The same 名 after another 氏: a hint that it is the same person, no evidence.</summary>
    OtherFamilyName,

    /// <summary>Another name.</summary>
    Other,
}
