using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Scans;

namespace Koseki.Tests.Infrastructure.Scans;

/// <summary>A picture of a seal becomes the outline that is printed.</summary>
public sealed class SealTracerTests
{
    // A frame with a disc in it, 40 pixels of white around.
    private static bool Dark(int x, int y)
    {
        var (u, v) = (x - 40, y - 40);
        var frame = u is >= 0 and < 300 && v is >= 0 and < 300 && !(u is >= 12 and < 288 && v is >= 12 and < 288);
        return frame || Math.Pow(u - 150, 2) + Math.Pow(v - 150, 2) < 80 * 80;
    }

    [Fact]
    public void Trace_FrameAndDisc_FollowsTheirEdgesAndLeavesTheHole()
    {
        var seal = SealTracer.Trace(Pngs.Bits(380, 380, Dark), 24);
        Assert.Equal((300, 24), (seal.Extent, seal.Side));
        var path = OutlineReader.Read(seal, 0, 0, seal.Extent);
        Assert.Equal(3, path.Steps.Count(s => s.Command == 'M'));
        var wrong = 0;
        for (var y = 0; y < 300; y++)
        {
            for (var x = 0; x < 300; x++)
            {
                wrong += Winding(path, x + 0.5, y + 0.5) != 0 == Dark(x + 40, y + 40) ? 0 : 1;
            }
        }

        // Of 90,000 pixels only some at the edge of the disc may fall on the other side.
        Assert.InRange(wrong, 0, 300);
    }

    [Fact]
    public void Trace_TheSamePicture_GivesTheSameOutline() =>
        Assert.Equal(SealTracer.Trace(Pngs.Bits(380, 380, Dark), 20), SealTracer.Trace(Pngs.Bits(380, 380, Dark), 20));

    /// <summary>Two pixels that touch with a corner stay two: the line never crosses itself.</summary>
    [Fact]
    public void Trace_Chequers_ClosesEveryLine()
    {
        var seal = SealTracer.Trace(Pngs.Bits(240, 240, (x, y) => (x / 40 + y / 40) % 2 == 0), 24);
        Assert.Equal(18, OutlineReader.Read(seal, 0, 0, 24).Steps.Count(s => s.Command == 'M'));
    }

    [Fact]
    public void Trace_WhatIsNoSeal_SaysWhy()
    {
        Assert.Contains("PNG の画像で", Refused([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("PNG の画像で", Refused(Jpegs.Noise(300, 300, 1)), StringComparison.Ordinal);
        Assert.Contains("縦横200画素から", Refused(Pngs.Bits(100, 100, (_, _) => true)), StringComparison.Ordinal);
        Assert.Contains("黒いところがありません", Refused(Pngs.Bits(300, 300, (_, _) => false)), StringComparison.Ordinal);
        Assert.Contains("正方形ではありません", Refused(Pngs.Bits(600, 300, (_, _) => true)), StringComparison.Ordinal);
        Assert.Contains("細かすぎる", Refused(Pngs.Bits(600, 600, (x, y) => (x ^ y) % 3 == 0)), StringComparison.Ordinal);
    }

    private static string Refused(byte[] file) => Assert.Throws<CaseException>(() => SealTracer.Trace(file, 24)).Message;

    // How often the outline runs round a point.
    private static int Winding(PagePath path, double x, double y)
    {
        var (winding, start, last) = (0, (X: 0.0, Y: 0.0), (X: 0.0, Y: 0.0));
        foreach (var step in path.Steps)
        {
            var next = step.Command == 'Z' ? start : (X: step.X1, Y: step.Y1);
            if (step.Command != 'M' && last.Y <= y != next.Y <= y && last.X + (y - last.Y) / (next.Y - last.Y) * (next.X - last.X) > x)
            {
                winding += next.Y > last.Y ? 1 : -1;
            }

            (start, last) = (step.Command == 'M' ? next : start, next);
        }

        return winding;
    }
}
