using Koseki.Domain.Calendar;

namespace Koseki.Domain.Registers;

/// <summary>入籍: when and why a person came to stand in this register (戸籍法13条1項3号).</summary>
/// <param name="On">The day, or null where migrated data does not say.</param>
/// <param name="Cause">出生, 婚姻, 縁組, 改製 …</param>
public sealed record Entrance(RegisterDate? On, string Cause);

/// <summary>除籍(人): when, why and where to a person left this register (戸籍法23条).</summary>
/// <param name="On">The day of removal.</param>
/// <param name="Cause">婚姻, 死亡, 子の出生 …</param>
/// <param name="Destination">本籍 and 筆頭者 of the register entered, or null when there is none (death).</param>
public sealed record Removal(RegisterDate On, string Cause, string? Destination);

/// <summary>
/// 在籍者: one person's place in one register. A person who leaves and comes back gets a new entry at the end
/// (戸籍法14条3項), so an entry, not a person, carries the 除籍 mark.
/// </summary>
public sealed record RegisterEntry
{
    /// <summary>Whose entry this is.</summary>
    public required PersonId Person { get; init; }

    /// <summary>名, exactly as recorded; empty only while the name is still undecided (名未定).</summary>
    public required string GivenName { get; init; }

    /// <summary>名の振り仮名 in katakana, or null while not recorded (戸籍法13条1項2号, from 2025-05-26).</summary>
    public string? GivenNameKana { get; init; }

    /// <summary>生年月日 as written.</summary>
    public required RegisterDate BirthDate { get; init; }

    /// <summary>配偶者区分 while the marriage lasts.</summary>
    public SpouseMark? Spouse { get; init; }

    /// <summary>父の氏名; null when unknown: the label is printed with nothing behind it.</summary>
    public string? Father { get; init; }

    /// <summary>母の氏名; null when unknown.</summary>
    public string? Mother { get; init; }

    /// <summary>父母との続柄: 長男, 二女 …; 男/女 in old records of children born out of wedlock.</summary>
    public required string Relationship { get; init; }

    /// <summary>養父の氏名, or null.</summary>
    public string? AdoptiveFather { get; init; }

    /// <summary>養母の氏名, or null.</summary>
    public string? AdoptiveMother { get; init; }

    /// <summary>養子 or 養女, or null.</summary>
    public string? AdoptiveRelationship { get; init; }

    /// <summary>男女の別 (not printed).</summary>
    public required Sex Sex { get; init; }

    /// <summary>入籍.</summary>
    public required Entrance Entered { get; init; }

    /// <summary>除籍, or null while the person stands in the register.</summary>
    public Removal? Removed { get; init; }

    /// <summary>身分事項 in the order recorded.</summary>
    public ValueList<StatusMatter> Matters { get; init; } = [];

    /// <summary>Whether the 除籍 mark stands on the entry.</summary>
    public bool IsRemoved => Removed is not null;
}
