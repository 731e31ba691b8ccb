using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>
/// Keys for searching. Names are found through keys and compared exactly: a key is never shown, printed or matched
/// against a key to prove that two people are one.
/// </summary>
public static class SearchKey
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
        foreach (var c in KanaWidth.ToFullWidth(text))
        {
            var kana = c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c;
            var index = From.IndexOf(kana, StringComparison.Ordinal);
            if (index >= 0)
            {
                key.Append(To[index]);
            }
            else if (kana is not (' ' or '　' or 'ー' or '‐' or '-' or '・'))
            {
                key.Append(kana);
            }
        }

        return key.ToString();
    }
}
