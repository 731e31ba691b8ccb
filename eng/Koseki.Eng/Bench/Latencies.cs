using System.Diagnostics;
using System.Globalization;

namespace Koseki.Eng.Bench;

/// <summary>Times of one thing done many times.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];

    /// <summary>Times taken elsewhere, in milliseconds.</summary>
    public static Latencies Of(IEnumerable<double> times)
    {
        var latencies = new Latencies();
        latencies.milliseconds.AddRange(times);
        return latencies;
    }

    /// <summary>How many there are.</summary>
    public int Count => milliseconds.Count;

    /// <summary>Takes a time in, in milliseconds.</summary>
    public void Add(double time) => milliseconds.Add(time);

    /// <summary>Does something and keeps how long it took.</summary>
    public T Measure<T>(Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = work();
        milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return result;
    }

    /// <summary>Does something and keeps how long it took.</summary>
    public async Task<T> MeasureAsync<T>(Func<Task<T>> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await work();
        milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return result;
    }

    /// <summary>The time that a share of them does not exceed, in milliseconds; 0 when there are none.</summary>
    public double At(double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):N2} ms、p95 {At(0.95):N2} ms、最大 {At(1):N2} ms({Count} 回)");
}
