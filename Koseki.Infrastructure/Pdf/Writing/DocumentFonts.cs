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
    private readonly Dictionary<RegisterCharacter, ShownCharacter> known = [];
    private readonly List<ShownCharacter> shown = [];

    /// <summary>The characters of a text, valid until the next call; throws <see cref="UnknownCharacterException"/> for
    /// one without a glyph.</summary>
    internal IReadOnlyList<ShownCharacter> Use(string text)
    {
        shown.Clear();
        foreach (var character in RegisterText.Split(text))
        {
            if (!constant.TryFind(character, out var found) && !known.TryGetValue(character, out found))
            {
                known.Add(character, found = Add(character, text));
            }

            shown.Add(found);
        }

        return shown;
    }

    /// <summary>Writes the fonts; the entries of the font resource dictionary.</summary>
    internal string Write(PdfFile file)
    {
        var entries = $"/{BaseFont.Resource} {constant.Font.Write(file)} 0 R";
        foreach (var (number, subset) in own)
        {
            using var font = new EmbeddedFont(subset, isConstant: false);
            entries += $"/{Resource(number)} {font.Write(file)} 0 R";
        }

        return entries;
    }

    private ShownCharacter Add(RegisterCharacter character, string text)
    {
        var (font, glyph) = fonts.Require(character, text);
        if (!own.TryGetValue(font, out var subset))
        {
            own.Add(font, subset = new(fonts.Fonts[font]));
        }

        return new(Resource(font), subset.Add(character, glyph), fonts.Fonts[font].ThousandthsOf(glyph));
    }

    private static string Resource(int font) => $"F{font}";
}
