using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// A context of its own for what is asked again and again, by one at a time. On an embedded database it stays, with its connection:
/// making both anew costs several times what the question does. A server keeps connections by itself, and can lose them.
/// </summary>
/// <param name="open">Opens a context, with what ends it.</param>
public sealed class KeptContext(Func<Task<(DbContext Database, IAsyncDisposable Owner)>> open) : IDisposable
{
    private (DbContext Database, IAsyncDisposable Owner)? kept;

    /// <summary>Runs with it. One in which something failed is not used again.</summary>
    public async Task UseAsync(Func<DbContext, Task> work)
    {
        var (database, owner) = kept ?? await open();
        kept = null;
        try
        {
            await work(database);
            database.ChangeTracker.Clear();
            kept = database.Database.IsSqlite() ? (database, owner) : null;
        }
        finally
        {
            if (kept is null)
            {
                await owner.DisposeAsync();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        kept?.Database.Dispose();
        kept = null;
    }
}
