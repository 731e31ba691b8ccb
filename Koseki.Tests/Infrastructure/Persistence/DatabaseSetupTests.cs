using System.Runtime.CompilerServices;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Persistence;
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
        Assert.Equal(Enum.GetValues<CertificateKind>().Length, await database.Fees.CountAsync());
    }

    [Fact]
    public async Task Prepare_LockOfADeadProcess_IsTakenAway()
    {
        await using var city = await TestCity.CreateAsync();
        await city.TamperAsync($"CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await city.TamperAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-10-08 00:00:00.0000000+00:00')");
        await using var database = city.Open();

        await DatabaseSetup.PrepareAsync(database, city.Clock).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Prepare_DatabaseOfTheFirstVersion_KeepsItsRowsAndSearchesThem()
    {
        await using var city = await TestCity.CreateAsync();
        var model = TestCity.Register("小川結衣");
        await city.Get<BulkLoad>().LoadAsync(
            [model with { Id = new(11), Entries = [model.Entries[0] with { Person = new(1011), BirthDate = RegisterDate.Parse("平成10年4月日不詳") }] }], TestCity.Counter, default);
        IReadOnlyList<string> missing = [];
        await city.RestartAsync(async () => missing = await ToFirstVersionAsync(city.Folder));

        Assert.Equal(["BirthDay", "Assignment", "CaseMarks", "Scans"], missing.Select(m => m.Split('_')[1]));
        var found = await city.Get<RegisterSearch>().FindAsync(new(null, null, null, "平成10年4月2日", null, null, false), TestCity.Counter);
        Assert.Equal(["R1 平成10年4月2日", "R11 平成10年4月日不詳"], found.Hits.Select(h => $"{h.Register} {h.BirthDate}").Order(StringComparer.Ordinal));
        Assert.Empty(await city.ProblemsAsync());
    }

    // The tables as the first version made them, with the rows of the city's; gives the migrations they lack.
    private static async Task<IReadOnlyList<string>> ToFirstVersionAsync(string folder)
    {
        IReadOnlyList<string> missing;
        var (now, old) = (Path.Combine(folder, "koseki.db"), Path.Combine(folder, "old.db"));
        await using (var first = new SqliteKosekiDbContext(
            new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite($"Data Source={old};Pooling=False").UseApplicationServiceProvider(DesignTime.Services).Options))
        {
            await first.GetService<IMigrator>().MigrateAsync("Initial");
            missing = [.. await first.Database.GetPendingMigrationsAsync()];
            await first.Database.OpenConnectionAsync();
            await first.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = 0");
            await first.Database.ExecuteSqlAsync($"ATTACH {now} AS now");
            var tables = await first.Database.SqlQuery<string>($"SELECT name AS Value FROM main.sqlite_master WHERE type = 'table' AND name NOT GLOB '__EF*' AND name NOT GLOB 'sqlite*'").ToListAsync();
            foreach (var table in tables)
            {
                var columns = await first.Database.SqlQuery<string>($"SELECT '\"' || name || '\"' AS Value FROM pragma_table_info({table}, 'main')").ToListAsync();
                var list = string.Join(',', columns);
                await first.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"INSERT INTO main.\"{table}\" ({list}) SELECT {list} FROM now.\"{table}\""));
            }
        }

        foreach (var file in Directory.EnumerateFiles(folder, "koseki.db*"))
        {
            File.Delete(file);
        }

        File.Move(old, now);
        return missing;
    }

    [Fact]
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
