using Koseki.Domain.Certificates;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Domain.Certificates;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>公印 on paper, read back from the finished file.</summary>
public sealed class SealTests
{
    private const double Millimetre = 25.4 / 72;

    private static CertificateIssue Issue(double side) => new("1", Specimens.IssuedOn, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() with { Side = side } };

    private static byte[] Render(double side, PdfEnvelope envelope) => new CertificateRenderer(Fonts.IpaMj).Render(Specimens.Whole(Specimens.People(9)), Issue(side), envelope).Bytes;

    [Theory]
    [InlineData(24, PdfEnvelope.Kiosk)]
    [InlineData(24, PdfEnvelope.Archive)]
    [InlineData(25, PdfEnvelope.Kiosk)]
    [InlineData(18, PdfEnvelope.Archive)]
    public void Render_Seal_HasItsSizeOnTheLastPageOnly(double side, PdfEnvelope envelope)
    {
        using var document = PdfDocument.Open(Render(side, envelope));
        var filled = document.GetPages().Select(p => p.Paths.Where(q => q.IsFilled).Select(q => q.GetBoundingRectangle()).OfType<PdfRectangle>().ToList()).ToList();

        Assert.All(filled[..^1], Assert.Empty);
        Assert.Equal(side, (filled[^1].Max(r => r.Right) - filled[^1].Min(r => r.Left)) * Millimetre, 0.05);
        Assert.Equal(side, (filled[^1].Max(r => r.Top) - filled[^1].Min(r => r.Bottom)) * Millimetre, 0.05);
        Assert.Equal(165, filled[^1].Min(r => r.Left) * Millimetre, 0.05);
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        Assert.Equal(Render(24, PdfEnvelope.Kiosk), Render(24, PdfEnvelope.Kiosk));
        Assert.NotEqual(Render(24, PdfEnvelope.Kiosk), Render(23, PdfEnvelope.Kiosk));
    }
}
