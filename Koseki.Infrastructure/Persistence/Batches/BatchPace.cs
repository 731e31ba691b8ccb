using Koseki.Infrastructure.Persistence.Setup;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// How long a node leaves the journal to the counter after a portion: a multiple of the time for which the portion kept it, so that of all
/// that the counter writes only a small share finds it taken, however fast the machine is. The next portion is computed meanwhile.
/// </summary>
/// <param name="settings">How long.</param>
/// <param name="clock">Waits.</param>
public sealed class BatchPace(BatchSettings settings, TimeProvider clock)
{
    // The first portion of a process compiles what it runs: that says nothing of the next one.
    private static readonly TimeSpan LongestFirst = TimeSpan.FromSeconds(1);

    private long? ended;
    private TimeSpan rest;

    /// <summary>Comes back when the journal has been free of this node for long enough.</summary>
    internal async Task TurnAsync(CancellationToken cancellation)
    {
        if (ended is { } since && rest - clock.GetElapsedTime(since) is { Ticks: > 0 } left)
        {
            await Task.Delay(left, clock, cancellation);
        }
    }

    /// <summary>Takes in how long a portion kept the journal.</summary>
    internal void After(BatchStep step)
    {
        var whole = step.Held * settings.Rest;
        rest = ended is null && whole > LongestFirst ? LongestFirst : whole;
        ended = clock.GetTimestamp();
    }
}
