using System.Globalization;
using System.Text;

namespace Koseki.Domain.Characters;

/// <summary>
/// One character of a register: a base code point and, where the glyph needs it, a variation selector. Supplementary
/// planes and private-use 外字 are single characters; two characters are equal only when both parts are.
/// </summary>
/// <param name="Base">The base code point.</param>
/// <param name="Selector">The variation selector (U+FE00–FE0F, U+E0100–E01EF), or 0.</param>
public readonly record struct RegisterCharacter(int Base, int Selector)
{
    /// <summary>The character as text.</summary>
    public override string ToString() =>
        (Base is >= 0xD800 and <= 0xDFFF ? ((char)Base).ToString() : char.ConvertFromUtf32(Base))
            + (Selector == 0 ? "" : char.ConvertFromUtf32(Selector));

    /// <summary>U+908A U+E0108: how messages name a character beyond doubt.</summary>
    public string CodePoints => Selector == 0
        ? string.Create(CultureInfo.InvariantCulture, $"U+{Base:X4}")
        : string.Create(CultureInfo.InvariantCulture, $"U+{Base:X4} U+{Selector:X5}");

    /// <summary>Whether a code point chooses a glyph of the character before it.</summary>
    public static bool IsSelector(int codePoint) => codePoint is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}

/// <summary>
/// Text as the register keeps it, character by character. Nothing here normalises: two texts are equal when their
/// UTF-16 units are, and only search keys may fold.
/// </summary>
public static class RegisterText
{
    /// <summary>
    /// The characters in order. A selector without a base and half a surrogate pair stand for themselves, so that
    /// damaged text is seen and refused, never repaired.
    /// </summary>
    public static IEnumerable<RegisterCharacter> Split(string text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var code = CodePointAt(text, ref i);
            var next = i;
            var selector = next < text.Length ? CodePointAt(text, ref next) : 0;
            if (selector != 0 && RegisterCharacter.IsSelector(selector))
            {
                i = next;
                yield return new(code, selector);
            }
            else
            {
                yield return new(code, 0);
            }
        }
    }

    /// <summary>How many characters a person would count.</summary>
    public static int Count(string text) => Split(text).Count();

    /// <summary>The beginning of a text, at most so many UTF-16 units and never half a surrogate pair, which could not be stored.</summary>
    public static string Beginning(string text, int units) =>
        text.Length <= units ? text : text[..(char.IsHighSurrogate(text[units - 1]) ? units - 1 : units)];

    /// <summary>The text without variation selectors, for search keys only.</summary>
    public static string WithoutSelectors(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in Split(text))
        {
            Append(result, character.Base);
        }

        return result.ToString();
    }

    internal static void Append(StringBuilder text, int codePoint)
    {
        if (codePoint is >= 0xD800 and <= 0xDFFF)
        {
            text.Append((char)codePoint);
        }
        else
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }
    }

    private static int CodePointAt(string text, ref int i)
    {
        if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            i += 2;
            return char.ConvertToUtf32(text[i - 2], text[i - 1]);
        }

        return text[i++];
    }
}
