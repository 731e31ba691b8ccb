using System.Globalization;
using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Infrastructure.Scans;

/// <summary>
/// Makes the outline of a seal from its picture: what is darker than half is the seal, the white around it is cut off, and
/// every edge follows the pixels to within <see cref="Tolerance"/>. The same picture always gives the same outline.
/// </summary>
public static class SealTracer
{
    private const int SmallestPicture = 200;
    private const int LargestPicture = 3_000;
    private const double Tolerance = 0.8;
    private const int LongestOutline = 60_000;

    /// <summary>
    /// The seal, <paramref name="side"/> millimetres from its left edge to its right one. Throws <see cref="CaseException"/> in words
    /// when the picture is none, too coarse, empty, or no square.
    /// </summary>
    public static CertificateSeal Trace(byte[] png, double side)
    {
        if (ScanFormats.Read(png) is not (ScanFormat.Png, null))
        {
            throw new CaseException(new SettingRefusal.SealUnfit(SealFault.NoPng));
        }

        try
        {
            return Outline(Cut(Dark(png)), side);
        }
        catch (DamagedImageException e)
        {
            throw new CaseException(new SettingRefusal.SealUnreadable(e.Message));
        }
    }

    private static bool[,] Dark(byte[] png)
    {
        bool[,] dark = new bool[0, 0];
        PngReader.Read(png, (head, palette) =>
        {
            if (head.Interlaced || head.Depth == 16 || head.Width is < SmallestPicture or > LargestPicture || head.Height is < SmallestPicture or > LargestPicture)
            {
                throw new DamagedImageException($"印影の画像は、縦横{SmallestPicture}画素から{LargestPicture:N0}画素までの、インターレースでない PNG にしてください(今は{head.Width:N0}×{head.Height:N0}画素)。");
            }

            dark = new bool[head.Width, head.Height];
            return (y, row) =>
            {
                for (var x = 0; x < head.Width; x++)
                {
                    dark[x, y] = PngPixels.IsDark(head, palette, row, x);
                }
            };
        });
        return dark;
    }

    private static bool[,] Cut(bool[,] dark)
    {
        var found = (from x in Enumerable.Range(0, dark.GetLength(0)) from y in Enumerable.Range(0, dark.GetLength(1)) where dark[x, y] select (X: x, Y: y)).ToList();
        if (found.Count == 0)
        {
            throw new CaseException(new SettingRefusal.SealUnfit(SealFault.Blank));
        }

        var (left, top) = (found.Min(p => p.X), found.Min(p => p.Y));
        var (width, height) = (found.Max(p => p.X) - left + 1, found.Max(p => p.Y) - top + 1);
        if (Math.Abs(width - height) > Math.Max(width, height) / 10 || width < SmallestPicture / 2)
        {
            throw new CaseException(new SettingRefusal.SealNoSquare(width, height));
        }

        var side = Math.Max(width, height);
        var cut = new bool[side, side];
        foreach (var (x, y) in found)
        {
            cut[x - left + (side - width) / 2, y - top + (side - height) / 2] = true;
        }

        return cut;
    }

    private static CertificateSeal Outline(bool[,] dark, double side)
    {
        var path = new StringBuilder();
        foreach (var contour in Contours.Of(dark).Select(c => Contours.Simplified(c, Tolerance)).Where(c => c.Count > 2))
        {
            foreach (var (point, i) in contour.Select((p, i) => (p, i)))
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{point.X} {point.Y}");
            }

            path.Append('Z');
        }

        return path.Length <= LongestOutline ? new(path.ToString(), dark.GetLength(0), side)
            : throw new CaseException(new SettingRefusal.SealUnfit(SealFault.TooFine));
    }
}
