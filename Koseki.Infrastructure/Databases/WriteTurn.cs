namespace Koseki.Infrastructure.Databases;

/// <summary>
/// Lets one writer of this process at a time to a database that lets only one write (SQLite): who waits here holds no
/// thread, while the database's own waiting sleeps on one and asks again, until every thread sleeps and readers wait too.
/// Another process is still waited for there.
/// </summary>
/// <param name="provider">sqlite or sqlserver: with the latter nobody waits here.</param>
public sealed class WriteTurn(string provider)
{
    private readonly SemaphoreSlim? free = provider == "sqlserver" ? null : new(1);

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
