using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
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

    private static readonly CertificateIssue Issue = new("20261124-01-0000001", Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子");

    private static readonly CertificateIssue Deputy = Issue with
    {
        MayorTitle = "埼玉県越谷市長職務代理者　埼玉県越谷市副市長", MayorName = "寿限無五劫擦切　海砂利水魚花子",
    };

    public static TheoryData<string> Names => [.. Registers.Keys];

    private static readonly IReadOnlyDictionary<string, Func<FamilyRegister>> Registers = new Dictionary<string, Func<FamilyRegister>>(StringComparer.Ordinal)
    {
        ["作例10.1C"] = () => Specimens.Couple,
        ["40人"] = () => Specimens.People(38),
        ["除籍12枚"] = () => Specimens.Removed(Specimens.People(30)),
        ["30事項"] = () => Specimens.Matters(30),
        ["80字の名"] = () => Specimens.WithName(string.Concat(Enumerable.Repeat("寿限無五劫擦切々", 10))),
        ["25字の名"] = () => Specimens.WithName(new string('寿', 25)),
        ["200字の父"] = () => Specimens.WithFather(string.Concat(Enumerable.Repeat("寿限無、（五劫）１２３", 17))),
        ["死亡"] = () => Specimens.Given("夫が死亡した越谷太郎"),
    };

    private static IEnumerable<Page> Pages(FamilyRegister register, CertificateIssue issue)
    {
        using var document = PdfDocument.Open(new CertificateRenderer(Fonts.IpaMj).Render(Specimens.Whole(register), issue, PdfEnvelope.Kiosk).Bytes);
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
            foreach (var page in Pages(Registers[name](), issue))
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
        foreach (var box in Pages(Registers[name](), Deputy).SelectMany(Boxes))
        {
            Assert.True(box.Left >= 18 && box.Right <= 196.01 && box.Top >= 15 && box.Baseline <= 282, $"{box}");
            Assert.False(box is { Baseline: > 29 and < 236, Left: < 66.5, Right: > 66.5 }, $"列の境界をまたぐ: {box}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_AnyRegister_PrintsEveryRowOnce(string name)
    {
        var register = Registers[name]();
        var expected = string.Concat(Specimens.Whole(register).Rows.SelectMany(r => r.Cells).Select(c => c.Text));
        var printed = string.Concat(Pages(register, Issue).Select(p => string.Concat(p.Letters.Select(l => l.Value))));

        foreach (var cell in Specimens.Whole(register).Rows.SelectMany(r => r.Cells).Where(c => c.Column != PaperColumn.LargeName))
        {
            Assert.Contains(cell.Text, printed, StringComparison.Ordinal);
        }

        Assert.True(printed.Length > expected.Length);
    }

    // family-register 4.4.1 and 4.4.2 (millimetres; baselines where the table names a line).
    [Theory]
    [InlineData("（１の１）", 135, 24.2)]
    [InlineData("籍埼", 49.4, null)]
    [InlineData("本籍", 30.7, null)]
    [InlineData("埼玉県越谷市東", 71.2, null)]
    [InlineData("戸籍事項", 19.2, null)]
    [InlineData("戸籍編製", 27, null)]
    [InlineData("【編製日】", 69.3, null)]
    [InlineData("【配偶者区分】夫", 125, null)]
    [InlineData("身分事項", 19.2, null)]
    [InlineData("発行番号", 22.3, 241.0)]
    [InlineData("令和８年１１月２４日", 18.8, 266.2)]
    public void Render_KeyElements_StandWhereTheTableSays(string text, double x, double? y)
    {
        var page = Pages(Specimens.Couple, Issue).First();
        var first = page.Letters[string.Concat(page.Letters.Select(l => l.Value)).IndexOf(text, StringComparison.Ordinal)];

        Assert.InRange(first.StartBaseLine.X * Millimetre, x - 1, x + 1);
        Assert.True(y is null || Math.Abs(PageModel.Height - first.StartBaseLine.Y * Millimetre - y.Value) < 1);
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
