namespace Koseki.Domain.Characters;

/// <summary>Full-width digits, letters and marks to half width, for what is typed as a number, a date or a code. Names are never passed through it.</summary>
public static class AsciiWidth
{
    /// <summary>The half-width form of ！ to ～; any other character as it is.</summary>
    public static char ToHalf(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    /// <summary>The text with those characters in half width.</summary>
    public static string ToHalf(string text) => string.Concat(text.Select(ToHalf));
}
