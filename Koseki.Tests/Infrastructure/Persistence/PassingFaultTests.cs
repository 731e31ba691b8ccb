using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Replicas.Seals;
using Koseki.Konbini.Gateway.Settings;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using DatabaseSetup = Koseki.Konbini.Gateway.Persistence.DatabaseSetup;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// Faults Q9 and Q10: a deadlock or a lost connection at the commit, as SQL Server says it, before it (nothing stands) and after it
/// (it stands and only the answer is lost): the whole unit is run again, and nothing is done twice.
/// </summary>
public sealed class PassingFaultTests
{
    [SqliteTheory]
    [InlineData(1205, false, 2)]
    [InlineData(10054, false, 2)]
    [InlineData(10054, true, 1)]
    public async Task Commit_FaultAtTheCommit_IsDoneOnce(int number, bool afterwards, int commits)
    {
        await using var city = await TestCity.CreateAsync();
        var fault = new FaultAtCommit(number, afterwards);
        var journal = new InterceptedContexts(city, fault).Journal;

        var (row, given) = await journal.CommitAsync(TestCity.Counter, async open => (new Deed(DeedKind.Trial, "試験の記録"), await open.NextAsync("case")), default);

        Assert.Equal((2, 1, commits), (row, given, fault.Commits));
        await using var database = city.Open();
        Assert.Equal(1, await database.Audit.CountAsync(a => a.Action == "試験"));
        Assert.Equal(1, (await database.Counters.SingleAsync(c => c.Name == "case")).Value);
        Assert.Equal(3, (await city.Get<JournalWriter>().CommitAsync(TestCity.Counter, _ => Task.FromResult((new Deed(DeedKind.Trial, "次"), true)), default)).Number);
        Assert.Empty(await city.ProblemsAsync());
    }

    [SqliteTheory]
    [InlineData(1205, false, 2)]
    [InlineData(10054, false, 2)]
    [InlineData(10054, true, 1)]
    public async Task SaveDraft_FaultAtTheCommit_IsSavedOnce(int number, bool afterwards, int commits)
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
        var fault = new FaultAtCommit(number, afterwards);
        var workflow = new InterceptedContexts(city, fault).Workflow;

        var version = await workflow.SaveDraftAsync(opened.Id, BirthPaper.Of(), opened.Version, TestCity.Counter);

        Assert.Equal((opened.Version + 1, commits), (version, fault.Commits));
        Assert.Equal(version, await city.Workflow.VersionAsync(opened.Id));
        Assert.Equal(BirthPaper.Of().Values, (await city.Workflow.GetAsync(opened.Id))!.Draft.Values);
    }

    /// <summary>A batch whose commit got through, but not its answer, is this run's all the same: what it set aside is counted once, neither lost nor twice.</summary>
    [SqliteTheory]
    [InlineData(1205, false)]
    [InlineData(10054, false)]
    [InlineData(10054, true)]
    public async Task Import_FaultAtTheCommit_IsCountedOnce(int number, bool afterwards)
    {
        await using var city = await TestCity.CreateAsync();
        var options = new GatewayOptions { Inbox = Directory.CreateDirectory(Path.Combine(city.Folder, "feeds")).FullName };
        var place = $"Data Source={Path.Combine(city.Folder, "gateway.db")}";
        await using (var prepared = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(place).Options))
        {
            await DatabaseSetup.PrepareAsync(prepared, options, city.Clock, default);
        }

        // One number of two people: set aside, both are closed, and an alarm is raised.
        var batch = new FeedBatch("sealstop", 1, city.Clock.GetUtcNow(), [["1", "1", "0001", "INQUIRY"], ["1", "1", "0002", "INQUIRY"]]);
        await File.WriteAllBytesAsync(Path.Combine(options.Inbox, batch.FileName), batch.Write());
        await using var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(place).AddInterceptors(new FaultAtCommit(number, afterwards)).Options);
        var importer = new FeedImporter(database, options, [new SealStopFeed(database, new(database, city.Clock))], new WriteTurn("sqlite"), city.Clock, NullLogger<FeedImporter>.Instance);

        Assert.Equal(new FeedRun(1, 2, 1, null), await importer.RunAsync(default));
        Assert.Equal(new FeedRun(0, 0, 0, null), await importer.RunAsync(default));

        await using var fresh = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(place).Options);
        Assert.Equal((1, 2, 1), (await fresh.QuarantinedRows.CountAsync(), await fresh.Blocks.CountAsync(), await fresh.Alarms.CountAsync()));
    }

    [SqliteTheory]
    [InlineData(1205, false, 2)]
    [InlineData(10054, false, 2)]
    [InlineData(10054, true, 2)]
    public async Task Number_FaultAtTheCommit_IsGivenOnce(int number, bool afterwards, int commits)
    {
        await using var city = await TestCity.CreateAsync();
        var (fault, options) = (new FaultAtCommit(number, afterwards), new GatewayOptions());
        var place = $"Data Source={Path.Combine(city.Folder, "gateway.db")}";
        await using (var prepared = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(place).Options))
        {
            await DatabaseSetup.PrepareAsync(prepared, options, city.Clock, default);
        }

        await using var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(place).AddInterceptors(fault).Options);
        var log = new IssueLog(database, new(database, city.Clock), null!, options, new WriteTurn("sqlite"), city.Clock);
        var application = new Application
        {
            Id = Guid.NewGuid(), Municipality = options.Municipality, ApplicationId = "A1", PayloadHash = new('0', 64), State = IssueState.Received,
            OwnerNode = options.Node, Kind = "KOSEKI_ZENBU", Copies = 1, Fee = 450, Kiosk = "A", Means = "CARD", Deadline = DateTime.MaxValue,
        };
        Assert.True(await log.AddAsync(application, default));

        Assert.True(await log.NumberAsync(application, "1", new(2026, 11, 29), default));

        await using var fresh = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(place).Options);
        Assert.Equal("20261129-01-0000001", (await fresh.Applications.SingleAsync()).IssueNumber);
        Assert.Equal(1, (await fresh.Counters.SingleAsync()).Value);
        Assert.Equal("20261129-01-0000001", application.IssueNumber);
        Assert.InRange(fault.Commits, 1, commits);
    }
}
