using Koseki.Domain.Certificates.Printing;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>
/// A hold is acknowledged when no paper of its registers is on its way to a printer any more. Whatever was recorded as being sent before
/// the hold has left, or never will, within <see cref="PrintJob.SendWithin"/>; whatever comes after it sees the hold.
/// </summary>
public sealed class PrintQuiet(IDbContextFactory<KosekiDbContext> contexts, JournalSignal signal, TimeProvider clock)
{
    // Another node tells nothing: it is looked for.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until nothing of the registers is being sent, on whichever node.</summary>
    internal async Task WaitAsync(IReadOnlyCollection<long> registers, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var next = signal.Next;
            if (!await IsSendingAsync(registers, cancellation) || clock.GetElapsedTime(began) >= PrintJob.SendWithin)
            {
                return;
            }

            await Task.WhenAny(next, Task.Delay(Look, cancellation));
        }
    }

    // A sender that died says nothing either: only what may still be on its way is waited for.
    private async Task<bool> IsSendingAsync(IReadOnlyCollection<long> registers, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var since = clock.GetUtcNow() - PrintJob.UnknownAfter;
        return await database.PrintJobs.AsNoTracking()
            .AnyAsync(j => j.Register != null && registers.Contains(j.Register.Value) && j.At >= since && !database.PrintSteps.Any(s => s.IssueNumber == j.IssueNumber), cancellation);
    }
}
