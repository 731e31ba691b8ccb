using System.Globalization;
using System.Text;
using Koseki.Domain.Certificates;

namespace Koseki.Eng.Town.Output;

/// <summary>A synthetic seal that says 見本 in strokes of its own: nobody's seal, of no font, the same bytes every time.</summary>
public static class SpecimenSeal
{
    private const int Extent = 1000;

    // 見 above, 本 below: left, top, right, bottom of each stroke.
    private static readonly (int X1, int Y1, int X2, int Y2)[] Strokes =
    [
        (270, 100, 310, 400), (690, 100, 730, 400), (270, 100, 730, 136), (270, 188, 730, 220), (270, 276, 730, 308), (270, 364, 730, 400),
        (390, 400, 430, 470), (180, 440, 430, 470), (570, 400, 610, 470), (570, 440, 830, 470), (794, 380, 830, 470),
        (160, 600, 840, 640), (478, 520, 522, 920), (360, 800, 640, 834),
    ];

    private static readonly string[] Slants = ["M478 640L522 660L210 860L180 830Z", "M522 640L820 830L790 860L478 660Z"];

    /// <summary>24 mm square.</summary>
    public static CertificateSeal Make()
    {
        var path = new StringBuilder("M0 0L1000 0L1000 1000L0 1000Z M40 40L40 960L960 960L960 40Z");
        foreach (var (x1, y1, x2, y2) in Strokes)
        {
            path.Append(CultureInfo.InvariantCulture, $" M{x1} {y1}L{x2} {y1}L{x2} {y2}L{x1} {y2}Z");
        }

        return new(path.Append(' ').AppendJoin(' ', Slants).ToString(), Extent);
    }
}
