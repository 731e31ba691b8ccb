using System.Diagnostics;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>What one portion came to.</summary>
/// <param name="IsMore">Whether there may be a next one.</param>
/// <param name="Registers">Registers of it.</param>
/// <param name="Held">How long it kept the journal from others.</param>
public sealed record BatchStep(bool IsMore, int Registers, TimeSpan Held)
{
    /// <summary>Nothing is to be done any more.</summary>
    internal static BatchStep Nothing { get; } = new(false, 0, TimeSpan.Zero);

    /// <summary>Does a portion: one of which another was first is none, and the next look begins anew.</summary>
    internal static async Task<BatchStep> TakeAsync(int registers, Func<Hold, Task<(long Number, bool IsMore)>> portion)
    {
        var held = new Hold();
        try
        {
            return new((await portion(held)).IsMore, registers, held.Length);
        }
        catch (PortionTakenException)
        {
            return new(true, 0, held.Length);
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
