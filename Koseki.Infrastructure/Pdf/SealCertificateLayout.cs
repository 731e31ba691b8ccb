using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// Where the boxes of an 印鑑登録証明書 stand on A4 (millimetres): the impression in a box of 30 mm at its own size, below
/// it name, other names, birth date and address, one row each.
/// </summary>
public static class SealCertificateLayout
{
    private const double Left = 25, Right = 185, Label = 40;
    private const double Top = 40, ImpressionRow = 38, Box = 30, Row = 15;
    private const double Foot = 241.5;
    private const double Thin = 0.12, Thick = 0.35;

    /// <summary>The one page; throws <see cref="BoxOverflowException"/> when a text does not fit.</summary>
    public static IReadOnlyList<PageModel> Arrange(SealCertificate content, CertificateIssue issue)
    {
        var bottom = Top + ImpressionRow + Row * content.Boxes.Count;
        List<PageItem> items =
        [
            Centred(27, 20, content.Title), EndedAt(Right, 35, 10.5, PaperText.Widen("(1の1)")),
            new PageFrame(Left, Top, Right - Left, bottom - Top, Thick), new PageRule(Left + Label, Top, Left + Label, bottom, Thin),
            .. Impression(content.Impression), .. Boxes(content),
            Centred(bottom + 12, 10.5, "以　下　余　白"),
            new PageText(22.3, Foot, 10.5, PaperText.Widen($"発行番号 {issue.IssueNumber}")),
            .. CertificateLayout.Certification(content.Certification, issue),
        ];
        return [new(items)];
    }

    /// <summary>Throws <see cref="BoxOverflowException"/> when a text of the content does not fit its box.</summary>
    public static void Require(SealCertificate content)
    {
        _ = Boxes(content).Count();
    }

    private static IEnumerable<PageItem> Impression(SealImpression impression)
    {
        var (x, y) = (Left + Label + (Right - Left - Label - Box) / 2, Top + (ImpressionRow - Box) / 2);
        return
        [
            .. BoxText.Of("印影", "印影", Left, Top, Label, ImpressionRow, 11, centred: true), new PageFrame(x, y, Box, Box, Thin),
            new PageImpression(x + (Box - impression.WidthOnPaper) / 2, y + (Box - impression.HeightOnPaper) / 2, impression),
        ];
    }

    private static IEnumerable<PageItem> Boxes(SealCertificate content)
    {
        for (var i = 0; i < content.Boxes.Count; i++)
        {
            var (box, top) = (content.Boxes[i], Top + ImpressionRow + Row * i);
            yield return new PageRule(Left, top, Right, top, Thin);
            foreach (var text in BoxText.Of(box.Label, box.Label, Left, top, Label, Row, 11, centred: true).Concat(BoxText.Of(box.Label, box.Value, Left + Label, top, Right - Left - Label, Row, 14)))
            {
                yield return text;
            }
        }
    }

    private static PageText Centred(double y, double size, string text) => new((PageModel.Width - size * 25.4 / 72 * RegisterText.Count(text)) / 2, y, size, text);

    private static PageText EndedAt(double right, double y, double size, string text) => new(right - size * 25.4 / 72 * RegisterText.Count(text), y, size, text);
}
