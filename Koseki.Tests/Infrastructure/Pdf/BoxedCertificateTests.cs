using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Domain.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>独身証明書, 受理証明書 and the like, and 一部事項証明, read back from the finished PDF.</summary>
public sealed class BoxedCertificateTests
{
    private static readonly CertificateIssue Issue = new("20261124-00-0000001", new(2026, 11, 24), "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() };
    private static readonly CertificateRenderer Renderer = new(Fonts.IpaMj);

    private static readonly FiledPaper Marriage = new(
        new(2026, 12), "0401", "婚姻", "越谷太郎・春日部花子", "埼玉県越谷市東越谷一丁目5番地・埼玉県春日部市粕壁六丁目2番地", "夫・妻", new(2026, 6, 10), null, "受理", "記録",
        [.. Enumerable.Range(1, 60).Select(i => new FiledBox(new($"box{i}"), $"欄{i}の見出しは長いことがある", new string('葛', 80) + i))]) { PaperName = "婚姻届" };

    private static byte[] Render(CertificateContent content) => Renderer.Render(content, Issue, PdfEnvelope.Archive).Bytes;

    private static List<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)))];
    }

    private static CertificateContent Of(CertificateKind kind, params FieldKey[] boxes) =>
        PaperCertificates.Of(Marriage, new(Marriage.Receipt, kind, boxes) { IsProtectionAsked = true }, Issue.IssuedOn).Written!;

    [Theory]
    [InlineData(CertificateKind.Acceptance)]
    [InlineData(CertificateKind.FineAcceptance)]
    public void Render_Acceptance_ReadsBackEveryLineOnOneSheet(CertificateKind kind)
    {
        var page = Assert.Single(Pages(Render(Of(kind))));

        Assert.All(
            new[] { "婚姻届受理証明書", "（１の１）", "越谷太郎・春日部花子", "令和８年６月１０日", "以下余白", "上記の届出を受理したことを証明する。", "令和８年１１月２４日", "埼玉県越谷市長　見本　花子", PaperText.Widen("発行番号 20261124-00-0000001") },
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("葛", page, StringComparison.Ordinal);
    }

    /// <summary>Many long boxes go on over sheets: nothing is cut or outside the frame, and the certification stands on the last one alone.</summary>
    [Fact]
    public void Render_ManyLongBoxes_GoOnOverSheetsAndLoseNothing()
    {
        var pdf = Render(Of(CertificateKind.PaperContents, [.. Marriage.Boxes.Select(b => b.Key)]));
        var pages = Pages(pdf);

        Assert.True(pages.Count > 5);
        Assert.Equal(60 * 80, string.Concat(pages).Count(c => c == '葛'));
        Assert.All(pages.Take(pages.Count - 1), p => Assert.True(p.Contains("以下次頁", StringComparison.Ordinal) && !p.Contains("証明する。", StringComparison.Ordinal)));
        Assert.Contains("届書等情報の内容に相違ない", pages[^1], StringComparison.Ordinal);
        Assert.All(pages.Select((p, i) => (p, i)), p => Assert.Contains(PaperText.Widen($"({pages.Count}の{p.i + 1})"), p.p, StringComparison.Ordinal));
        using var document = PdfDocument.Open(pdf);
        Assert.All(document.GetPages(), p => Assert.All(p.Letters.Where(l => l.Value == "葛"), l =>
        {
            Assert.InRange(l.EndBaseLine.X * 25.4 / 72, 70, 188);
            Assert.InRange((p.Height - l.StartBaseLine.Y) * 25.4 / 72, 46, 238);
        }));
    }

    [Fact]
    public void Render_Unmarried_ReadsBack()
    {
        var register = Specimens.Given("小川結衣");
        var page = Assert.Single(Pages(Render(CertificateBuilder.Build(register, CertificateKind.Unmarried, [register.Entries[0].Person], Issue.IssuedOn))));

        Assert.All(new[] { "独身証明書", "小川　結衣", "民法第７３２条（重婚の禁止）" }, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Absence_ReadsBack()
    {
        var page = Assert.Single(Pages(Render(AbsenceCertificates.Of(new(CertificateKind.NoRegister, "埼玉県越谷市東越谷一丁目9番地", "邉\U000E0111　太郎"), [], Issue.IssuedOn).Written!)));

        Assert.All(new[] { "不在籍証明書", "埼玉県越谷市東越谷一丁目９番地", "邉\U000E0111　太郎", "改製原戸籍" }, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    /// <summary>一部事項証明: nobody else's name, and 固定文言 before the seal.</summary>
    [Fact]
    public void Render_PartWithPhrases_ShowsOnlyThePersonAndThePhrase()
    {
        var content = CertificateBuilder.Build(Specimens.Couple, CertificateKind.Part, [], Issue.IssuedOn, [new(1, 0, null)]) with { Phrases = ["公用", "年金請求用"] };
        var pdf = Render(content);
        var page = Assert.Single(Pages(pdf));

        Assert.Contains("【公用】　【年金請求用】", page, StringComparison.Ordinal);
        Assert.Contains("一部事項証明", page, StringComparison.Ordinal);
        Assert.DoesNotContain("春日部健二", page, StringComparison.Ordinal);
        Assert.DoesNotContain("婚　　姻", page, StringComparison.Ordinal);
        using var document = PdfDocument.Open(pdf);
        Assert.All(document.GetPage(1).Letters.Where(l => l.Value == "】" && (document.GetPage(1).Height - l.StartBaseLine.Y) * 25.4 / 72 > 255), l => Assert.True(l.EndBaseLine.X * 25.4 / 72 < SealPlaceLeft));
    }

    private const double SealPlaceLeft = 165;

    /// <summary>A removed person's mark stands free of the heading and of the name.</summary>
    [Fact]
    public void Render_PartOfARemovedPerson_BearsTheMark()
    {
        var register = Specimens.Couple;
        register = register with { Entries = register.Entries.SetItem(1, register.Entries[1] with { Removed = new(Koseki.Domain.Calendar.RegisterDate.Parse("令和8年7月1日"), "死亡", null) }) };

        Assert.Contains("除籍", Assert.Single(Pages(Render(CertificateBuilder.Build(register, CertificateKind.Part, [], Issue.IssuedOn, [new(1, 0, null)])))), StringComparison.Ordinal);
    }
}
