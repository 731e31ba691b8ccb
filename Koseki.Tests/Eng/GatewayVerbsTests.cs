using System.Runtime.CompilerServices;
using Koseki.Eng;
using Koseki.Eng.Tamper;
using Koseki.Eng.Verify;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Eng;

/// <summary>What a responsible person does to the gateway is recorded; nothing is done upon what was changed behind the program's back.</summary>
public sealed class GatewayVerbsTests : IAsyncLifetime
{
    private static readonly string[] Who = ["--by", "sekinin", "--name", "見本　花子", "--reason", "確かめました"];
    private readonly string root = Directory.CreateTempSubdirectory("koseki-gateway-verbs-").FullName;

    private string Data => Path.Combine(root, "data");

    /// <inheritdoc/>
    public Task InitializeAsync() => GatewayCity.MakeAsync(Data, Path.Combine(root, "older"), default);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Fault R8: a kind is opened and a day closed through the record.</summary>
    [Fact]
    public async Task OpenKindAndCloseDay_AreRecorded()
    {
        await using (var record = new GatewayRecord(Data, TimeProvider.System))
        {
            Assert.True(await KindSwitches.SetAsync(record.Database, "112224", "KOSEKI_ZENBU", isOpen: false, "食い違い", DateTime.UtcNow, default));
        }

        Assert.Equal(0, (await RunAsync(new OpenKindVerb(), "--kind", "KOSEKI_ZENBU")).Code);
        Assert.Equal(1, (await RunAsync(new OpenKindVerb(), "--kind", "KAZEI")).Code);
        Assert.Equal(0, (await RunAsync(new CloseDayVerb(), "--day", "2027-05-03")).Code);
        Assert.Equal(1, (await RunAsync(new CloseDayVerb(), "--day", "2027-05-03")).Code);
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(new CloseDayVerb(), "--day", "5月3日"));
        Assert.Equal(0, (await RunAsync(new OpenTaxYearVerb(), "--year", "2027", "--opens", "2027-06-11")).Code);
        Assert.Contains("2027-05-17", (await RunAsync(new OpenTaxYearVerb(), "--year", "2027", "--opens", "2027-06-10", "--withheld", "2027-05-17", "--dependants", "1")).Output, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(new OpenTaxYearVerb(), "--year", "2027", "--opens", "2026-06-10"));
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(new OpenTaxYearVerb(), "--year", "2027", "--opens", "2027-05-10", "--withheld", "2027-05-17"));

        await using var after = new GatewayRecord(Data, TimeProvider.System);
        Assert.Empty((await after.VerifyAloneAsync(default)).Problems);
        Assert.True(await after.Database.KindSwitches.Where(s => s.Kind == "KOSEKI_ZENBU").Select(s => s.Open).SingleAsync());
        Assert.Equal(4, await after.Database.Alarms.CountAsync(a => a.Message.Contains("sekinin")));
        var year = await after.Database.TaxYearRules.SingleAsync(r => r.TaxYear == 2027);
        Assert.Equal((new(2027, 6, 10), new(2027, 5, 17), true), (year.Opens, year.OpensWithheld, year.DependantsWithoutAmounts));
    }

    /// <summary>
    /// Scenario 42: after a fault, to whom what was issued within a time, and no more than may have left; a reason is needed, and that it
    /// was taken rings at the staff's screen. What was changed behind the program's back is said to be.
    /// </summary>
    [Fact]
    public async Task Issued_WithinATime_ListsWhoGotWhat()
    {
        await using (var record = new GatewayRecord(Data, TimeProvider.System))
        {
            (await record.Database.Applications.SingleAsync(a => a.ApplicationId == "APPLICATION-1-2")).State = IssueState.Void;
            await record.Database.SaveChangesAsync();
        }

        await using (var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(Data, GatewayRecord.File)};Pooling=False").Options))
        {
            await database.Database.ExecuteSqlAsync($"UPDATE Applications SET Copies = 9 WHERE ApplicationId = 'APPLICATION-2-1'");
        }

        var file = Path.Combine(root, "issued.csv");
        string[] first = ["--from", "2026-11-24T09:30", "--until", "2026-11-24T10:01", "--out", file];
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(new IssuedVerb(), "--from", "2026-11-24T09:30", "--until", "2026-11-24T09:30", "--out", file));
        Assert.Equal(0, (await RunAsync(new IssuedVerb(), first)).Code);
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(new IssuedVerb(), first));

        var lines = Koseki.Domain.Accounts.CsvText.Read(await File.ReadAllTextAsync(file))!;
        Assert.Equal(["2026-11-24 10:00:00", "20261121-01-0000001", "APPLICATION-1-1", "戸籍全部事項証明書", "1001", "越谷1子"], lines.Skip(1).Single().Cells.Take(6));
        Assert.Equal(["印刷", "合う"], lines[1].Cells.TakeLast(2));
        var second = Path.Combine(root, "second.csv");
        await RunAsync(new IssuedVerb(), "--from", "2026-11-25T00:00", "--until", "2026-11-26T00:00", "--kind", "KOSEKI_ZENBU", "--out", second);
        Assert.Equal(["合わない(書き換えられています)", "合う"], Koseki.Domain.Accounts.CsvText.Read(await File.ReadAllTextAsync(second))!.Skip(1).Select(l => l.Cells[^1]));
        await using var after = new GatewayRecord(Data, TimeProvider.System);
        Assert.Equal(2, await after.Database.Alarms.CountAsync(a => a.Code == "LISTTAKEN" && a.Message.Contains("sekinin") && a.Message.Contains("確かめました")));
    }

    /// <summary>Faults R7 and R8: neither a switch that was changed nor a head that was taken away is made good by them.</summary>
    [Theory]
    [InlineData("UPDATE KindSwitches SET Open = 1 WHERE Kind = 'KOSEKI_ZENBU'", "KindSwitches の 112224|KOSEKI_ZENBU が")]
    [InlineData("DELETE FROM CoreHeads", "CoreHeads の 1 が")]
    public async Task Verbs_UponARowChangedBehindTheProgramsBack_DoNothing(string sql, string row)
    {
        await using (var database = new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(Data, GatewayRecord.File)};Pooling=False").Options))
        {
            await database.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql));
        }

        var (code, output) = sql.StartsWith("DELETE", StringComparison.Ordinal) ? await RunAsync(new SettleCoreVerb()) : await RunAsync(new OpenKindVerb(), "--kind", "KOSEKI_ZENBU");

        Assert.Equal(1, code);
        Assert.Contains(row, output, StringComparison.Ordinal);
        await using var after = new GatewayRecord(Data, TimeProvider.System);
        Assert.Contains((await after.VerifyAloneAsync(default)).Problems, p => p.Contains(row[..^2], StringComparison.Ordinal));
    }

    private async Task<(int Code, string Output)> RunAsync(IVerb verb, params string[] words)
    {
        using var output = new StringWriter();
        var code = await verb.RunAsync(new(["--data", Data, .. words, .. Who]), output, default);
        return (code, output.ToString());
    }
}
