using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Domain.Certificates;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>Reads long certificates as a person does, from the upper left to the lower right, and misses nothing.</summary>
public sealed class LongCertificateTests
{
    private const double Millimetre = 25.4 / 72;

    private static readonly CertificateIssue Issue = new("20261124-01-0000001", Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子")
    {
        Seal = new("M0 0L100 0L100 100L0 100Z", 100),
    };

    public static TheoryData<string> Names => [.. LongCertificates.All.Keys];

    // Letters by baseline, then from left to right; blanks left out.
    private static List<(double Baseline, string Text)> Lines(Page page) =>
    [
        .. page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value))
            .GroupBy(l => Math.Round(PageModel.Height - l.StartBaseLine.Y * Millimetre, 1)).OrderBy(g => g.Key)
            .Select(g => (g.Key, string.Concat(g.OrderBy(l => l.StartBaseLine.X).Select(l => l.Value)))),
    ];

    private static List<List<(double Baseline, string Text)>> Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(Lines)];
    }

    private static IEnumerable<string> Expected(CertificateContent content)
    {
        var pages = CertificatePages.Break(content);
        foreach (var page in pages)
        {
            yield return content.Title;
            yield return PaperText.Widen($"({page.Of}の{page.Number})");
            foreach (var line in page.Rows.SelectMany(RowLines))
            {
                yield return line;
            }

            if (page.IsLast)
            {
                yield return "以下余白";
            }

            yield return PaperText.Widen("発行番号20261124-01-0000001") + (page.IsLast ? "" : "以下次頁");
        }

        yield return content.Certification;
        yield return PaperText.Widen(RegisterDate.Of(Specimens.IssuedOn).Text);
        yield return "埼玉県越谷市長見本花子";
    }

    private static IEnumerable<string> RowLines(CertificateRow row)
    {
        var cells = row.Cells.Where(c => c.Column != PaperColumn.RemovedMark).ToList();
        var name = cells.Where(c => c.Column == PaperColumn.LargeName).Select(c => c.Text).SingleOrDefault("");
        var lines = RegisterText.Split(name).Chunk(30).Select(part => string.Concat(part)).ToList();
        var first = string.Concat(cells.Where(c => c.Column != PaperColumn.LargeName).Select(c => c.Text)) + lines.FirstOrDefault("");
        return lines.Skip(1).Prepend(first).Select(l => l.Replace("　", "", StringComparison.Ordinal)).Where(l => l.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_LongCertificate_HoldsEveryLineOnceAndInOrder(string name)
    {
        var content = LongCertificates.All[name]();
        var printed = Read(new CertificateRenderer(Fonts.IpaMj).Render(content, Issue, PdfEnvelope.Kiosk).Bytes);

        Assert.Equal(Expected(content), printed.SelectMany(p => p).Select(l => l.Text).Where(t => t != "除籍"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_LongCertificate_MarksEveryRemovedPersonOnce(string name)
    {
        var content = LongCertificates.All[name]();
        var printed = Read(new CertificateRenderer(Fonts.IpaMj).Render(content, Issue, PdfEnvelope.Kiosk).Bytes);
        var persons = content.Rows.SelectMany(r => r.Cells).Count(c => c.Column == PaperColumn.RemovedMark);

        Assert.Equal(persons + (content.Kind.IsRemoved() ? 1 : 0), printed.SelectMany(p => p).Count(l => l.Text == "除籍"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_LongCertificate_EndsItsTextAboveTheLowerFrame(string name)
    {
        var pages = Read(new CertificateRenderer(Fonts.IpaMj).Render(LongCertificates.All[name](), Issue, PdfEnvelope.Kiosk).Bytes);

        Assert.All(pages, p =>
        {
            var foot = p.FindIndex(l => l.Text.StartsWith("発行番号", StringComparison.Ordinal));
            Assert.All(p.Take(foot), l => Assert.InRange(l.Baseline, 15, 235.5));
            Assert.All(p.Skip(foot), l => Assert.InRange(l.Baseline, 238, 282));
        });
    }

    [Fact]
    public void Render_RareCharactersOnLaterPages_ReadBackExactly()
    {
        var gaiji = new RegisterCharacter(0xE000, 0);
        var fonts = new FontSet([Fonts.IpaMj], new Dictionary<RegisterCharacter, string> { [gaiji] = "MJ006065" });
        const string name = "葛\U000E0102葛𠮷邉\U000E0111\uE000辻\U000E0102辻";
        var register = Specimens.People(20);
        register = register with { Entries = register.Entries.SetItem(21, register.Entries[21] with { GivenName = name, Father = name + "太" }) };

        foreach (var envelope in new[] { PdfEnvelope.Kiosk, PdfEnvelope.Archive })
        {
            var pages = Read(new CertificateRenderer(fonts).Render(Specimens.Whole(register), Issue, envelope).Bytes);
            var later = pages.Skip(2).SelectMany(p => p).ToList();
            Assert.Contains(later, l => l.Text == "戸籍に記録されている者【名】" + name);
            Assert.Contains(later, l => l.Text == "【父】" + name + "太");
        }
    }

    [Fact]
    public void Render_UnknownCharacterOnALaterPage_IsRefusedWithItsPlace()
    {
        var register = Specimens.People(20);
        register = register with { Entries = register.Entries.SetItem(21, register.Entries[21] with { Mother = "越谷葛\U000E0100子" }) };
        var renderer = new CertificateRenderer(Fonts.IpaMj);
        var content = Specimens.Whole(register);
        var page = CertificatePages.Break(content).Single(p => p.Rows.Any(r => r.Cells.Any(c => c.Text.Contains("葛\U000E0100", StringComparison.Ordinal)))).Number;
        Assert.True(page > 2);

        foreach (var refused in new[] { Assert.Throws<UnknownCharacterException>(() => renderer.Render(content, Issue, PdfEnvelope.Kiosk)), Assert.Throws<UnknownCharacterException>(() => renderer.Preview(content, Issue)) })
        {
            Assert.StartsWith($"{page}枚目の「【母】越谷葛\U000E0100子」の文字 U+845B U+E0100 ", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Render_EightyCharacterName_StandsInFullLinesBehindItsLabel()
    {
        using var document = PdfDocument.Open(new CertificateRenderer(Fonts.IpaMj).Render(LongCertificates.All["80字の名"](), Issue, PdfEnvelope.Kiosk).Bytes);
        var letters = document.GetPage(1).Letters;
        var label = string.Concat(letters.Select(l => l.Value)).IndexOf("【名】", StringComparison.Ordinal);
        var name = letters.Skip(label + 3).Take(80).ToList();
        var lines = name.GroupBy(l => Math.Round((letters[label].StartBaseLine.Y - l.StartBaseLine.Y) * Millimetre, 2)).ToList();

        Assert.Equal(LongCertificates.EightyCharacters, string.Concat(name.Select(l => l.Value)));
        Assert.Equal([(0, 30), (4.05, 30), (8.1, 20)], lines.Select(l => (l.Key, l.Count())));
        Assert.All(lines, l => Assert.Equal(81.41, l.First().StartBaseLine.X * Millimetre, 1));
        Assert.All(name, l => Assert.Equal(10.5, l.PointSize, 2));
    }
}
