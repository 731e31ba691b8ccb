using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.ImagedRegisters;
using Koseki.Infrastructure.Pdf.Pictures;

namespace Koseki.Infrastructure.Pdf;

/// <summary>What a 謄本 or 抄本 of a 画像戸籍 says.</summary>
/// <param name="Wording">Title and 認証文 of the day.</param>
/// <param name="Register">The register.</param>
/// <param name="Pages">Its pages as they are shown, masks laid on.</param>
public sealed record ImagedContent(CertificateWording Wording, ImagedRegister Register, IReadOnlyList<PageBits> Pages)
{
    /// <summary>固定文言 below the certification.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];
}

/// <summary>
/// The sheets of a 謄本・抄本: each page in its original size on the smallest sheet that has it (A4, B4, A3), its number and that of the issue below it,
/// and the certification on a sheet of its own: no letter of ours lies on a page. A page that leaves no room on A3 stands alone on a sheet of its size; the
/// last sheet says how many there are.
/// </summary>
public static class ImagedCertificateLayout
{
    // What the number at the foot takes, and a margin that no printer reaches.
    private const double Foot = 9, Margin = 4;
    private const double Body = 10.5;

    private static readonly (double Width, double Height)[] Papers = [(210, 297), (297, 210), (257, 364), (364, 257), (297, 420), (420, 297)];

    /// <summary>The sheets.</summary>
    public static IReadOnlyList<PageModel> Arrange(ImagedContent content, CertificateIssue issue) =>
        [.. content.Pages.Select((p, i) => Sheet(p, i + 1, content.Pages.Count + 1, issue)), Last(content, issue)];

    private static PageModel Sheet(PageBits page, int number, int of, CertificateIssue issue)
    {
        var (width, height) = (page.WidthOnPaper, page.HeightOnPaper);
        if (Papers.Where(p => width + 2 * Margin <= p.Width && height + Margin + Foot + Margin <= p.Height).OrderBy(p => p.Width * p.Height).Select(p => ((double, double)?)p).FirstOrDefault() is not var (w, h))
        {
            return new([new PagePicture(0, 0, page)]) { Size = (width, height) };
        }

        var text = PaperText.Widen($"({of}の{number})　発行番号 {issue.IssueNumber}");
        return new([new PagePicture((w - width) / 2, Margin, page), new PageText(w - Margin - 6 - Body * 25.4 / 72 * RegisterText.Count(text), h - Margin - 2, Body, text)]) { Size = (w, h) };
    }

    private static PageModel Last(ImagedContent content, CertificateIssue issue)
    {
        var of = content.Pages.Count + 1;
        var lines = new List<string>
        {
            $"本籍　{content.Register.Domicile}",
            $"{content.Register.Form.HeadWord()}　{content.Register.FamilyName}　{content.Register.HeadGivenName}",
            $"この書面は、画像{content.Pages.Count}頁と、この認証の1枚から成る。",
        };
        return new(
        [
            PageText.Centred(60, 18, content.Wording.Title),
            PageText.EndedAt(196, 24, Body, PaperText.Widen($"({of}の{of})")),
            .. lines.SelectMany((l, i) => PaperWrap.Break(PaperText.Widen(l), 44, 44)).Select((l, i) => new PageText(22.3, 90 + 8 * i, Body, l)),
            new PageText(22.3, 241.5, Body, PaperText.Widen($"発行番号 {issue.IssueNumber}")),
            .. CertificateLayout.Certification(content.Wording.Certification, issue),
            .. CertificateLayout.Phrases(content.Phrases),
        ]);
    }
}
