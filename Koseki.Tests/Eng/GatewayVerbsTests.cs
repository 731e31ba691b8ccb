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
        Assert.Equal(1, (await RunAsync(new OpenKindVerb(), "--kind", "SHOTOKU")).Code);
        Assert.Equal(0, (await RunAsync(new CloseDayVerb(), "--day", "2027-05-03")).Code);
        Assert.Equal(1, (await RunAsync(new CloseDayVerb(), "--day", "2027-05-03")).Code);
        await Assert.ThrowsAsync<UsageException>(() => RunAsync(new CloseDayVerb(), "--day", "5月3日"));

        await using var after = new GatewayRecord(Data, TimeProvider.System);
        Assert.Empty((await after.VerifyAloneAsync(default)).Problems);
        Assert.True(await after.Database.KindSwitches.Where(s => s.Kind == "KOSEKI_ZENBU").Select(s => s.Open).SingleAsync());
        Assert.Equal(2, await after.Database.Alarms.CountAsync(a => a.Message.Contains("sekinin")));
    }

    /// <summary>Faults R7 and R8: neither a switch that was changed nor a head that was taken away is made good by them.</summary>
    [Theory]
    [InlineData("UPDATE KindSwitches SET Open = 0 WHERE Kind = 'KOSEKI_ZENBU'", "KindSwitches の 112224|KOSEKI_ZENBU が")]
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
