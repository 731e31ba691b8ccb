using Koseki.Domain.NightHolds;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>When this process gave its last sign of life. What never tried to give one (tools) is never out of step.</summary>
public sealed class OwnSign(TimeProvider clock)
{
    // By both clocks: one that is put back hides the time, and the one that nobody sets stands still while the machine is paused.
    private Sign? last;

    /// <summary>Whether this process gives signs and could not for too long: another node, or nobody, may have been reached meanwhile.</summary>
    internal bool IsStale => Volatile.Read(ref last) is { } given && (given.At is not { } at || clock.GetElapsedTime(given.Stamp) > NightRules.Unnoticed || clock.GetUtcNow() - at > NightRules.Unnoticed);

    /// <summary>One is to be given: from the first try on, what cannot give a sign gives out nothing.</summary>
    internal void Try() => Interlocked.CompareExchange(ref last, new(0, null), null);

    /// <summary>It was given.</summary>
    internal void Given() => Volatile.Write(ref last, new(clock.GetTimestamp(), clock.GetUtcNow()));

    private sealed record Sign(long Stamp, DateTimeOffset? At);
}
