using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>When a change must be on disk.</summary>
internal static class Durability
{
    /// <summary>
    /// Writes without waiting for the disk (SQLite: <c>synchronous=NORMAL</c> for the transaction begun in the work). The write-ahead log is
    /// one file in order, so that the next fully synced transaction of anybody puts this one on disk, too; when the power
    /// goes before, it never was. Only for steps that nobody outside is told of. Elsewhere it writes as always.
    /// </summary>
    internal static async Task WithNextAsync(GatewayDbContext database, Func<Task> work, CancellationToken cancellation)
    {
        if (!database.Database.IsSqlite())
        {
            await work();
            return;
        }

        // A head must not outlive what it is the head of.
        StateLog.Of(database)?.LeaveHead(database);
        await database.Database.OpenConnectionAsync(cancellation);
        try
        {
            await SynchronousAsync(database, "NORMAL");
            await work();
        }
        finally
        {
            await SynchronousAsync(database, "FULL");
            await database.Database.CloseConnectionAsync();
        }
    }

    private static async Task SynchronousAsync(GatewayDbContext database, string level)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA synchronous={level}";
        await command.ExecuteNonQueryAsync();
    }
}
