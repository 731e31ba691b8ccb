using System.Xml.Linq;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Monitoring;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using static Koseki.Tests.Gateway.HouseholdRowsOf;

namespace Koseki.Tests.Gateway;

/// <summary>What the gateway tells the staff, and what the staff orders of it, over real sockets; each test names the scenario it plays.</summary>
public sealed class MonitoringTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        host.Feed("resident", 2, Residents());
        host.Feed("household", 2, Households());
        Assert.Null((await host.ImportAsync()).Problem);
        // The rounds of the start are over; further ones come only when the clock is moved.
        await Patience.UntilAsync(() => !host.Core.Reports.IsEmpty && host.Core.Asked.ContainsKey(DoorVerbs.Orders) && host.Core.Asked.ContainsKey(DoorVerbs.Counts), "the first rounds");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>Scenario 30 among others: how a node fares is told with every kind and feed, an alarm once, and nothing of anybody.</summary>
    [Fact]
    public async Task Report_OfANode_NamesKindsFeedsAndAlarmsAndNobody()
    {
        await host.MenuAsync("01");
        await host.UseAsync<IssueLog>(log => log.AlarmAsync(Konbini.Gateway.Refusals.Refusal.MemberUnfit, "別の世帯の印が届きました。", null, default));

        var report = await TellAsync();

        Assert.Equal(["KOSEKI_ZENBU", "KOSEKI_KOJIN", "JUMINHYO", "INKAN", "SHOTOKU"], report.Kinds.Select(k => k.Kind));
        Assert.Equal((true, null, false), report.Kinds[2] is var k ? (k.Open, k.Reason, k.Stopped) : default);
        Assert.Equal(("データが古いので止めています", false), (report.Kinds[3].Reason, report.Kinds[3].Open));
        Assert.Equal((2, 0), (report.Feeds.Single(f => f.Source == "resident").Sequence, report.Feeds.Single(f => f.Source == "seal").Sequence));
        Assert.Contains("INKAN", report.Feeds.Single(f => f.Source == "seal").Kinds);
        Assert.Equal(["MemberUnfit"], report.Alarms.Select(a => a.Code));
        Assert.NotNull(report.CenterHeardAt);
        Assert.Matches("^[0-9a-f]{16}$", report.Build);
        var text = System.Text.Encoding.UTF8.GetString(Koseki.Infrastructure.Security.DoorJson.Write(report));
        Assert.DoesNotContain("越谷", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"0001\"", text, StringComparison.Ordinal);
        Assert.Empty((await TellAsync()).Alarms);
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>The core hears of an alarm only when it was taken: while it is away nothing counts as told.</summary>
    [Fact]
    public async Task Report_CoreIsAway_TellsTheAlarmLater()
    {
        await host.UseAsync<IssueLog>(log => log.AlarmAsync(Konbini.Gateway.Refusals.Refusal.MemberUnfit, "警報", null, default));
        host.Core.BeforeSigning = (verb, body) => verb == DoorVerbs.Report ? throw new IOException() : body;
        await Assert.ThrowsAnyAsync<Exception>(() => host.UseAsync<NodeReporter>(r => r.TellAsync(default)));
        host.Core.BeforeSigning = static (_, body) => body;

        Assert.Single((await TellAsync()).Alarms);
    }

    /// <summary>One person stops a kind: every node refuses the next message, also for a paper that was made and not yet fetched.</summary>
    [Fact]
    public async Task Stop_OfOneKind_WorksAtTheNextMessageOfEveryNode()
    {
        await host.StartSecondNodeAsync();
        host.TalkTo(0);
        var (token, members) = await MenuAsync();
        var sealedPaper = await host.CreateRecordAsync(Id, token, "01", members);
        host.Core.Orders.Add(new(1, "JUMINHYO", false, null, "別人の疑い", "unyo"));

        await TakeAsync();

        Assert.Equal("K5002", (await host.PdfAsync(Id, sealedPaper)).Code);
        Assert.Equal(IssueState.Void, await host.LookAsync(d => d.Applications.Select(a => a.State).SingleAsync()));
        foreach (var node in new[] { 0, 1 })
        {
            host.TalkTo(node);
            Assert.Equal("K5002", GatewayHost.Code(await host.CreateRecordAsync($"APPLICATION00000001{node}", token, "01", members)));
            Assert.DoesNotContain((await host.MenuAnswerAsync("01")).Descendants(), e => e.Name.LocalName == "Type" && e.Value == "JUMINHYO");
        }

        // The other kinds go on.
        Assert.NotEmpty((await host.MenuAsync("01")).Members);
        Assert.Equal(("JUMINHYO", false, true, "unyo"), await host.LookAsync(d => d.OperatorActs.Select(a => new ValueTuple<string, bool, bool, string>(a.Kind, a.Opens, a.Done, a.By)).SingleAsync()));
        Assert.Equal(("職員が止めました(unyo): 別人の疑い", true), (await TellAsync()).Kinds[2] is var k ? (k.Reason, k.Stopped) : default);
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Two people open what they saw closed; what the gateway closed itself after they looked stays closed, with an alarm.</summary>
    [Fact]
    public async Task Open_ClosedAgainSince_StaysClosed()
    {
        host.Core.Orders.Add(new(1, KioskKinds.All, false, null, "訓練", "unyo"));
        await TakeAsync();
        Assert.All((await TellAsync()).Kinds, k => Assert.False(k.Open));
        var seen = (await TellAsync()).Kinds.Max(k => k.SwitchedAt);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.UseAsync<IssueLog>(log => log.CloseAsync("INKAN", "別の人の紙", null, default));

        host.Core.Orders.Add(new(2, KioskKinds.All, true, seen, "訓練の終わり", "unyo、kessai"));
        await TakeAsync();

        Assert.Equal([("INKAN", false), ("JUMINHYO", true), ("KOSEKI_KOJIN", true), ("KOSEKI_ZENBU", true), ("SHOTOKU", true)], await SwitchesAsync());
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "OVERTAKEN")));
        // Done once, however often it is heard.
        await host.UseAsync<IssueLog>(log => log.CloseAsync("JUMINHYO", "別の人の紙", null, default));
        await TakeAsync();
        Assert.Contains(("JUMINHYO", false), await SwitchesAsync());
    }

    /// <summary>Both nodes hear of it at the same instant: it is done once.</summary>
    [Fact]
    public async Task Stop_HeardByBothNodesAtOnce_IsDoneOnce()
    {
        await host.StartSecondNodeAsync();
        host.Core.Orders.Add(new(1, KioskKinds.All, false, null, "訓練", "unyo"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
        {
            host.TalkTo(i % 2);
            return TakeAsync();
        }));

        Assert.Equal(5, await host.LookAsync(d => d.OperatorActs.CountAsync()));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Scenario 32: a node that the core says is of another build issues nothing and says why, until it is told otherwise.</summary>
    [Fact]
    public async Task Report_OfAnotherBuild_NodeStaysOut()
    {
        host.Core.OutBecause = r => $"{r.Node} の版が違います";
        await TellAsync();

        Assert.Equal("K5002", (await host.MenuAsync("01")).Code);
        Assert.Equal("gateway-1 の版が違います", (await TellAsync()) is var report ? report.OutBecause : null);
        Assert.All(report!.Kinds.Take(3), k => Assert.Equal("gateway-1 の版が違います", k.Reason));

        host.Core.OutBecause = static _ => null;
        await TellAsync();
        Assert.Null((await host.MenuAsync("01")).Code);
    }

    /// <summary>Scenario 24: serials tried one after the other: each is refused, and the alarm comes once.</summary>
    [Fact]
    public async Task Menu_SerialsTriedOneAfterTheOther_RaisesOneAlarm()
    {
        for (var i = 0; i < AbuseWatch.MostSerials + 3; i++)
        {
            Assert.Equal("K2001", (await host.MenuAsync($"9{i:000}")).Code);
        }

        Assert.Equal(["SERIALS"], await host.LookAsync(d => d.Alarms.Select(a => a.Code).ToListAsync()));
    }

    /// <summary>Scenario 23: a card used as its holder would not: more a day than anybody needs, or in two prefectures within minutes; nobody is named.</summary>
    [Fact]
    public async Task Create_MoreThanAnybodyNeeds_RaisesAnAlarm()
    {
        var watch = new AbuseWatch(host.Clock);
        Assert.All(Enumerable.Range(0, AbuseWatch.MostIssues), _ => Assert.Null(watch.HearIssue("0001", "SIM/1/T1/11")));
        Assert.Contains("10件を超えました", watch.HearIssue("0001", "SIM/1/T1/11"), StringComparison.Ordinal);
        Assert.Null(watch.HearIssue("0001", "SIM/1/T1/11"));
        Assert.Contains("別の都道府県", watch.HearIssue("0001", "SIM/9/T1/27"), StringComparison.Ordinal);
        host.Clock.Advance(AbuseWatch.Window);
        Assert.Null(watch.HearIssue("0001", "SIM/1/T1/11"));

        await host.UseAsync<AbuseWatch>(w => Task.FromResult(w.HearIssue("0001", "SIM/9/T1/27")));
        host.Feed("resident", 3);
        host.Feed("household", 3);
        await host.ImportAsync();
        var (token, members) = await MenuAsync();
        Assert.Null(GatewayHost.Code(await host.CreateRecordAsync(Id, token, "01", members)));
        Assert.Equal([("PERSON", "同じ人の申請が、0分のうちに別の都道府県から来ました。")], await host.LookAsync(d => d.Alarms.Select(a => new ValueTuple<string, string>(a.Code, a.Message)).ToListAsync()));
    }

    private async Task<NodeReport> TellAsync()
    {
        await host.UseAsync<NodeReporter>(r => r.TellAsync(default));
        return host.Core.Reports.Last();
    }

    private Task TakeAsync() => host.UseAsync<Orders>(o => o.TakeAsync(default));

    private Task<List<(string, bool)>> SwitchesAsync() => host.LookAsync(async d => (await d.KindSwitches.AsNoTracking().OrderBy(s => s.Kind).ToListAsync()).ConvertAll(s => (s.Kind, s.Open)));

    private async Task<(string Token, List<string> Members)> MenuAsync()
    {
        var answer = await host.MenuAnswerAsync("01");
        return (GatewayHost.Value(answer, "SubjectToken")!, [.. answer.Descendants().Where(e => e.Name.LocalName == "Item" && e.Elements().Any(t => t.Name.LocalName == "Type" && t.Value == "JUMINHYO")).Descendants().Where(e => e.Name.LocalName == "MemberToken").Select(e => e.Value)]);
    }
}
