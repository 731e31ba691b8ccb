using System.Text;
using Koseki.Domain.Certificates;
using Koseki.Eng.Bench;
using Koseki.Eng.Bench.Pdf;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Domain.Certificates;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>The parts of <c>bench pdf</c>; what it measures is not a test.</summary>
public sealed class PdfBenchTests
{
    private static readonly FontSet Set = new(Fonts.IpaMj);
    private static readonly CertificateRenderer Renderer = new(Set);
    private static readonly CertificateIssue Issue = new("1", Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子") { Seal = SampleSeal.Make() };

    private static CertificateContent Content(int seed, int persons = 2) => Specimens.Whole(new HardRegister(Set).Make(seed, persons));

    [Fact]
    public void Make_SameSeed_SameRegister()
    {
        var registers = new HardRegister(Set);

        Assert.Equal(registers.Make(7, 3), registers.Make(7, 3));
        Assert.NotEqual(registers.Make(7, 3).FamilyName, registers.Make(8, 3).FamilyName);
        Assert.True(registers.Characters > 60_000);
    }

    [Fact]
    public void Of_Document_InflatesWhatIsCompressedAndSetsTheConstantFontApart()
    {
        var pdf = Renderer.Render(Content(1), Issue, PdfEnvelope.Kiosk).Bytes;
        var plain = PlainDocument.Of(pdf, Renderer.Render(Content(2), Issue, PdfEnvelope.Kiosk).Bytes);
        var whole = Encoding.Latin1.GetString(plain.Whole);

        Assert.Contains("BT ", whole, StringComparison.Ordinal);
        Assert.Equal(2, whole.Split("begincodespacerange<0000>").Length - 1);
        Assert.Equal(1, Encoding.Latin1.GetString(plain.Own).Split("begincodespacerange<0000>").Length - 1);
        Assert.InRange(plain.Whole.Length, pdf.Length + 1, 4 * pdf.Length);
    }

    [Fact]
    public async Task MakeAsync_FourTasks_SameBytesAsOne()
    {
        var many = new ManyDocuments(Renderer, [.. Enumerable.Range(1, 24).Select(seed => Content(seed))], Issue);
        var one = (await many.MakeAsync(1, CancellationToken.None)).Documents;
        var four = (await many.MakeAsync(4, CancellationToken.None)).Documents;

        Assert.All(one.Zip(four), d => Assert.Equal(d.First, d.Second));
        Assert.Equal(24, one.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [InlineData(2.0, true, 0)]
    [InlineData(2.01, true, 1)]
    [InlineData(1.0, false, 1)]
    public async Task Report_BrokenLimit_FailsAndIsNamedAtTheEnd(double ratio, bool equal, int code)
    {
        var output = new StringWriter();
        var report = new BenchReport("試し", output);
        await report.AtMostAsync("比", ratio, 2, "倍");
        await report.HoldsAsync("等しい", equal);
        await report.FinishAsync();
        var last = output.ToString().TrimEnd().Split('\n')[^1];

        Assert.Equal(code, report.ExitCode);
        Assert.Equal(code == 1, last.Contains("2 件中 1 件が限度を外れました", StringComparison.Ordinal));
    }
}
