using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Pictures;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Scans;
using Koseki.Tests.Infrastructure.Scans;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>謄本・抄本 of images: original size, data as it is kept, nothing over a page, and of what is covered nothing left.</summary>
public sealed class ImagedCertificateTests
{
    private static readonly CertificateIssue Issue = new("20261124-00-0000001", new(2026, 11, 24), "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() };
    private static readonly CertificateRenderer Renderer = new(Fonts.IpaMj);

    private static ImagedPage Page(byte[] file, ScanFormat format, int width, int height, int dpi = 300) => new(ContentHash.Of(file), format, file.Length, width, height, dpi);

    private static byte[] Render(params PageBits[] pages)
    {
        var register = new ImagedRegister
        {
            Id = new(1), State = RegisterState.Removed, Form = ImagedForm.Taisho4, Domicile = "埼玉県越谷市越ヶ谷四丁目2番地", FamilyName = "架空", HeadGivenName = "勇作", Pages = [], Origin = new("束", "1"),
        };
        return Renderer.Render(new ImagedContent(CertificateWording.InForce(CertificateKind.RemovedCopy, Issue.IssuedOn), register, pages), Issue, PdfEnvelope.Archive).Bytes;
    }

    /// <summary>The compressed data of the file is in the paper byte by byte, on a sheet on which it has its original size; the certification is elsewhere.</summary>
    [Fact]
    public void Copy_OfAPng_HasItsDataAsItIsInOriginalSize()
    {
        // B4 across at 200 dpi less a margin, one bit a pixel.
        var file = Pngs.Bits(2700, 1850, (x, y) => (x / 9 + y / 7) % 6 == 0);
        var pdf = Render(PagePictures.Of(Page(file, ScanFormat.Png, 2700, 1850, 200), file, []));
        var data = file.AsSpan(8 + 25 + 8, file.Length - 8 - 25 - 12 - 12);

        Assert.True(pdf.AsSpan().IndexOf(data) > 0);
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(2, document.NumberOfPages);
        var page = document.GetPage(1);
        var image = Assert.Single(page.GetImages());
        Assert.Equal((2700 * 72 / 200.0, 1850 * 72 / 200.0), (Math.Round(image.BoundingBox.Width, 2), Math.Round(image.BoundingBox.Height, 2)));
        Assert.Equal((364 * 72 / 25.4, 257 * 72 / 25.4), (page.Width, page.Height), Near);
        // No letter lies on the image.
        Assert.NotEmpty(page.Letters);
        Assert.All(page.Letters, l => Assert.True(l.BoundingBox.Top < image.BoundingBox.Bottom));
        Assert.Contains("（２の１）　発行番号　２０２６１１２４", page.Text.Replace(" ", "　", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("この謄本は、除籍の原本と相違ないことを認証する。", document.GetPage(2).Text, StringComparison.Ordinal);
        Assert.Empty(document.GetPage(2).GetImages());
    }

    private static readonly IEqualityComparer<(double, double)> Near = EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) < 0.01 && Math.Abs(a.Item2 - b.Item2) < 0.01, _ => 0);

    /// <summary>A page as large as the largest sheet stands alone on its own; the last sheet says how many there are.</summary>
    [Fact]
    public void Copy_OfAFullA3_HasASheetOfItsSizeWithoutALetter()
    {
        var file = Jpegs.Noise(4961, 351, 3);
        var tall = Page(file, ScanFormat.Jpeg, 4961, 351);
        using var document = PdfDocument.Open(Render(PagePictures.Of(tall, file, []), PagePictures.Of(tall with { Dpi = 600 }, file, [])));

        Assert.Equal((4961 * 72 / 300.0, 351 * 72 / 300.0), (document.GetPage(1).Width, document.GetPage(1).Height), Near);
        Assert.Empty(document.GetPage(1).Letters);
        Assert.NotEmpty(document.GetPage(2).Letters);
        Assert.Contains("この書面は、画像２頁と、この認証の１枚から成る。", document.GetPage(3).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_OfAJpeg_HasTheFileAsItIs()
    {
        var file = Jpegs.Noise(600, 400, 1);

        Assert.True(Render(PagePictures.Of(Page(file, ScanFormat.Jpeg, 600, 400), file, [])).AsSpan().IndexOf(file) > 0);
    }

    public static TheoryData<string> Kinds => ["bits", "grey", "palette", "colour", "deep", "jpeg"];

    /// <summary>抄本: the paper is taken apart by another reader; where it is covered every pixel is white, elsewhere none has changed, and the file's own data is nowhere.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Extract_TakenApart_HasNoPixelOfWhatIsCovered(string kind)
    {
        const int width = 203, height = 150;
        var (file, format) = kind switch
        {
            "bits" => (Pngs.Bits(width, height, (x, y) => (x + y) % 3 != 0), ScanFormat.Png),
            "grey" => (Pngs.Of(width, height, 8, 0, y => [.. Enumerable.Range(0, width).Select(x => (byte)((x * y) % 200))]), ScanFormat.Png),
            "colour" => (Pngs.Of(width, height, 8, 2, y => [.. Enumerable.Range(0, 3 * width).Select(x => (byte)((x + y) % 200))]), ScanFormat.Png),
            "deep" => (Pngs.Of(width, height, 16, 0, y => [.. Enumerable.Range(0, 2 * width).Select(x => (byte)((x + y) % 200))]), ScanFormat.Png),
            "palette" => (WithPalette(width, height), ScanFormat.Png),
            _ => (Jpegs.Noise(width, height, 5), ScanFormat.Jpeg),
        };
        var page = Page(file, format, width, height);
        PageMask mask = new(1, 11, 20, 101, 60), other = new(1, 150, 100, 53, 50);
        var before = file.ToArray();

        var (whole, covered) = (PixelsOf(PagePictures.Of(page, file, [])), PixelsOf(PagePictures.Of(page, file, [mask, other])));

        Assert.Equal(before, file);
        var white = covered[(mask.Y * width) + mask.X];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var isCovered = new[] { mask, other }.Any(m => x >= m.X && x < m.X + m.Width && y >= m.Y && y < m.Y + m.Height);
                Assert.True(isCovered ? covered[(y * width) + x] == white : kind == "jpeg" || covered[(y * width) + x] == whole[(y * width) + x], $"{x},{y}");
            }
        }

        Assert.Equal(kind == "palette" ? "FFFFFF" : white, kind == "palette" ? white : new string(kind == "bits" ? '1' : 'F', white.Length));
        Assert.All(PagePictures.Of(page, file, []).Bytes, piece => Assert.True(Render(PagePictures.Of(page, file, [mask])).AsSpan().IndexOf(piece.Span) < 0));
    }

    // The samples of the picture in the paper, read by PdfPig and unpacked here, pixel by pixel.
    private static string[] PixelsOf(PageBits bits)
    {
        using var document = PdfDocument.Open(Render(bits));
        var image = Assert.Single(document.GetPage(1).GetImages());
        Assert.Equal((bits.Width, bits.Height), (image.WidthInSamples, image.HeightInSamples));
        if (image.TryGetBytesAsMemory(out var memory))
        {
            var bytes = memory.Span;
            var stride = bytes.Length / bits.Height;
            var (depth, palette) = (image.BitsPerComponent, bits.Dictionary.Contains("Indexed", StringComparison.Ordinal));
            var pixels = new string[bits.Width * bits.Height];
            for (var i = 0; i < pixels.Length; i++)
            {
                var x = i % bits.Width;
                var row = bytes.Slice(i / bits.Width * stride, stride);
                var size = Math.Max(1, stride / bits.Width);
                pixels[i] = depth < 8 && !palette ? ((row[x / 8] >> (7 - x % 8)) & 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : Convert.ToHexString(row.Slice(x * size, size));
            }

            return palette ? [.. pixels.Select(p => p == "01" ? "FFFFFF" : p)] : pixels;
        }

        // DCTDecode is not unpacked by it: only what is covered is compared.
        Assert.Contains("DCTDecode", bits.Dictionary, StringComparison.Ordinal);
        return new string[bits.Width * bits.Height];
    }

    private static byte[] WithPalette(int width, int height)
    {
        var plain = Pngs.Of(width, height, 8, 3, y => [.. Enumerable.Range(0, width).Select(x => (byte)((x + y) % 3 == 1 ? 0 : 2))]);
        byte[] chunk = [0, 0, 0, 9, (byte)'P', (byte)'L', (byte)'T', (byte)'E', 10, 20, 30, 255, 255, 255, 90, 80, 70];
        return [.. plain[..33], .. chunk, .. Sum(chunk[4..]), .. plain[33..]];
    }

    private static byte[] Sum(byte[] named)
    {
        var sum = uint.MaxValue;
        foreach (var one in named)
        {
            sum ^= one;
            for (var i = 0; i < 8; i++)
            {
                sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
            }
        }

        var whole = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(whole, ~sum);
        return whole;
    }

    [Fact]
    public void Copy_OfWhatAPaperCannotHold_IsRefused()
    {
        var clear = Pngs.Of(10, 10, 8, 6, _ => new byte[40]);

        Assert.Throws<DamagedImageException>(() => PagePictures.Of(Page(clear, ScanFormat.Png, 10, 10), clear, []));
        Assert.Throws<DamagedImageException>(() => PagePictures.Of(Page(clear, ScanFormat.Png, 10, 10), clear, [new(1, 0, 0, 5, 5)]));
        var other = Pngs.Noise(10, 10, 1);
        Assert.Throws<DamagedImageException>(() => PagePictures.Of(Page(other, ScanFormat.Png, 11, 10), other, []));
        Assert.Throws<DamagedImageException>(() => PagePictures.Of(Page(other, ScanFormat.Jpeg, 10, 10), other, []));
    }
}
