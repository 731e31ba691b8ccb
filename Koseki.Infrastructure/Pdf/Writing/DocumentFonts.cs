using System.IO.Compression;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>A character as a content stream shows it.</summary>
/// <param name="Resource">Name of the font resource.</param>
/// <param name="Cid">Number in that font.</param>
/// <param name="Advance">Width in thousandths of the type size.</param>
internal readonly record struct ShownCharacter(string Resource, ushort Cid, double Advance);

/// <summary>The fonts of one document: the constant base font and a subset of its own of every font it uses.</summary>
internal sealed class DocumentFonts(FontSet fonts, BaseFont constant)
{
    private readonly SortedDictionary<int, FontSubset> own = [];

    /// <summary>The characters of a text; throws <see cref="UnknownCharacterException"/> for one without a glyph.</summary>
    internal List<ShownCharacter> Use(string text)
    {
        var shown = new List<ShownCharacter>(text.Length);
        foreach (var character in RegisterText.Split(text))
        {
            if (constant.Find(character) is { } known)
            {
                shown.Add(new("B", known.Cid, Advance(fonts.Fonts[0], known.Glyph)));
                continue;
            }

            var (font, glyph) = fonts.Require(character, text);
            if (!own.TryGetValue(font, out var subset))
            {
                own.Add(font, subset = new(fonts.Fonts[font]));
            }

            shown.Add(new($"F{font}", subset.Use(character, glyph).Cid, Advance(fonts.Fonts[font], glyph)));
        }

        return shown;
    }

    /// <summary>Writes the fonts; the entries of the font resource dictionary.</summary>
    internal string Write(PdfFile file) =>
        $"/B {constant.Font.Write(file)} 0 R" + string.Concat(own.Select(f => $"/F{f.Key} {new EmbeddedFont(f.Value, CompressionLevel.Fastest).Write(file)} 0 R"));

    private static double Advance(TrueTypeFont font, ushort glyph) => font.AdvanceOf(glyph) * 1000.0 / font.UnitsPerEm;
}
