using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using BitMiracle.LibJpeg.Classic;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.ImagedRegisters;
using Koseki.Infrastructure.Scans;

namespace Koseki.Infrastructure.Pdf.Pictures;

/// <summary>
/// Makes the pictures of a paper from pages as they are kept. Without masks their compressed data goes into the paper as it is. With masks the page is
/// decoded, what is covered becomes white, and only what is left is written: nothing of what was there reaches the paper. Throws
/// <see cref="DamagedImageException"/>.
/// </summary>
public static class PagePictures
{
    private const int Signature = 8, GrayDepth = 8;

    /// <summary>The picture of a page.</summary>
    /// <param name="page">What is recorded of it.</param>
    /// <param name="file">Its file, compared with its hash.</param>
    /// <param name="masks">What is covered of it.</param>
    public static PageBits Of(ImagedPage page, byte[] file, IReadOnlyCollection<PageMask> masks) => page.Format switch
    {
        ScanFormat.Png => masks.Count == 0 ? Png(page, file) : CoveredPng(page, file, masks),
        ScanFormat.Jpeg => masks.Count == 0 ? Jpeg(page, file) : CoveredJpeg(page, file, masks),
        ScanFormat.Pdf => throw new DamagedImageException("PDF の頁は証明書にできません(未対応)。"),
    };

    // The rows of a PNG are what /Predictor 15 reads (ISO 32000-1, 7.4.4.4): its compressed data goes in as it is.
    private static PageBits Png(ImagedPage page, byte[] file)
    {
        var (head, palette, data) = Chunks(file);
        Require(page, head);
        return new(head.Width, head.Height, page.Dpi, string.Create(CultureInfo.InvariantCulture,
            $"{Space(head, palette)}/BitsPerComponent {head.Depth}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {head.Samples}/BitsPerComponent {head.Depth}/Columns {head.Width}>>"), data, Convert.FromHexString(page.Content.Text));
    }

    private static PageBits CoveredPng(ImagedPage page, byte[] file, IReadOnlyCollection<PageMask> masks)
    {
        byte[] rows = [], colours = [];
        var head = PngReader.Read(file, (h, palette) =>
        {
            Require(page, h);
            var stride = h.Passes.First().Bytes;
            (rows, colours) = (new byte[(long)stride * h.Height], palette);
            return (y, row) => row.CopyTo(rows.AsSpan(y * stride));
        });
        var white = head.Colour == 3 ? Lightest(colours) : (1 << head.Depth) - 1;
        foreach (var mask in masks)
        {
            Cover(rows, head.Passes.First().Bytes, head.Samples * head.Depth, head.Depth, head.Depth == 16 ? 0xFFFF : white, mask);
        }

        return PageBits.Made(head.Width, head.Height, page.Dpi, $"{Space(head, colours)}/BitsPerComponent {head.Depth}/Filter/FlateDecode", Deflate(rows));
    }

    private static PageBits Jpeg(ImagedPage page, byte[] file)
    {
        var components = ComponentsOf(file);
        return new(page.Width, page.Height, page.Dpi, $"/ColorSpace/{(components == 1 ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent 8/Filter/DCTDecode", [file], Convert.FromHexString(page.Content.Text));
    }

    private static PageBits CoveredJpeg(ImagedPage page, byte[] file, IReadOnlyCollection<PageMask> masks)
    {
        var samples = ComponentsOf(file);
        var stride = page.Width * samples;
        var rows = Decode(file, stride, page.Height);
        foreach (var mask in masks)
        {
            Cover(rows, stride, samples * GrayDepth, GrayDepth, 0xFF, mask);
        }

        return PageBits.Made(page.Width, page.Height, page.Dpi, $"/ColorSpace/{(samples == 1 ? "DeviceGray" : "DeviceRGB")}/BitsPerComponent 8/Filter/FlateDecode", Deflate(rows));
    }

    private static byte[] Decode(byte[] file, int stride, int height)
    {
        try
        {
            var picture = new jpeg_decompress_struct();
            picture.jpeg_stdio_src(new MemoryStream(file, writable: false));
            picture.jpeg_read_header(true);
            picture.jpeg_start_decompress();
            var rows = new byte[(long)stride * height];
            byte[][] row = [new byte[picture.Output_width * picture.Output_components]];
            if (row[0].Length != stride || picture.Output_height != height)
            {
                throw DamagedImageException.Of("JPEG");
            }

            for (var y = 0; y < height; y++)
            {
                picture.jpeg_read_scanlines(row, 1);
                row[0].CopyTo(rows, (long)y * stride);
            }

            picture.jpeg_finish_decompress();
            return rows;
        }
        catch (Exception e) when (e is not DamagedImageException and not OutOfMemoryException)
        {
            throw DamagedImageException.Of("JPEG");
        }
    }

    // Whole samples, bit by bit where a byte has several.
    private static void Cover(byte[] rows, int stride, int pixelBits, int sampleBits, int white, PageMask mask)
    {
        for (var y = mask.Y; y < mask.Y + mask.Height; y++)
        {
            var row = rows.AsSpan(y * stride, stride);
            for (var bit = mask.X * pixelBits; bit < (mask.X + mask.Width) * pixelBits; bit += sampleBits)
            {
                if (sampleBits >= 8)
                {
                    row.Slice(bit / 8, sampleBits / 8).Fill(0xFF);
                    if (sampleBits == 8 && white != 0xFF)
                    {
                        row[bit / 8] = (byte)white;
                    }
                }
                else
                {
                    var shift = 8 - sampleBits - bit % 8;
                    row[bit / 8] = (byte)((row[bit / 8] & ~(((1 << sampleBits) - 1) << shift)) | (white << shift));
                }
            }
        }
    }

    private static int Lightest(byte[] palette) => Enumerable.Range(0, palette.Length / 3).MaxBy(i => palette[3 * i] + palette[3 * i + 1] + palette[3 * i + 2]);

    private static byte[] Deflate(byte[] rows)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        return target.ToArray();
    }

    private static string Space(PngHead head, byte[] palette) => head.Colour switch
    {
        0 => "/ColorSpace/DeviceGray",
        2 => "/ColorSpace/DeviceRGB",
        3 => string.Create(CultureInfo.InvariantCulture, $"/ColorSpace[/Indexed/DeviceRGB {palette.Length / 3 - 1}<{Convert.ToHexString(palette)}>]"),
        _ => throw new DamagedImageException("透過のある PNG は証明書にできません。透過のない画像で取り込み直してください。"),
    };

    private static void Require(ImagedPage page, PngHead head)
    {
        if (head.Interlaced || head.Width != page.Width || head.Height != page.Height)
        {
            throw new DamagedImageException(head.Interlaced ? "インターレースの PNG は証明書にできません。" : "画像の大きさが、取込みのときと違います。");
        }

        _ = Space(head, [0, 0, 0]);
    }

    // The file was read to its end when it was taken in, and is compared with its hash before it is given here.
    private static (PngHead Head, byte[] Palette, List<ReadOnlyMemory<byte>> Data) Chunks(byte[] file)
    {
        PngHead? head = null;
        byte[] palette = [];
        var data = new List<ReadOnlyMemory<byte>>();
        for (var at = Signature; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > (uint)(file.Length - at - 12))
            {
                throw DamagedImageException.Of("PNG");
            }

            var content = file.AsMemory(at + 8, (int)length);
            var type = file.AsSpan(at + 4, 4);
            if (type.SequenceEqual("IHDR"u8))
            {
                head = PngHead.Read(content.Span);
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                palette = content.ToArray();
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                data.Add(content);
            }

            at += 12 + (int)length;
        }

        return head is null || data.Count == 0 ? throw DamagedImageException.Of("PNG") : (head, palette, data);
    }

    private static int ComponentsOf(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return jpeg[at + 4] == 8 && jpeg[at + 9] is 1 or 3 ? jpeg[at + 9] : throw new DamagedImageException("8ビットのグレースケールかカラーでない JPEG は証明書にできません。");
            }

            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
        }

        throw DamagedImageException.Of("JPEG");
    }
}
