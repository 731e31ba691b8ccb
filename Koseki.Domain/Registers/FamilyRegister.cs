using Koseki.Domain.Places;

namespace Koseki.Domain.Registers;

/// <summary>
/// 戸籍: one married couple and the children of the same family name, or one person and such children (戸籍法6条).
/// A value: a change makes the next generation, nothing is overwritten.
/// </summary>
public sealed record FamilyRegister
{
    /// <summary>戸籍番号.</summary>
    public required RegisterId Id { get; init; }

    /// <summary>現在戸籍, 除籍, 改製原戸籍 or 再製原戸籍.</summary>
    public RegisterState State { get; init; } = RegisterState.Current;

    /// <summary>本籍.</summary>
    public required RegisteredDomicile Domicile { get; init; }

    /// <summary>氏 of the head, and of everyone in the register.</summary>
    public required string FamilyName { get; init; }

    /// <summary>氏の振り仮名, or null while not recorded.</summary>
    public string? FamilyNameKana { get; init; }

    /// <summary>筆頭者の名. The head stays head after death or removal (戸籍法9条, 14条).</summary>
    public required string HeadGivenName { get; init; }

    /// <summary>戸籍事項 in the order recorded.</summary>
    public ValueList<RegisterMatter> Matters { get; init; } = [];

    /// <summary>戸籍に記録されている者, removed persons included, in the order of 戸籍法14条.</summary>
    public ValueList<RegisterEntry> Entries { get; init; } = [];

    /// <summary>筆頭者の氏名 without a space.</summary>
    public string HeadName => FamilyName + HeadGivenName;

    /// <summary>戸籍の表示: 本籍 and 筆頭者, as 【従前戸籍】 and 【入籍戸籍】 write it.</summary>
    public string Designation => $"{Domicile.Text}　{HeadName}";

    /// <summary>本籍 of another municipality where the register went (管外転籍), or null: the 戸籍事項 that says so is not erased.</summary>
    public string? MovedTo => Matters.LastOrDefault(m => m is { Title: MatterTitles.Transfer, IsErased: false })?[MatterLabels.NewDomicile];

    /// <summary>
    /// Those who stand in the register. Nobody stands in a removed one, also where it moved to another municipality and nobody
    /// got the removal mark: they stand there (<see cref="MovedTo"/>). In a superseded one stand those who stood in it last; who stood
    /// in one that was made again stands in that.
    /// </summary>
    public IEnumerable<RegisterEntry> Standing => State is RegisterState.Removed or RegisterState.Replaced ? [] : Entries.Where(e => !e.IsRemoved);

    /// <summary>The person's latest entry, or null.</summary>
    public RegisterEntry? EntryOf(PersonId person) => Entries.LastOrDefault(e => e.Person == person);

    /// <summary>The head's entry: the first one.</summary>
    public RegisterEntry? Head => Entries.Count > 0 ? Entries[0] : null;

    /// <summary>The matter that stands there, or null.</summary>
    public Matter? MatterAt(MatterPlace place) => place.Entry is { } entry
        ? Entries.ElementAtOrDefault(entry)?.Matters.ElementAtOrDefault(place.Index)
        : Matters.ElementAtOrDefault(place.Index);

    /// <summary>The name of an entry of this register: the shared 氏 and the entry's own 名.</summary>
    public string NameOf(RegisterEntry entry) => FamilyName + entry.GivenName;
}
