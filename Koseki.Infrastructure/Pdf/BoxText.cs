using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf;

/// <summary>A text that does not go into its box even in the smallest type. The document is refused; no text is ever cut.</summary>
/// <param name="box">What the box is called.</param>
public sealed class BoxOverflowException(string box) : Exception($"「{box}」の欄に入りきらないため、証明書を作れません。窓口の様式で交付してください。");

/// <summary>
/// Sets a text into a box: in the largest type in which it fits, on as many lines as the box is high, down to
/// <see cref="Smallest"/> points.
/// </summary>
internal static class BoxText
{
    /// <summary>Below it a name cannot be read on paper any more, in points.</summary>
    internal const double Smallest = 6;

    /// <summary>The same of 振り仮名, in points.</summary>
    internal const double SmallestKana = 4;

    private const double Padding = 1;
    private const double Leading = 1.18;

    // From the top of a line to its baseline, in parts of the type's size.
    private const double Ascent = 0.9;

    /// <summary>The lines in a box whose upper left corner is (x, y); throws <see cref="BoxOverflowException"/>.</summary>
    internal static IEnumerable<PageText> Of(string label, string text, double x, double y, double width, double height, double largest, bool centred = false, double smallest = Smallest)
    {
        if (text.Length == 0)
        {
            return [];
        }

        for (var size = largest; size >= smallest; size -= 0.5)
        {
            var (character, inside) = (size * 25.4 / 72, width - 2 * Padding);
            var (most, fits) = ((int)(inside / character), (int)((height - 0.4) / (character * Leading)));
            var lines = most == 0 || fits == 0 ? [] : Wrap(text, most);
            if (lines.Count > 0 && lines.Count <= fits)
            {
                var top = y + (height - lines.Count * character * Leading) / 2 + character * (Leading - 1) / 2;
                return lines.Select((l, i) => new PageText(
                    x + (centred ? (width - character * RegisterText.Count(l)) / 2 : Padding), top + character * Leading * i + character * Ascent, size, l));
            }
        }

        throw new BoxOverflowException(label);
    }

    // Wherever a line is full, but a word in Latin letters is not torn where a space stands before it.
    private static List<string> Wrap(string text, int most)
    {
        var characters = RegisterText.Split(text).ToArray();
        var lines = new List<string>();
        for (var start = 0; start < characters.Length;)
        {
            var end = Math.Min(start + most, characters.Length);
            if (end < characters.Length && IsLatin(characters[end - 1]) && IsLatin(characters[end]))
            {
                var space = Array.FindLastIndex(characters, end - 1, end - start, c => c.Base == TextMapping.Space);
                end = space > start ? space + 1 : end;
            }

            lines.Add(string.Concat(characters[start..end].Select(c => c.ToString())));
            start = end;
        }

        return lines;
    }

    private static bool IsLatin(RegisterCharacter character) => character.Base is (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');
}
