using System.Security.Cryptography;

namespace Koseki.Domain.Certificates.SealRegistrations;

/// <summary>
/// 印影 as it was registered: a picture of one bit a pixel, printed at exactly the size at which it was taken. The size on
/// paper follows from pixels and resolution alone, so that no layout can scale it.
/// </summary>
public sealed class SealImpression
{
    /// <summary>Smallest length in millimetres of the longer side of what is inked (条例: 8mm角に収まる印は登録できない).</summary>
    public const double Smallest = 8;

    /// <summary>Largest side in millimetres (条例: 25mm角に収まらない印は登録できない).</summary>
    public const double Largest = 25;

    /// <summary>Coarsest resolution in dots an inch.</summary>
    public const int CoarsestResolution = 600;

    /// <summary>Finest resolution in dots an inch.</summary>
    public const int FinestResolution = 2400;

    private const double MillimetresAnInch = 25.4;

    /// <summary>Takes it; throws <see cref="ArgumentException"/> when there are not as many bytes as pixels.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="resolution">Dots an inch, across and down.</param>
    /// <param name="rows">Row by row from the upper left corner, eight pixels a byte, the leftmost in the highest bit; 0 is ink, 1 is paper.</param>
    public SealImpression(int width, int height, int resolution, byte[] rows)
    {
        if (width < 1 || height < 1 || resolution < 1 || rows.Length != (width + 7) / 8 * height)
        {
            throw new ArgumentException("印影の画素の数が大きさと合いません。", nameof(rows));
        }

        (Width, Height, Resolution, Rows) = (width, height, resolution, WithPaperBehindEachRow(width, height, rows));
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Dots an inch.</summary>
    public int Resolution { get; }

    /// <summary>The pixels; bits behind the last pixel of a row are paper.</summary>
    public ReadOnlyMemory<byte> Rows { get; }

    /// <summary>Width on paper in millimetres.</summary>
    public double WidthOnPaper => Width * MillimetresAnInch / Resolution;

    /// <summary>Height on paper in millimetres.</summary>
    public double HeightOnPaper => Height * MillimetresAnInch / Resolution;

    /// <summary>SHA-256 of <see cref="Rows"/>, lower-case hexadecimal: the same pixels, the same hash, whatever file they came in.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Rows.Span));

    /// <summary>Why it can be no registered impression, in words; null when it can.</summary>
    public string? Problem
    {
        get
        {
            var ink = InkOnPaper;
            return Resolution is < CoarsestResolution or > FinestResolution ? $"印影の解像度が {CoarsestResolution}〜{FinestResolution}dpi でありません。"
                : WidthOnPaper > Largest || HeightOnPaper > Largest ? $"印影の画像が {Largest}mm 角を超えています。"
                : ink < Smallest ? $"印影の墨のある範囲が {Smallest}mm に足りません。"
                : null;
        }
    }

    private double InkOnPaper
    {
        get
        {
            var (left, right, top, bottom) = (Width, -1, Height, -1);
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    if (IsInk(x, y))
                    {
                        (left, right, top, bottom) = (Math.Min(left, x), Math.Max(right, x), Math.Min(top, y), y);
                    }
                }
            }

            return right < 0 ? 0 : Math.Max(right - left + 1, bottom - top + 1) * MillimetresAnInch / Resolution;
        }
    }

    private static byte[] WithPaperBehindEachRow(int width, int height, byte[] rows)
    {
        var (stride, behind) = ((width + 7) / 8, (byte)(0xFF >> (width % 8)));
        var filled = (byte[])rows.Clone();
        for (var y = 0; y < height && width % 8 != 0; y++)
        {
            filled[(y + 1) * stride - 1] |= behind;
        }

        return filled;
    }

    private bool IsInk(int x, int y) => (Rows.Span[y * ((Width + 7) / 8) + x / 8] & (0x80 >> (x % 8))) == 0;
}
