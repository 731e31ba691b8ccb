namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>Holds reading back to so many bytes a second, so that nobody at the counter waits for it.</summary>
/// <param name="perSecond">Bytes a second; 0 for as fast as can be.</param>
/// <param name="clock">The time.</param>
public sealed class Pace(long perSecond, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private DateTimeOffset free = DateTimeOffset.MinValue;

    /// <summary>Waits until so many bytes more may have been read.</summary>
    public Task WaitAsync(int bytes, CancellationToken cancellation)
    {
        if (perSecond <= 0)
        {
            return Task.CompletedTask;
        }

        TimeSpan ahead;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            free = (free > now ? free : now) + TimeSpan.FromSeconds((double)bytes / perSecond);
            ahead = free - now;
        }

        return ahead < Shortest ? Task.CompletedTask : Task.Delay(ahead, clock, cancellation);
    }
}
