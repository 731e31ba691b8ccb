using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Databases;

/// <summary>The database cannot be used as it stands; the message says what to do.</summary>
public sealed class DatabaseNotReadyException(string message) : Exception(message);

/// <summary>
/// Makes or migrates a database at start. Of several nodes that start at once one migrates (under the lock of EF: an
/// application lock of the server on SQL Server, a table on SQLite), the others wait and find it done.
/// </summary>
public static class DatabaseMigrator
{
    // Also how long a node waits for another one that migrates.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    // SQL Server: a database or a table of that name is there already, because another node was quicker before there was a lock.
    private static readonly int[] MadeByAnother = [1801, 2714];

    /// <summary>
    /// Migrates; with <paramref name="migrate"/> false it only looks whether it has been done. Throws
    /// <see cref="DatabaseNotReadyException"/> when the database cannot be used.
    /// </summary>
    public static async Task RunAsync(DbContext database, bool migrate, TimeProvider clock, CancellationToken cancellation)
    {
        if (!migrate)
        {
            await RefusePendingAsync(database, cancellation);
        }
        else
        {
            if (database.Database.IsSqlite())
            {
                await RemoveStaleLockAsync(database, clock, cancellation);
            }

            await MigrateAsync(database, cancellation);
            if (database.Database.GetDbConnection() is SqliteConnection connection)
            {
                // A pooled connection that saw the file before it was whole says "no such table" instead of "busy" while another holds it.
                SqliteConnection.ClearPool(connection);
            }
        }

        if (database.Database.IsSqlServer())
        {
            await SqlServerCheck.RunAsync(database, cancellation);
        }
    }

    /// <summary>Puts in first rows; where another node put them in meanwhile, what is there stands.</summary>
    public static Task SeedAsync(DbContext database, Func<Task> seed, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        database.ChangeTracker.Clear();
        await seed();
        return await database.SaveChangesAsync(cancellation);
    }, cancellation, DatabaseFault.IsDuplicate);

    private static async Task MigrateAsync(DbContext database, CancellationToken cancellation)
    {
        var usual = database.Database.GetCommandTimeout();
        database.Database.SetCommandTimeout(Patience);
        try
        {
            await UnitOfWork.RunAsync(async _ =>
            {
                await database.Database.MigrateAsync(cancellation);
                return true;
            }, cancellation, e => e is SqlException sql && MadeByAnother.Contains(sql.Number));
        }
        finally
        {
            database.Database.SetCommandTimeout(usual);
        }
    }

    private static async Task RefusePendingAsync(DbContext database, CancellationToken cancellation)
    {
        if (!await database.Database.CanConnectAsync(cancellation))
        {
            throw new DatabaseNotReadyException("データベースに接続できません。接続文字列とデータベースを確かめてください(設定 Migrate=false のため、作りません)。");
        }

        if ((await database.Database.GetPendingMigrationsAsync(cancellation)).ToList() is { Count: > 0 } pending)
        {
            throw new DatabaseNotReadyException($"データベースに未適用の移行があります({string.Join("、", pending)})。設定 Migrate=false のため自動では行いません。Koseki.Eng の migrations script で作ったスクリプトを実行してから起動してください。");
        }
    }

    // Left behind by a process that died while migrating: nobody would ever get past it.
    private static async Task RemoveStaleLockAsync(DbContext database, TimeProvider clock, CancellationToken cancellation)
    {
        var connection = database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < @before";
            var before = command.CreateParameter();
            before.ParameterName = "@before";
            before.Value = clock.GetUtcNow().AddMinutes(-5).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
            command.Parameters.Add(before);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await database.Database.CloseConnectionAsync();
    }
}
