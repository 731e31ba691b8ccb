using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>What sort of text passes the gate.</summary>
public enum GatedText
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>氏, 名 or 氏名: written without a space between.</summary>
    Name,
}

/// <summary>A character that paper cannot bear.</summary>
/// <param name="Character">Which.</param>
/// <param name="Position">Its place in the text as a person counts, from 1.</param>
public sealed record RefusedCharacter(RegisterCharacter Character, int Position)
{
    /// <summary>2文字目の U+E000(外字): where it stands, its code points, and what sort it is.</summary>
    public string Words => $"{Position}文字目の {Character.CodePoints}({CharacterSorts.Of(Character)})";
}

/// <summary>Text behind the gate.</summary>
/// <param name="Text">As a register writes it.</param>
/// <param name="Changes">What was mapped, in words.</param>
/// <param name="Refused">What cannot be printed; empty when everything can.</param>
public sealed record PassedText(string Text, IReadOnlyList<string> Changes, IReadOnlyList<RefusedCharacter> Refused)
{
    /// <summary>Why the text cannot be taken, or null: every character in the way with its code point.</summary>
    public string? Problem => Refused.Count == 0 ? null
        : $"証明書に印字できない文字があります: {string.Join("、", Refused.Take(Shown).Select(r => r.Words))}{(Refused.Count > Shown ? $" ほか{Refused.Count - Shown}字" : "")}。";

    /// <summary>What to do about it.</summary>
    public const string Remedy = "その字を消し、F2 の文字検索で選び直してください。当てはまる字がなければ、文字の同定(外字の登録)を先に行ってください。";

    private const int Shown = 5;
}

/// <summary>
/// The one gate of text into the register (戸籍法施行規則60条・31条, 規則 付録22号): every box, import, link and correction
/// passes here. A character is printable with the installed fonts, mapped where the mapping is sure, or refused by name.
/// </summary>
/// <param name="table">文字情報.</param>
/// <param name="paper">What the installed fonts print.</param>
public sealed class CharacterGate(ICharacterTable table, IPrintableCharacters paper)
{
    // No 氏 of more characters ends like a title.
    private const int LongestFamilyName = 3;

    /// <summary>The text as a register writes it, without asking whether paper can bear it.</summary>
    public static string Write(string text, GatedText kind, ICharacterTable table) => Shaped(TextMapping.Apply(text, table).Text, kind);

    /// <summary>Passes a text.</summary>
    public PassedText Pass(string text, GatedText kind)
    {
        var (mapped, changes) = TextMapping.Apply(text, table);
        var shaped = Shaped(mapped, kind);
        return new(shaped, changes, Refused(shaped, kind == GatedText.Lines));
    }

    /// <summary>What of a text cannot be printed as it stands.</summary>
    public IReadOnlyList<RefusedCharacter> Refused(string text, bool severalLines = false) =>
    [
        .. RegisterText.Split(text).Select((c, i) => new RefusedCharacter(c, i + 1))
            .Where(r => !(severalLines && r.Character is { Base: '\n', Selector: 0 }) && !paper.IsPrintable(r.Character)),
    ];

    private static string Shaped(string text, GatedText kind) => kind switch
    {
        GatedText.Name => WithoutSpaces(text),
        GatedText.Line => text.Replace('\n', TextMapping.Space),
        GatedText.Lines => text,
    };

    // 葛西　利夫 is 葛西利夫. A title before the name (越谷市立病院長　井上誠) and a foreigner's katakana keep their space.
    private static string WithoutSpaces(string text)
    {
        if (!text.Any(c => c is ' ' or TextMapping.Space or '\n'))
        {
            return text;
        }

        var parts = text.Split([' ', TextMapping.Space, '\n'], StringSplitOptions.RemoveEmptyEntries);
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (i > 0 && (IsTitle(parts[i - 1]) || (IsForeign(result[^1]) && IsForeign(part[0]))))
            {
                result.Append(TextMapping.Space);
            }

            result.Append(part);
        }

        return result.ToString();
    }

    private static bool IsTitle(string part) => part.Length > LongestFamilyName && part[^1] is ('長' or '員' or '官' or '事' or '人' or '者' or '師');

    private static bool IsForeign(char c) => c is (>= 'ァ' and <= 'ー') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') || char.IsAsciiLetter(c);
}
