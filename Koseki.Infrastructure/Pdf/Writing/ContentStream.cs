using System.Globalization;
using System.Text;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>The operators of one page.</summary>
internal static class ContentStream
{
    internal static byte[] Of(PageModel page, FontSubset subset)
    {
        var stream = new StringBuilder();
        foreach (var item in page.Items)
        {
            switch (item)
            {
                case PageText text:
                    Text(stream, text, subset);
                    break;
                case PageRule rule:
                    stream.Append(CultureInfo.InvariantCulture, $"{Mm(rule.Width)} w {Mm(rule.X1)} {Up(rule.Y1)} m {Mm(rule.X2)} {Up(rule.Y2)} l S\n");
                    break;
                case PageFrame frame:
                    stream.Append(CultureInfo.InvariantCulture, $"{Mm(frame.Line)} w {Mm(frame.X)} {Up(frame.Y + frame.Height)} {Mm(frame.Width)} {Mm(frame.Height)} re S\n");
                    break;
                default:
                    throw new InvalidOperationException($"{item.GetType().Name} は描けません。");
            }
        }

        return Encoding.ASCII.GetBytes(stream.ToString());
    }

    private static void Text(StringBuilder stream, PageText text, FontSubset subset)
    {
        var characters = subset.Use(text.Text);
        stream.Append(CultureInfo.InvariantCulture, $"BT /F {PdfFile.Number(text.Size)} Tf {Mm(text.X)} {Up(text.Y)} Td ");
        if (text.Pitch is { } pitch)
        {
            stream.Append('[');
            foreach (var c in characters)
            {
                // A TJ adjustment is subtracted in thousandths of the type size.
                var advance = subset.Font.AdvanceOf(c.Glyph) * 1000.0 / subset.Font.UnitsPerEm;
                var adjust = advance - PdfWriter.Points(pitch) / text.Size * 1000;
                stream.Append(CultureInfo.InvariantCulture, $"<{c.Cid:X4}>{PdfFile.Number(adjust)} ");
            }

            stream.Append("]TJ ET\n");
        }
        else
        {
            stream.Append('<');
            foreach (var c in characters)
            {
                stream.Append(CultureInfo.InvariantCulture, $"{c.Cid:X4}");
            }

            stream.Append(">Tj ET\n");
        }
    }

    private static string Mm(double length) => PdfFile.Number(PdfWriter.Points(length));

    private static string Up(double y) => PdfFile.Number(PdfWriter.Points(PageModel.Height - y));
}
