using System.Runtime.CompilerServices;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Tests.Infrastructure.Chains;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>First start, later starts and the start after a crash.</summary>
public sealed class DatabaseSetupTests
{
    [Fact]
    public async Task Prepare_Twice_KeepsTheCitysRows()
    {
        await using var city = await TestCity.CreateAsync();
        await city.TamperAsync($"UPDATE \"Offices\" SET \"Phone\" = '048-000-0000' WHERE \"Code\" = '01'");
        await using var database = city.Open();

        await DatabaseSetup.PrepareAsync(database, city.Clock);

        Assert.Equal(["本庁", "北部出張所", "南部出張所", "パスポートセンター"], await database.Offices.OrderBy(o => o.Order).Select(o => o.Name).ToListAsync());
        Assert.Equal("048-000-0000", (await database.Offices.SingleAsync(o => o.Code == "01")).Phone);
        Assert.Equal(25, await database.Terminals.CountAsync());
    }

    [SqliteFact]
    public async Task Prepare_LockOfADeadProcess_IsTakenAway()
    {
        await using var city = await TestCity.CreateAsync();
        await city.TamperAsync($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await city.TamperAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-10-08 00:00:00.0000000+00:00')");
        await using var database = city.Open();

        await DatabaseSetup.PrepareAsync(database, city.Clock).WaitAsync(Patience.Bound);
    }

    /// <summary>A connection that saw the file before it was made is not used again: it would take "busy" for "no such table".</summary>
    [SqliteFact]
    public async Task Prepare_PoolHoldsConnectionsToTheEmptyFile_AreNotUsedAgain()
    {
        var folder = Directory.CreateTempSubdirectory("koseki-pool-").FullName;
        var place = $"Data Source={Path.Combine(folder, "core.db")};Default Timeout=1";
        await using (var one = await EmptyAsync(place))
        await using (var other = await EmptyAsync(place))
        {
        }

        await using (var database = Core())
        {
            await DatabaseSetup.PrepareAsync(database, TimeProvider.System);
        }

        await using (var held = new SqliteConnection(place.Replace("Default Timeout=1", "Pooling=False", StringComparison.Ordinal)))
        {
            await ScalarAsync(held, "PRAGMA locking_mode = EXCLUSIVE");
            await ScalarAsync(held, "BEGIN EXCLUSIVE");
            await using var one = new SqliteConnection(place);
            await using var other = new SqliteConnection(place);
            foreach (var connection in new[] { one, other })
            {
                const int Busy = 5;
                var refused = await Assert.ThrowsAsync<SqliteException>(() => ScalarAsync(connection, "SELECT COUNT(*) FROM \"Offices\""));
                Assert.Equal(Busy, refused.SqliteErrorCode);
            }
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);

        SqliteKosekiDbContext Core() => new(new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite(place).UseApplicationServiceProvider(DesignTime.Services).AddInterceptors(TestRecord.Of(folder)).Options);

        static async Task<SqliteConnection> EmptyAsync(string place)
        {
            var connection = new SqliteConnection(place);
            Assert.Equal(0L, await ScalarAsync(connection, "SELECT COUNT(*) FROM sqlite_master"));
            return connection;
        }

        static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }
    }

    [SqliteFact]
    public async Task Open_OnSqlite_IsDurable()
    {
        await using var city = await TestCity.CreateAsync();
        await using var database = city.Open();
        await database.Database.OpenConnectionAsync();

        Assert.Equal("wal", await ScalarAsync("PRAGMA journal_mode"));
        Assert.Equal(2L, await ScalarAsync("PRAGMA synchronous"));
        Assert.Equal(1L, await ScalarAsync("PRAGMA foreign_keys"));

        async Task<object?> ScalarAsync(string sql)
        {
            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }
    }
}
