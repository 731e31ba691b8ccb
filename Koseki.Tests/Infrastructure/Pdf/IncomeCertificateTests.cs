using Koseki.Domain.Certificates.Incomes;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Tests.Gateway;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>The page of a 所得証明書, read back from the finished PDF.</summary>
public sealed class IncomeCertificateTests
{
    private static readonly IncomeCertificateRenderer Renderer = new(new(Fonts.IpaMj));
    private static readonly DateOnly Day = new(2026, 11, 29);

    /// <summary>Every year's form goes on one sheet, above its foot and within its edges.</summary>
    [Theory]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2026)]
    public void Render_EveryItemOfAYear_StandsAboveTheFootAndWithinTheEdges(int year)
    {
        using var document = PdfDocument.Open(Render(Content(year)));
        var letters = document.GetPage(1).Letters.Select(l => (X: l.StartBaseLine.X * 25.4 / 72, Y: (document.GetPage(1).Height - l.StartBaseLine.Y) * 25.4 / 72, l.Value)).ToList();

        Assert.Equal(1, document.NumberOfPages);
        Assert.All(letters.Where(l => l.Y is > 91 and < 239), l => Assert.InRange(l.X, 20, 189));
        var text = string.Concat(letters.Select(l => l.Value));
        Assert.All(IncomeItems.Of(year), i => Assert.Contains(Koseki.Domain.Certificates.PaperText.Widen(i.Label), text, StringComparison.Ordinal));
    }

    /// <summary>The longest amounts end where the short ones end.</summary>
    [Fact]
    public void Render_LongestAmount_EndsBeforeTheRule()
    {
        var text = IncomeRowsOf.Items(2026, ("A01", 999_999_999_999), ("B06", -999_999_999_999), ("B01", 999_999_999_999), ("B90", 0), ("B91", 0), ("E01", 0), ("E90", 0));
        var content = IncomeCertificate.Build(Holder(), IncomeStatement.Read(2026, text, isTaxed: true).Statement!, isTaxed: true, Day);

        Assert.Null(Renderer.WhyNot(content));
        using var document = PdfDocument.Open(Render(content));
        Assert.Contains("△９９９，９９９，９９９，９９９円", string.Concat(document.GetPage(1).Letters.Select(l => l.Value)), StringComparison.Ordinal);
        Assert.All(document.GetPage(1).Letters.Where(l => l.Value == "円"), l => Assert.True(l.EndBaseLine.X * 25.4 / 72 is < 104.5 or (> 106 and < 189.5)));
    }

    /// <summary>A long name or address is set smaller, whole; one that goes into no box is refused, never cut.</summary>
    [Theory]
    [InlineData(60, true)]
    [InlineData(300, false)]
    public void WhyNot_LongAddress_IsRefusedOnlyWhenItFitsNowhere(int length, bool fits)
    {
        var content = IncomeCertificate.WithoutAmounts(Holder() with { AddressOnAssessmentDate = new('寿', length) }, 2026, Day);

        Assert.Equal(fits, Renderer.WhyNot(content) is null);
        if (!fits)
        {
            Assert.Throws<BoxOverflowException>(() => Render(content));
        }
    }

    /// <summary>A form with more rows than a page is refused, not cut.</summary>
    [Fact]
    public void WhyNot_MoreRowsThanAPage_IsRefused()
    {
        var content = Content(2026);
        var block = content.Blocks[^1];

        Assert.NotNull(Renderer.WhyNot(content with { Blocks = [.. content.Blocks.Take(5), block with { Rows = [.. Enumerable.Repeat(block.Rows[0], 20)] }] }));
    }

    [Fact]
    public void WhyNot_CharacterOfNoFont_IsNamed() => Assert.NotNull(Renderer.WhyNot(IncomeCertificate.WithoutAmounts(Holder() with { Name = "越谷　\uE123" }, 2026, Day)));

    [Fact]
    public void Render_SameContent_SameBytes() => Assert.Equal(Render(Content(2026)), Render(Content(2026)));

    private static IncomeHolder Holder() => new("越谷　太郎", new(1971, 3, 4), HouseholdRowsOf.Address, HouseholdRowsOf.OtherAddress, false);

    private static IncomeCertificate Content(int year) => IncomeCertificate.Build(Holder(), IncomeStatement.Read(year, IncomeRowsOf.Items(year), isTaxed: true).Statement!, isTaxed: true, Day);

    private static byte[] Render(IncomeCertificate content) =>
        Renderer.Render(content, new("20261129-01-0000001", Day, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() }, PdfEnvelope.Kiosk).Bytes;
}
