using Koseki.Domain.NightHolds;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>When this process gave its last sign of life. What never tried to give one (tools) is never out of step.</summary>
public sealed class OwnSign(TimeProvider clock)
{
    // Ticks; 0 before the first try.
    private long last;

    /// <summary>Whether this process gives signs and could not for too long: another node, or nobody, may have been reached meanwhile.</summary>
    internal bool IsStale => Interlocked.Read(ref last) is > 0 and var ticks && clock.GetUtcNow().UtcTicks - ticks > NightRules.Unnoticed.Ticks;

    /// <summary>One is to be given: from the first try on, what cannot give a sign gives out nothing.</summary>
    internal void Try() => Interlocked.CompareExchange(ref last, 1, 0);

    /// <summary>It was given.</summary>
    internal void Given() => Interlocked.Exchange(ref last, clock.GetUtcNow().UtcTicks);
}
