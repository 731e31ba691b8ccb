namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>How many certificates are made at once. When all slots are taken the request is shed before any work.</summary>
public sealed class IssueSlots(GatewayOptions options)
{
    private readonly SemaphoreSlim free = new(options.Concurrency);

    /// <summary>A slot to be disposed of, or null.</summary>
    public IDisposable? TryTake() => free.Wait(0) ? new Slot(free) : null;

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
