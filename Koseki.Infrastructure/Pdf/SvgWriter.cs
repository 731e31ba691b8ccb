using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf;

/// <summary>A page as SVG with glyph outlines, so that a screen shows every character as the paper will.</summary>
public static class SvgWriter
{
    /// <summary>The page; throws <see cref="UnknownCharacterException"/> when a character has no glyph.</summary>
    public static string Write(PageModel page, TrueTypeFont font)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {PageModel.Width} {PageModel.Height}\" role=\"img\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        foreach (var item in page.Items)
        {
            switch (item)
            {
                case PageText text:
                    Text(svg, text, font);
                    break;
                case PageRule r:
                    svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{r.X1:0.##} {r.Y1:0.##}L{r.X2:0.##} {r.Y2:0.##}\" stroke=\"#000\" stroke-width=\"{r.Width}\"/>");
                    break;
                case PageFrame f:
                    svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{f.X:0.##}\" y=\"{f.Y:0.##}\" width=\"{f.Width:0.##}\" height=\"{f.Height:0.##}\" fill=\"none\" stroke=\"#000\" stroke-width=\"{f.Line}\"/>");
                    break;
                default:
                    throw new InvalidOperationException($"{item.GetType().Name} は描けません。");
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Text(StringBuilder svg, PageText text, TrueTypeFont font)
    {
        var scale = text.Size * 25.4 / 72 / font.UnitsPerEm;
        var x = text.X;
        svg.Append("<path d=\"");
        foreach (var character in RegisterText.Split(text.Text))
        {
            var glyph = font.GlyphOf(character) ?? throw new UnknownCharacterException(character, text.Text);
            Outline(svg, font.OutlineOf(glyph), x, text.Y, scale);
            x += text.Pitch ?? font.AdvanceOf(glyph) * scale;
        }

        svg.Append("\"/>");
    }

    private static void Outline(StringBuilder svg, ReadOnlySpan<byte> outline, double x, double y, double scale)
    {
        if (outline.IsEmpty)
        {
            return;
        }

        var (ends, points) = GlyphOutline.Read(outline);
        var first = 0;
        foreach (var end in ends)
        {
            Contour(svg, points.AsSpan(first, end - first + 1), x, y, scale);
            first = end + 1;
        }
    }

    private static void Contour(StringBuilder svg, ReadOnlySpan<OutlinePoint> points, double x, double y, double scale)
    {
        string At(double px, double py) => string.Create(CultureInfo.InvariantCulture, $"{x + px * scale:0.###} {y - py * scale:0.###}");
        var start = points[0].OnCurve ? points[0]
            : points[^1].OnCurve ? points[^1]
            : new OutlinePoint((points[0].X + points[^1].X) / 2, (points[0].Y + points[^1].Y) / 2, true);
        svg.Append('M').Append(At(start.X, start.Y));
        OutlinePoint? control = null;
        for (var i = points[0].OnCurve ? 1 : 0; i <= points.Length; i++)
        {
            var point = i == points.Length ? start : points[i];
            if (point.OnCurve)
            {
                svg.Append(control is { } c ? $"Q{At(c.X, c.Y)} {At(point.X, point.Y)}" : $"L{At(point.X, point.Y)}");
                control = null;
            }
            else
            {
                if (control is { } c)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"Q{At(c.X, c.Y)} {At((c.X + point.X) / 2, (c.Y + point.Y) / 2)}");
                }

                control = point;
            }
        }

        svg.Append('Z');
    }
}

/// <summary>A point of an outline in font units.</summary>
internal readonly record struct OutlinePoint(double X, double Y, bool OnCurve);

/// <summary>Reads simple TrueType glyphs (the fonts used hold no composite ones).</summary>
internal static class GlyphOutline
{
    internal static (int[] Ends, OutlinePoint[] Points) Read(ReadOnlySpan<byte> glyph)
    {
        var contours = BinaryPrimitives.ReadInt16BigEndian(glyph);
        if (contours < 0)
        {
            throw new NotSupportedException("複合字形は描けません。");
        }

        var ends = new int[contours];
        for (var i = 0; i < contours; i++)
        {
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + 2 * i)..]);
        }

        var count = contours == 0 ? 0 : ends[^1] + 1;
        var at = 10 + 2 * contours;
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            flags[i] = glyph[at++];
            for (var repeat = (flags[i] & 8) != 0 ? glyph[at++] : 0; repeat > 0; repeat--)
            {
                flags[i + 1] = flags[i];
                i++;
            }
        }

        var xs = Coordinates(glyph, flags, ref at, 2, 16);
        var ys = Coordinates(glyph, flags, ref at, 4, 32);
        var points = new OutlinePoint[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new(xs[i], ys[i], (flags[i] & 1) != 0);
        }

        return (ends, points);
    }

    private static int[] Coordinates(ReadOnlySpan<byte> glyph, byte[] flags, ref int at, int shortBit, int sameBit)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & shortBit) != 0)
            {
                value += (flags[i] & sameBit) != 0 ? glyph[at++] : -glyph[at++];
            }
            else if ((flags[i] & sameBit) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(glyph[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }
}
