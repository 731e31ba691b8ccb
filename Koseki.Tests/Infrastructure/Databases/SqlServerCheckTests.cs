using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Chains;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using DatabaseSetup = Koseki.Infrastructure.Persistence.Setup.DatabaseSetup;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>Fault Q9 and the switches: what the start looks at, and who migrates.</summary>
public sealed class SqlServerCheckTests
{
    [Fact]
    public void Queries_OfTheCheck_Parse()
    {
        Assert.Empty(SqlServerSyntax.Errors(SqlServerCheck.SnapshotQuery));
        Assert.Empty(SqlServerSyntax.Errors(SqlServerCheck.CollationQuery));
    }

    [Fact]
    public void WhyNot_ColumnOfAnotherOrder_IsSaidInWords()
    {
        using var database = SqlServer(new());
        var ours = SqlServerCheck.Columns(database);
        var good = ours.Select(c => $"{c}={SqlServerSettings.DefaultCollation}").Append("Fremd.Name=Latin1_General_CI_AS").ToList();

        Assert.Contains("PersonIndex.NameKey", ours);
        Assert.Null(SqlServerCheck.WhyNot(good, ours, SqlServerSettings.DefaultCollation));
        Assert.StartsWith("データベースの列 PersonIndex.NameKey の照合順序が Japanese_CI_AS です(Japanese_XJIS_140_BIN2 のはずです)。",
            SqlServerCheck.WhyNot([.. good, "PersonIndex.NameKey=Japanese_CI_AS"], ours, SqlServerSettings.DefaultCollation), StringComparison.Ordinal);
    }

    [Fact]
    public void Warning_ReadersThatWait_SaysWhatToDo()
    {
        Assert.Null(SqlServerCheck.Warning(true));
        Assert.Contains("SET READ_COMMITTED_SNAPSHOT ON", SqlServerCheck.Warning(false), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_WithACollationOfTheSettings_HasNoOther()
    {
        using var database = SqlServer(new() { Collation = "Latin1_General_BIN2" });

        var script = database.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("COLLATE Latin1_General_BIN2", script, StringComparison.Ordinal);
        Assert.DoesNotContain(SqlServerSettings.DefaultCollation, script, StringComparison.Ordinal);
        using var usual = SqlServer(new());
        Assert.Contains($"COLLATE {SqlServerSettings.DefaultCollation}", usual.GetService<IMigrator>().GenerateScript(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_OfTheServer_ReachTheContext()
    {
        var (seconds, size) = (77, 5);
        using var database = SqlServer(new() { CommandTimeout = seconds, MaxBatchSize = size });

        Assert.Equal(seconds, database.Database.GetCommandTimeout());
        Assert.Equal(size, database.GetService<IDbContextOptions>().Extensions.OfType<RelationalOptionsExtension>().Single().MaxBatchSize);
    }

    /// <summary>Two nodes that start at once on a new database: both find it whole, with its rows once.</summary>
    [Fact]
    public async Task Prepare_TwoNodesAtOnce_BothFindItWhole()
    {
        for (var round = 0; round < 3; round++)
        {
            var folder = Directory.CreateTempSubdirectory("koseki-start-").FullName;
            await Task.WhenAll(Enumerable.Range(0, 2).SelectMany(_ => new[]
            {
                Task.Run(async () =>
                {
                    await using var core = new SqliteKosekiDbContext(new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "core.db")}").UseApplicationServiceProvider(DesignTime.Services).AddInterceptors(TestRecord.Of(folder)).Options);
                    await DatabaseSetup.PrepareAsync(core, TimeProvider.System);
                    Assert.Equal(4, await core.Offices.CountAsync());
                }),
                Task.Run(async () =>
                {
                    await using var gateway = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "gateway.db")}").Options);
                    await Konbini.Gateway.Persistence.DatabaseSetup.PrepareAsync(gateway, new(), TimeProvider.System, default);
                    Assert.Equal(["member-tokens", "subject-tokens"], (await gateway.Secrets.Select(x => x.Name).ToListAsync()).Order(StringComparer.Ordinal));
                }),
            }));
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Prepare_MigrateFalse_NeverMakesADatabase()
    {
        var folder = Directory.CreateTempSubdirectory("koseki-nodatabase-").FullName;
        var file = Path.Combine(folder, "core.db");
        await using var database = new SqliteKosekiDbContext(new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite($"Data Source={file};Pooling=False").UseApplicationServiceProvider(DesignTime.Services).AddInterceptors(TestRecord.Of(folder)).Options);

        var refused = await Assert.ThrowsAsync<DatabaseNotReadyException>(() => DatabaseSetup.PrepareAsync(database, TimeProvider.System, migrate: false));

        Assert.StartsWith("データベースに接続できません。", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        await File.WriteAllBytesAsync(file, []);
        Assert.StartsWith("データベースに未適用の移行があります(20261129000000_Initial)。",
            (await Assert.ThrowsAsync<DatabaseNotReadyException>(() => DatabaseSetup.PrepareAsync(database, TimeProvider.System, migrate: false))).Message, StringComparison.Ordinal);
        await DatabaseSetup.PrepareAsync(database, TimeProvider.System);
        await DatabaseSetup.PrepareAsync(database, TimeProvider.System, migrate: false);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>EF's own lock on SQL Server is the server's: asked for before anything of the schema is read or made.</summary>
    [Fact]
    public async Task Migrate_OnSqlServer_AsksForTheServersLockFirst()
    {
        var recorder = new SqlServerRecorder();
        await using var database = SqlServer(new(), recorder);

        await Record.ExceptionAsync(() => database.Database.MigrateAsync());

        var own = recorder.Commands.Where(c => c.Contains("sp_getapplock", StringComparison.Ordinal)).ToList();
        Assert.Contains("@LockMode = 'Exclusive'", Assert.Single(own), StringComparison.Ordinal);
        Assert.DoesNotContain(recorder.Commands.TakeWhile(c => c != own[0]), c => c.Contains("CREATE TABLE", StringComparison.Ordinal));
    }

    private static SqlServerKosekiDbContext SqlServer(SqlServerSettings settings, params Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor[] interceptors) =>
        new((DbContextOptions<SqlServerKosekiDbContext>)new DbContextOptionsBuilder<SqlServerKosekiDbContext>().UseSqlServer("Server=none;Database=none", settings)
            .UseApplicationServiceProvider(DesignTime.Services).AddInterceptors(interceptors).Options);
}
