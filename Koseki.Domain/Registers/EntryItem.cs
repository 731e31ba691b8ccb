using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>What a person's column says and a 訂正 may correct (戸籍法13条1項).</summary>
public enum EntryItem
{
    /// <summary>名.</summary>
    GivenName,

    /// <summary>名の振り仮名.</summary>
    GivenNameKana,

    /// <summary>生年月日.</summary>
    BirthDate,

    /// <summary>父の氏名.</summary>
    Father,

    /// <summary>母の氏名.</summary>
    Mother,

    /// <summary>父母との続柄.</summary>
    Relationship,

    /// <summary>養父の氏名.</summary>
    AdoptiveFather,

    /// <summary>養母の氏名.</summary>
    AdoptiveMother,

    /// <summary>養父母との続柄.</summary>
    AdoptiveRelationship,
}

/// <summary>The items of a column: their words, and reading and replacing them.</summary>
public static class EntryItems
{
    /// <summary>All items in the order of the column.</summary>
    public static IReadOnlyList<EntryItem> All { get; } = Enum.GetValues<EntryItem>();

    /// <summary>The item as 【訂正事項】 names it, e.g. 母の氏名.</summary>
    public static string Word(this EntryItem item) => item switch
    {
        EntryItem.GivenName => "名",
        EntryItem.GivenNameKana => "名の振り仮名",
        EntryItem.BirthDate => "生年月日",
        EntryItem.Father => "父の氏名",
        EntryItem.Mother => "母の氏名",
        EntryItem.Relationship => "父母との続柄",
        EntryItem.AdoptiveFather => "養父の氏名",
        EntryItem.AdoptiveMother => "養母の氏名",
        EntryItem.AdoptiveRelationship => "養父母との続柄",
    };

    /// <summary>The 【label】 of the old value below 【従前の記録】, e.g. 母.</summary>
    public static string Label(this EntryItem item) => item switch
    {
        EntryItem.Father => "父",
        EntryItem.Mother => "母",
        EntryItem.AdoptiveFather => "養父",
        EntryItem.AdoptiveMother => "養母",
        EntryItem.GivenName or EntryItem.GivenNameKana or EntryItem.BirthDate or EntryItem.Relationship or EntryItem.AdoptiveRelationship => item.Word(),
    };

    /// <summary>What the entry says; null or empty where it says nothing.</summary>
    public static string? Of(this EntryItem item, RegisterEntry entry) => item switch
    {
        EntryItem.GivenName => entry.GivenName,
        EntryItem.GivenNameKana => entry.GivenNameKana,
        EntryItem.BirthDate => entry.BirthDate.Text,
        EntryItem.Father => entry.Father,
        EntryItem.Mother => entry.Mother,
        EntryItem.Relationship => entry.Relationship,
        EntryItem.AdoptiveFather => entry.AdoptiveFather,
        EntryItem.AdoptiveMother => entry.AdoptiveMother,
        EntryItem.AdoptiveRelationship => entry.AdoptiveRelationship,
    };

    /// <summary>Whether the column may say nothing of it; a name while it is undecided (名未定).</summary>
    public static bool MayBeEmpty(this EntryItem item) => item switch
    {
        EntryItem.BirthDate or EntryItem.Relationship => false,
        EntryItem.GivenName or EntryItem.GivenNameKana or EntryItem.Father or EntryItem.Mother
            or EntryItem.AdoptiveFather or EntryItem.AdoptiveMother or EntryItem.AdoptiveRelationship => true,
    };

    /// <summary>The entry saying something else.</summary>
    internal static RegisterEntry With(this EntryItem item, RegisterEntry entry, string? value) => item switch
    {
        EntryItem.GivenName => entry with { GivenName = value ?? "" },
        EntryItem.GivenNameKana => entry with { GivenNameKana = value },
        EntryItem.BirthDate => entry with { BirthDate = RegisterDate.Parse(value!) },
        EntryItem.Father => entry with { Father = value },
        EntryItem.Mother => entry with { Mother = value },
        EntryItem.Relationship => entry with { Relationship = value! },
        EntryItem.AdoptiveFather => entry with { AdoptiveFather = value },
        EntryItem.AdoptiveMother => entry with { AdoptiveMother = value },
        EntryItem.AdoptiveRelationship => entry with { AdoptiveRelationship = value },
    };
}
