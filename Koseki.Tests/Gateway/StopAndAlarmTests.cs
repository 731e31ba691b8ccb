using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Monitoring;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Gateway;

/// <summary>Stops, alarms and visits against attacks and accidents: a database that takes nothing, rows put in, callers who hang up, clocks that were ahead.</summary>
public sealed class StopAndAlarmTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        // The rounds of the start are over; further ones come only when the clock is moved.
        await Patience.UntilAsync(() => !host.Core.Reports.IsEmpty && host.Core.Asked.ContainsKey(DoorVerbs.Orders) && host.Core.Asked.ContainsKey(DoorVerbs.Counts), "the first rounds");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    /// <summary>
    /// What the gateway closes itself is not lost where it cannot be written: it closes here, whatever is ordered meanwhile, at the next
    /// start too, and is written as soon as it can be.
    /// </summary>
    [SqliteFact]
    public async Task Close_DatabaseTakesNothing_IsKeptAndWrittenLater()
    {
        var seen = await SeenAsync();
        await ExecuteAsync("CREATE TRIGGER deaf BEFORE UPDATE ON KindSwitches BEGIN SELECT RAISE(ABORT, 'no'); END");
        await ExecuteAsync("CREATE TRIGGER mute BEFORE INSERT ON Alarms BEGIN SELECT RAISE(ABORT, 'no'); END");
        await host.UseAsync<IssueLog>(log => log.CloseAsync("JUMINHYO", "別の人の紙", null));
        await Assert.ThrowsAnyAsync<Exception>(() => host.UseAsync<IssueLog>(log => log.WriteStopsAsync(default)));
        Assert.True((await TellAsync()).Kinds.Single(k => k.Kind == "JUMINHYO") is { Open: false, Stopped: true });

        await ExecuteAsync("DROP TRIGGER deaf");
        Open(4, seen);
        await TakeAsync();
        Assert.True((await TellAsync()).Kinds.Single(k => k.Kind == "JUMINHYO") is { Open: false, Stopped: true });
        var options = host.Options;
        Assert.Equal(new OwnStop("JUMINHYO", "別の人の紙", null), Assert.Single(new OwnStops(options, NullLogger<OwnStops>.Instance).Waiting));

        await ExecuteAsync("DROP TRIGGER mute");
        await host.UseAsync<IssueLog>(log => log.WriteStopsAsync(default));
        Assert.Contains(("JUMINHYO", false), await SwitchesAsync());
        Assert.Contains(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), m => m == "JUMINHYO を停止しました: 別の人の紙");
        Assert.Empty(new OwnStops(options, NullLogger<OwnStops>.Instance).Waiting);
        Assert.Empty(await host.ProblemsAsync());
    }

    /// <summary>The kiosk says that a wrong paper came out and hangs up while the database is held: the kind is closed all the same.</summary>
    [SqliteFact]
    public async Task Result_WrongPaperAndTheCallerHangsUp_ClosesTheKind()
    {
        var token = (await host.MenuAsync("01")).Token!;
        var created = await host.CreateAsync(Id, token, "01");
        Assert.Null((await host.PdfAsync(Id, created)).Code);
        using var gone = new CancellationTokenSource();
        await host.LookAsync(async d =>
        {
            await using var held = await d.Database.BeginTransactionAsync();
            await d.Counters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Value, c => c.Value));
            var asking = host.PostAsync("result", host.Result(Id, GatewayHost.Value(created, "IssueNo")!, new('0', 64)), gone.Token);
            await host.UseAsync<ReplicaGuard>(g => Patience.UntilAsync(() => g.Stops.Has("KOSEKI_ZENBU"), "the stop to be decided"));
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
            await held.RollbackAsync();
            return true;
        });

        await Patience.UntilAsync(async () => (await SwitchesAsync()).Contains(("KOSEKI_ZENBU", false)), "the kind to be closed");
        await Patience.UntilAsync(() => host.LookAsync(d => d.Alarms.AnyAsync(a => a.Message.Contains("ハッシュが、渡したものと違います"))), "the alarm");
    }

    /// <summary>A heap of rows that nobody recorded, or the taking away of one, is one alarm, and takes no other's place.</summary>
    [SqliteTheory]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450) INSERT INTO Alarms (Id, At, Code, Message) SELECT -i, '2026-11-01 00:00:00', 'x', 'x' FROM n", 2)]
    [InlineData("UPDATE Alarms SET At = '2000-01-01 00:00:00', ToldAt = '2000-01-01 00:00:00' WHERE Code = 'MemberUnfit'", 1)]
    [InlineData("DELETE FROM Alarms WHERE Code = 'MemberUnfit'", 1)]
    public async Task Report_RowsNobodyRecorded_StarveNoAlarm(string sql, int alarms)
    {
        await TellAsync();
        await host.UseAsync<IssueLog>(log => log.AlarmAsync(Konbini.Gateway.Refusals.Refusal.MemberUnfit, "警報", null, default));
        await ExecuteAsync(sql);

        var told = (await TellAsync()).Alarms;
        Assert.Equal(alarms, told.Count);
        Assert.Single(told, a => a.Code == "RecordTampered");
        Assert.Equal(alarms - 1, told.Count(a => a.Code == "MemberUnfit"));
    }

    /// <summary>A core whose clock was ahead, and which was put back, is obeyed: nothing is older than a time to come.</summary>
    [Fact]
    public async Task Order_AfterOneOfATimeToCome_IsDone()
    {
        host.Core.Orders.Add(new(7, "INKAN", false, [], "疑い", "unyo", host.Clock.GetUtcNow().AddHours(2)));
        await TakeAsync();
        var seen = await SeenAsync();
        host.Core.Orders.Clear();
        host.Core.Orders.Add(CoreSide.Beginning);
        Open(5, [.. seen.Where(s => s.Kind == "INKAN")]);
        await TakeAsync();
        Assert.Contains(("INKAN", true), await SwitchesAsync());
        await TakeAsync();
        Assert.Equal(0, await host.LookAsync(d => d.Alarms.CountAsync(a => a.Code == "OVERTAKEN")));

        Stop(6, "INKAN");
        await TakeAsync();
        Assert.Contains(("INKAN", false), await SwitchesAsync());
    }

    /// <summary>M4 to M6 are of the visit that began the application: another ends nothing, hears nothing, and is told of.</summary>
    [Theory]
    [InlineData("cancel", "CancelRequest", "<Reason>USER_CANCEL</Reason>", "K4003")]
    [InlineData("status", "StatusRequest", "", "K4003")]
    [InlineData("result", "ResultRequest", null, "K4005")]
    public async Task Ack_OfAnotherVisit_IsRefusedAndTold(string verb, string request, string? content, string code)
    {
        var token = (await host.MenuAsync("01")).Token!;
        var created = await host.CreateAsync(Id, token, "01");
        content ??= GatewayHost.ResultOf(GatewayHost.Value(created, "IssueNo")!, GatewayHost.Value(created, "Sha256")!, GatewayHost.Value(created, "PageCount")!);
        Assert.Null(verb == "result" ? (await host.PdfAsync(Id, created)).Code : null);

        Assert.Equal(code, await host.AckAsync(verb, request, Id, content, transaction: "TRANSACTION000002"));

        Assert.Contains(await host.LookAsync(d => d.Alarms.Select(a => a.Message).ToListAsync()), m => m.StartsWith("別の取引から、この申請の", StringComparison.Ordinal));
        Assert.NotEqual(code, await host.AckAsync(verb, request, Id, content));
    }

    /// <summary>Every batch that came is told with its rows and what changed, one that was refused with its reason; and the tax years; nobody is named.</summary>
    [Fact]
    public async Task Report_Runs_TellWhatCameOfEachBatch()
    {
        host.Feed("resident", 2, ["0003", "DEAD", "1980-01-01", "", "", ""]);
        Assert.Null((await host.ImportAsync()).Problem);
        host.Feed("resident", 4, ["0003", "DEAD", "1980-01-01", "", "", ""]);
        Assert.NotNull((await host.ImportAsync()).Problem);
        Assert.NotNull((await host.ImportAsync()).Problem);

        var report = await TellAsync();
        Assert.Equal(("resident", 0, 0), report.Runs[0] is var refused ? (refused.Source, refused.Sequence, refused.Rows) : default);
        Assert.Contains("3 番がありません", refused.Problem, StringComparison.Ordinal);
        Assert.Equal((2, 1, 0, "住民: 変更1(状態1)", null), report.Runs.First(r => r is { Source: "resident", Sequence: 2 }) is var run ? (run.Sequence, run.Rows, run.Quarantined, run.Changes, run.Problem) : default);
        Assert.Contains(report.TaxYears, y => y.Year == host.Clock.GetUtcNow().Year);
        Assert.DoesNotContain("\"0003\"", System.Text.Encoding.UTF8.GetString(Koseki.Infrastructure.Security.DoorJson.Write(report)), StringComparison.Ordinal);
    }

    /// <summary>Somebody has the feeds taken in now: done once, by the node that hears of it.</summary>
    [Fact]
    public async Task Orders_TakeFeeds_IsWantedOnce()
    {
        host.Core.Feeds = "3";
        await TakeAsync();
        Assert.True(host.Place.AreFeedsWanted);
        host.Place.AreFeedsWanted = false;
        await TakeAsync();
        Assert.False(host.Place.AreFeedsWanted);
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
}
