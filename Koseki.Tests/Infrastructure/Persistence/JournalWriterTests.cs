using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>The one way to write: whole or not at all, numbered without gaps.</summary>
public sealed class JournalWriterTests
{
    private static Task<(long Number, bool Result)> DoAsync(TestCity city, Func<JournalTransaction, Task> work) =>
        city.Get<JournalWriter>().CommitAsync(TestCity.Counter, async open =>
        {
            await work(open);
            return (new Deed(DeedKind.Trial, "試験の記録"), true);
        }, default);

    [Fact]
    public async Task Commit_WorkThrows_LeavesNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);

        await Assert.ThrowsAsync<TimeoutException>(() => DoAsync(city, async open =>
        {
            await open.NextAsync("receipt:2026", 5);
            open.Hold([new RegisterId(1)], opened.Id);
            await open.Database.SaveChangesAsync();
            throw new TimeoutException();
        }));

        await using var database = city.Open();
        Assert.Equal(2, await database.Journal.CountAsync());
        Assert.Empty(await database.Holds.ToListAsync());
        Assert.DoesNotContain(await database.Counters.ToListAsync(), c => c.Name == "receipt:2026");
        Assert.Equal(2, AnchorFile.Read(city.Anchors).Count());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Commit_EightAtOnce_AreNumberedWithoutGaps()
    {
        await using var city = await TestCity.CreateAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => (await DoAsync(city, open => open.NextAsync("case"))).Number)));

        Assert.Equal(Enumerable.Range(2, 8).Select(n => (long)n), numbers.Order());
        await using var database = city.Open();
        Assert.Equal(8, (await database.Counters.SingleAsync(c => c.Name == "case")).Value);
        Assert.Equal(9, AnchorFile.Read(city.Anchors).Max(a => a.Number));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Commit_CounterChangedByAnother_IsRunAgainFromTheStart()
    {
        await using var city = await TestCity.CreateAsync();
        await DoAsync(city, open => open.NextAsync("case"));
        var (runs, given) = (0, 0L);

        await DoAsync(city, async open =>
        {
            given = await open.NextAsync("case");
            if (++runs == 1)
            {
                // What a second writer on SQL Server does between reading and writing.
                await open.Database.Database.ExecuteSqlAsync($"UPDATE \"Counters\" SET \"Value\" = 41 WHERE \"Name\" = 'case'");
            }
        });

        Assert.Equal((2, 2), (runs, given));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Commit_AlwaysBusy_GivesUpAfterAFewAttempts()
    {
        await using var city = await TestCity.CreateAsync();
        var runs = 0;

        await Assert.ThrowsAsync<SqliteException>(() => DoAsync(city, _ =>
        {
            runs++;
            throw new SqliteException("database is locked", 5);
        }));

        Assert.Equal(5, runs);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(19, false)]
    public void IsRace_SqliteCode_OnlyLocks(int code, bool race)
    {
        Assert.Equal(race, DatabaseFault.IsLostRace(new SqliteException("", code)));
        Assert.Equal(race, DatabaseFault.IsLostRace(new DbUpdateException("", new SqliteException("", code))));
    }

    [Fact]
    public async Task WriteGeneration_RegisterMovedOn_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var register = (await city.Store.GetAsync(new(1)))!;

        var moved = await Assert.ThrowsAsync<DocumentMovedException>(() => DoAsync(city, open => WriteAsync(city, open, register, 0)));

        Assert.Equal(DocumentKey.Of(new RegisterId(1)), moved.Document);
        await Assert.ThrowsAsync<InvalidOperationException>(() => DoAsync(city, open => WriteAsync(city, open, register with { Entries = [] }, 1)));
    }

    /// <summary>Fault R1: a generation that was taken away is not written a second time with another content.</summary>
    [Fact]
    public async Task WriteGeneration_OneTakenAway_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var register = (await city.Store.GetAsync(new(1)))!;
        await DoAsync(city, open => WriteAsync(city, open, register, 1));
        await city.TamperAsync($"DELETE FROM \"Generations\" WHERE \"Kind\" = 'Register' AND \"Number\" = 1 AND \"Generation\" = 2");

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => DoAsync(city, open => WriteAsync(city, open, register, 1)));

        Assert.Contains("第2世代は台帳に記されていますが、失われています", halted.Message, StringComparison.Ordinal);
    }

    private static Task<GenerationMark> WriteAsync(TestCity city, JournalTransaction open, FamilyRegister register, int expected) =>
        city.Get<GenerationWriter>().WriteAsync(open, new KeptDocument.OfRegister(register), expected, new("試験", null, open.Now), default);

    [Fact]
    public async Task BulkLoad_NumberTaken_ChangesNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var other = TestCity.Register("小川博") with { Id = new(77) };

        await Assert.ThrowsAsync<DbUpdateException>(() => city.Get<BulkLoad>().LoadAsync([other, TestCity.Register("越谷太郎")], TestCity.Counter, default));

        Assert.Null(await city.Store.GetAsync(new(77)));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Commit_Done_WakesWhoWaits()
    {
        await using var city = await TestCity.CreateAsync();
        var next = city.Get<JournalSignal>().Next;

        await DoAsync(city, open => open.NextAsync("case"));

        await next.WaitAsync(Patience.Bound);
    }

    [Fact]
    public async Task Verify_WhileOthersWrite_FindsNothing()
    {
        await using var city = await TestCity.CreateAsync();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await DoAsync(city, open =>
                {
                    open.Database.Claims.Add(new ClaimRow { IssueId = $"A{open.Number}", Register = 1, Generation = 1, Sha256 = new byte[32], At = open.Now, Caller = "gw-1" });
                    return Task.CompletedTask;
                });
            }
        });

        var reports = new List<VerificationReport>();
        while (reports.Count < 5)
        {
            reports.Add(await city.Get<JournalVerifier>().VerifyAsync());
        }

        await stop.CancelAsync();
        await writing;
        Assert.All(reports, r => Assert.Empty(r.Problems));
        Assert.Empty(await city.ProblemsAsync());
    }
}
