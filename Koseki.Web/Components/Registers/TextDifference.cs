namespace Koseki.Web.Components.Registers;

/// <summary>How a line stands in a difference.</summary>
public enum LineChange
{
    /// <summary>On both sides.</summary>
    Same,

    /// <summary>Only after.</summary>
    Added,

    /// <summary>Only before.</summary>
    Removed,

    /// <summary>Stands for lines left out.</summary>
    Gap,
}

/// <summary>One line of a difference.</summary>
public sealed record DifferenceLine(LineChange Change, string Text);

/// <summary>The difference of two texts line by line (longest common subsequence), with unchanged stretches left out.</summary>
public static class TextDifference
{
    /// <summary>All lines of both, in order; lines are equal only when they are exactly the same.</summary>
    public static IReadOnlyList<DifferenceLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = CommonLengths(before, after);
        var lines = new List<DifferenceLine>();
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && string.Equals(before[i], after[j], StringComparison.Ordinal))
            {
                lines.Add(new(LineChange.Same, after[j]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Count || (i < before.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new(LineChange.Removed, before[i++]));
            }
            else
            {
                lines.Add(new(LineChange.Added, after[j++]));
            }
        }

        return lines;
    }

    /// <summary>The difference with only <paramref name="context"/> unchanged lines around each change.</summary>
    public static IReadOnlyList<DifferenceLine> Shortened(IReadOnlyList<DifferenceLine> lines, int context)
    {
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            for (var k = Math.Max(0, i - context); lines[i].Change != LineChange.Same && k <= Math.Min(lines.Count - 1, i + context); k++)
            {
                near[k] = true;
            }
        }

        var shown = new List<DifferenceLine>();
        for (var i = 0; i < lines.Count;)
        {
            var start = i;
            while (i < lines.Count && !near[i])
            {
                i++;
            }

            if (i > start)
            {
                shown.Add(new(LineChange.Gap, $"(変わらない {i - start} 行)"));
            }
            else
            {
                shown.Add(lines[i++]);
            }
        }

        return shown;
    }

    private static int[,] CommonLengths(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = string.Equals(before[i], after[j], StringComparison.Ordinal)
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
