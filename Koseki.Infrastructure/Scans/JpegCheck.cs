using BitMiracle.LibJpeg.Classic;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Scans;

/// <summary>
/// Decodes a JPEG to its end, in managed code, and keeps nothing of it. Damage that leaves the compressed data readable (a
/// changed shade) cannot be told: the format has no checksum.
/// </summary>
internal static class JpegCheck
{
    // A progressive picture has ten scans or so; thousands of empty ones keep a reader busy for hours.
    private const int MostScans = 100;

    /// <summary>Throws <see cref="DamagedImageException"/> when it is not taken in.</summary>
    internal static void Run(byte[] file)
    {
        try
        {
            ReadOnlySpan<byte> scan = [0xFF, 0xDA];
            if (file.AsSpan().Count(scan) > MostScans)
            {
                throw DamagedImageException.Of("JPEG");
            }

            var heard = new Strict();
            var picture = new jpeg_decompress_struct(heard);
            picture.jpeg_stdio_src(new MemoryStream(file, writable: false));
            picture.jpeg_read_header(true);
            if (ScanRules.WhyNotPixels(picture.Image_width, picture.Image_height) is { } why)
            {
                throw new DamagedImageException(why);
            }

            picture.jpeg_start_decompress();
            byte[][] row = [new byte[picture.Output_width * picture.Output_components]];
            while (picture.Output_scanline < picture.Output_height)
            {
                picture.jpeg_read_scanlines(row, 1);
            }

            picture.jpeg_finish_decompress();
            if (heard.Num_warnings > 0)
            {
                throw DamagedImageException.Of("JPEG");
            }
        }
        catch (Exception e) when (e is not DamagedImageException and not OutOfMemoryException)
        {
            // Whatever a decoder says of bytes that somebody sent: the answer is the same.
            throw DamagedImageException.Of("JPEG");
        }
    }

    // Says nothing aloud; counts what the decoder mends by itself, and ends where it cannot.
    private sealed class Strict : jpeg_error_mgr
    {
        public override void output_message()
        {
        }

        public override void error_exit() => throw new InvalidDataException();
    }
}
