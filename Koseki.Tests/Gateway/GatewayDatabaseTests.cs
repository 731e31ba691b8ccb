using Koseki.Domain.Characters;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Families.Incomes;
using Koseki.Konbini.Gateway.Families.Registers;
using Koseki.Konbini.Gateway.Families.ResidentRecords;
using Koseki.Konbini.Gateway.Families.Seals;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Replicas.Bindings;
using Koseki.Konbini.Gateway.Replicas.Households;
using Koseki.Konbini.Gateway.Replicas.Incomes;
using Koseki.Konbini.Gateway.Replicas.Seals;
using Koseki.Konbini.Gateway.Replicas.Residents;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using System.Globalization;

namespace Koseki.Tests.Gateway;

public sealed class GatewayDatabaseTests
{
    private static SqlServerGatewayDbContext SqlServer(params Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor[] interceptors) =>
        new(new DbContextOptionsBuilder<SqlServerGatewayDbContext>().UseSqlServer("Server=none;Database=none").AddInterceptors(interceptors).Options);

    [Fact]
    public void Model_BothProviders_HaveNoPendingChanges()
    {
        using var sqlite = new SqliteGatewayDbContextFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerGatewayDbContextFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(null, "06:30", "23:00")]
    [InlineData("00:00", "00:00", "23:00")]
    public async Task Prepare_NewDatabase_TakesTheHoursOfTheSettings(string? opens, string from, string until)
    {
        var file = Path.Combine(Path.GetTempPath(), $"koseki-hours-{Guid.NewGuid():N}.db");
        await using (var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options))
        {
            var options = opens is null ? new GatewayOptions() : new() { Opens = TimeOnly.Parse(opens, CultureInfo.InvariantCulture) };
            await DatabaseSetup.PrepareAsync(database, options, TimeProvider.System, default);

            Assert.All(await database.KindRules.ToListAsync(), r => Assert.Equal((TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture)), (r.Opens, r.Closes)));
            await database.Database.EnsureDeletedAsync();
        }
    }

    [Fact]
    public void Script_ForSqlServer_Parses()
    {
        using var database = SqlServer();

        var script = database.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("CREATE TABLE [Applications]", script, StringComparison.Ordinal);
        Assert.Empty(SqlServerSyntax.Errors(script));
    }

    [Fact]
    public async Task Queries_OnSqlServer_TranslateAndParse()
    {
        var recorder = new SqlServerRecorder();
        await using var database = SqlServer(recorder);
        var options = new GatewayOptions();
        var blocks = new BlockBook(database, TimeProvider.System);
        await using var services = new ServiceCollection().AddLogging().AddStateRecord(options).AddSingleton<GatewayDbContext>(database).AddSingleton(TimeProvider.System).AddSingleton(new WriteTurn(options.Provider)).BuildServiceProvider();
        var guard = services.GetRequiredService<ReplicaGuard>();
        var gate = new ServiceGate(database, blocks, guard, new FamilyBook([new RegisterFamily(null!, null!, options, TimeProvider.System)]), new NodePlace(options, TimeProvider.System), options, TimeProvider.System);
        var log = new IssueLog(database, blocks, guard, options, new WriteTurn(options.Provider), TimeProvider.System);

        await gate.OfferedAsync(default);
        await gate.RuleAsync("KOSEKI_ZENBU", default);
        await gate.ClosedByAsync("KOSEKI_ZENBU", default);
        await gate.DataAsOfAsync("KOSEKI_ZENBU", default);
        await Assert.ThrowsAsync<RefusedException>(() => gate.ResidentAsync(new("A", "B", "CARD"), default));
        await log.FindAsync("112224", "X", default);
        await blocks.StandsAsync("A", "B", "1", default);
        await blocks.OfResidentsAsync(["1", "2"], default);
        await blocks.UnreadableOfSerialsAsync(new HashSet<(string, string)> { ("A", "B") }, 2, default);
        await new ResidentFeed(database, blocks, new(CharacterTable.Load(), AnyPrintable.Instance)).ApplyAsync(new("resident", 1, DateTimeOffset.UnixEpoch, [["1", "?"]]), default);
        await new BindingFeed(database, blocks).ApplyAsync(new("jpki", 1, DateTimeOffset.UnixEpoch, [["A1B2C3D4", "01", "1"]]), default);
        await new HouseholdFeed(database, CharacterTable.Load()).ApplyAsync(new("household", 1, DateTimeOffset.UnixEpoch, [["H", "1", "x", "y", "1"]]), default);
        await HouseholdSnapshot.ReadAsync(database, guard, "1", default);
        await new SealStopFeed(database, blocks).ApplyAsync(new("sealstop", 1, DateTimeOffset.UnixEpoch, [["1", "1", "1", "?"]]), default);
        await new SealFeed(database, blocks, new(database, blocks, new(new())), CharacterTable.Load()).ApplyAsync(new("seal", 1, DateTimeOffset.UnixEpoch, [["R", "1", "1", "1", "ABOLISHED", "x", "", "", "", "", "", "", "", ""], ["B", "001", "0", new('0', 64)], ["B", "002", "0", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]]), default);
        await SealSnapshot.ReadAsync(database, guard, "1", default);
        await new IncomeStopFeed(database, blocks).ApplyAsync(new("incomestop", 1, DateTimeOffset.UnixEpoch, [["1", "2026", "?"]]), default);
        await new IncomeFeed(database, blocks, CharacterTable.Load()).ApplyAsync(
            new("income", 1, DateTimeOffset.UnixEpoch, [["Y", "1", "2026", "1", "UNDECLARED", "x", "1990-01-01", "", "OTHER", "", ""], ["B", "001", "0", new('0', 64)]]), default);
        await IncomeSnapshot.ReadAsync(database, guard, "112224", "1", default);
        await database.CityCertifiers.AsNoTracking().FirstOrDefaultAsync(c => c.Day == DateOnly.MinValue);
        await database.Blocks.AsNoTracking().Where(b => b.LiftedAt == null).OrderBy(b => b.Id).Select(b => new { b.Case, b.Reason, b.ResidentNumber }).ToListAsync();
        await log.CloseAsync("KOSEKI_ZENBU", "試験", null).ContinueWith(_ => { }, TaskScheduler.Default);
        await database.ClosedDays.AnyAsync(d => d.Municipality == "112224" && d.Day == DateOnly.MinValue);
        await database.JpkiBindings.FirstOrDefaultAsync(b => b.IssuerKeyId == "A" && b.Serial == "B");
        await database.Residents.FirstOrDefaultAsync(r => r.Number == "1");

        Assert.True(recorder.Commands.Count >= 11, string.Join('\n', recorder.Commands));
        Assert.All(recorder.Commands, c => Assert.True(SqlServerSyntax.Errors(c).Count == 0, c));
    }

    [Theory]
    [InlineData("SELECT 1 LIMIT 1")]
    [InlineData("EXEC(N'SELECT * FROM a LIMIT 1')")]
    public void Errors_OtherDialect_AreFound(string sql) => Assert.NotEmpty(SqlServerSyntax.Errors(sql));
}
