using System.Globalization;
using System.Text;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>A glyph of one font of a set.</summary>
/// <param name="Font">Index of the font.</param>
/// <param name="Glyph">Number in that font.</param>
public readonly record struct FontGlyph(int Font, ushort Glyph);

/// <summary>
/// The fonts of certificates in order: the register font, the fonts of added characters, the city's own 外字. One
/// TrueType file cannot hold the 69,839 characters of 行政事務標準文字, so a character is looked for in each. Immutable.
/// </summary>
public sealed class FontSet
{
    private readonly IReadOnlyDictionary<RegisterCharacter, string> named;

    /// <summary>The fonts in order of precedence, and characters that only a MJ文字図形名 reaches (外字 → MJ003719).</summary>
    public FontSet(IReadOnlyList<TrueTypeFont> fonts, IReadOnlyDictionary<RegisterCharacter, string>? named = null)
    {
        if (fonts.Count == 0)
        {
            throw new ArgumentException("証明書のフォントが一つも指定されていません。", nameof(fonts));
        }

        Fonts = fonts;
        this.named = named ?? new Dictionary<RegisterCharacter, string>();
    }

    /// <summary>One font.</summary>
    public FontSet(TrueTypeFont font)
        : this([font])
    {
    }

    /// <summary>The fonts in order of precedence.</summary>
    public IReadOnlyList<TrueTypeFont> Fonts { get; }

    /// <summary>Loads font files in order of precedence.</summary>
    public static FontSet Load(IEnumerable<string> paths) => new([.. paths.Select(TrueTypeFont.Load)]);

    /// <summary>
    /// The glyph of a character, or null when no font has exactly this one. A blank glyph counts only for a space: fonts
    /// carry empty glyphs at private-use code points, and 外字 must never vanish from paper.
    /// </summary>
    public FontGlyph? Find(RegisterCharacter character)
    {
        for (var i = 0; i < Fonts.Count; i++)
        {
            if (Fonts[i].GlyphOf(character) is { } glyph && (!Fonts[i].OutlineOf(glyph).IsEmpty || IsSpace(character)))
            {
                return new(i, glyph);
            }
        }

        return named.TryGetValue(character, out var name) ? FindNamed(name) : null;
    }

    /// <summary>The glyph with this MJ文字図形名 (MJ000001), or null.</summary>
    public FontGlyph? FindNamed(string name)
    {
        for (var i = 0; i < Fonts.Count; i++)
        {
            if (Fonts[i].GlyphNamed(name) is { } glyph)
            {
                return new(i, glyph);
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find"/>; throws <see cref="UnknownCharacterException"/> naming the character and its text.</summary>
    public FontGlyph Require(RegisterCharacter character, string text) =>
        Find(character) ?? throw new UnknownCharacterException(character, text);

    private static bool IsSpace(RegisterCharacter character) =>
        character.Selector == 0 && Rune.TryCreate(character.Base, out var rune) && Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;
}
