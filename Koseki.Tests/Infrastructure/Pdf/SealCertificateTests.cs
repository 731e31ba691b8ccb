using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Gateway;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>The page of an 印鑑登録証明書, read back from the finished PDF.</summary>
public sealed class SealCertificateTests
{
    private static readonly SealCertificateRenderer Renderer = new(new(Fonts.IpaMj));
    private static readonly DateOnly Day = new(2026, 11, 29);

    /// <summary>Two readers that know nothing of our writer find the pixels that went in, at the size at which they were taken.</summary>
    [Theory]
    [InlineData(8.1)]
    [InlineData(13.5)]
    [InlineData(25)]
    public async Task Render_Impression_KeepsEveryPixelAndItsSize(double diameter)
    {
        var impression = SealRowsOf.Impression("越谷", diameter, 45);
        var pdf = Render(Holder("越谷　太郎") with { Impression = impression });

        using var document = PdfDocument.Open(pdf);
        var (page, image) = (document.GetPage(1), Assert.Single(document.GetPage(1).GetImages()));
        Assert.Equal(impression.WidthOnPaper, image.BoundingBox.Width * 25.4 / 72, 0.001);
        Assert.Equal(impression.HeightOnPaper, image.BoundingBox.Height * 25.4 / 72, 0.001);
        Assert.Equal((595, 842), ((int)page.Width, (int)Math.Round(page.Height)));
        Assert.Equal([impression.Sha256], await PictureJudge.HashesAsync(pdf, default));
    }

    /// <summary>Characters of every sort come back exactly, in every name.</summary>
    [Theory]
    [InlineData("𠮷田　葛\U000E0102子")]
    [InlineData("渡邉\U000E010F　𣘺之")]
    [InlineData("髙﨑　次郎左衛門")]
    public void Render_RareCharacters_AreReadBackExactly(string name) =>
        Assert.Contains($"氏名{name}旧氏{name}生年月日", TextOf(Render(Holder(name) with { FormerName = name })), StringComparison.Ordinal);

    /// <summary>A long name is set smaller and in several lines, whole; one that goes into no box is refused, never cut.</summary>
    [Theory]
    [InlineData(60, true)]
    [InlineData(300, false)]
    public void WhyNot_LongName_IsRefusedOnlyWhenItFitsNowhere(int length, bool fits)
    {
        var content = SealCertificate.Build(Holder(new('寿', length)), Day);

        Assert.Equal(fits, Renderer.WhyNot(content) is null);
        if (fits)
        {
            Assert.Equal(length, TextOf(Render(Holder(new('寿', length)))).Count(c => c == '寿'));
        }
        else
        {
            Assert.Throws<BoxOverflowException>(() => Render(Holder(new('寿', length))));
        }
    }

    [Fact]
    public void WhyNot_CharacterOfNoFont_IsNamed() => Assert.NotNull(Renderer.WhyNot(SealCertificate.Build(Holder("越谷　\uE123"), Day)));

    [Fact]
    public void Render_SameContent_SameBytes() => Assert.Equal(Render(Holder("越谷　太郎")), Render(Holder("越谷　太郎")));

    private static SealHolder Holder(string name) => new(name, new(1999, 5, 5), "埼玉県越谷市越ヶ谷四丁目2番1号", false, SealRowsOf.Mine);

    private static byte[] Render(SealHolder holder) =>
        Renderer.Render(SealCertificate.Build(holder, Day), new("20261129-01-0000001", Day, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() }, PdfEnvelope.Kiosk).Bytes;

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }
}
