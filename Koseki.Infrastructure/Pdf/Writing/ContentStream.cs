using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>The operators of one page.</summary>
internal sealed class ContentStream
{
    private readonly DocumentFonts fonts;
    private readonly DocumentImpressions impressions;
    private readonly ByteBuffer stream;
    private readonly double height;
    private (string? Resource, double Size) face;

    private ContentStream(DocumentFonts fonts, DocumentImpressions impressions, ByteBuffer stream, double height) =>
        (this.fonts, this.impressions, this.stream, this.height) = (fonts, impressions, stream, height);

    /// <summary>Writes the page and returns the stream; throws <see cref="UnknownCharacterException"/> when a character has no glyph.</summary>
    internal static ByteBuffer Write(PageModel page, DocumentFonts fonts, DocumentImpressions impressions, ByteBuffer stream)
    {
        var content = new ContentStream(fonts, impressions, stream, page.Size.Height);
        foreach (var item in page.Items)
        {
            content.Write(item);
        }

        return stream;
    }

    private void Write(PageItem item)
    {
        switch (item)
        {
            case PageText text:
                Text(text);
                break;
            case PageRule rule:
                Mm(rule.Width).Raw("w "u8);
                Point(rule.X1, rule.Y1).Raw("m "u8);
                Point(rule.X2, rule.Y2).Raw("l S\n"u8);
                break;
            case PageFrame frame:
                Mm(frame.Line).Raw("w "u8);
                Point(frame.X, frame.Y + frame.Height);
                Mm(frame.Width);
                Mm(frame.Height).Raw("re S\n"u8);
                break;
            case PagePath path:
                Path(path);
                break;
            case PageImpression impression:
                Impression(impression);
                break;
            case PagePicture picture:
                Picture(picture);
                break;
            default:
                throw new InvalidOperationException($"{item.GetType().Name} は描けません。");
        }
    }

    private void Picture(PagePicture picture)
    {
        stream.Raw("q "u8);
        Mm(picture.Bits.WidthOnPaper).Raw("0 0 "u8);
        Mm(picture.Bits.HeightOnPaper);
        Point(picture.X, picture.Y + picture.Bits.HeightOnPaper).Raw("cm /"u8).Ascii(impressions.Use(picture.Bits)).Raw(" Do Q\n"u8);
    }

    // The unit square of the picture becomes its own size on paper (ISO 32000-1, 8.9.5).
    private void Impression(PageImpression impression)
    {
        var (width, height) = (impression.Impression.WidthOnPaper, impression.Impression.HeightOnPaper);
        stream.Raw("q "u8);
        Mm(width).Raw("0 0 "u8);
        Mm(height);
        Point(impression.X, impression.Y + height).Raw("cm /"u8).Ascii(impressions.Use(impression.Impression)).Raw(" Do Q\n"u8);
    }

    private void Text(PageText text)
    {
        var characters = fonts.Use(text.Text);
        stream.Raw("BT "u8);
        Point(text.X, text.Y).Raw("Td"u8);
        for (var i = 0; i < characters.Count;)
        {
            var resource = characters[i].Resource;
            Face(resource, text.Size);
            stream.Raw(text.Pitch is null ? "<"u8 : "["u8);
            for (; i < characters.Count && characters[i].Resource == resource; i++)
            {
                if (text.Pitch is { } pitch)
                {
                    // A TJ adjustment is subtracted in thousandths of the type size.
                    var adjust = characters[i].Advance - PdfWriter.Points(pitch) / text.Size * 1000;
                    stream.Raw("<"u8).Hex(characters[i].Cid).Raw(">"u8).Number(adjust).Raw(" "u8);
                }
                else
                {
                    stream.Hex(characters[i].Cid);
                }
            }

            stream.Raw(text.Pitch is null ? ">Tj"u8 : "]TJ"u8);
        }

        stream.Raw(" ET\n"u8);
    }

    // The face stays in force from one text to the next (ISO 32000-1, 9.3.1).
    private void Face(string resource, double size)
    {
        if (face != (resource, size))
        {
            stream.Raw(" /"u8).Ascii(resource).Raw(" "u8).Number(size).Raw(" Tf"u8);
            face = (resource, size);
        }
    }

    private void Path(PagePath path)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var s in path.Steps)
        {
            switch (s.Command)
            {
                case 'M':
                    Point(s.X1, s.Y1).Raw("m\n"u8);
                    (x, y) = (s.X1, s.Y1);
                    break;
                case 'L':
                    Point(s.X1, s.Y1).Raw("l\n"u8);
                    (x, y) = (s.X1, s.Y1);
                    break;
                case 'Q':
                    // The same curve as a cubic: its controls lie two thirds of the way to the quadratic's one.
                    Cubic(new('C', x + 2 * (s.X1 - x) / 3, y + 2 * (s.Y1 - y) / 3, s.X2 + 2 * (s.X1 - s.X2) / 3, s.Y2 + 2 * (s.Y1 - s.Y2) / 3, s.X2, s.Y2));
                    (x, y) = (s.X2, s.Y2);
                    break;
                case 'C':
                    Cubic(s);
                    (x, y) = (s.X3, s.Y3);
                    break;
                default:
                    stream.Raw("h\n"u8);
                    break;
            }
        }

        stream.Raw("f\n"u8);
    }

    private void Cubic(PathStep s)
    {
        Point(s.X1, s.Y1);
        Point(s.X2, s.Y2);
        Point(s.X3, s.Y3).Raw("c\n"u8);
    }

    private ByteBuffer Point(double x, double y)
    {
        Mm(x);
        return Mm(height - y);
    }

    private ByteBuffer Mm(double length) => stream.Number(PdfWriter.Points(length)).Raw(" "u8);
}
