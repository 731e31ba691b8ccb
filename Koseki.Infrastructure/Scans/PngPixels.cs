namespace Koseki.Infrastructure.Scans;

/// <summary>Pixels of an unfiltered row of a PNG, with samples of 1 to 8 bits.</summary>
internal static class PngPixels
{
    private const int Half = 128;

    /// <summary>Whether a pixel is darker than half, seen on white paper.</summary>
    internal static bool IsDark(PngHead head, byte[] palette, ReadOnlySpan<byte> row, int x)
    {
        var at = x * head.Samples;
        return head.Colour switch
        {
            0 => Sample(head, row, x) * 255 / ((1 << head.Depth) - 1) < Half,
            3 => Sample(head, row, x) * 3 is var p && p + 2 < palette.Length && Shade(palette[p], palette[p + 1], palette[p + 2]) < Half,
            2 => Shade(row[at], row[at + 1], row[at + 2]) < Half,
            4 => row[at] < Half && row[at + 1] >= Half,
            _ => Shade(row[at], row[at + 1], row[at + 2]) < Half && row[at + 3] >= Half,
        };
    }

    private static int Sample(PngHead head, ReadOnlySpan<byte> row, int x)
    {
        var bit = x * head.Depth;
        return (row[bit / 8] >> (8 - head.Depth - bit % 8)) & ((1 << head.Depth) - 1);
    }

    private static int Shade(int red, int green, int blue) => (299 * red + 587 * green + 114 * blue) / 1000;
}
