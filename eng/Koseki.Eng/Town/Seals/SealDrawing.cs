using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Eng.Town.Seals;

/// <summary>How one made seal is cut.</summary>
/// <param name="Text">What it says, at most four characters, from above to below.</param>
/// <param name="Diameter">Millimetres.</param>
/// <param name="Tilt">Degrees by which it was pressed askew.</param>
/// <param name="Notches">Where its ring is chipped, in degrees.</param>
internal sealed record MadeSeal(string Text, double Diameter, double Tilt, IReadOnlyList<double> Notches);

/// <summary>Draws round seals of made names as pictures of one bit a pixel: the same seal, the same pixels.</summary>
internal sealed class SealDrawing(FontSet fonts)
{
    private const int Resolution = 600;
    private const int StepsOfACurve = 6;

    // Parts of the radius.
    private const double Ring = 0.88, Inside = 0.80, NotchReach = 0.05;

    /// <summary>Whether every character can be cut.</summary>
    public bool CanDraw(string text) => RegisterText.Split(text).All(c => fonts.Find(c) is not null);

    /// <summary>The impression.</summary>
    public SealImpression Draw(MadeSeal seal)
    {
        var side = (int)Math.Round(seal.Diameter / 25.4 * Resolution);
        var rows = new byte[(side + 7) / 8 * side];
        Array.Fill(rows, (byte)0xFF);
        DrawRing(seal, side, rows);
        Fill(Outlines(seal, side), side, rows);
        return new(side, side, Resolution, rows);
    }

    private static void DrawRing(MadeSeal seal, int side, byte[] rows)
    {
        var radius = side / 2.0;
        for (var y = 0; y < side; y++)
        {
            var up = (y + 0.5 - radius) / radius;
            Span(rows, side, y, radius - radius * Reach(1, up), radius + radius * Reach(1, up), isInk: true);
            Span(rows, side, y, radius - radius * Reach(Ring, up), radius + radius * Reach(Ring, up), isInk: false);
        }

        foreach (var angle in seal.Notches.Select(n => n * Math.PI / 180))
        {
            var (middle, beside, chip) = (radius + radius * Math.Sin(angle), radius + radius * Math.Cos(angle), radius * NotchReach);
            for (var y = Math.Max(0, (int)Math.Ceiling(middle - chip - 0.5)); y < side && y + 0.5 < middle + chip; y++)
            {
                Span(rows, side, y, beside - chip, beside + chip, isInk: false);
            }
        }
    }

    // Half of the chord of a circle at a height.
    private static double Reach(double radius, double height) => Math.Sqrt(Math.Max(0, radius * radius - height * height));

    // The glyphs one below the other in the square inside the ring, as polygons in pixels.
    private List<(double X, double Y)[]> Outlines(MadeSeal seal, int side)
    {
        var characters = RegisterText.Split(seal.Text).ToList();
        var (radius, tilt) = (side / 2.0, seal.Tilt * Math.PI / 180);
        var (sin, cos) = (Math.Sin(tilt), Math.Cos(tilt));
        // A column of n squares fits the ring when half of its diagonal does.
        var size = 2 * radius * Inside / Math.Sqrt(1 + characters.Count * characters.Count);
        var contours = new List<(double, double)[]>();
        for (var i = 0; i < characters.Count; i++)
        {
            var found = fonts.Require(characters[i], seal.Text);
            var font = fonts.Fonts[found.Font];
            var scale = size / font.UnitsPerEm;
            var top = -size * characters.Count / 2 + size * i;
            foreach (var contour in Flat(GlyphOutline.Steps(font.OutlineOf(found.Glyph))))
            {
                contours.Add([.. contour.Select(p => (X: p.X * scale - size / 2, Y: top + size * 0.88 - p.Y * scale)).Select(p => (radius + p.X * cos - p.Y * sin, radius + p.X * sin + p.Y * cos))]);
            }
        }

        return contours;
    }

    private static IEnumerable<List<(double X, double Y)>> Flat(IEnumerable<PathStep> steps)
    {
        var contour = new List<(double X, double Y)>();
        foreach (var step in steps)
        {
            switch (step.Command)
            {
                case 'M':
                    contour = [(step.X1, step.Y1)];
                    break;
                case 'L':
                    contour.Add((step.X1, step.Y1));
                    break;
                case 'Q':
                    var (from, t) = (contour[^1], 1.0 / StepsOfACurve);
                    for (var i = 1; i <= StepsOfACurve; i++)
                    {
                        var (a, b, c) = ((1 - t * i) * (1 - t * i), 2 * (1 - t * i) * t * i, t * i * t * i);
                        contour.Add((a * from.X + b * step.X1 + c * step.X2, a * from.Y + b * step.Y1 + c * step.Y2));
                    }

                    break;
                default:
                    yield return contour;
                    break;
            }
        }
    }

    // Row by row through the middles of the pixels; the fill rule of TrueType is nonzero.
    private static void Fill(List<(double X, double Y)[]> contours, int side, byte[] rows)
    {
        var crossings = new List<(double X, int Turn)>[side];
        foreach (var contour in contours)
        {
            for (var i = 0; i < contour.Length; i++)
            {
                var (a, b) = (contour[i], contour[(i + 1) % contour.Length]);
                var (upper, lower, turn) = a.Y < b.Y ? (a, b, 1) : (b, a, -1);
                for (var y = Math.Max(0, (int)Math.Ceiling(upper.Y - 0.5)); y < side && y + 0.5 < lower.Y; y++)
                {
                    (crossings[y] ??= []).Add((upper.X + (y + 0.5 - upper.Y) / (lower.Y - upper.Y) * (lower.X - upper.X), turn));
                }
            }
        }

        for (var y = 0; y < side; y++)
        {
            if (crossings[y] is not { } row)
            {
                continue;
            }

            row.Sort(static (a, b) => a.X.CompareTo(b.X));
            var (turns, last) = (0, 0.0);
            foreach (var (x, turn) in row)
            {
                if (turns != 0)
                {
                    Span(rows, side, y, last, x, isInk: true);
                }

                (turns, last) = (turns + turn, x);
            }
        }
    }

    // The pixels of a row whose middles lie from one place to before another; a bit is 0 where there is ink.
    private static void Span(byte[] rows, int side, int y, double from, double to, bool isInk)
    {
        var (first, end) = (Math.Max(0, (int)Math.Ceiling(from - 0.5)), Math.Min(side, (int)Math.Ceiling(to - 0.5)));
        var row = rows.AsSpan((side + 7) / 8 * y, (side + 7) / 8);
        for (var x = first; x < end;)
        {
            var until = Math.Min(end, (x | 7) + 1);
            var bits = (byte)((0xFF >> (x & 7)) & ~(0xFF >> (until - (x & ~7))));
            row[x / 8] = isInk ? (byte)(row[x / 8] & ~bits) : (byte)(row[x / 8] | bits);
            x = until;
        }
    }
}
