using System.Globalization;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>What a process keeps in memory, in bytes, as the kernel counts it.</summary>
/// <param name="Resident">All of it (Rss).</param>
/// <param name="Anonymous">What is its own and stands in no file: heaps and stacks.</param>
internal sealed record MemoryReading(long Resident, long Anonymous)
{
    /// <summary>A mebibyte.</summary>
    internal const double Mebibyte = 1 << 20;

    /// <summary>Reads a running process (Linux).</summary>
    internal static MemoryReading Of(int process) => Parse(File.ReadAllText($"/proc/{process}/smaps_rollup"));

    /// <summary>Reads the text of <c>smaps_rollup</c>; throws <see cref="FormatException"/> when a figure is missing.</summary>
    internal static MemoryReading Parse(string rollup) => new(Figure(rollup, "Rss:"), Figure(rollup, "Anonymous:"));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Resident / Mebibyte:N1} MB(うちヒープとスタック {Anonymous / Mebibyte:N1} MB)");

    private static long Figure(string rollup, string name)
    {
        var line = rollup.Split('\n').FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) ?? throw new FormatException($"{name} がありません。");
        return line[name.Length..].Trim().Split(' ') is [var number, "kB"] ? long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) * 1024
            : throw new FormatException($"「{line}」を読めません。");
    }
}
