using System.Data.Common;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.Chains;

/// <summary>Fault S7: every save of what decides is named by a signed row, in the same transaction.</summary>
public sealed class StateLogTests
{
    [Fact]
    public async Task Save_VersionedRows_AppendsOneSignedRowAndItsHead()
    {
        await using var city = await TestCity.CreateAsync();
        var before = await LastAsync(city);
        await using (var database = city.Open())
        {
            database.Users.Add(new StaffAccount { Id = "a", UserName = "hanako", DisplayName = "越谷　花子" });
            (await database.Offices.SingleAsync(o => o.Code == "01")).Phone = "048-000-0000";
            database.Terminals.Remove(await database.Terminals.OrderBy(t => t.Code).FirstAsync());
            await database.SaveChangesAsync();
        }

        var last = await LastAsync(city);
        Assert.Equal((before.Number + 1, 0L, 64), (last.Number, last.JournalNumber, last.Signature.Length));
        Assert.All(new[] { city.Anchors, city.SecondAnchors }, f => Assert.Contains(WorkHeads.Read(f), h => h.Number == last.Number && h.Hash == Convert.ToHexStringLower(last.Hash)));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Save_InAJournalTransaction_IsNamedByTheJournalAndNotSignedTwice()
    {
        await using var city = await TestCity.CreateAsync();

        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);

        var last = await LastAsync(city);
        Assert.Equal((2L, 0), (last.JournalNumber, last.Signature.Length));
        Assert.Contains($"[\"Cases\",\"{opened.Id}\",", System.Text.Encoding.UTF8.GetString(last.Body), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Numbers that the database gives are named once they are known, and rows that go are named as gone.</summary>
    [Fact]
    public async Task Save_NumbersOfTheDatabase_AreNamed()
    {
        await using var city = await TestCity.CreateAsync();
        await using var database = new SqliteKosekiDbContext(Options(city).AddInterceptors(city.Get<StateLog>()).Options);
        database.Users.Add(new StaffAccount { Id = "a", UserName = "hanako" });
        var first = new IdentityUserClaim<string> { UserId = "a", ClaimType = "t", ClaimValue = "1" };
        database.UserClaims.Add(first);
        await database.SaveChangesAsync();
        database.UserClaims.Add(new() { UserId = "a", ClaimType = "t", ClaimValue = "2" });
        database.UserClaims.Remove(first);
        await database.SaveChangesAsync();

        Assert.Equal("2", (await database.UserClaims.AsNoTracking().SingleAsync()).ClaimValue);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Save_TransactionRolledBack_LeavesNoRowAndTheNextGoesOn()
    {
        await using var city = await TestCity.CreateAsync();
        var before = await LastAsync(city);
        await using (var database = city.Open())
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            database.Terminals.Add(new() { Code = "09-4", Name = "臨時", OfficeCode = "01" });
            await database.SaveChangesAsync();
            database.Terminals.Add(new() { Code = "09-5", Name = "臨時", OfficeCode = "01" });
            await database.SaveChangesAsync();
            await transaction.RollbackAsync();
            database.ChangeTracker.Clear();
            database.Terminals.Add(new() { Code = "09-6", Name = "臨時", OfficeCode = "01" });
            await database.SaveChangesAsync();
        }

        Assert.Equal(before.Number + 1, (await LastAsync(city)).Number);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Save_EightAtOnce_AreNumberedWithoutGaps()
    {
        await using var city = await TestCity.CreateAsync();
        var before = await LastAsync(city);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(async () =>
        {
            await using var database = city.Open();
            database.Terminals.Add(new() { Code = $"09-{i}", Name = "臨時", OfficeCode = "01" });
            await database.SaveChangesAsync();
        })));

        Assert.Equal(before.Number + 8, (await LastAsync(city)).Number);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Save_ContextWithoutTheRecord_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        await using var database = new SqliteKosekiDbContext(Options(city).Options);
        database.Terminals.Add(new() { Code = "09-4", Name = "臨時", OfficeCode = "01" });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => database.SaveChangesAsync());
        Assert.Contains("状態記録のないコンテキスト", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>An older copy of the record and of its tables, put back while the host is down: the heads know better.</summary>
    [Fact]
    public async Task Start_RecordTakenBack_HaltsWhatWouldGoOnFromIt()
    {
        await using var city = await TestCity.CreateAsync();
        await AddDayAsync(city, 1);
        var old = await LastAsync(city);
        await AddDayAsync(city, 2);

        await city.RestartAsync(async () =>
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(city.Folder, "koseki.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"DELETE FROM Terminals WHERE Code = '09-2'; DELETE FROM States WHERE Number > {old.Number}";
            await command.ExecuteNonQueryAsync();
        });

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => AddDayAsync(city, 3));
        Assert.Contains($"状態記録の {old.Number + 1} 番が失われたか", halted.Message, StringComparison.Ordinal);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains($"状態記録 {old.Number + 1} 番が States にない", StringComparison.Ordinal));
    }

    /// <summary>A node that starts while another writes: the head that came meanwhile is no row that was lost.</summary>
    [SqliteFact]
    public async Task Start_AnotherNodeWritesBetweenTheLooks_GoesOn()
    {
        await using var city = await TestCity.CreateAsync();
        await using var node = city.AnotherNode("web-2");
        var log = (StateLog)node.GetService(typeof(StateLog))!;
        var meanwhile = new Meanwhile(() => AddDayAsync(city, 1));
        await using var database = new SqliteKosekiDbContext(Options(city).AddInterceptors(log, meanwhile).Options);

        await log.CheckAsync(database, CancellationToken.None);

        Assert.True(meanwhile.IsDone);
    }

    [Fact]
    public async Task ResidentLinks_Applied_AreNamed()
    {
        await using var city = await TestCity.CreateAsync();
        await city.Get<ResidentLinks>().ApplyAsync(new FeedBatch("link", 1, city.Clock.GetUtcNow(), [["0001", "P1"], ["0002", "P2"]]));
        Assert.Empty(await city.ProblemsAsync());

        await city.TamperAsync($"UPDATE ResidentLinks SET Person = 1 WHERE ResidentNumber = '0002'");

        Assert.Contains("ResidentLinks の 0002 が書き換えられています", Assert.Single(await city.ProblemsAsync()), StringComparison.Ordinal);
    }

    private static DbContextOptionsBuilder<SqliteKosekiDbContext> Options(TestCity city) =>
        new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite($"Data Source={Path.Combine(city.Folder, "koseki.db")}").UseApplicationServiceProvider(DesignTime.Services);

    private static async Task AddDayAsync(TestCity city, int day)
    {
        await using var database = city.Open();
        database.Terminals.Add(new() { Code = $"09-{day}", Name = "臨時", OfficeCode = "01" });
        await database.SaveChangesAsync();
    }

    private static async Task<StateRow> LastAsync(TestCity city)
    {
        await using var database = city.Open();
        return await database.States.AsNoTracking().OrderByDescending(s => s.Number).FirstAsync();
    }

    // What another does as soon as the record has been read for the first time.
    private sealed class Meanwhile(Func<Task> deed) : DbCommandInterceptor
    {
        public bool IsDone { get; private set; }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!IsDone && command.CommandText.Contains("\"States\"", StringComparison.Ordinal))
            {
                IsDone = true;
                await deed();
            }

            return result;
        }
    }
}
