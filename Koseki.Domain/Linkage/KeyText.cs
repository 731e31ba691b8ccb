namespace Koseki.Domain.Linkage;

/// <summary>
/// Numbers and codes by which other systems name things (宛名番号, 発行番号 …). They are taken as they come or not at all: one
/// database holds <c>'1 '</c> and <c>'1'</c> for the same key, the other for two, and what is trimmed here is not trimmed
/// elsewhere.
/// </summary>
public static class KeyText
{
    /// <summary>Whether it can be a key: ASCII letters and digits only, at least one and at most so many.</summary>
    public static bool IsKey(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && text.All(char.IsAsciiLetterOrDigit);
}
