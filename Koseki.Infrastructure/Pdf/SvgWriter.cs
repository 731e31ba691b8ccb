using System.Globalization;
using System.Text;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// A page as SVG with glyph outlines, so that a screen shows every character as the paper will. Every glyph stands once
/// in the picture and is used where it appears.
/// </summary>
public sealed class SvgWriter
{
    private readonly FontSet fonts;
    private readonly StringBuilder body = new();
    private readonly SortedDictionary<(int Font, ushort Glyph), string> glyphs = [];

    private SvgWriter(FontSet fonts) => this.fonts = fonts;

    /// <summary>The page; throws <see cref="UnknownCharacterException"/> when a character has no glyph.</summary>
    public static string Write(PageModel page, FontSet fonts)
    {
        var writer = new SvgWriter(fonts);
        foreach (var item in page.Items)
        {
            writer.Add(item);
        }

        return writer.Finish();
    }

    private string Finish()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {PageModel.Width} {PageModel.Height}\" role=\"img\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><defs>");
        foreach (var ((font, glyph), outline) in glyphs)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path id=\"g{font}-{glyph}\" d=\"{outline}\"/>");
        }

        return svg.Append("</defs>").Append(body).Append("</svg>").ToString();
    }

    private void Add(PageItem item)
    {
        switch (item)
        {
            case PageText text:
                Text(text);
                break;
            case PageRule r:
                body.Append(CultureInfo.InvariantCulture, $"<path d=\"M{r.X1:0.##} {r.Y1:0.##}L{r.X2:0.##} {r.Y2:0.##}\" stroke=\"#000\" stroke-width=\"{r.Width}\"/>");
                break;
            case PageFrame f:
                body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{f.X:0.##}\" y=\"{f.Y:0.##}\" width=\"{f.Width:0.##}\" height=\"{f.Height:0.##}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{f.Line}\"/>");
                break;
            case PagePath p:
                body.Append("<path d=\"").Append(Data(p.Steps)).Append("\"/>");
                break;
            default:
                throw new InvalidOperationException($"{item.GetType().Name} は描けません。");
        }
    }

    private void Text(PageText text)
    {
        var x = text.X;
        foreach (var character in RegisterText.Split(text.Text))
        {
            var (font, glyph) = fonts.Require(character, text.Text);
            var face = fonts.Fonts[font];
            var scale = text.Size * 25.4 / 72 / face.UnitsPerEm;
            var outline = face.OutlineOf(glyph);
            if (!outline.IsEmpty)
            {
                if (!glyphs.ContainsKey((font, glyph)))
                {
                    GlyphOutline.RefuseComposite(outline, face.Name);
                    glyphs.Add((font, glyph), Data(GlyphOutline.Steps(outline)));
                }

                body.Append(CultureInfo.InvariantCulture, $"<use href=\"#g{font}-{glyph}\" transform=\"translate({x:0.###} {text.Y:0.###})scale({scale:0.#######} {-scale:0.#######})\"/>");
            }

            x += text.Pitch ?? face.AdvanceOf(glyph) * scale;
        }
    }

    private static string Data(IEnumerable<PathStep> steps)
    {
        var data = new StringBuilder();
        foreach (var s in steps)
        {
            data.Append(s.Command);
            _ = s.Points switch
            {
                1 => data.Append(CultureInfo.InvariantCulture, $"{s.X1:0.###} {s.Y1:0.###}"),
                2 => data.Append(CultureInfo.InvariantCulture, $"{s.X1:0.###} {s.Y1:0.###} {s.X2:0.###} {s.Y2:0.###}"),
                3 => data.Append(CultureInfo.InvariantCulture, $"{s.X1:0.###} {s.Y1:0.###} {s.X2:0.###} {s.Y2:0.###} {s.X3:0.###} {s.Y3:0.###}"),
                _ => data,
            };
        }

        return data.ToString();
    }
}
