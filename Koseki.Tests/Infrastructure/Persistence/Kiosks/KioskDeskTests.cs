using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Kiosks;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>What the core keeps of コンビニ交付: the newest state of each node, alarms for good, and who stopped and opened what.</summary>
public sealed partial class KioskDeskTests : IAsyncLifetime
{
    private static readonly Actor First = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private static readonly Actor Second = TestCity.Approver;
    private TestCity city = null!;
    private KioskDesk desk = null!;

    private DateTimeOffset Now => city.Clock.GetUtcNow();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        city = await TestCity.CreateAsync("kiosks");
        desk = city.Get<KioskDesk>();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => city.DisposeAsync().AsTask();

    /// <summary>An alarm told by both nodes and told again is one; it rings until a named person has seen it, and stands until it is solved.</summary>
    [Fact]
    public async Task Report_AlarmToldTwice_RingsOnceUntilSeen()
    {
        var alarm = new AlarmReport(7, Now, "RECONCILE", "1 件が合いません");
        await desk.ReportAsync(KioskReports.Of(Now) with { Alarms = [alarm] }, default);
        await desk.ReportAsync(KioskReports.Of(Now) with { Node = "gateway-2", Alarms = [alarm, alarm with { Id = 8 }] }, default);

        var alarms = (await desk.SeeAsync()).Alarms;
        Assert.Equal(2, alarms.Count);
        Assert.Equal(2, await desk.RingingAsync());
        Assert.False(alarms[0].IsEscalated(Now.AddMinutes(4)));
        Assert.True(alarms[0].IsEscalated(Now.AddMinutes(5)));
        Assert.Null(await desk.ConfirmAsync(alarms[0].Number, First));
        Assert.Contains("ほかの人", await desk.ConfirmAsync(alarms[0].Number, Second), StringComparison.Ordinal);
        var seen = (await desk.SeeAsync()).Alarms.Single(a => a.Number == alarms[0].Number);
        Assert.Equal(("運用　五郎", false, false), (seen.Confirmed?.Name, seen.Rings, seen.Solved is not null));
        Assert.Contains("理由", await desk.SolveAsync(alarms[0].Number, " ", Second), StringComparison.Ordinal);
        Assert.Null(await desk.SolveAsync(alarms[0].Number, "連携元が送り直した", Second));
        Assert.Contains("ほかの人", await desk.SolveAsync(alarms[0].Number, "もう一度", First), StringComparison.Ordinal);
        Assert.Equal(1, await desk.RingingAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The dead man: a node that says nothing cannot say so, and is an alarm by itself, once for each silence.</summary>
    [Fact]
    public async Task Watch_NodeSaysNothing_IsOneAlarm()
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        await desk.WatchAsync(default);
        Assert.Empty((await desk.SeeAsync()).Alarms);

        city.Clock.Advance(NodeStanding.Silence + TimeSpan.FromSeconds(1));
        await desk.WatchAsync(default);
        await desk.WatchAsync(default);

        Assert.Equal((AlarmCodes.Silent, "gateway-1"), Assert.Single((await desk.SeeAsync()).Alarms) is var a ? (a.Code, a.Node) : default);
        await desk.ReportAsync(KioskReports.Of(Now), default);
        city.Clock.Advance(NodeStanding.Silence + TimeSpan.FromSeconds(1));
        await desk.WatchAsync(default);
        Assert.Equal(2, (await desk.SeeAsync()).Alarms.Count);
    }

    /// <summary>A core that was away has heard nobody: it waits until the nodes have had time to speak, and then misses who does not.</summary>
    [Fact]
    public async Task Look_CoreHasJustStarted_WaitsForTheNodes()
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        city.Clock.Advance(TimeSpan.FromHours(1));
        var watch = new KioskWatch(desk, new(city.Clock), city.Clock, NullLogger<KioskWatch>.Instance);

        await watch.LookAsync(default);
        Assert.Empty((await desk.SeeAsync()).Alarms);
        city.Clock.Advance(NodeStanding.Silence + TimeSpan.FromSeconds(1));
        await watch.LookAsync(default);

        Assert.Equal(AlarmCodes.Silent, Assert.Single((await desk.SeeAsync()).Alarms).Code);
    }

    /// <summary>A late feed warns at 10, is an alarm at 15 and closed at 30 minutes; another alarm comes with the next batch that stays the last.</summary>
    [Theory]
    [InlineData(9, FeedAge.Fresh, 0)]
    [InlineData(10, FeedAge.Late, 0)]
    [InlineData(15, FeedAge.Alarming, 1)]
    [InlineData(31, FeedAge.Closed, 1)]
    public async Task Watch_FeedIsLate_IsAnAlarmAtAQuarter(int minutes, FeedAge age, int alarms)
    {
        var report = KioskReports.Of(Now) with { Feeds = [new("seal", 5, Now.AddMinutes(-minutes), null, ["INKAN"], 30)] };
        await desk.ReportAsync(report, default);
        await desk.WatchAsync(default);
        await desk.WatchAsync(default);

        Assert.Equal(age, NodeStanding.AgeOf(report.Feeds[0], Now));
        Assert.Equal(alarms, (await desk.SeeAsync()).Alarms.Count(a => a.Code == AlarmCodes.Feed));
    }

    /// <summary>Scenarios 32 and 35: a node whose program or clock is not that of the others is named, and the one that began later stays out.</summary>
    [Fact]
    public async Task Report_OtherBuildOrClock_IsNamedAndStaysOut()
    {
        Assert.Null((await desk.ReportAsync(KioskReports.Of(Now), default)).OutBecause);
        var other = KioskReports.Of(Now) with { Node = "gateway-2", Build = "fedcba9876543210", StartedAt = Now, Clock = Now.AddSeconds(-40) };

        var answer = await desk.ReportAsync(other, default);
        await desk.WatchAsync(default);

        Assert.Contains("gateway-1", answer.OutBecause, StringComparison.Ordinal);
        Assert.Null((await desk.ReportAsync(KioskReports.Of(Now), default)).OutBecause);
        Assert.Equal([AlarmCodes.Build, AlarmCodes.Skewed], (await desk.SeeAsync()).Alarms.Select(a => a.Code).Order());
        Assert.Null((await desk.ReportAsync(other with { Build = KioskReports.Of(Now).Build }, default)).OutBecause);
    }

    /// <summary>One person stops; two open again; and the journal says who.</summary>
    [Fact]
    public async Task Orders_StopByOneOpenByTwo_GoOutInOrder()
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        var waiting = desk.OrdersAsync(new("gateway-1", await MarkAsync()), default);
        Assert.Contains("理由", await desk.StopAsync("INKAN", "", First), StringComparison.Ordinal);
        Assert.Contains("報告がありません", await desk.StopAsync("KAZEI", "疑い", First), StringComparison.Ordinal);
        Assert.Null(await desk.StopAsync("INKAN", "別人の疑い", First));

        // The question that waited is answered by the stop.
        var stop = Assert.Single((await waiting).Orders);
        Assert.Equal((1, "INKAN", false, "unyo"), (stop.Number, stop.Kind, stop.Opens, stop.By));
        Assert.Contains("止められていません", await desk.ProposeOpeningAsync("INKAN", "直った", First), StringComparison.Ordinal);
        await desk.ReportAsync(KioskReports.Of(Now, "INKAN"), default);
        Assert.Null(await desk.ProposeOpeningAsync("INKAN", "直った", First));
        Assert.Contains("申し出た人", await desk.OpenAsync(2, First with { Account = "UNYO" }), StringComparison.Ordinal);
        Assert.Null(await desk.OpenAsync(2, Second));
        Assert.Contains("もう使えません", await desk.OpenAsync(2, Second), StringComparison.Ordinal);

        var open = Assert.Single((await desk.OrdersAsync(new("gateway-1", "of before"), default)).Orders);
        Assert.Equal((3, true, "unyo、kessai", new SeenSwitch("INKAN", 2)), (open.Number, open.Opens, open.By, Assert.Single(open.Seen)));
        // A gateway that begins anew does not close for a stop that is over.
        Assert.Equal([3], (await desk.OrdersAsync(new("gateway-9", null), default)).Orders.Select(o => o.Number));
        await using var database = city.Open();
        Assert.Equal(["unyo", "unyo", "kessai"], await database.Audit.Where(a => a.Action == "コンビニ交付").OrderBy(a => a.JournalNumber).Select(a => a.Account).ToListAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A node's row that cannot be read, of another build or changed, is left out and keeps nobody from stopping.</summary>
    [SqliteTheory]
    [InlineData("UPDATE GatewayNodes SET Report = CAST('x' AS BLOB) WHERE Node = 'gateway-2'")]
    [InlineData("UPDATE GatewayNodes SET Report = CAST('{\"other\":1}' AS BLOB) WHERE Node = 'gateway-2'")]
    public async Task Stop_RowOfANodeThatCannotBeRead_StopsAll(string sql)
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        await desk.ReportAsync(KioskReports.Of(Now) with { Node = "gateway-2" }, default);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));

        Assert.Null(await desk.StopAsync(KioskKinds.All, "別人の疑い", First));
        Assert.Null(await desk.SelfTestAsync("書体を替えた", First));
        Assert.Null(await desk.TakeFeedsAsync("住民記録から電話", First));
        Assert.Equal(["gateway-1"], (await desk.SeeAsync()).Nodes.Select(n => n.Report.Node));
    }

    /// <summary>Fault S7: an opening put into the database, with whatever it names, is no order.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO KioskSteps (Number, JournalNumber, Act, Kind, Reason, Account, Name, At, Confirms, Seen) SELECT 9, JournalNumber, 'Open', Kind, Reason, 'x', Name, At, Number, Seen FROM KioskSteps WHERE Number = 1")]
    [InlineData("UPDATE KioskSteps SET Act = 'Open' WHERE Number = 1")]
    public async Task Orders_RowsPutIntoTheDatabase_AreNone(string sql)
    {
        await desk.ReportAsync(KioskReports.Of(Now, "INKAN"), default);
        Assert.Null(await desk.ProposeOpeningAsync("INKAN", "直った", First));
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        var waiting = desk.OrdersAsync(new("gateway-1", await MarkAsync()), default);
        Assert.Null(await desk.StopAsync("JUMINHYO", "疑い", Second));

        Assert.DoesNotContain((await waiting).Orders, o => o.Opens);
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    /// <summary>Fault S7: with a proposal put into the database, or made another's, one person would open alone.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO KioskSteps (Number, JournalNumber, Act, Kind, Reason, Account, Name, At, Confirms, Seen) SELECT 9, JournalNumber, 'ProposeOpening', 'INKAN', '直った', 'unyo', '運用　五郎', At, NULL, 'INKAN=2' FROM KioskSteps WHERE Number = 1", 9)]
    [InlineData("UPDATE KioskSteps SET Account = 'unyo' WHERE Number = 2", 2)]
    [InlineData("UPDATE KioskSteps SET Seen = 'INKAN=7' WHERE Number = 2", 2)]
    public async Task Open_ProposalPutIntoTheDatabase_IsRefused(string sql, long proposal)
    {
        await desk.ReportAsync(KioskReports.Of(Now, "INKAN"), default);
        Assert.Null(await desk.StopAsync("INKAN", "疑い", First));
        Assert.Null(await desk.ProposeOpeningAsync("INKAN", "直った", Second));
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Contains("もう使えません", await desk.OpenAsync(proposal, Second), StringComparison.Ordinal);
        Assert.Contains("もう使えません", await desk.OpenAsync(proposal, First), StringComparison.Ordinal);
        Assert.DoesNotContain((await desk.OrdersAsync(new("gateway-1", null), default)).Orders, o => o.Opens);
        await desk.WatchAsync(default);
        Assert.Single((await desk.SeeAsync()).Alarms, a => a.Code == AlarmCodes.Record);
    }

    /// <summary>Fault S7: a stop whose row was changed or taken away stays one; and no row keeps the next one from being ordered.</summary>
    [SqliteTheory]
    [InlineData("DELETE FROM KioskSteps WHERE Number = 1")]
    [InlineData("UPDATE KioskSteps SET Kind = 'KAZEI' WHERE Number = 1")]
    [InlineData("UPDATE KioskSteps SET Act = 'ProposeOpening' WHERE Number = 1")]
    [InlineData("INSERT INTO KioskSteps (Number, JournalNumber, Act, Kind, Reason, Account, Name, At, Confirms, Seen) SELECT Number + 1, JournalNumber, Act, Kind, Reason, Account, Name, At, Confirms, Seen FROM KioskSteps")]
    public async Task Stop_RowsChangedBehindTheProgramsBack_StaysOne(string sql)
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        Assert.Null(await desk.StopAsync("INKAN", "疑い", First));
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        Assert.Null(await desk.StopAsync("JUMINHYO", "疑い", First));

        var orders = (await desk.OrdersAsync(new("gateway-1", null), default)).Orders;

        Assert.Equal([("INKAN", false), ("JUMINHYO", false)], orders.Select(o => (o.Kind, o.Opens)));
    }

    /// <summary>What was ordered and a node has not done within a minute is an alarm, once: also when it says nothing, or issues again.</summary>
    [Fact]
    public async Task Watch_OrderNotDone_IsAnAlarm()
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        Assert.Null(await desk.StopAsync("INKAN", "疑い", First));
        await desk.WatchAsync(default);
        Assert.Empty(await NotDoneAsync());

        city.Clock.Advance(KioskRules.Patience + TimeSpan.FromSeconds(1));
        await desk.WatchAsync(default);
        await desk.WatchAsync(default);
        Assert.Equal("gateway-1", Assert.Single(await NotDoneAsync()).Node);
        Assert.Contains("印鑑登録証明書の停止", Assert.Single(await NotDoneAsync()).Text, StringComparison.Ordinal);

        // Another node did it, a third opened again by other hands, and a fourth has only just begun.
        await desk.ReportAsync(Ordered(KioskReports.Of(Now, "INKAN"), 1) with { Node = "gateway-2" }, default);
        await desk.ReportAsync(Ordered(KioskReports.Of(Now), 1) with { Node = "gateway-3" }, default);
        await desk.ReportAsync(KioskReports.Of(Now) with { Node = "gateway-4", StartedAt = Now }, default);
        await desk.WatchAsync(default);
        Assert.Equal(["gateway-1", "gateway-3"], (await NotDoneAsync()).Select(a => a.Node).Order());
    }

    /// <summary>A stop that no node can hear rings, too; an opening that was not done as well.</summary>
    [Fact]
    public async Task Watch_NobodyHears_IsAnAlarm()
    {
        Assert.Null(await desk.StopAsync(KioskKinds.All, "疑い", First));
        city.Clock.Advance(KioskRules.Patience + TimeSpan.FromSeconds(1));
        await desk.WatchAsync(default);
        Assert.Contains("どの交付サーバも", Assert.Single(await NotDoneAsync()).Text, StringComparison.Ordinal);

        await desk.ReportAsync(Ordered(KioskReports.Of(Now, "INKAN", "JUMINHYO"), 1), default);
        Assert.Null(await desk.ProposeOpeningAsync("INKAN", "直った", First));
        Assert.Null(await desk.OpenAsync(2, Second));
        city.Clock.Advance(KioskRules.Patience + TimeSpan.FromSeconds(1));
        await desk.WatchAsync(default);
        Assert.Contains("印鑑登録証明書の再開", Assert.Single(await NotDoneAsync(), a => a.Node == "gateway-1").Text, StringComparison.Ordinal);
    }

    /// <summary>A general opening opens what the two people saw: a kind that is offered later stays under the general stop.</summary>
    [Fact]
    public async Task Orders_GeneralOpening_IsOfWhatWasSeen()
    {
        Assert.Null(await desk.StopAsync(KioskKinds.All, "疑い", First));
        await desk.ReportAsync(KioskReports.Of(Now, "INKAN", "JUMINHYO"), default);
        Assert.Null(await desk.ProposeOpeningAsync(KioskKinds.All, "直った", First));
        Assert.Null(await desk.OpenAsync(2, Second));

        var orders = (await desk.OrdersAsync(new("gateway-1", null), default)).Orders;
        Assert.Equal([1, 3], orders.Select(o => o.Number));
        Assert.Equal([3, 3, 1], new[] { "INKAN", "JUMINHYO", "KAZEI" }.Select(k => (int)orders.Last(o => o.Concerns(k)).Number));
    }

    /// <summary>Fault S7: no row put into the database silences an alarm; one that was changed or taken away is said to be.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO KioskAlarmSteps (Alarm, Act, JournalNumber, Note, Account, Name, At) SELECT Number, 'Solved', JournalNumber, '', 'unyo', 'x', At FROM KioskAlarms", 2)]
    [InlineData("UPDATE KioskAlarms SET Text = 'x'", 2)]
    [InlineData("DELETE FROM KioskAlarms", 2)]
    // The fault: a row that looks like the alarm of the day took its place.
    [InlineData("UPDATE KioskAlarms SET Code = 'RecordTampered', Node = '', Reference = 'kiosk-record/x'", 2)]
    public async Task Alarm_ChangedBehindTheProgramsBack_RingsOn(string sql, int ringing)
    {
        await desk.ReportAsync(KioskReports.Of(Now) with { Alarms = [new(7, Now, "PaperMismatch", "停止しました")] }, default);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        await desk.WatchAsync(default);
        await desk.WatchAsync(default);

        Assert.Equal(ringing, await desk.RingingAsync());
        Assert.Single((await desk.SeeAsync()).Alarms, a => a.Code == AlarmCodes.Record && a.IsSound);
        Assert.Equal(ringing, (await desk.SeeAsync()).Alarms.Count(a => a.Rings));
    }

    /// <summary>No row under the next number, nor under the name of an alarm to come, nor a heap of rows above, and no counter keeps an alarm from ringing.</summary>
    [SqliteTheory]
    [InlineData("INSERT INTO KioskAlarms (Number, JournalNumber, Reference, Node, Code, Text, At) SELECT Number + 1, JournalNumber, 'x', Node, Code, Text, At FROM KioskAlarms")]
    [InlineData("INSERT INTO KioskAlarms (Number, JournalNumber, Reference, Node, Code, Text, At) SELECT Number + 7, JournalNumber, 'feed/seal/5', Node, Code, Text, At FROM KioskAlarms")]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 700) INSERT INTO KioskAlarms (Number, JournalNumber, Reference, Node, Code, Text, At) SELECT i, JournalNumber, 'x' || i, Node, Code, Text, At FROM KioskAlarms, n WHERE Number = 1")]
    [InlineData("INSERT INTO Counters (Name, Value) VALUES ('kiosk-alarm', 0)")]
    public async Task Watch_RowsPutInTheWayOfAnAlarm_RingsAllTheSame(string sql)
    {
        await desk.ReportAsync(KioskReports.Of(Now) with { Alarms = [new(7, Now, "PaperMismatch", "停止しました")] }, default);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        await desk.ReportAsync(KioskReports.Of(Now) with { Feeds = [new("seal", 5, Now.AddMinutes(-16), null, ["INKAN"], 30)] }, default);

        await desk.WatchAsync(default);
        await desk.WatchAsync(default);

        Assert.Single((await desk.SeeAsync()).Alarms, a => a is { Code: AlarmCodes.Feed, Rings: true });
        Assert.Single((await desk.SeeAsync()).Alarms, a => a is { Code: "PaperMismatch", Rings: true });
        Assert.True(await desk.RingingAsync() >= 2);
    }

    /// <summary>An alarm that nothing takes in rings at the screens of this node until it is written, and then goes on as any other.</summary>
    [SqliteFact]
    public async Task Report_JournalTakesNothing_RingsUntilItIsWritten()
    {
        await city.TamperAsync($"UPDATE Counters SET Value = Value + 3 WHERE Name = 'journal'");
        await Assert.ThrowsAnyAsync<Exception>(() => desk.ReportAsync(KioskReports.Of(Now) with { Alarms = [new(7, Now, "PaperMismatch", "停止しました")] }, default));
        Assert.Equal(1, await desk.RingingAsync());
        Assert.True(Assert.Single((await desk.SeeAsync()).Alarms) is { Rings: true, Number: < 0 });

        await city.TamperAsync($"UPDATE Counters SET Value = Value - 3 WHERE Name = 'journal'");
        await desk.WatchAsync(default);
        Assert.Equal((1, "停止しました"), Assert.Single((await desk.SeeAsync()).Alarms) is var alarm ? (alarm.Number, alarm.Text) : default);
        Assert.Equal(1, await desk.RingingAsync());
    }

    /// <summary>Scenario 35: what a core told whose clock was ahead is no report any more; the next one takes its place at once.</summary>
    [Fact]
    public async Task Keep_ReportOfATimeToCome_IsSilentAndReplaced()
    {
        var nodes = city.Get<GatewayNodes>();
        await nodes.KeepAsync(new(KioskReports.Of(Now, "INKAN"), Now.AddHours(1)), default);
        Assert.True(Assert.Single(await nodes.ListAsync(Now, default)).IsSilent(Now));
        await nodes.KeepAsync(new(KioskReports.Of(Now) with { BlockedPersons = 9 }, Now), default);
        Assert.Equal(9, Assert.Single(await nodes.ListAsync(Now, default)).Report.BlockedPersons);
    }

    private async Task<string?> MarkAsync() => (await desk.OrdersAsync(new("gateway-9", null), default)).Mark;

    private async Task<List<KioskAlarm>> NotDoneAsync() => [.. (await desk.SeeAsync()).Alarms.Where(a => a.Code == AlarmCodes.NotDone)];

    private static NodeReport Ordered(NodeReport report, long order) => report with { Kinds = [.. report.Kinds.Select(k => k with { Order = order })] };

    /// <summary>A proposal that a stop overtook opens nothing, whoever confirms it.</summary>
    [Fact]
    public async Task Open_StoppedAgainSince_IsRefused()
    {
        await desk.ReportAsync(KioskReports.Of(Now, "INKAN"), default);
        Assert.Null(await desk.ProposeOpeningAsync("INKAN", "直った", First));
        Assert.Null(await desk.StopAsync(KioskKinds.All, "センターから連絡", First));

        Assert.Contains("もう使えません", await desk.OpenAsync(1, Second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_NobodyOrders_IsAnsweredAfterAWhile()
    {
        var waiting = desk.OrdersAsync(new("gateway-1", await MarkAsync()), default);
        while (!waiting.IsCompleted)
        {
            city.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Empty((await waiting).Orders);
    }

    [Fact]
    public async Task Keep_EarlierThanKnown_LeavesTheLater()
    {
        var nodes = city.Get<GatewayNodes>();
        await nodes.KeepAsync(new(KioskReports.Of(Now), Now), default);
        await nodes.KeepAsync(new(KioskReports.Of(Now) with { BlockedPersons = 9 }, Now.AddSeconds(-1)), default);

        Assert.Equal(2, Assert.Single(await nodes.ListAsync(Now, default)).Report.BlockedPersons);
        Assert.Empty(await nodes.ListAsync(Now + NodeStanding.Shown, default));
    }
}
