using System.Buffers.Binary;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>A point of an outline in font units.</summary>
internal readonly record struct OutlinePoint(double X, double Y, bool OnCurve);

/// <summary>Reads simple TrueType glyphs; the register fonts hold no composite ones.</summary>
internal static class GlyphOutline
{
    /// <summary>Throws for a glyph made of other glyphs: copied alone it would point at foreign outlines.</summary>
    internal static void RefuseComposite(ReadOnlySpan<byte> glyph, string font)
    {
        if (glyph.Length >= 2 && BinaryPrimitives.ReadInt16BigEndian(glyph) < 0)
        {
            throw new NotSupportedException($"フォント {font} の複合字形にはまだ対応していません。部品を展開したフォントを使ってください。");
        }
    }

    /// <summary>Copies a simple glyph, its contours and points byte for byte, leaving out its instructions.</summary>
    internal static void WriteWithoutInstructions(ReadOnlySpan<byte> glyph, ByteBuffer target)
    {
        if (glyph.IsEmpty)
        {
            return;
        }

        var length = 10 + 2 * BinaryPrimitives.ReadInt16BigEndian(glyph);
        target.Raw(glyph[..length]).Raw([0, 0]).Raw(glyph[(length + 2 + BinaryPrimitives.ReadUInt16BigEndian(glyph[length..]))..]);
    }

    /// <summary>The end of every contour and all points.</summary>
    internal static (int[] Ends, OutlinePoint[] Points) Read(ReadOnlySpan<byte> glyph)
    {
        var contours = BinaryPrimitives.ReadInt16BigEndian(glyph);
        var ends = new int[contours];
        for (var i = 0; i < contours; i++)
        {
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + 2 * i)..]);
        }

        var count = contours == 0 ? 0 : ends[^1] + 1;
        var at = 10 + 2 * contours;
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            flags[i] = glyph[at++];
            for (var repeat = (flags[i] & 8) != 0 ? glyph[at++] : 0; repeat > 0; repeat--)
            {
                flags[i + 1] = flags[i];
                i++;
            }
        }

        var xs = Coordinates(glyph, flags, ref at, 2, 16);
        var ys = Coordinates(glyph, flags, ref at, 4, 32);
        var points = new OutlinePoint[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new(xs[i], ys[i], (flags[i] & 1) != 0);
        }

        return (ends, points);
    }

    /// <summary>The outline as path steps, y upwards in font units.</summary>
    internal static List<PathStep> Steps(ReadOnlySpan<byte> glyph)
    {
        var steps = new List<PathStep>();
        if (glyph.IsEmpty)
        {
            return steps;
        }

        var (ends, points) = Read(glyph);
        var first = 0;
        foreach (var end in ends)
        {
            Contour(steps, points.AsSpan(first, end - first + 1));
            first = end + 1;
        }

        return steps;
    }

    private static void Contour(List<PathStep> steps, ReadOnlySpan<OutlinePoint> points)
    {
        var start = points[0].OnCurve ? points[0]
            : points[^1].OnCurve ? points[^1]
            : new OutlinePoint((points[0].X + points[^1].X) / 2, (points[0].Y + points[^1].Y) / 2, true);
        steps.Add(PathStep.Move(start.X, start.Y));
        OutlinePoint? control = null;
        for (var i = points[0].OnCurve ? 1 : 0; i <= points.Length; i++)
        {
            var point = i == points.Length ? start : points[i];
            if (point.OnCurve)
            {
                steps.Add(control is { } c ? PathStep.Quadratic(c.X, c.Y, point.X, point.Y) : PathStep.Line(point.X, point.Y));
                control = null;
                continue;
            }

            if (control is { } last)
            {
                steps.Add(PathStep.Quadratic(last.X, last.Y, (last.X + point.X) / 2, (last.Y + point.Y) / 2));
            }

            control = point;
        }

        steps.Add(PathStep.Close);
    }

    private static int[] Coordinates(ReadOnlySpan<byte> glyph, byte[] flags, ref int at, int shortBit, int sameBit)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & shortBit) != 0)
            {
                value += (flags[i] & sameBit) != 0 ? glyph[at++] : -glyph[at++];
            }
            else if ((flags[i] & sameBit) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(glyph[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }
}
