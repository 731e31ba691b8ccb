using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>Search columns of an imaged register's current generation. A projection: it can be rebuilt at any time.</summary>
public sealed class ImagedIndexRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The current generation.</summary>
    public required int Generation { get; init; }

    /// <summary>除籍 or 改製原戸籍.</summary>
    public required RegisterState State { get; init; }

    /// <summary>The form.</summary>
    public required ImagedForm Form { get; init; }

    /// <summary>本籍.</summary>
    public required string Domicile { get; init; }

    /// <summary>本籍 as a search key.</summary>
    public required string DomicileKey { get; init; }

    /// <summary>筆頭者 or 戸主, 氏 and 名 with a space between.</summary>
    public required string Head { get; init; }

    /// <summary>The same as a search key.</summary>
    public required string HeadKey { get; init; }

    /// <summary>編製日 as written; empty where there is none.</summary>
    public required string MadeOn { get; init; }

    /// <summary>消除日 as written; empty where there is none.</summary>
    public required string RemovedOn { get; init; }

    /// <summary>How many pages.</summary>
    public required int Pages { get; init; }

    /// <summary>The delivery it came with.</summary>
    public required string Source { get; init; }

    /// <summary>Its number there.</summary>
    public required string SourceNumber { get; init; }
}

/// <summary>Search columns of one person of the index of an imaged register; the head stands first. A projection.</summary>
public sealed class ImagedPersonRow
{
    /// <summary>The imaged register.</summary>
    public required long Number { get; init; }

    /// <summary>0 for the head, then the persons of the index from 1.</summary>
    public required int Position { get; init; }

    /// <summary>氏 and 名 with a space between.</summary>
    public required string Name { get; init; }

    /// <summary>氏名 as a search key.</summary>
    public required string NameKey { get; init; }

    /// <summary>名 as a search key.</summary>
    public required string GivenKey { get; init; }

    /// <summary>振り仮名 as a search key by sound; empty where there is none.</summary>
    public required string KanaKey { get; init; }

    /// <summary>生年月日 as written; empty where there is none.</summary>
    public required string BirthDate { get; init; }

    /// <summary>The first day it may be; null where there is none.</summary>
    public DateOnly? BirthEarliest { get; init; }

    /// <summary>The last day it may be; null where there is none.</summary>
    public DateOnly? BirthLatest { get; init; }
}

/// <summary>Which content a page of a generation of an imaged register has. A projection of all generations.</summary>
public sealed class ImagedPageRow
{
    /// <summary>The imaged register.</summary>
    public required long Number { get; init; }

    /// <summary>The generation.</summary>
    public required int Generation { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Page { get; init; }

    /// <summary>The content.</summary>
    public required string Content { get; init; }
}
