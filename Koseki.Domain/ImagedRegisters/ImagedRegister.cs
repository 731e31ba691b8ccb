using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;

namespace Koseki.Domain.ImagedRegisters;

/// <summary>Number of an imaged register, written 画12.</summary>
/// <param name="Value">From 1.</param>
public readonly record struct ImagedRegisterId(long Value) : IComparable<ImagedRegisterId>
{
    /// <summary>How it begins.</summary>
    public const string Prefix = "画";

    /// <summary>Reads 画12; null for any other text.</summary>
    public static ImagedRegisterId? TryParse(string? text) =>
        text is not null && text.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? new(value) : null;

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/> for any other text.</summary>
    public static ImagedRegisterId Parse(string text) => TryParse(text) ?? throw new FormatException($"「{text}」は画像戸籍の番号(画12)ではありません。");

    /// <inheritdoc/>
    public int CompareTo(ImagedRegisterId other) => Value.CompareTo(other.Value);

    /// <summary>画12.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Value}");
}

/// <summary>The form on which a register was written, by the rules of its time.</summary>
public enum ImagedForm
{
    /// <summary>明治19年式.</summary>
    Meiji19,

    /// <summary>明治31年式.</summary>
    Meiji31,

    /// <summary>大正4年式.</summary>
    Taisho4,

    /// <summary>昭和23年式.</summary>
    Showa23,
}

/// <summary>One page of an imaged register.</summary>
/// <param name="Content">Its picture in the content store.</param>
/// <param name="Format">PNG or JPEG.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Dpi">Pixels an inch when it was read.</param>
public sealed record ImagedPage(ContentHash Content, ScanFormat Format, int Length, int Width, int Height, int Dpi);

/// <summary>A person whom the index of the migration names; whoever is not named stands on the pages only.</summary>
/// <param name="FamilyName">氏.</param>
/// <param name="GivenName">名.</param>
/// <param name="Kana">振り仮名 of both with a space between, or null: the index may have one although the register has none.</param>
/// <param name="BirthDate">生年月日, or null.</param>
public sealed record ImagedPerson(string FamilyName, string GivenName, string? Kana, RegisterDate? BirthDate);

/// <summary>Where it came from.</summary>
/// <param name="Source">The delivery of the migration, by its name.</param>
/// <param name="Number">Its number there. With the source it is one register: taken in once.</param>
public sealed record ImagedOrigin(string Source, string Number);

/// <summary>画像戸籍: a 除籍 or 改製原戸籍 that was written on paper and is kept as pictures. What counts is on the pages; the rest finds them.</summary>
public sealed record ImagedRegister
{
    /// <summary>Its number.</summary>
    public required ImagedRegisterId Id { get; init; }

    /// <summary>除籍 or 改製原戸籍.</summary>
    public required RegisterState State { get; init; }

    /// <summary>The form.</summary>
    public required ImagedForm Form { get; init; }

    /// <summary>本籍 as the index has it.</summary>
    public required string Domicile { get; init; }

    /// <summary>氏 of the 筆頭者 or 戸主.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 of the 筆頭者 or 戸主.</summary>
    public required string HeadGivenName { get; init; }

    /// <summary>編製日, or null where the index has none.</summary>
    public RegisterDate? MadeOn { get; init; }

    /// <summary>消除日 or 改製日, or null where the index has none.</summary>
    public RegisterDate? RemovedOn { get; init; }

    /// <summary>Who is named in the index.</summary>
    public ValueList<ImagedPerson> Persons { get; init; } = [];

    /// <summary>The pages in their order.</summary>
    public required ValueList<ImagedPage> Pages { get; init; }

    /// <summary>Where it came from.</summary>
    public required ImagedOrigin Origin { get; init; }

    /// <summary>Whether its pages are those of another, picture by picture: then one of them is the other, or has the other's paper.</summary>
    public bool HasPagesOf(ImagedRegister other) => Pages.Select(p => p.Content).SequenceEqual(other.Pages.Select(p => p.Content));
}
