using System.Net;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Monitoring;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Gateway;

/// <summary>M8 over real sockets: the centre's day against the issue log, to the last yen.</summary>
public sealed class ReconcileTests : IAsyncLifetime
{
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => host = await GatewayHost.StartAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Scenario 11: what was handed over and never told of is settled by it; told again it is the same, and nothing is an alarm.</summary>
    [Fact]
    public async Task Reconcile_AllTheSame_SettlesTheUnknownAndSaysSo()
    {
        var (one, two) = (await LeftAsync("APPLICATION000000001"), await LeftAsync("APPLICATION000000002"));
        Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", one.Id, GatewayHost.ResultOf(one.Number, one.Hash, "1")));

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal((2, ""), await ReconcileAsync(Entry(one), Entry(two)));
        }

        Assert.Equal([IssueState.Printed, IssueState.Printed], await host.LookAsync(d => d.Applications.OrderBy(a => a.ApplicationId).Select(a => a.State).ToListAsync()));
        var told = Assert.Single((await TellAsync()).Reconciled);
        Assert.Equal((2, 2, 900, 900, 0), (told.Entries, told.Matched, told.YenCenter, told.YenGateway, told.Faults));
        Assert.False(await host.LookAsync(d => d.Alarms.AnyAsync(a => a.Code == "RECONCILE")));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Each way in which the two may differ is told by its name, kept, and one alarm.</summary>
    [Fact]
    public async Task Reconcile_WhatDiffers_IsToldByItsName()
    {
        var (fee, result, here) = (await LeftAsync("APPLICATION000000001"), await LeftAsync("APPLICATION000000002"), await LeftAsync("APPLICATION000000003"));
        foreach (var left in new[] { fee, result, here })
        {
            Assert.Equal("PRINTED", await host.AckAsync("result", "ResultRequest", left.Id, GatewayHost.ResultOf(left.Number, left.Hash, "1")));
        }

        string[] entries = [Entry(fee, fee: 400), Entry(result, result: "PRINT_FAILED"), "<Entry app=\"APPLICATION000000009\" result=\"PRINTED\" copies=\"1\" fee=\"450\"/>"];
        var expected = (0, "FEE_DIFFERS 1 RESULT_DIFFERS 2 ONLY_CENTER 9 ONLY_GATEWAY 3");
        Assert.Equal(expected, await ReconcileAsync(entries));
        Assert.Equal(expected, await ReconcileAsync(entries));

        Assert.Single(await host.LookAsync(d => d.Alarms.Where(a => a.Code == "RECONCILE").ToListAsync()));
        Assert.Equal(4, Assert.Single((await TellAsync()).Reconciled).Lines.Count);
        Assert.Equal(IssueState.Printed, await host.LookAsync(d => d.Applications.Where(a => a.ApplicationId == result.Id).Select(a => a.State).SingleAsync()));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Scenario 12 by the day: another paper was printed than left here: its kind is closed.</summary>
    [Fact]
    public async Task Reconcile_OtherPaper_ClosesTheKind()
    {
        var left = await LeftAsync("APPLICATION000000001");
        Assert.Equal((0, "HASH_DIFFERS 1"), await ReconcileAsync(Entry(left with { Hash = new('0', 64) })));
        Assert.False(await host.LookAsync(d => d.KindSwitches.Where(s => s.Kind == "KOSEKI_ZENBU").Select(s => s.Open).SingleAsync()));
    }

    /// <summary>
    /// What never left here and is said to have come out: its kind is closed, and all of them where nobody knows which it is. What was given up there and ended here for nothing is the same;
    /// for money it is not.
    /// </summary>
    [Theory]
    [InlineData(IssueState.Void, "PRINTED", 1, 450, "ONLY_CENTER 1", false)]
    [InlineData(IssueState.Sealed, "PRINTED", 1, 450, "ONLY_CENTER 1", false)]
    [InlineData(IssueState.Received, "PARTIAL", 0, 0, "ONLY_CENTER 1", false)]
    [InlineData(IssueState.Void, "ABANDONED", 0, 0, "", true)]
    [InlineData(IssueState.Void, "ABANDONED", 0, 450, "ONLY_CENTER 1", true)]
    [InlineData(IssueState.Sealed, "ABANDONED", 0, 0, "ONLY_CENTER 1", true)]
    [InlineData(null, "PRINTED", 1, 450, "ONLY_CENTER 1", false)]
    [InlineData(null, "ABANDONED", 0, 0, "ONLY_CENTER 1", true)]
    public async Task Reconcile_WhatNeverLeft_ClosesWhereItIsSaidToBePrinted(IssueState? state, string result, int copies, int fee, string faults, bool isOpen)
    {
        var id = "APPLICATION000000001";
        if (state is { } there)
        {
            await host.CreateAsync(id, (await host.MenuAsync("01")).Token!, "01");
            await host.UseAsync<IServiceProvider>(async s => await s.GetRequiredService<IssueLog>().MoveAsync(await s.GetRequiredService<GatewayDbContext>().Applications.SingleAsync(), there, null, default));
        }

        Assert.Equal((faults.Length == 0 ? 1 : 0, faults), await ReconcileAsync($"<Entry app=\"{id}\" result=\"{result}\" copies=\"{copies}\" fee=\"{fee}\" sha256=\"{new string('a', 64)}\"/>"));
        Assert.Equal((isOpen, isOpen || state is not null), (await IsOpenAsync("KOSEKI_ZENBU"), await IsOpenAsync("JUMINHYO")));
        Assert.Equal(!isOpen, await host.LookAsync(d => d.Alarms.AnyAsync(a => a.Code == "PaperMismatch")));
    }

    /// <summary>Whose paper came out of what nobody told of is not settled without its hash.</summary>
    [Theory]
    [InlineData("PRINTED")]
    [InlineData("PARTIAL")]
    public async Task Reconcile_PaperWithoutItsHash_SettlesNothing(string result)
    {
        var left = await LeftAsync("APPLICATION000000001");

        Assert.Equal((0, "RESULT_DIFFERS 1"), await ReconcileAsync($"<Entry app=\"{left.Id}\" result=\"{result}\" copies=\"1\" fee=\"450\"/>"));

        Assert.Equal(IssueState.Released, await host.LookAsync(d => d.Applications.Select(a => a.State).SingleAsync()));
    }

    /// <summary>A day to come, or an application twice, is none of the contract and keeps nothing.</summary>
    [Fact]
    public async Task Reconcile_DayOrEntriesThatCannotBe_IsRefused()
    {
        var left = await LeftAsync("APPLICATION000000001");
        Assert.Equal((HttpStatusCode.BadRequest, "K1002"), await SendAsync(Today.AddDays(1), []));
        Assert.Equal((HttpStatusCode.BadRequest, "K1002"), await SendAsync(Today, [Entry(left), Entry(left)]));
        Assert.Equal(0, await host.LookAsync(d => d.Reconciliations.CountAsync()));
    }

    private DateOnly Today => JapanTime.DayOf(host.Clock.GetUtcNow());

    private Task<bool> IsOpenAsync(string kind) => host.LookAsync(d => d.KindSwitches.Where(s => s.Kind == kind).Select(s => s.Open).SingleAsync());

    private static string Entry((string Id, string Number, string Hash) left, int fee = 450, string result = "PRINTED") => $"<Entry app=\"{left.Id}\" result=\"{result}\" copies=\"1\" fee=\"{fee}\" sha256=\"{left.Hash}\"/>";

    private async Task<(string Id, string Number, string Hash)> LeftAsync(string id)
    {
        var created = await host.CreateAsync(id, (await host.MenuAsync("01")).Token!, "01");
        Assert.Null((await host.PdfAsync(id, created)).Code);
        return (id, GatewayHost.Value(created, "IssueNo")!, GatewayHost.Value(created, "Sha256")!);
    }

    // How many are the same, and what differs: its name and the last digit of the application.
    private async Task<(int Matched, string Faults)> ReconcileAsync(params string[] entries)
    {
        var (_, answer, _) = await host.PostAsync("reconcile", host.Reconcile(Today, entries));
        return (int.Parse(GatewayHost.Value(answer!, "Matched")!, null), string.Join(' ', answer!.Descendants().Where(e => e.Name.LocalName == "Difference").Select(e => $"{e.Attribute("kind")!.Value} {e.Attribute("app")!.Value[^1]}")));
    }

    private async Task<(HttpStatusCode, string?)> SendAsync(DateOnly day, string[] entries)
    {
        var (status, answer, _) = await host.PostAsync("reconcile", host.Reconcile(day, entries));
        return (status, GatewayHost.Code(answer!));
    }

    private async Task<NodeReport> TellAsync()
    {
        await host.UseAsync<NodeReporter>(r => r.TellAsync(default));
        return host.Core.Reports.Last();
    }
}
