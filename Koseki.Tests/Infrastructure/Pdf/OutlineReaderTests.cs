using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Domain.Certificates;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed class OutlineReaderTests
{
    private const string Square = "M0 0L100 0L100 100L0 100Z M10 10 L10 90 C30 95 70 95 90 90 Q95 50 90 10 Z";

    [Fact]
    public void Read_Artwork_StandsInItsSquareInMillimetres()
    {
        var path = OutlineReader.Read(new(Square, 100), 165, 255, 24);

        Assert.Equal("MLLLZMLCQZ", string.Concat(path.Steps.Select(s => s.Command)));
        Assert.Equal((165, 255), (path.Steps[0].X1, path.Steps[0].Y1));
        Assert.Equal((189, 279), (path.Steps[2].X1, path.Steps[2].Y1));
    }

    [Theory]
    [InlineData("", "1文字目")]
    [InlineData("M0 0L10 0", "閉じていません")]
    [InlineData("L10 0Z", "1文字目: 輪郭が閉じていません")]
    [InlineData("M0 0L10 0M5 5Z", "10文字目: 輪郭が閉じていません")]
    [InlineData("M0 0L101 0Z", "5文字目: 座標が印影の外にあります")]
    [InlineData("M0 0L10Z", "5文字目")]
    [InlineData("M0 0H10Z", "「H」")]
    [InlineData("M0 xZ", "「x」")]
    [InlineData("M0 NaNZ", "1文字目")]
    public void Read_WrongArtwork_SaysWhereAndWhat(string outline, string expected) => Assert.Contains(
        expected, Assert.Throws<FormatException>(() => OutlineReader.Read(new(outline, 100), 0, 0, 24)).Message, StringComparison.Ordinal);

    [Fact]
    public void Render_RegisteredSeal_IsDrawnOnTheLastPageOnlyAndIsNoText()
    {
        var issue = new CertificateIssue("1", Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子") { Seal = new(Square, 100) };
        var pages = CertificateLayout.Arrange(Specimens.Whole(Specimens.People(9)), issue);
        var pdf = new CertificateRenderer(Fonts.IpaMj).Render(Specimens.Whole(Specimens.People(9)), issue, PdfEnvelope.Kiosk).Bytes;
        using var document = PdfDocument.Open(pdf);

        Assert.Equal(pages.Count - 1, Assert.Single(pages.Select((p, i) => (p, i)), p => p.p.Items.OfType<PagePath>().Any()).i);
        Assert.DoesNotContain("職印", string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)), StringComparison.Ordinal);
    }
}
