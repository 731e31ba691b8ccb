using Koseki.Infrastructure.StartUp;
using Koseki.Konbini.Gateway;
using Koseki.Tests.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Koseki.Tests.Gateway;

public sealed class FeedTests
{
    [Fact]
    public async Task Import_NoFeedYet_ClosesTheService()
    {
        await using var host = await GatewayHost.StartAsync(feeds: false);

        Assert.Equal("K5003", (await host.MenuAsync("01")).Code);
    }

    [Fact]
    public async Task Import_OldData_ClosesTheServiceAndAHeartbeatOpensIt()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("K5003", (await host.MenuAsync("01")).Code);

        host.Feed("resident", 2);
        host.Feed("jpki", 2);
        await host.ImportAsync();

        Assert.Null((await host.MenuAsync("01")).Code);
    }

    [Fact]
    public async Task Import_Gap_StandsAndNamesTheMissingBatch()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Feed("resident", 3, GatewayHost.Resident("0001", "MOVED"));

        var run = await host.ImportAsync();

        Assert.Contains("2 番がありません", run.Problem, StringComparison.Ordinal);
        Assert.Equal("ACTIVE", await host.LookAsync(d => d.Residents.Where(r => r.Number == "0001").Select(r => r.Status).SingleAsync()));
    }

    [Fact]
    public async Task Import_DamagedFile_IsRefusedWhole()
    {
        await using var host = await GatewayHost.StartAsync();
        // Damaged before it is put there: the schedule, too, may look into the folder at any moment.
        var batch = new Koseki.Domain.Linkage.FeedBatch("resident", 2, host.Clock.GetUtcNow(), [GatewayHost.Resident("0001", "MOVED")]);
        var bytes = batch.Write();
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(host.Inbox, batch.FileName), bytes);

        Assert.Contains("ハッシュ", (await host.ImportAsync()).Problem, StringComparison.Ordinal);
    }

    /// <summary>A pipe in the inbox would hold the feeds for ever.</summary>
    [UnixFact]
    public async Task Import_APipe_StandsAndSaysIt()
    {
        await using var host = await GatewayHost.StartAsync();
        Pipe.Make(Path.Combine(host.Inbox, "resident-0000000002.tsv"));

        Assert.Contains("ファイルではありません", (await Task.Run(host.ImportAsync).WaitAsync(Patience.Bound)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_ScheduleThatCannotBeRead_NamesTheSetting() => Assert.Contains("Gateway:FeedSchedule「五分ごと」", Assert.Throws<StartFailedException>(() =>
        GatewayApp.Build([], b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Gateway:FeedSchedule"] = "五分ごと" }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Import_UnreadableRow_BlocksThatPersonOnly()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Feed("resident", 2, ["0001", "ACTIVE", "not-a-day", "", "", ""], GatewayHost.Resident("0002"));

        await host.ImportAsync();

        // Counted in the database: the schedule, too, may just have taken the batch in.
        Assert.Equal(1, await host.LookAsync(d => d.QuarantinedRows.CountAsync()));
        Assert.Equal("K3010", (await host.MenuAsync("01")).Code);
        Assert.Null((await host.MenuAsync("02")).Code);
    }

    [Fact]
    public async Task Import_NegativeFactInTheSameBatch_IsAppliedAndRefusesAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Feed("resident", 2, GatewayHost.Resident("0002"), GatewayHost.Resident("0001", "DEAD"));

        await host.ImportAsync();

        Assert.Equal("K3001", (await host.MenuAsync("01")).Code);
    }
}
