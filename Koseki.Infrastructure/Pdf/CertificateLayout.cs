using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// Where a certificate's rows stand on A4 (millimetres; measured on a published certificate and rounded to a regular
/// grid, family-register 4.4; the official form is drawn, not measured, in 戸籍法施行規則 付録22号).
/// </summary>
public static class CertificateLayout
{
    private const double Body = 10.5;
    private const double Pitch = 4.05;
    private const double Top = 30;
    private const double Bottom = 236;
    private const double Foot = 241.5;
    private const double Left = 18;
    private const double Right = 196;
    private const double Divider = 66.5;
    private const double Character = Body * 25.4 / 72;
    private const double NameLeft = 69.3 + 3 * Character + 1;
    private const double EndMark = Right - 0.8;

    /// <summary>The pages of an issued certificate.</summary>
    public static IReadOnlyList<PageModel> Arrange(CertificateContent content, CertificateIssue issue) =>
        [.. CertificatePages.Break(content).Select(p => content.Style == CertificateStyle.Register ? Page(content, issue, p) : BoxedCertificateLayout.Page(content, issue, p))];

    private static PageModel Page(CertificateContent content, CertificateIssue issue, CertificatePage page)
    {
        var items = new List<PageItem>();
        if (content.IsSpecimen)
        {
            items.AddRange(SpecimenMarks());
        }

        var title = Ended(Right, 23, 14, content.Title);
        var number = PaperText.Widen($"({page.Of}の{page.Number})");
        // Left of a long title when there are many pages: never under it.
        items.Add(new PageText(Math.Min(135, title.X - 2 - Character * RegisterText.Count(number)), 24.2, Body, number));
        items.Add(title);
        if (content.Kind.IsRemoved() && page.Number == 1)
        {
            items.AddRange(RemovedMark(Left + 1.2, 24.5));
        }

        items.Add(new PageFrame(Left, Top - 2, Right - Left, Bottom - Top + 2, 0.35));
        items.Add(new PageRule(Divider, Top - 2, Divider, Bottom, 0.15));
        var (rows, lines) = Rows(page.Rows);
        // Marks are drawn first: whoever reads the page as text finds the values of a person unbroken.
        items.AddRange(rows.Where(r => r.IsMark).Concat(rows.Where(r => !r.IsMark)).Select(r => r.Item));
        // 以下余白 ends the text; 以下次頁 stands at the foot of the sheet, on the line of the 発行番号.
        items.Add(page.IsLast ? Ended(EndMark, Top + Pitch * (lines + 1) - 0.9, Body, "以下余白", 0.9) : Ended(EndMark, Foot, Body, "以下次頁", 0.9));
        if (!content.IsSpecimen)
        {
            items.Add(new PageText(22.3, Foot, Body, PaperText.Widen($"発行番号 {issue.IssueNumber}")));
        }

        if (page.IsLast && !content.IsSpecimen)
        {
            items.AddRange(Certification(content, issue));
        }

        return new(items);
    }

    // Across the sheet and at its foot, where the certification of a paper stands.
    private static IEnumerable<PageItem> SpecimenMarks() => [PageText.Centred(150, 150, "見本"), PageText.Centred(265, 36, "見本　証明ではありません")];

    private static (List<(bool IsMark, PageItem Item)> Items, int Lines) Rows(IReadOnlyList<CertificateRow> rows)
    {
        var items = new List<(bool, PageItem)>();
        var line = 0;
        foreach (var row in rows)
        {
            var y = Top + Pitch * line;
            if (row.RuleAbove && line > 0)
            {
                // A blank row stands above every block: the rule runs through its middle.
                items.Add((false, new PageRule(Left, y - Pitch / 2, Right, y - Pitch / 2, 0.15)));
            }

            // A name in several lines begins on its label's line.
            var name = row.Cells.Where(c => c.Column == PaperColumn.LargeName).SelectMany(c => CertificateBuilder.NameLines(c.Text)).ToList();
            var baseline = y + Pitch * (row.Height - Math.Max(0, name.Count - 1)) - 0.9;
            items.AddRange(row.Cells.SelectMany((c, i) =>
                Cell(c, baseline, i > 0 ? row.Cells[i - 1] : null).Select(item => (c.Column == PaperColumn.RemovedMark, item))));
            line += row.Height;
        }

        return (items, line);
    }

    private static IEnumerable<PageItem> Cell(PaperCell cell, double y, PaperCell? before)
    {
        switch (cell.Column)
        {
            case PaperColumn.SpreadHeading:
                var parts = RegisterText.Split(cell.Text).Select(c => c.ToString()).ToList();
                yield return new PageText(30.7, y, Body, parts[0]);
                yield return new PageText(49.4, y, Body, parts[^1]);
                break;
            case PaperColumn.LargeName:
                foreach (var item in LargeName(cell.Text, y))
                {
                    yield return item;
                }

                break;
            case PaperColumn.RemovedMark:
                foreach (var item in RemovedMark(23.2, y - 0.3))
                {
                    yield return item;
                }

                break;
            case PaperColumn.Beside:
                var end = before is null ? 0 : XOf(before.Column) + Character * RegisterText.Count(before.Text);
                yield return new PageText(end > XOf(cell.Column) ? end + Character : XOf(cell.Column), y, Body, cell.Text);
                break;
            default:
                yield return new PageText(XOf(cell.Column), y, Body, cell.Text);
                break;
        }
    }

    private static IEnumerable<PageItem> RemovedMark(double x, double y) =>
    [
        new PageFrame(x, y - 4.3, 16, 6, 0.3),
        new PageText(x + 1.7, y, Body, "除籍", 16 - 2 * 1.7 - Character),
    ];

    // 22 pt while it fits behind 【名】, smaller down to the size of the body, then in several lines: never cut.
    private static IEnumerable<PageItem> LargeName(string name, double y)
    {
        var lines = CertificateBuilder.NameLines(name);
        var longest = Math.Max(1, RegisterText.Count(lines[0]));
        var size = lines.Count > 1 ? Body : Math.Clamp((Right - 2 - NameLeft) / longest * 72 / 25.4, Body, 22);
        for (var i = 0; i < lines.Count; i++)
        {
            yield return new PageText(NameLeft, y + Pitch * i, size, lines[i]);
        }
    }

    /// <summary>The same, with 固定文言 below the certification.</summary>
    internal static IEnumerable<PageItem> Certification(CertificateContent content, CertificateIssue issue)
    {
        foreach (var item in Certification(content.Certification, issue))
        {
            yield return item;
        }

        foreach (var item in Phrases(content.Phrases))
        {
            yield return item;
        }
    }

    /// <summary>固定文言 on one line that ends before the seal, smaller where there are many; nothing where there are none.</summary>
    internal static IEnumerable<PageItem> Phrases(IReadOnlyList<string> phrases)
    {
        if (phrases.Count > 0)
        {
            var text = string.Join('　', phrases.Select(p => $"【{p}】"));
            yield return new PageText(22.3, 260, Math.Min(Body, (SealPlace.X - 2 - 22.3) / RegisterText.Count(text) * 72 / 25.4), text);
        }
    }

    /// <summary>認証文, date, name and seal at the foot of the last sheet of any certificate.</summary>
    internal static IEnumerable<PageItem> Certification(string certification, CertificateIssue issue)
    {
        var lines = PaperWrap.Break(certification, 44, 44);
        for (var i = 0; i < lines.Count; i++)
        {
            yield return new PageText(22.3, 248 + 5 * i, Body, lines[i]);
        }

        yield return new PageText(19.2, 266.1, Body, PaperText.Widen(RegisterDate.Of(issue.IssuedOn).Text));
        yield return Signature($"{issue.MayorTitle}　{issue.MayorName}");
        yield return SealPlace.Of(issue.Seal);
    }

    // Ends before the seal: a long one (職務代理者) begins further left, a very long one is set smaller.
    private static PageText Signature(string text)
    {
        const double end = 162;
        var count = RegisterText.Count(text);
        var size = Math.Min(12, (end - 24) / count * 72 / 25.4);
        return new(Math.Min(92, end - count * size * 25.4 / 72), 272, size, text);
    }

    private static double XOf(PaperColumn column) => column switch
    {
        PaperColumn.Heading => 19.2,
        PaperColumn.Title => 26.8,
        PaperColumn.AmendmentTitle => 26.8 + Character,
        PaperColumn.Designation => 71.2,
        PaperColumn.DesignationContinued => 71.2 + Character,
        PaperColumn.Continued => 69.3 + 5.3,
        PaperColumn.Nested => 69.3 + 7.6,
        PaperColumn.NestedContinued => 69.3 + 7.6 + 5.3,
        PaperColumn.Beside => 125,
        PaperColumn.Value or PaperColumn.SpreadHeading or PaperColumn.LargeName or PaperColumn.RemovedMark => 69.3,
    };

    private static PageText Ended(double right, double y, double size, string text, double gap = 0)
    {
        var pitch = size * 25.4 / 72 + gap;
        return new(right - pitch * RegisterText.Count(text) + gap, y, size, text, gap == 0 ? null : pitch);
    }
}
