using Koseki.Domain.Registers;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>Search columns of a register's current generation. A projection: it can be rebuilt at any time.</summary>
public sealed class RegisterIndexRow
{
    /// <summary>戸籍番号.</summary>
    public required long Register { get; init; }

    /// <summary>The current generation.</summary>
    public required int Generation { get; set; }

    /// <summary>現在戸籍, 除籍 or 改製原戸籍.</summary>
    public required RegisterState State { get; set; }

    /// <summary>本籍 as recorded.</summary>
    public required string Domicile { get; set; }

    /// <summary>本籍 as a search key.</summary>
    public required string DomicileKey { get; set; }

    /// <summary>筆頭者, 氏 and 名 with a space between.</summary>
    public required string Head { get; set; }

    /// <summary>筆頭者 as a search key.</summary>
    public required string HeadKey { get; set; }
}

/// <summary>Search columns of one entry of a register's current generation. A projection.</summary>
public sealed record PersonIndexRow
{
    /// <summary>戸籍番号.</summary>
    public required long Register { get; init; }

    /// <summary>Place among the entries, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>人.</summary>
    public required long Person { get; init; }

    /// <summary>氏.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名.</summary>
    public required string GivenName { get; init; }

    /// <summary>氏名 as a search key.</summary>
    public required string NameKey { get; init; }

    /// <summary>名 as a search key.</summary>
    public required string GivenKey { get; init; }

    /// <summary>氏名の振り仮名 with a space between; empty while not recorded.</summary>
    public required string Kana { get; init; }

    /// <summary>振り仮名 as a search key; empty while not recorded.</summary>
    public required string KanaKey { get; init; }

    /// <summary>振り仮名 as a search key by its sound (ヂ as ジ, ヅ as ズ); empty while not recorded.</summary>
    public required string KanaSoundKey { get; init; }

    /// <summary>名の振り仮名 as a search key; empty while not recorded.</summary>
    public required string GivenKanaKey { get; init; }

    /// <summary>名の振り仮名 as a search key by its sound; empty while not recorded.</summary>
    public required string GivenKanaSoundKey { get; init; }

    /// <summary>生年月日 as recorded.</summary>
    public required string BirthDate { get; init; }

    /// <summary>The first day it can mean.</summary>
    public required DateOnly BirthEarliest { get; init; }

    /// <summary>The last day it can mean.</summary>
    public required DateOnly BirthLatest { get; init; }

    /// <summary>The day, when it can mean only this one; null for the few dates that are searched apart.</summary>
    public required DateOnly? BirthDay { get; init; }

    /// <summary>男女の別.</summary>
    public required Sex Sex { get; init; }

    /// <summary>父母との続柄.</summary>
    public required string Relationship { get; init; }

    /// <summary>Whether the entry carries the 除籍 mark.</summary>
    public required bool IsRemoved { get; init; }
}
