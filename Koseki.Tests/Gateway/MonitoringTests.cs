using System.Xml.Linq;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Monitoring;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Databases;
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
        await TellAsync();
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
        await TellAsync();
        await host.UseAsync<IssueLog>(log => log.AlarmAsync(Konbini.Gateway.Refusals.Refusal.MemberUnfit, "警報", null, default));
        host.Core.BeforeSigning = (verb, body) => verb == DoorVerbs.Report ? throw new IOException() : body;
        await Assert.ThrowsAnyAsync<Exception>(() => host.UseAsync<NodeReporter>(r => r.TellAsync(default)));
        host.Core.BeforeSigning = static (_, body) => body;

        Assert.Single((await TellAsync()).Alarms);
    }

    /// <summary>Fault S7: an alarm that somebody says was told, or puts other words into, is told all the same.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Alarms SET ToldAt = At WHERE Code = 'MemberUnfit'")]
    [InlineData("UPDATE Alarms SET Message = '' WHERE Code = 'MemberUnfit'")]
    public async Task Report_AlarmChangedBehindTheProgramsBack_IsTold(string sql)
    {
        await TellAsync();
        await host.UseAsync<IssueLog>(log => log.AlarmAsync(Konbini.Gateway.Refusals.Refusal.MemberUnfit, "警報", null, default));
        await ExecuteAsync(sql);

        Assert.Equal("RecordTampered", Assert.Single((await TellAsync()).Alarms).Code);
    }

    /// <summary>One person stops a kind: every node refuses the next message, also for a paper that was made and not yet fetched.</summary>
    [Fact]
    public async Task Stop_OfOneKind_WorksAtTheNextMessageOfEveryNode()
    {
        await host.StartSecondNodeAsync();
        host.TalkTo(0);
        var (token, members) = await MenuAsync();
        var sealedPaper = await host.CreateRecordAsync(Id, token, "01", members);
        Stop(3, "JUMINHYO");

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
        Assert.Equal(("職員が止めました(unyo): 別人の疑い", true, 3, 2), (await TellAsync()).Kinds[2] is var k ? (k.Reason, k.Stopped, k.Order, k.Version) : default);
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>Two people open what they saw closed; what the gateway closed itself after they looked stays closed, with an alarm.</summary>
    [Fact]
    public async Task Open_ClosedAgainSince_StaysClosed()
    {
        Stop(3, KioskKinds.All);
        await TakeAsync();
        Assert.All((await TellAsync()).Kinds, k => Assert.False(k.Open));
        var seen = await SeenAsync();
        // Scenario 35: no clock says what came later; it is the same instant.
        await host.UseAsync<IssueLog>(log => log.CloseAsync("INKAN", "別の人の紙", null));

        Open(4, seen);
        await TakeAsync();

        Assert.Equal([("INKAN", false), ("JUMINHYO", true), ("KOSEKI_KOJIN", true), ("KOSEKI_ZENBU", true), ("SHOTOKU", true)], await SwitchesAsync());
        Assert.Equal(1, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "OVERTAKEN")));
        // Done once, however often it is heard.
        await host.UseAsync<IssueLog>(log => log.CloseAsync("JUMINHYO", "別の人の紙", null));
        await TakeAsync();
        Assert.Contains(("JUMINHYO", false), await SwitchesAsync());
    }

    /// <summary>Both nodes hear of it at the same instant: it is done once.</summary>
    [Fact]
    public async Task Stop_HeardByBothNodesAtOnce_IsDoneOnce()
    {
        await host.StartSecondNodeAsync();
        Stop(3, KioskKinds.All);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
        {
            host.TalkTo(i % 2);
            return TakeAsync();
        }));

        // Opened once, stopped once.
        Assert.Equal([2, 2, 2, 2, 2], await host.LookAsync(d => d.KindSwitches.Select(s => (int)s.Version).ToListAsync()));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>
    /// Whoever owns the gateway's database makes no node deaf by what he puts into it, and blocks no stop but by closing: the switch he
    /// changed lets nothing out, also put back again; the others are stopped, opened by two, and stopped again.
    /// </summary>
    [SqliteTheory]
    [InlineData("UPDATE KindSwitches SET OrderNumber = 999, OrderedAt = '2999-01-01 00:00:00', Reason = NULL WHERE Kind = 'INKAN'", "UPDATE KindSwitches SET OrderNumber = 2, OrderedAt = '1970-01-01 00:00:00' WHERE Kind = 'INKAN'")]
    [InlineData("UPDATE KindSwitches SET Reason = 'x' WHERE Kind = 'INKAN'", "UPDATE KindSwitches SET Reason = NULL WHERE Kind = 'INKAN'")]
    public async Task Stop_OneSwitchChangedBehindTheProgramsBack_StopsAll(string change, string back)
    {
        await ExecuteAsync(change);
        Stop(3, KioskKinds.All);
        await TakeAsync();

        var told = await TellAsync();
        Assert.All(told.Kinds, k => Assert.True(k is { Open: false, Stopped: true }));
        // Not done where it could not be written: the core hears of it.
        Assert.Equal([3, 3, 3, 3], told.Kinds.Where(k => k.Kind != "INKAN").Select(k => (int)k.Order));
        await ExecuteAsync(back);
        Assert.True((await TellAsync()).Kinds.Single(k => k.Kind == "INKAN").Stopped);

        Open(4, [.. (await SeenAsync()).Where(s => s.Kind == "JUMINHYO")]);
        await TakeAsync();
        Assert.Equal(["JUMINHYO"], (await TellAsync()).Kinds.Where(k => k.Open).Select(k => k.Kind));
        Stop(5, "JUMINHYO");
        await TakeAsync();
        Assert.Equal("K5002", (await host.MenuAsync("01")).Code);
        Assert.All(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), m => Assert.DoesNotContain("112224|", m, StringComparison.Ordinal));
    }

    /// <summary>A database that takes no writing keeps no stop from being done here; it is written when it can be.</summary>
    [SqliteFact]
    public async Task Stop_SwitchesCannotBeWritten_IsDoneAndWrittenLater()
    {
        await ExecuteAsync("CREATE TRIGGER deaf BEFORE UPDATE ON KindSwitches BEGIN SELECT RAISE(ABORT, 'no'); END");
        Stop(3, KioskKinds.All);
        await TakeAsync();

        Assert.Equal("K5002", (await host.MenuAsync("01")).Code);
        Assert.All((await TellAsync()).Kinds, k => Assert.Equal((true, 2), (k.Stopped, (int)k.Order)));

        await ExecuteAsync("DROP TRIGGER deaf");
        await TakeAsync();
        Assert.All((await TellAsync()).Kinds, k => Assert.Equal((true, 3), (k.Stopped, (int)k.Order)));
    }

    /// <summary>The gateway closes a kind by itself also where that cannot be written, and says so.</summary>
    [SqliteFact]
    public async Task Close_SwitchCannotBeWritten_ClosesHere()
    {
        await ExecuteAsync("CREATE TRIGGER deaf BEFORE UPDATE ON KindSwitches BEGIN SELECT RAISE(ABORT, 'no'); END");
        await host.UseAsync<IssueLog>(log => log.CloseAsync("KOSEKI_ZENBU", "別の人の紙", null));
        await ExecuteAsync("DROP TRIGGER deaf");

        Assert.True((await TellAsync()).Kinds.Single(k => k.Kind == "KOSEKI_ZENBU") is { Open: false, Stopped: true });
        Assert.Contains(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), m => m.Contains("停止を記録できません", StringComparison.Ordinal));
    }

    /// <summary>A core that was put back gives numbers again: what it stops is stopped, and an old answer that comes late is none.</summary>
    [Fact]
    public async Task Stop_NumberGivenAgain_IsDone()
    {
        Stop(7, "INKAN");
        await TakeAsync();
        host.Core.Orders.Clear();
        host.Core.Orders.Add(CoreSide.Beginning);
        Stop(5, "JUMINHYO");
        await TakeAsync();

        Assert.Contains(("JUMINHYO", false), await SwitchesAsync());
        Assert.Contains(("INKAN", false), await SwitchesAsync());
        var late = new KioskOrder(4, "JUMINHYO", true, await SeenAsync(), "", "unyo、kessai", host.Clock.GetUtcNow().AddHours(-1));
        Assert.Equal(OrderOutcome.Known, await host.LookAsync(d => KindSwitches.OrderAsync(d, "112224", "JUMINHYO", late, host.Clock.GetUtcNow().UtcDateTime, default)));
    }

    /// <summary>A gateway begins closed, and opens by the order of two people that names what it offers; what they did not see stays closed.</summary>
    [Fact]
    public async Task Begin_NewDatabase_IsClosedUntilTwoPeopleOpenIt()
    {
        await using var fresh = await GatewayHost.StartAsync(core: c => c.Orders.Clear());
        Assert.Equal("K5002", (await fresh.MenuAsync("01")).Code);
        Assert.All(await fresh.LookAsync(d => d.KindSwitches.ToListAsync()), s => Assert.Equal((false, KindSwitches.NotBegun), (s.Open, s.Reason)));

        fresh.Core.Orders.Add(CoreSide.Beginning with { Seen = [.. CoreSide.Beginning.Seen.Where(s => s.Kind != "KOSEKI_KOJIN")] });
        await fresh.UseAsync<Orders>(o => o.TakeAsync(default));

        Assert.Null((await fresh.MenuAsync("01")).Code);
        Assert.Equal(["KOSEKI_KOJIN"], await fresh.LookAsync(d => d.KindSwitches.Where(s => !s.Open).Select(s => s.Kind).ToListAsync()));
        Assert.Empty(await fresh.ProblemsAsync());
    }

    /// <summary>A gateway that begins anew under a general stop never opens for a moment, whatever was opened before.</summary>
    [Fact]
    public async Task Begin_UnderAGeneralStop_StaysClosed()
    {
        await using var fresh = await GatewayHost.StartAsync(core: c => c.Orders.Add(new(9, KioskKinds.All, false, [], "別人の疑い", "unyo", DateTimeOffset.UnixEpoch.AddDays(1))));

        Assert.All(await fresh.LookAsync(d => d.KindSwitches.ToListAsync()), s => Assert.Equal((false, 1, 9), (s.Open, s.Version, s.OrderNumber)));
    }

    /// <summary>A stop that comes while the right to release is asked for is not overtaken: the paper does not leave.</summary>
    [Fact]
    public async Task Stop_WhileAClaimIsUnderWay_LetsNothingLeave()
    {
        var token = (await host.MenuAsync("01")).Token!;
        var created = await host.CreateAsync(Id, token, "01");
        host.Core.Wait = async verb =>
        {
            if (verb == DoorVerbs.Claim)
            {
                Stop(3, "KOSEKI_ZENBU");
                await TakeAsync();
            }
        };

        Assert.Equal("K5002", (await host.PdfAsync(Id, created)).Code);
        Assert.Equal((IssueState.Void, 1), await host.LookAsync(async d => ((await d.Applications.SingleAsync()).State, host.Core.Asked[DoorVerbs.Claim])));
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>A paper that left before the stop does not leave a second time; that it may have left stays known.</summary>
    [Fact]
    public async Task Stop_AfterAReading_AllowsNoOther()
    {
        var token = (await host.MenuAsync("01")).Token!;
        var created = await host.CreateAsync(Id, token, "01");
        Assert.Null((await host.PdfAsync(Id, created)).Code);
        Stop(3, "KOSEKI_ZENBU");
        await TakeAsync();

        Assert.Equal("K5002", (await host.PdfAsync(Id, created)).Code);
        Assert.Equal(IssueState.Released, await host.LookAsync(d => d.Applications.Select(a => a.State).SingleAsync()));
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

        Assert.Equal(["SERIALS"], await host.LookAsync(d => d.Alarms.Where(a => a.Code != "SELFTEST").Select(a => a.Code).ToListAsync()));
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
        Assert.Equal([("PERSON", "同じ人の申請が、0分のうちに別の都道府県から来ました。")], await host.LookAsync(d => d.Alarms.Where(a => a.Code != "SELFTEST").Select(a => new ValueTuple<string, string>(a.Code, a.Message)).ToListAsync()));
    }

    private async Task<NodeReport> TellAsync()
    {
        await host.UseAsync<NodeReporter>(r => r.TellAsync(default));
        return host.Core.Reports.Last();
    }

    private Task TakeAsync() => host.UseAsync<Orders>(o => o.TakeAsync(default));

    private void Stop(long number, string kind) => host.Core.Orders.Add(new(number, kind, false, [], "別人の疑い", "unyo", host.Clock.GetUtcNow()));

    private void Open(long number, IReadOnlyList<SeenSwitch> seen) => host.Core.Orders.Add(new(number, KioskKinds.All, true, seen, "確かめた", "unyo、kessai", host.Clock.GetUtcNow()));

    private async Task<IReadOnlyList<SeenSwitch>> SeenAsync() => [.. (await TellAsync()).Kinds.Select(k => new SeenSwitch(k.Kind, k.Version))];

    private Task<int> ExecuteAsync(string sql) => host.LookAsync(d => d.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql)));

    private Task<List<(string, bool)>> SwitchesAsync() => host.LookAsync(async d => (await d.KindSwitches.AsNoTracking().OrderBy(s => s.Kind).ToListAsync()).ConvertAll(s => (s.Kind, s.Open)));

    private async Task<(string Token, List<string> Members)> MenuAsync()
    {
        var answer = await host.MenuAnswerAsync("01");
        return (GatewayHost.Value(answer, "SubjectToken")!, [.. answer.Descendants().Where(e => e.Name.LocalName == "Item" && e.Elements().Any(t => t.Name.LocalName == "Type" && t.Value == "JUMINHYO")).Descendants().Where(e => e.Name.LocalName == "MemberToken").Select(e => e.Value)]);
    }
}
