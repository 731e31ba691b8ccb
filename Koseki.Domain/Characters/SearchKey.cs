using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Koseki.Domain.Characters;

/// <summary>
/// Keys for searching. Names are found through keys and compared exactly: a key is never shown, printed or matched
/// against a key to prove that two people are one.
/// </summary>
public static partial class SearchKey
{
    // Small kana and what they fold to; voiced kana fold to their unvoiced row.
    private const string From = "ァィゥェォッャュョヮヵヶガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヰヱヲ";
    private const string To = "アイウエオツヤユヨワカケカキクケコサシスセソタチツテトハヒフヘホハヒフヘホウイエオ";

    /// <summary>Key of kanji text: what <see cref="NameFolding"/> makes of it.</summary>
    public static string OfName(string text, ICharacterTable table) => NameFolding.Of(text, table);

    /// <summary>
    /// Key of a reading: hiragana and half-width kana as katakana, 清濁, 拗音 and 促音 folded, 長音 and spaces dropped.
    /// </summary>
    public static string OfKana(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in KanaWidth.ToFullWidth(text).Where(c => !TextMapping.IsSpace(c) && !TextMapping.IsInvisible(c)))
        {
            var kana = c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c;
            var index = From.IndexOf(kana, StringComparison.Ordinal);
            if (index >= 0)
            {
                key.Append(To[index]);
            }
            else if (kana is not ('ー' or '-' or '・' or '−' or '－' or (>= '\u2010' and <= '\u2015')))
            {
                key.Append(kana);
            }
        }

        return key.ToString();
    }

    /// <summary>Key of a reading by its sound: as <see cref="OfKana"/>, ヂ and ジ, ヅ and ズ besides the same.</summary>
    public static string OfKanaSound(string text) =>
        OfKana(string.Concat(KanaWidth.ToKatakana(text).Select(c => c switch { 'ヂ' => 'ジ', 'ヅ' => 'ズ', _ => c })));

    /// <summary>
    /// Key of a 本籍: digits of any width, 丁目 in kanji or digits, 番地, 番, 番地の and hyphens all the same: 東越谷一丁目5番地
    /// and 東越谷１－５ lead to 東越谷1-5. A 本籍 written to its end keeps the mark of it, so that 5番地 is not 50番地.
    /// </summary>
    public static string OfDomicile(string text, ICharacterTable table)
    {
        var plain = AsciiWidth.ToHalf(string.Concat(TextMapping.Apply(text, table).Text.Where(c => !TextMapping.IsSpace(c)).Select(c => IsHyphen(c) ? '-' : c)));
        var digits = KanjiNumber().Replace(plain.Replace("大字", "", StringComparison.Ordinal), m => NumberOf(m.Value).ToString(CultureInfo.InvariantCulture));
        return NameFolding.Of(Hyphens().Replace(Mark().Replace(digits, "-"), "-"), table);
    }

    private static bool IsHyphen(char c) => c is '−' or '－' or (>= '\u2010' and <= '\u2015');

    private static int NumberOf(string kanji)
    {
        var (total, one) = (0, 0);
        foreach (var c in kanji)
        {
            var digit = "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            (total, one) = c switch { '十' => (total + 10 * Math.Max(one, 1), 0), '百' => (total + 100 * Math.Max(one, 1), 0), _ => (total, one * 10 + digit) };
        }

        return total + one;
    }

    [GeneratedRegex("[〇一二三四五六七八九十百]{1,5}(?=丁目|番|号|-)", RegexOptions.CultureInvariant)]
    private static partial Regex KanjiNumber();

    [GeneratedRegex("丁目|番地の|番地|番|(?<=[0-9])号|(?<=[0-9])の(?=[0-9])|(?<=[0-9])ー(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex("-{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Hyphens();
}
