using System.Diagnostics;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>What one portion came to.</summary>
/// <param name="IsMore">Whether there may be a next one.</param>
/// <param name="Held">How long it kept the journal from others.</param>
public sealed record BatchStep(bool IsMore, TimeSpan Held)
{
    /// <summary>Nothing is to be done any more.</summary>
    internal static BatchStep Nothing { get; } = new(false, TimeSpan.Zero);

    /// <summary>Does a portion when the pace, if there is one, allows it: one of which another was first is none, and the next look begins anew.</summary>
    internal static async Task<BatchStep> TakeAsync(BatchPace? pace, Func<Hold, Task<(long Number, bool IsMore)>> portion, CancellationToken cancellation)
    {
        await (pace?.TurnAsync(cancellation) ?? Task.CompletedTask);
        var held = new Hold();
        try
        {
            return new((await portion(held)).IsMore, held.Length);
        }
        catch (PortionTakenException)
        {
            return new(true, held.Length);
        }
    }

    /// <summary>How long a transaction has had the journal: from its last beginning, if it was begun anew.</summary>
    internal sealed class Hold
    {
        private long? began;

        public TimeSpan Length => began is { } since ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;

        public void Begin() => began = Stopwatch.GetTimestamp();
    }
}
