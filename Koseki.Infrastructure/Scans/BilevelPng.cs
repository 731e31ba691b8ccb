using Koseki.Domain.Certificates.SealRegistrations;

namespace Koseki.Infrastructure.Scans;

/// <summary>Reads a PNG of one bit a pixel in grey (ISO/IEC 15948, colour type 0, bit depth 1, not interlaced) to its last byte.</summary>
public static class BilevelPng
{
    private const int Most = 4096;

    /// <summary>The picture at a resolution, or null and why not. Nothing of a picture is believed that is damaged, or of another form.</summary>
    public static (SealImpression? Impression, string? Problem) Read(byte[] png, int resolution)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        if (!png.AsSpan().StartsWith(signature))
        {
            return (null, "印影が PNG ではありません。");
        }

        var isOther = false;
        try
        {
            byte[] rows = [];
            var head = PngReader.Read(png, (h, _) =>
            {
                if (h is not { Depth: 1, Colour: 0, Interlaced: false } || h.Width > Most || h.Height > Most)
                {
                    isOther = true;
                    throw DamagedImageException.Of("PNG");
                }

                var stride = (h.Width + 7) / 8;
                rows = new byte[stride * h.Height];
                return (y, row) => row.CopyTo(rows.AsSpan(stride * y));
            });
            return (new(head.Width, head.Height, resolution, rows), null);
        }
        catch (DamagedImageException)
        {
            return (null, isOther ? $"印影が、縦横{Most}画素までの白黒2値(1ビット・グレースケール・インターレースなし)の PNG ではありません。" : "印影の PNG が壊れているか、途中が欠けています。");
        }
    }
}
