using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Documents;

/// <summary>What is kept in generations.</summary>
public enum DocumentKind
{
    /// <summary>戸籍.</summary>
    Register,

    /// <summary>戸籍の附票.</summary>
    Supplementary,

    /// <summary>画像戸籍: a 除籍 or 改製原戸籍 kept as pictures.</summary>
    Imaged,
}

/// <summary>The Japanese words of the kinds.</summary>
public static class DocumentWords
{
    /// <summary>戸籍, 附票 or 画像戸籍.</summary>
    public static string Word(this DocumentKind kind) => kind switch
    {
        DocumentKind.Register => "戸籍",
        DocumentKind.Supplementary => "附票",
        DocumentKind.Imaged => "画像戸籍",
    };
}

/// <summary>Which document: its generations are one chain.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">戸籍番号; a 附票 has that of its register, an imaged register one of its own.</param>
public readonly record struct DocumentKey(DocumentKind Kind, long Number) : IComparable<DocumentKey>
{
    /// <summary>A register.</summary>
    public static DocumentKey Of(RegisterId register) => new(DocumentKind.Register, register.Value);

    /// <summary>An imaged register.</summary>
    public static DocumentKey Of(ImagedRegisterId imaged) => new(DocumentKind.Imaged, imaged.Value);

    /// <summary>A supplementary register. Throws <see cref="InvalidOperationException"/> for a later volume: no 改製 makes one yet.</summary>
    public static DocumentKey Of(SupplementaryId supplementary) => supplementary == SupplementaryId.Of(supplementary.Register)
        ? new(DocumentKind.Supplementary, supplementary.Register.Value)
        : throw new InvalidOperationException($"附票 {supplementary}: 改製による2巻目以後の附票は未対応です。");

    /// <inheritdoc/>
    public int CompareTo(DocumentKey other) => Number != other.Number ? Number.CompareTo(other.Number) : Kind.CompareTo(other.Kind);

    /// <summary>R12, R12附1 or 画12.</summary>
    public override string ToString() => Kind switch
    {
        DocumentKind.Register => new RegisterId(Number).ToString(),
        DocumentKind.Supplementary => SupplementaryId.Of(new(Number)).ToString(),
        DocumentKind.Imaged => new ImagedRegisterId(Number).ToString(),
    };
}
