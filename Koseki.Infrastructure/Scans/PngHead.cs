using System.Buffers.Binary;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Scans;

/// <summary>What the head of a PNG declares (ISO/IEC 15948, IHDR).</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits of a sample.</param>
/// <param name="Colour">0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha.</param>
/// <param name="Interlaced">Whether the rows come in seven passes.</param>
internal sealed record PngHead(int Width, int Height, int Depth, int Colour, bool Interlaced)
{
    // Left, top, step right, step down of each pass (Adam7).
    private static readonly (int X, int Y, int Dx, int Dy)[] Adam7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Samples of a pixel.</summary>
    internal int Samples => Colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>Length of a pixel in whole bytes, at least one.</summary>
    internal int PixelBytes => Math.Max(1, Samples * Depth / 8);

    /// <summary>The rows as they come: length of each in bytes without its filter byte.</summary>
    internal IEnumerable<(int Rows, int Bytes)> Passes => Interlaced
        ? Adam7.Select(p => ((Height - p.Y + p.Dy - 1) / p.Dy, BytesOf((Width - p.X + p.Dx - 1) / p.Dx))).Where(p => p.Item1 > 0 && p.Item2 > 0)
        : [(Height, BytesOf(Width))];

    /// <summary>Reads the 13 bytes; throws <see cref="DamagedImageException"/>, for more pixels than are let through too.</summary>
    internal static PngHead Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13)
        {
            throw DamagedImageException.Of("PNG");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        if (ScanRules.WhyNotPixels(width, height) is { } why)
        {
            throw new DamagedImageException(why);
        }

        var fits = (data[9], data[8]) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        return fits && data[10] == 0 && data[11] == 0 && data[12] <= 1 ? new((int)width, (int)height, data[8], data[9], data[12] == 1) : throw DamagedImageException.Of("PNG");
    }

    private int BytesOf(int pixels) => pixels <= 0 ? 0 : (int)(((long)pixels * Samples * Depth + 7) / 8);
}
