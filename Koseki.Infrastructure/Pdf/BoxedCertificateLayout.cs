using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// Where the boxes of 独身証明書, 受理証明書 and the like stand on A4 (millimetres): a title in the middle, below it a table of labels and
/// values that goes on over as many sheets as it needs. On fine paper (上質紙) larger, in an ornamental frame.
/// </summary>
internal static class BoxedCertificateLayout
{
    private const double Left = 22, Right = 188, Top = 48, Padding = 2.5, Foot = 241.5;
    private const double Thin = 0.12, Thick = 0.35, Small = 10.5;

    /// <summary>Type in points, distance of lines and width of the labels in millimetres.</summary>
    private sealed record Measures(double Title, double TitleLine, double Type, double Pitch, double Label);

    internal static PageModel Page(CertificateContent content, CertificateIssue issue, CertificatePage page)
    {
        var measures = content.Style == CertificateStyle.Fine ? new Measures(26, 34, 15, 10, 52) : new Measures(20, 30, 12, 7.2, 48);
        var items = new List<PageItem>();
        if (content.Style == CertificateStyle.Fine)
        {
            items.AddRange(Ornament());
        }

        items.Add(PageText.Centred(measures.TitleLine, Fitting(content.Title, measures.Title), content.Title));
        items.Add(PageText.EndedAt(Right, measures.TitleLine + 10, Small, PaperText.Widen($"({page.Of}の{page.Number})")));
        items.AddRange(Table(page.Rows, measures, out var bottom));
        items.Add(page.IsLast ? PageText.EndedAt(Right, bottom + 6, Small, "以下余白") : PageText.EndedAt(Right, Foot, Small, "以下次頁"));
        items.Add(new PageText(22.3, Foot, Small, PaperText.Widen($"発行番号 {issue.IssueNumber}")));
        if (page.IsLast)
        {
            items.AddRange(CertificateLayout.Certification(content, issue));
        }

        return new(items);
    }

    private static double Fitting(string title, double largest) => Math.Min(largest, (Right - Left) / Math.Max(1, RegisterText.Count(title)) * 72 / 25.4);

    private static List<PageItem> Table(IReadOnlyList<CertificateRow> rows, Measures measures, out double bottom)
    {
        bottom = Top + measures.Pitch * rows.Count + Padding;
        List<PageItem> items = [new PageFrame(Left, Top - Padding, Right - Left, bottom - Top + Padding, Thick), new PageRule(Left + measures.Label, Top - Padding, Left + measures.Label, bottom, Thin)];
        for (var i = 0; i < rows.Count; i++)
        {
            var top = Top + measures.Pitch * i;
            if (rows[i].RuleAbove && i > 0)
            {
                items.Add(new PageRule(Left, top, Right, top, Thin));
            }

            var baseline = top + measures.Pitch / 2 + measures.Type * 25.4 / 72 * 0.38;
            items.AddRange(rows[i].Cells.Select(c => new PageText(c.Column == PaperColumn.Heading ? Left + Padding : Left + measures.Label + Padding, baseline, measures.Type, c.Text)));
        }

        return items;
    }

    // Three lines, the middle one thick, with the corners crossed.
    private static IEnumerable<PageItem> Ornament()
    {
        yield return new PageFrame(10, 10, 190, 277, 0.3);
        yield return new PageFrame(12, 12, 186, 273, 1.2);
        yield return new PageFrame(14, 14, 182, 269, 0.3);
        foreach (var (x, y) in new[] { (10d, 10d), (194d, 10d), (10d, 281d), (194d, 281d) })
        {
            yield return new PageFrame(x, y, 6, 6, 0.3);
            yield return new PageFrame(x + 1.5, y + 1.5, 3, 3, 0.6);
        }
    }
}
