using System.Globalization;
using System.Text;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>The operators of one page.</summary>
internal static class ContentStream
{
    internal static byte[] Of(PageModel page, DocumentFonts fonts)
    {
        var stream = new StringBuilder();
        foreach (var item in page.Items)
        {
            switch (item)
            {
                case PageText text:
                    Text(stream, text, fonts);
                    break;
                case PageRule rule:
                    stream.Append(CultureInfo.InvariantCulture, $"{Mm(rule.Width)} w {Mm(rule.X1)} {Up(rule.Y1)} m {Mm(rule.X2)} {Up(rule.Y2)} l S\n");
                    break;
                case PageFrame frame:
                    stream.Append(CultureInfo.InvariantCulture, $"{Mm(frame.Line)} w {Mm(frame.X)} {Up(frame.Y + frame.Height)} {Mm(frame.Width)} {Mm(frame.Height)} re S\n");
                    break;
                case PagePath path:
                    Path(stream, path);
                    break;
                default:
                    throw new InvalidOperationException($"{item.GetType().Name} は描けません。");
            }
        }

        return Encoding.ASCII.GetBytes(stream.ToString());
    }

    private static void Text(StringBuilder stream, PageText text, DocumentFonts fonts)
    {
        var characters = fonts.Use(text.Text);
        stream.Append(CultureInfo.InvariantCulture, $"BT {Mm(text.X)} {Up(text.Y)} Td");
        for (var i = 0; i < characters.Count;)
        {
            var resource = characters[i].Resource;
            stream.Append(CultureInfo.InvariantCulture, $" /{resource} {PdfFile.Number(text.Size)} Tf");
            stream.Append(text.Pitch is null ? "<" : "[");
            for (; i < characters.Count && characters[i].Resource == resource; i++)
            {
                if (text.Pitch is { } pitch)
                {
                    // A TJ adjustment is subtracted in thousandths of the type size.
                    var adjust = characters[i].Advance - PdfWriter.Points(pitch) / text.Size * 1000;
                    stream.Append(CultureInfo.InvariantCulture, $"<{characters[i].Cid:X4}>{PdfFile.Number(adjust)} ");
                }
                else
                {
                    stream.Append(CultureInfo.InvariantCulture, $"{characters[i].Cid:X4}");
                }
            }

            stream.Append(text.Pitch is null ? ">Tj" : "]TJ");
        }

        stream.Append(" ET\n");
    }

    private static void Path(StringBuilder stream, PagePath path)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var s in path.Steps)
        {
            switch (s.Command)
            {
                case 'M':
                    stream.Append(CultureInfo.InvariantCulture, $"{Mm(s.X1)} {Up(s.Y1)} m\n");
                    (x, y) = (s.X1, s.Y1);
                    break;
                case 'L':
                    stream.Append(CultureInfo.InvariantCulture, $"{Mm(s.X1)} {Up(s.Y1)} l\n");
                    (x, y) = (s.X1, s.Y1);
                    break;
                case 'Q':
                    // The same curve as a cubic: its controls lie two thirds of the way to the quadratic's one.
                    Cubic(stream, new('C', x + 2 * (s.X1 - x) / 3, y + 2 * (s.Y1 - y) / 3, s.X2 + 2 * (s.X1 - s.X2) / 3, s.Y2 + 2 * (s.Y1 - s.Y2) / 3, s.X2, s.Y2));
                    (x, y) = (s.X2, s.Y2);
                    break;
                case 'C':
                    Cubic(stream, s);
                    (x, y) = (s.X3, s.Y3);
                    break;
                default:
                    stream.Append("h\n");
                    break;
            }
        }

        stream.Append("f\n");
    }

    private static void Cubic(StringBuilder stream, PathStep s) => stream.Append(CultureInfo.InvariantCulture,
        $"{Mm(s.X1)} {Up(s.Y1)} {Mm(s.X2)} {Up(s.Y2)} {Mm(s.X3)} {Up(s.Y3)} c\n");

    private static string Mm(double length) => PdfFile.Number(PdfWriter.Points(length));

    private static string Up(double y) => PdfFile.Number(PdfWriter.Points(PageModel.Height - y));
}
