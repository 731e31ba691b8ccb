using Koseki.Konbini.Gateway.Issuance;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>
/// Lets one request of this process write at a time when the database lets only one (SQLite): who waits here holds no
/// thread, while the database's own waiting sleeps on one and asks again. Another process is still waited for there.
/// </summary>
public sealed class WriteTurn(GatewayOptions options)
{
    private readonly SemaphoreSlim? free = options.Provider == "sqlserver" ? null : new(1);

    /// <summary>Waits for the turn; it ends with the disposal.</summary>
    public async ValueTask<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        if (free is not null)
        {
            await free.WaitAsync(cancellation);
        }

        return new Turn(free);
    }

    private sealed class Turn(SemaphoreSlim? free) : IDisposable
    {
        public void Dispose() => free?.Release();
    }
}
