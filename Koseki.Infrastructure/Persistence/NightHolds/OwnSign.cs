using Koseki.Domain.NightHolds;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>When this process gave its last sign of life. What never tried to give one (tools) is never out of step.</summary>
public sealed class OwnSign(TimeProvider clock)
{
    // By the clock that nobody sets: a wall clock put back would hide the time. 0 before the first try, 1 until a sign is given.
    private long last;

    /// <summary>Whether this process gives signs and could not for too long: another node, or nobody, may have been reached meanwhile.</summary>
    internal bool IsStale => Interlocked.Read(ref last) is > 0 and var given && (given == 1 || clock.GetElapsedTime(given) > NightRules.Unnoticed);

    /// <summary>One is to be given: from the first try on, what cannot give a sign gives out nothing.</summary>
    internal void Try() => Interlocked.CompareExchange(ref last, 1, 0);

    /// <summary>It was given.</summary>
    internal void Given() => Interlocked.Exchange(ref last, Math.Max(clock.GetTimestamp(), 2));
}
