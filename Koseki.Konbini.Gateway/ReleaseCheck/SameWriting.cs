using System.Text.RegularExpressions;
using Koseki.Domain.Characters;

namespace Koseki.Konbini.Gateway.ReleaseCheck;

/// <summary>The one place that says when two systems mean the same by two writings of a name or a place: compared are these folded texts.</summary>
public sealed partial class SameWriting(ICharacterTable characters)
{
    /// <summary>A name: without width, spaces and variants of characters.</summary>
    public string Name(string text) => NameFolding.Of(AsciiWidth.ToHalf(text), characters);

    /// <summary>A place: besides, without prefecture, and with 丁目 in digits.</summary>
    public string Place(string text) => Name(BlockNumber().Replace(Prefecture().Replace(AsciiWidth.ToHalf(text), ""), m => Numerals(m.Value)));

    // 一丁目 … 九十九丁目 as the other system writes them: 1丁目 … 99丁目.
    private static string Numerals(string text)
    {
        var (number, digits) = (text[..^2], "〇一二三四五六七八九");
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        var value = ten < 0
            ? digits.IndexOf(number[0], StringComparison.Ordinal)
            : (ten == 0 ? 1 : digits.IndexOf(number[0], StringComparison.Ordinal)) * 10 + (ten == number.Length - 1 ? 0 : digits.IndexOf(number[^1], StringComparison.Ordinal));
        return $"{value}丁目";
    }

    [GeneratedRegex("^(?:北海道|東京都|京都府|大阪府|.{2,3}県)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefecture();

    [GeneratedRegex("(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])丁目", RegexOptions.CultureInvariant)]
    private static partial Regex BlockNumber();
}
