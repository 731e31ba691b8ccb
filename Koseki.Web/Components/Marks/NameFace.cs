namespace Koseki.Web.Components.Marks;

/// <summary>The face of a sentence in which names may stand.</summary>
public static class NameFace
{
    /// <summary>
    /// <c>koseki-name</c> (the register's font) when a glyph of the text may look otherwise, or be missing, in the fonts of
    /// the interface: a variation sequence, a character beyond the basic plane, a private or a compatibility ideograph.
    /// Empty for any other text.
    /// </summary>
    public static string Of(string text) => text.Any(IsRare) ? "koseki-name" : "";

    private static bool IsRare(char c) => char.IsSurrogate(c) || c is >= '\uE000' and <= '\uFAFF' or >= '\uFE00' and <= '\uFE0F';
}
