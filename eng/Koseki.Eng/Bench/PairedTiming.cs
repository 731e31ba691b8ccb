using System.Diagnostics;

namespace Koseki.Eng.Bench;

/// <summary>What one action took.</summary>
/// <param name="Wall">Median milliseconds by the clock.</param>
/// <param name="Cpu">Median milliseconds of this process's processor time, collector and compiler included.</param>
internal sealed record Timing(double Wall, double Cpu);

/// <summary>
/// Times a subject and its baselines in turn, in one process. Ratios are taken of processor time: on a machine that has
/// other work the clock says how long an action waited, and a longer one waits more often.
/// </summary>
internal static class PairedTiming
{
    // Processor time long enough for the runtime to finish compiling what it runs often: hosts run for weeks.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>The medians of every action, in order, over so many rounds after a warm-up.</summary>
    internal static Timing[] Medians(int rounds, CancellationToken cancellation, params Action[] actions)
    {
        var begin = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - begin < WarmUp)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.ForEach(actions, a => a());
        }

        var wall = actions.Select(_ => new double[rounds]).ToArray();
        var cpu = actions.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < actions.Length; i++)
            {
                var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                actions[i]();
                cpu[i][round] = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
                wall[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        return [.. wall.Zip(cpu, (w, c) => new Timing(Median(w), Median(c)))];
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
