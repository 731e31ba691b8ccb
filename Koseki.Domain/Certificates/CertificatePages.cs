namespace Koseki.Domain.Certificates;

/// <summary>One page: its number, of how many, and its rows.</summary>
public sealed record CertificatePage(int Number, int Of, IReadOnlyList<CertificateRow> Rows)
{
    /// <summary>Whether it is the last one, which carries 以下余白 and the certification.</summary>
    public bool IsLast => Number == Of;
}

/// <summary>
/// Breaks a certificate into pages of a fixed number of lines. The last line of every page is kept for
/// 以下余白; a heading never stands alone at the foot of a page.
/// </summary>
public static class CertificatePages
{
    /// <summary>Text lines between the upper and the lower frame.</summary>
    public const int LinesPerPage = 50;

    /// <summary>Lines of a sheet with boxes, and of one on fine paper.</summary>
    public const int LinesOfForm = 26, LinesOfFinePaper = 18;

    /// <summary>Text lines of a sheet of this look.</summary>
    public static int LinesOf(CertificateStyle style) => style switch
    {
        CertificateStyle.Register => LinesPerPage,
        CertificateStyle.Form => LinesOfForm,
        CertificateStyle.Fine => LinesOfFinePaper,
    };

    /// <summary>The pages in order; at least one.</summary>
    public static IReadOnlyList<CertificatePage> Break(CertificateContent content)
    {
        var pages = new List<List<CertificateRow>> { new() };
        var (used, lines) = (0, LinesOf(content.Style));
        for (var i = 0; i < content.Rows.Count; i++)
        {
            var needed = content.Rows[i].Height;
            for (var j = i; content.Rows[j].KeepWithNext && j + 1 < content.Rows.Count && j - i < 8; j++)
            {
                needed += content.Rows[j + 1].Height;
            }

            if (used + needed > lines - 1 && used > 0)
            {
                pages.Add([]);
                used = 0;
            }

            if (used == 0 && content.Rows[i].Cells.Count == 0 && pages.Count > 1)
            {
                continue;
            }

            pages[^1].Add(content.Rows[i]);
            used += content.Rows[i].Height;
        }

        return [.. pages.Select((rows, i) => new CertificatePage(i + 1, pages.Count, WithoutBlankEnd(rows)))];
    }

    private static List<CertificateRow> WithoutBlankEnd(List<CertificateRow> rows) =>
        rows[..(rows.FindLastIndex(r => r.Cells.Count > 0) + 1)];
}
