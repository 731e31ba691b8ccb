using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Domain.Certificates;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>Looks at finished PDFs the way a reader does: where every letter stands.</summary>
public sealed class CertificateLayoutTests
{
    private const double Millimetre = 25.4 / 72;

    private static readonly CertificateIssue Issue = new("20261124-01-0000001", Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() };

    private static readonly CertificateIssue Deputy = Issue with
    {
        MayorTitle = "埼玉県越谷市長職務代理者　埼玉県越谷市副市長", MayorName = "寿限無五劫擦切　海砂利水魚花子",
    };

    public static TheoryData<string> Names => [.. LongCertificates.All.Keys];

    private static IEnumerable<Page> Pages(FamilyRegister register, CertificateIssue issue) => Pages(Specimens.Whole(register), issue);

    private static IEnumerable<Page> Pages(CertificateContent content, CertificateIssue issue)
    {
        using var document = PdfDocument.Open(new CertificateRenderer(Fonts.IpaMj).Render(content, issue, PdfEnvelope.Kiosk).Bytes);
        foreach (var page in document.GetPages())
        {
            yield return page;
        }
    }

    private sealed record Box(string Text, double Left, double Right, double Baseline, double Top);

    // The middle of the type: an overlap here is one that a reader sees.
    private static List<Box> Boxes(Page page) =>
    [
        .. page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).Select(l => new Box(
            l.Value, l.StartBaseLine.X * Millimetre, l.EndBaseLine.X * Millimetre,
            PageModel.Height - l.StartBaseLine.Y * Millimetre, PageModel.Height - l.StartBaseLine.Y * Millimetre - 0.75 * l.PointSize * Millimetre)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_AnyRegister_NoLetterStandsOnAnother(string name)
    {
        foreach (var issue in new[] { Issue, Deputy })
        {
            foreach (var page in Pages(LongCertificates.All[name](), issue))
            {
                var boxes = Boxes(page).OrderBy(b => b.Left).ToList();
                for (var i = 0; i < boxes.Count; i++)
                {
                    for (var j = i + 1; j < boxes.Count && boxes[j].Left < boxes[i].Right - 0.15; j++)
                    {
                        Assert.False(boxes[j].Top < boxes[i].Baseline && boxes[i].Top < boxes[j].Baseline, $"{boxes[i]} {boxes[j]}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_AnyRegister_StaysInItsColumns(string name)
    {
        foreach (var box in Pages(LongCertificates.All[name](), Deputy).SelectMany(Boxes))
        {
            Assert.True(box.Left >= 18 && box.Right <= 196.01 && box.Top >= 15 && box.Baseline <= 282, $"{box}");
            Assert.False(box is { Baseline: > 29 and < 236, Left: < 66.5, Right: > 66.5 }, $"列の境界をまたぐ: {box}");
        }
    }

    // family-register 4.4.1 and 4.4.2, millimetres: the left edge, and the upper edge of the type where the table names it.
    [Theory]
    [InlineData("（１の１）", 135.4, 21.0)]
    [InlineData("籍埼", 49.4, null)]
    [InlineData("本籍", 30.7, null)]
    [InlineData("埼玉県越谷市東", 71.2, null)]
    [InlineData("戸籍事項", 19.2, null)]
    [InlineData("戸籍編製", 27.0, null)]
    [InlineData("【編製日】", 69.3, null)]
    [InlineData("【配偶者区分】夫", 125.0, null)]
    [InlineData("身分事項", 19.2, null)]
    [InlineData("発行番号", 22.3, 238.6)]
    [InlineData("令和８年１１月２４日", 18.8, 263.0)]
    [InlineData("全部事項証明", null, 18.8)]
    public void Render_KeyElements_StandWhereTheTableSays(string text, double? x, double? top) =>
        Near(Find(Pages(Specimens.Couple, Issue).First(), text), x, top);

    [Fact]
    public void Render_EndMarks_StandAtTheRightEdge()
    {
        var pages = Pages(Specimens.People(10), Issue).ToList();
        Letter Last(Page page, string mark) => page.Letters[Text(page).IndexOf(mark, StringComparison.Ordinal) + 3];

        Near(Find(pages[0], "以下次頁"), null, 238.0);
        Assert.InRange(Last(pages[0], "以下次頁").EndBaseLine.X * Millimetre, 195, 196);
        Assert.InRange(Last(pages[^1], "以下余白").EndBaseLine.X * Millimetre, 195, 196);
    }

    [Fact]
    public void Render_NestedRecord_StandsTwoCharactersIn()
    {
        var page = Pages(Specimens.Matters(1), Issue).First();

        Near(Find(page, "【父母との続柄】"), 69.3 + 7.6, null);
        Near(Find(page, "【従前の記録】"), 69.3, null);
    }

    // 4.4.2: the frame, the column border, the 除籍 frame of 16 by 6 below left of a person, the seal 24 mm square at 165.
    [Fact]
    public void Render_FramesAndRules_StandWhereTheTableSays()
    {
        var page = Pages(Specimens.Given("夫が死亡した越谷太郎"), Issue).First();
        var boxes = page.Paths.Select(p => p.GetBoundingRectangle()!.Value)
            .Select(r => (X: r.Left * Millimetre, Y: PageModel.Height - r.Top * Millimetre, Width: r.Width * Millimetre, Height: r.Height * Millimetre)).ToList();
        bool Has(double x, double? y, double width, double height) => boxes.Any(b =>
            Math.Abs(b.X - x) < 1 && (y is null || Math.Abs(b.Y - y.Value) < 1) && Math.Abs(b.Width - width) < 1 && Math.Abs(b.Height - height) < 1);

        Assert.True(Has(18, null, 178, 208) && boxes.Any(b => Math.Abs(b.Y + b.Height - 236) < 0.1), "外枠");
        Assert.True(Has(66.5, null, 0, 208), "列の境界");
        Assert.True(Has(165, null, 24, 24), "公印");
        Assert.True(Has(23.2, null, 16, 6), "除籍");
        Assert.Equal(Find(page, "【母】").StartBaseLine.Y * Millimetre, Find(page, "除籍").StartBaseLine.Y * Millimetre, 0.5);
    }

    private static string Text(Page page) => string.Concat(page.Letters.Select(l => l.Value));

    private static Letter Find(Page page, string text) => page.Letters[Text(page).IndexOf(text, StringComparison.Ordinal)];

    // Ideographs and brackets reach 0.86 of the type size above the baseline.
    private static void Near(Letter first, double? x, double? top)
    {
        Assert.True(x is null || Math.Abs(first.StartBaseLine.X * Millimetre - x.Value) < 1, $"{first.StartBaseLine.X * Millimetre}");
        var upper = PageModel.Height - (first.StartBaseLine.Y + 0.86 * first.PointSize) * Millimetre;
        Assert.True(top is null || Math.Abs(upper - top.Value) < 1, $"{upper}");
    }

    [Fact]
    public void Render_Rows_FollowTheLinePitchAndTheLargeName()
    {
        var page = Pages(Specimens.Couple, Issue).First();
        var text = string.Concat(page.Letters.Select(l => l.Value));
        Letter At(string s) => page.Letters[text.IndexOf(s, StringComparison.Ordinal)];
        double Below(string upper, string lower) => (At(upper).StartBaseLine.Y - At(lower).StartBaseLine.Y) * Millimetre;

        Assert.Equal(4.05, Below("【父】", "【母】"), 2);
        Assert.Equal(8.1, Below("【出生日】", "【届出日】"), 2);
        Assert.Equal(22, At("太郎【名の振り仮名】").PointSize, 1);
        Assert.Equal(10.5, At("【名】").PointSize, 1);
        Assert.Equal(0, Below("【名】", "太郎【名の振り仮名】"), 2);
        Assert.Equal(14, At("全部事項証明").PointSize, 1);
        Assert.Equal(196, (At("全部事項証明").StartBaseLine.X + 6 * 14) * Millimetre, 1);
    }

    [Fact]
    public void Render_RemovedRegister_BearsTheMarkOnItsFirstPageOnly()
    {
        var pages = Pages(Specimens.Removed(Specimens.People(30)), Issue).Select(p => string.Concat(p.Letters.Select(l => l.Value))).ToList();

        Assert.Contains("除籍", pages[0].Replace("除籍全部事項証明", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(pages.Skip(1), p => Assert.DoesNotContain("除籍", p.Replace("除籍全部事項証明", "", StringComparison.Ordinal).Replace("除籍に記録", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
