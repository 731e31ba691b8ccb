using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Tests.Infrastructure.SqlServerScripts;

/// <summary>The checks that run with every test find what is planted, in files of their own.</summary>
public sealed class SqlServerRulesTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-rules-").FullName;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await using var core = Core();
        await core.Database.EnsureCreatedAsync();
        await using var gateway = Gateway();
        await gateway.Database.EnsureCreatedAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Fault Q1: only rows that nobody names are numbered by the server.</summary>
    [Fact]
    public async Task Identities_OfBothDatabases_AreOnlyRowsThatNobodyNames()
    {
        await using var core = Core();
        await using var gateway = Gateway();

        Assert.DoesNotContain("Cases.Id", SqlServerColumns.Of(core)!.Identities);
        Assert.Contains("Holds.Id", SqlServerColumns.Of(core)!.Identities);
        Assert.DoesNotContain("Applications.Id", SqlServerColumns.Of(gateway)!.Identities);
        Assert.Contains("Alarms.Id", SqlServerColumns.Of(gateway)!.Identities);
    }

    /// <summary>Fault Q1: a value for an IDENTITY column.</summary>
    [Fact]
    public async Task Save_ValueForAnIdentityColumn_Fails()
    {
        await using var database = Core();
        database.Holds.Add(new() { Id = 7, Register = 1, CaseId = 1, FromJournal = 1, FromAt = DateTimeOffset.UnixEpoch });

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => database.Named().SaveChangesAsync());

        Assert.StartsWith("Holds.Id は SQL Server が番号を付ける列です", Assert.IsType<SqlServerRuleException>(refused.InnerException).Message, StringComparison.Ordinal);
    }

    /// <summary>Fault Q2: a statement while a reader of the same connection is open; closed, it is no fault.</summary>
    [Fact]
    public async Task Query_WhileReading_Fails()
    {
        await using var database = Core();
        await Assert.ThrowsAsync<SqlServerRuleException>(async () =>
        {
            await foreach (var counter in database.Counters.AsNoTracking().AsAsyncEnumerable())
            {
                await database.Journal.AnyAsync(j => j.Number == counter.Value);
            }
        });

        Assert.False(await database.Journal.AnyAsync());
    }

    /// <summary>Fault Q6: text longer than its column, in a save and in a bulk change of either database.</summary>
    [Fact]
    public async Task Write_LongerThanItsColumn_FailsAndNamesTheColumn()
    {
        await using var core = Core();
        core.Offices.Add(new() { Code = "01", Name = new('字', 401), Phone = "", Order = 1 });
        var saved = await Assert.ThrowsAsync<DbUpdateException>(() => core.Named().SaveChangesAsync());
        Assert.StartsWith("Offices.Name は 400 までの列です。401", Assert.IsType<SqlServerRuleException>(saved.InnerException).Message, StringComparison.Ordinal);

        await using var gateway = Gateway();
        var reason = new string('字', 401);
        var updated = await Assert.ThrowsAsync<SqlServerRuleException>(() => gateway.KindSwitches.Where(s => s.Kind == "A").ExecuteUpdateAsync(u => u.SetProperty(s => s.Reason, reason)));
        Assert.StartsWith("KindSwitches.Reason は 400", updated.Message, StringComparison.Ordinal);
    }

    /// <summary>Fault Q12: a key that ends with a space.</summary>
    [Fact]
    public async Task Write_KeyWithATrailingSpace_Fails()
    {
        await using var database = Core();
        database.ResidentLinks.Add(new() { ResidentNumber = "1001 ", Person = 1, LinkedAt = DateTimeOffset.UnixEpoch, LinkedBy = "試験" });

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => database.Named().SaveChangesAsync());

        Assert.StartsWith("ResidentLinks.ResidentNumber は鍵です", Assert.IsType<SqlServerRuleException>(refused.InnerException).Message, StringComparison.Ordinal);
    }

    /// <summary>A breach that the code survived (a background job that catches everything) fails the test at its end.</summary>
    [Fact]
    public async Task AssertKept_AfterASurvivedBreach_Fails()
    {
        await Save_ValueForAnIdentityColumn_Fails();

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => SqlServerRules.AssertKept(folder));
        SqlServerRules.AssertKept(Path.Combine(folder, "elsewhere"));
    }

    private SqliteKosekiDbContext Core() => new(new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "core.db")}").UseApplicationServiceProvider(DesignTime.Services).Options);

    private SqliteGatewayDbContext Gateway() => new(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "gateway.db")}").Options);
}
