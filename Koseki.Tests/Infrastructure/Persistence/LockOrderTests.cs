using System.Data.Common;
using System.Data;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using DatabaseSetup = Koseki.Konbini.Gateway.Persistence.DatabaseSetup;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// Faults Q3 and Q4 (ADR 0005): what orders the writers is updated before anything is read. SQLite would not show the
/// difference in what comes of it, so the statements themselves are looked at, in their order.
/// </summary>
public sealed class LockOrderTests
{
    [SqliteFact]
    public async Task Number_RaisesTheNumberBeforeItReadsIt()
    {
        await using var city = await TestCity.CreateAsync();
        var (sent, levels, options) = (new Sent(), new Levels(), new GatewayOptions());
        await using var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>()
            .UseSqlite($"Data Source={Path.Combine(city.Folder, "gateway.db")}").AddInterceptors(sent, levels).Options);
        await DatabaseSetup.PrepareAsync(database, options, city.Clock, default);
        var log = new IssueLog(database, new(database, city.Clock), null!, options, new WriteTurn("sqlite"), city.Clock);
        var application = new Application { Municipality = "112224", ApplicationId = "A", PayloadHash = "", OwnerNode = "gateway-1", Kind = "KOSEKI_ZENBU", Kiosk = "A", Means = "CARD" };
        await log.AddAsync(application, default);
        sent.Texts.Clear();
        levels.Begun.Clear();

        Assert.True(await log.NumberAsync(application, "1", new(2026, 11, 29), default));

        Assert.StartsWith("UPDATE \"Counters\" AS", sent.Texts[0], StringComparison.Ordinal);
        Assert.Equal([IsolationLevel.ReadCommitted], levels.Begun);
    }

    [SqliteFact]
    public async Task Receive_TakesJournalThenCaseThenTheRest()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await BirthPaper.TypedAsync(city);
        var (sent, levels) = (new Sent(), new Levels());

        await new InterceptedContexts(city, sent, levels).Workflow.ReceiveAsync(typed.Id, BirthPaper.Today, TestCity.Counter);

        string[] order = ["UPDATE \"Counters\" AS", "SELECT \"c\".\"Value\"", "FROM \"Journal\"", "UPDATE \"Cases\" AS", "FROM \"Cases\"", "UPDATE \"StateTurns\"", "INSERT INTO \"Holds\"", "INSERT INTO \"Journal\""];
        var places = order.Select(o => sent.Texts.FindIndex(t => t.Contains(o, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(0, places[0]);
        Assert.Equal([IsolationLevel.ReadCommitted], levels.Begun);
    }

    [SqliteFact]
    public async Task SaveDraft_TakesTheCaseThenTheStatesThenItsMarks_AndNeverTheJournal()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
        var sent = new Sent();

        await new InterceptedContexts(city, sent).Workflow.SaveDraftAsync(opened.Id, BirthPaper.Of(), opened.Version, TestCity.Counter);

        string[] order = ["UPDATE \"Cases\" AS", "UPDATE \"StateTurns\"", "UPDATE \"Cases\" SET", "INSERT INTO \"CaseMarks\""];
        var places = order.Select(o => sent.Texts.FindIndex(t => t.Contains(o, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(sent.Texts, t => t.Contains("\"Counters\"", StringComparison.Ordinal));
    }

    /// <summary>Fault Q3 at the sign-in: of many tries of one account at once none may be lost to the others, or the clerk's own is turned away with an error.</summary>
    [SqliteFact]
    public async Task SignInTry_LocksItsRowsBeforeItReadsThem()
    {
        await using var city = await TestCity.CreateAsync();
        var sent = new Sent();

        await new SignInThrottle(new InterceptedContexts(city, sent), city.Get<WriteTurn>(), city.Clock).TakeAsync(new("madoguchi", "device-1", "192.0.2.1"));

        Assert.StartsWith("UPDATE \"SignInTries\" AS", sent.Texts[0], StringComparison.Ordinal);
    }

    /// <summary>Fault Q3 at the core's head, which every claim raises: of eight answers at once the slowest was given up after five tries.</summary>
    [SqliteFact]
    public async Task CoreHead_IsLockedBeforeItIsRead()
    {
        await using var city = await TestCity.CreateAsync();
        var sent = new Sent();
        var options = new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(city.Folder, "gateway.db")}").AddInterceptors(sent).Options;
        await using (var database = new SqliteGatewayDbContext(options))
        {
            await DatabaseSetup.PrepareAsync(database, new(), city.Clock, default);
        }

        await using var services = new ServiceCollection().AddScoped<GatewayDbContext>(_ => new SqliteGatewayDbContext(options)).BuildServiceProvider();
        sent.Texts.Clear();

        await new CoreHeads(services.GetRequiredService<IServiceScopeFactory>(), new WriteTurn("sqlite"), city.Clock, NullLogger<CoreHeads>.Instance).TakeAsync(null, new(7, new('a', 64), new('b', 128), null), default);

        var changes = sent.Texts.Where(t => t.Contains("\"CoreHeads\"", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("UPDATE \"CoreHeads\" AS", changes[0], StringComparison.Ordinal);
        Assert.StartsWith("SELECT", changes[1], StringComparison.Ordinal);
    }

    private sealed class Levels : DbTransactionInterceptor
    {
        public List<IsolationLevel> Begun { get; } = [];

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            Begun.Add(eventData.IsolationLevel);
            return new(result);
        }
    }

    private sealed class Sent : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return new(result);
        }
    }
}
