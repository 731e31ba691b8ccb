using Koseki.Domain.Characters;

namespace Koseki.Domain.Certificates;

/// <summary>
/// Breaks a text into lines of full-width characters: never inside a register character (base and selector stay
/// together), never before 、。）】 and the like, never after an opening bracket, never inside a number.
/// </summary>
public static class PaperWrap
{
    /// <summary>How many closing marks may stand beyond a line's width.</summary>
    public const int Hanging = 2;

    private const string MayHang = "、。，．）］｝】」』〉》";
    private const string NotAtStart = MayHang + "・：；ー々ゝゞヽヾゃゅょっャュョッ";
    private const string NotAtEnd = "（［｛【「『〈《";

    // A longer run of digits is an identifier: it may break anywhere.
    private const int LongestNumber = 8;

    /// <summary>The lines: the first of at most <paramref name="first"/> characters, the others of <paramref name="rest"/>,
    /// each with up to <see cref="Hanging"/> closing marks more. An empty text is one empty line.</summary>
    public static IReadOnlyList<string> Break(string text, int first, int rest)
    {
        var characters = RegisterText.Split(text).ToArray();
        var lines = new List<string>();
        for (var start = 0; start < characters.Length || lines.Count == 0;)
        {
            var end = LineEnd(characters, start, lines.Count == 0 ? first : rest);
            lines.Add(string.Concat(characters[start..end].Select(c => c.ToString())));
            start = end;
        }

        return lines;
    }

    /// <summary>Parts of at most <paramref name="size"/> characters, broken wherever they are full (for names).</summary>
    public static IReadOnlyList<string> Chop(string text, int size) =>
        [.. RegisterText.Split(text).Select(c => c.ToString()).Chunk(size).Select(part => string.Concat(part)).DefaultIfEmpty("")];

    private static int LineEnd(RegisterCharacter[] characters, int start, int limit)
    {
        if (characters.Length - start <= limit)
        {
            return characters.Length;
        }

        var full = start + limit;
        var end = full;
        while (end < characters.Length && end < full + Hanging && Is(characters[end], MayHang))
        {
            end++;
        }

        if (end == characters.Length || (end > full && MayBreakBefore(characters, end)))
        {
            return end;
        }

        end = full;
        while (end > start && !MayBreakBefore(characters, end))
        {
            end--;
        }

        // Nothing but forbidden places: better a mark at a line's start than a line that is never full.
        return end == start ? full : end;
    }

    private static bool MayBreakBefore(RegisterCharacter[] characters, int at) =>
        !Is(characters[at], NotAtStart) && !Is(characters[at - 1], NotAtEnd) && !IsInsideNumber(characters, at);

    private static bool IsInsideNumber(RegisterCharacter[] characters, int at)
    {
        var from = at;
        while (from > 0 && IsDigit(characters[from - 1]))
        {
            from--;
        }

        var to = at;
        while (to < characters.Length && IsDigit(characters[to]))
        {
            to++;
        }

        return from < at && to > at && to - from <= LongestNumber;
    }

    private static bool IsDigit(RegisterCharacter character) => character.Base is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static bool Is(RegisterCharacter character, string set) =>
        character.Base < 0x10000 && set.Contains((char)character.Base, StringComparison.Ordinal);
}
