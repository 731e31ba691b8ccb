namespace Koseki.Infrastructure.Scans;

/// <summary>The edges between dark and light pixels as closed lines, dark on the right hand: holes run the other way round.</summary>
internal static class Contours
{
    // Along the edges of pixels: right, down, left, up.
    private static readonly (int X, int Y)[] Ways = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>All lines, from upper left to lower right, with a point at every corner.</summary>
    internal static IEnumerable<List<(int X, int Y)>> Of(bool[,] dark)
    {
        var seen = new HashSet<(int X, int Y)>();
        for (var y = 0; y < dark.GetLength(1); y++)
        {
            for (var x = 0; x < dark.GetLength(0); x++)
            {
                // Every line has an upper edge that runs to the right.
                if (Is(dark, x, y) && !Is(dark, x, y - 1) && !seen.Contains((x, y)))
                {
                    yield return Follow(dark, x, y, seen);
                }
            }
        }
    }

    /// <summary>The line with as few points as stay within a distance of it (Douglas and Peucker).</summary>
    internal static List<(int X, int Y)> Simplified(List<(int X, int Y)> line, double tolerance)
    {
        // A closed line is cut at the point farthest from its first one.
        var far = Enumerable.Range(0, line.Count).MaxBy(i => Square(line[0], line[i]));
        var kept = new bool[line.Count + 1];
        (kept[0], kept[far], kept[^1]) = (true, true, true);
        var waiting = new Stack<(int From, int To)>([(0, far), (far, line.Count)]);
        while (waiting.TryPop(out var part))
        {
            var (from, to) = (line[part.From], line[part.To % line.Count]);
            var (at, distance) = (-1, tolerance);
            for (var i = part.From + 1; i < part.To; i++)
            {
                if (Distance(line[i], from, to) is var d && d > distance)
                {
                    (at, distance) = (i, d);
                }
            }

            if (at >= 0)
            {
                kept[at] = true;
                waiting.Push((part.From, at));
                waiting.Push((at, part.To));
            }
        }

        return [.. line.Where((_, i) => kept[i])];
    }

    private static List<(int X, int Y)> Follow(bool[,] dark, int x, int y, HashSet<(int X, int Y)> seen)
    {
        var line = new List<(int X, int Y)>();
        var (at, way) = ((X: x, Y: y), 0);
        do
        {
            if (way == 0)
            {
                seen.Add(at);
            }

            var next = Turn(dark, (at.X + Ways[way].X, at.Y + Ways[way].Y), way);
            at = (at.X + Ways[way].X, at.Y + Ways[way].Y);
            if (next != way)
            {
                line.Add(at);
            }

            way = next;
        }
        while (at != (x, y) || way != 0);

        return line;
    }

    // Where two dark pixels touch with a corner only, the line turns right and keeps them apart.
    private static int Turn(bool[,] dark, (int X, int Y) corner, int way)
    {
        var (leftAhead, rightAhead) = way switch
        {
            0 => (Is(dark, corner.X, corner.Y - 1), Is(dark, corner.X, corner.Y)),
            1 => (Is(dark, corner.X, corner.Y), Is(dark, corner.X - 1, corner.Y)),
            2 => (Is(dark, corner.X - 1, corner.Y), Is(dark, corner.X - 1, corner.Y - 1)),
            _ => (Is(dark, corner.X - 1, corner.Y - 1), Is(dark, corner.X, corner.Y - 1)),
        };
        return !rightAhead ? (way + 1) % 4 : leftAhead ? (way + 3) % 4 : way;
    }

    private static bool Is(bool[,] dark, int x, int y) => x >= 0 && y >= 0 && x < dark.GetLength(0) && y < dark.GetLength(1) && dark[x, y];

    private static double Square((int X, int Y) a, (int X, int Y) b) => Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2);

    private static double Distance((int X, int Y) p, (int X, int Y) a, (int X, int Y) b)
    {
        var length = Square(a, b);
        if (length == 0)
        {
            return Math.Sqrt(Square(p, a));
        }

        var t = Math.Clamp(((double)(p.X - a.X) * (b.X - a.X) + (double)(p.Y - a.Y) * (b.Y - a.Y)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - t * (b.X - a.X), 2) + Math.Pow(p.Y - a.Y - t * (b.Y - a.Y), 2));
    }
}
