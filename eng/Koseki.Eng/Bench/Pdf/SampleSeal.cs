using System.Globalization;
using System.Text;
using Koseki.Domain.Certificates;

namespace Koseki.Eng.Bench.Pdf;

/// <summary>An outline with as many steps as a registered seal of nine characters has; it is nobody's seal.</summary>
internal static class SampleSeal
{
    private const int Cells = 3;
    private const int Strokes = 8;

    /// <summary>A frame and nine cells of curved strokes.</summary>
    internal static CertificateSeal Make()
    {
        var path = new StringBuilder("M0 0L1000 0L1000 1000L0 1000Z M30 30L30 970L970 970L970 30Z");
        for (var cell = 0; cell < Cells * Cells; cell++)
        {
            for (var stroke = 0; stroke < Strokes; stroke++)
            {
                var (x, y) = (60 + 300 * (cell % Cells), 60 + 300 * (cell / Cells) + 30 * stroke);
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}C{x + 90} {y + 4} {x + 180} {y - 4} {x + 270} {y}L{x + 270} {y + 14}Q{x + 135} {y + 20} {x} {y + 14}Z");
            }
        }

        return new(path.ToString(), 1000);
    }
}
