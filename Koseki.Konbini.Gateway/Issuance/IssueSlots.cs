using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// How many certificates are made at once. When all slots are taken the next requests wait in the order they came, for
/// at most half of the time they have left; who would be one too many, or has waited in vain, is shed before any work.
/// </summary>
public sealed class IssueSlots(GatewayOptions options, TimeProvider clock)
{
    private readonly SemaphoreSlim free = new(options.Concurrency);
    private int waiting;

    /// <summary>A slot to be disposed of, or null when the request is shed.</summary>
    public async Task<IDisposable?> TakeAsync(DateTimeOffset deadline, CancellationToken cancellation) =>
        free.Wait(0, cancellation) || await QueueAsync((deadline - clock.GetUtcNow()) / 2, cancellation) ? new Slot(free) : null;

    private async Task<bool> QueueAsync(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            return Interlocked.Increment(ref waiting) <= options.Waiting && patience > TimeSpan.Zero && await WaitAsync(patience, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task<bool> WaitAsync(TimeSpan patience, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            await free.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private int done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
            {
                free.Release();
            }
        }
    }
}

/// <summary>How many menus are made at once: as many as certificates, and never in the place of one that was already applied for.</summary>
public sealed class MenuSlots(GatewayOptions options, TimeProvider clock)
{
    private readonly IssueSlots slots = new(options, clock);

    /// <summary>A slot to be disposed of, or null when the request is shed.</summary>
    public Task<IDisposable?> TakeAsync(DateTimeOffset deadline, CancellationToken cancellation) => slots.TakeAsync(deadline, cancellation);
}
