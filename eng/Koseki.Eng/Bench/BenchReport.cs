using System.Globalization;

namespace Koseki.Eng.Bench;

/// <summary>The figures of one bench and whether the limits among them held. Every bench ends with its summary line.</summary>
internal sealed class BenchReport(string name, TextWriter output)
{
    private readonly List<string> broken = [];
    private int limits;

    /// <summary>0 when every limit held, else 1.</summary>
    internal int ExitCode => broken.Count == 0 ? 0 : 1;

    /// <summary>A figure without a limit.</summary>
    internal Task FigureAsync(string line) => output.WriteLineAsync("  " + line);

    /// <summary>A figure that must not exceed its limit.</summary>
    internal Task AtMostAsync(string what, double value, double limit, string unit) =>
        LimitAsync($"{what} {Text(value)}{unit}(限度 {Text(limit)}{unit})", value <= limit);

    /// <summary>A statement that must be true.</summary>
    internal Task HoldsAsync(string statement, bool holds) => LimitAsync(statement, holds);

    /// <summary>The summary line.</summary>
    internal Task FinishAsync() => output.WriteLineAsync(broken.Count == 0
        ? $"bench {name}: {limits} 件の限度をすべて守っています。"
        : $"bench {name}: {limits} 件中 {broken.Count} 件が限度を外れました: {string.Join("、", broken)}");

    private Task LimitAsync(string line, bool holds)
    {
        limits++;
        if (!holds)
        {
            broken.Add(line);
        }

        return output.WriteLineAsync($"  {(holds ? "○" : "×")} {line}");
    }

    private static string Text(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
