using System.Globalization;
using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>
/// What is written one way although keyboards and files write it several: half-width kana, kana with a separate voicing
/// mark, spaces, invisible characters, sequences of other glyph collections. Only what is sure is mapped; all else stays.
/// </summary>
public static class TextMapping
{
    private const string HalfMarks = "｡｢｣､･";
    private const string FullMarks = "。「」、・";

    /// <summary>The one space of a register.</summary>
    public const char Space = '　';

    /// <summary>Whether nobody sees the character and it means nothing in a register: zero width, direction, soft hyphen, byte order.</summary>
    public static bool IsInvisible(int codePoint) => codePoint is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180E)
        or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x3164 or 0xFEFF or 0xFFA0;

    /// <summary>Whether the character is a space of any width, a tab among them.</summary>
    public static bool IsSpace(int codePoint) => codePoint is 0x09 or 0x20 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000;

    /// <summary>What is seen of a text: without invisible characters, and without spaces at its ends.</summary>
    public static string Visible(string text)
    {
        var seen = text.Any(c => IsInvisible(c)) ? string.Concat(text.Where(c => !IsInvisible(c))) : text;
        return seen.Trim();
    }

    /// <summary>
    /// The text as a register writes it, and each change in words; line breaks (LF) stay. The plain space of the keyboard
    /// stays too: paper shows it wide.
    /// </summary>
    public static (string Text, IReadOnlyList<string> Changes) Apply(string text, ICharacterTable table)
    {
        if (text.All(c => c is (>= ' ' and < '\x7F') or (>= 'ぁ' and <= 'ん') or (>= 'ァ' and <= 'ヺ') or (>= '一' and <= '鿿')))
        {
            return (text, []);
        }

        var result = new StringBuilder(text.Length);
        var changes = new List<string>();
        foreach (var character in RegisterText.Split(Kana(text, changes)))
        {
            var mapped = Mapped(character, table);
            result.Append(mapped);
            if (mapped != character.ToString())
            {
                changes.Add(mapped.Length == 0 ? $"見えない文字 {character.CodePoints} を除きました" : $"{character.CodePoints} を「{mapped}」に直しました");
            }
        }

        return (result.ToString(), [.. changes.Distinct(StringComparer.Ordinal)]);
    }

    private static string Mapped(RegisterCharacter character, ICharacterTable table)
    {
        if (character.Selector == 0 && HalfMarks.IndexOf((char)Math.Min(character.Base, char.MaxValue), StringComparison.Ordinal) is >= 0 and var mark)
        {
            return FullMarks[mark].ToString();
        }

        return IsInvisible(character.Base) ? ""
            : character.Base is not (' ' or Space) && IsSpace(character.Base) ? Space.ToString()
            : character.Base == '\r' ? "\n"
            : table.RegisteredForm(character)?.ToString() ?? character.ToString();
    }

    // Half-width kana with their marks, and full-width kana before a combining mark: か + U+3099 is が.
    private static string Kana(string text, List<string> changes)
    {
        var wide = KanaWidth.ToFullWidth(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        foreach (var half in text.Where(c => c is >= 'ｦ' and <= 'ﾟ').Distinct())
        {
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"半角の「{half}」(U+{(int)half:X4})を全角にしました"));
        }

        if (text.AsSpan().ContainsAnyInRange('\u3099', '\u309A') && wide.Length < text.Length)
        {
            changes.Add("濁点・半濁点の離れた仮名を一字にしました");
        }

        return wide;
    }
}
