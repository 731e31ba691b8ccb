using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Kiosks;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>When an alarm is solved, and who says so.</summary>
public sealed partial class KioskDeskTests
{
    /// <summary>What goes on is known until somebody calls it solved; it rings anew while it does, and each time under a place of its own.</summary>
    [Fact]
    public async Task Solve_WhatGoesOn_RingsAnew()
    {
        var report = KioskReports.Of(Now) with { Feeds = [new("seal", 5, Now.AddMinutes(-20), null, ["INKAN"], 30)] };
        for (var i = 1; i <= 3; i++)
        {
            await desk.ReportAsync(report, default);
            await desk.WatchAsync(default);
            await desk.WatchAsync(default);
            Assert.Equal((i, 1), ((await desk.SeeAsync()).Alarms.Count, await desk.RingingAsync()));
            Assert.Null(await desk.SolveAsync((await desk.SeeAsync()).Alarms.Single(a => a.Solved is null).Number, "連携元が送り直した", First));
        }

        await desk.ReportAsync(KioskReports.Of(Now), default);
        await desk.WatchAsync(default);
        Assert.Equal(0, await desk.RingingAsync());
        // What a node has told once it does not tell again.
        var told = KioskReports.Of(Now) with { Alarms = [new(1, Now, "SELFTEST", "赤")] };
        await desk.ReportAsync(told, default);
        Assert.Null(await desk.SolveAsync((await desk.SeeAsync()).Alarms.Single(a => a.Code == "SELFTEST").Number, "直した", First));
        await desk.ReportAsync(told, default);
        Assert.Equal(0, await desk.RingingAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>That a stop was not done is not solved by saying so.</summary>
    [Fact]
    public async Task Solve_AnOrderThatIsNotDone_IsRefused()
    {
        await desk.ReportAsync(KioskReports.Of(Now), default);
        Assert.Null(await desk.StopAsync("INKAN", "別人の疑い", First));
        city.Clock.Advance(KioskRules.Patience + TimeSpan.FromSeconds(5));
        await desk.ReportAsync(KioskReports.Of(Now), default);
        await desk.WatchAsync(default);
        var alarm = Assert.Single((await desk.SeeAsync()).Alarms, a => a.Code == AlarmCodes.NotDone);

        Assert.Equal(new KioskRefusal.StillStands().Words, await desk.SolveAsync(alarm.Number, "止めた", First));

        var done = KioskReports.Of(Now, "INKAN");
        await desk.ReportAsync(done with { Kinds = [.. done.Kinds.Select(k => k with { Order = 1 })] }, default);
        Assert.Null(await desk.SolveAsync(alarm.Number, "止めた", First));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>That a paper may have come to another person is closed by two, who each have named the application and compared the hashes, and found the same.</summary>
    [Fact]
    public async Task Solve_WhatMayBeALeak_TakesTwoWhoFoundTheSame()
    {
        const string Found = "申請 APPLICATION000000001 封 0123456789abcdef0 印 0123456789ABCDEF1 紙は一致、取り違えなし";
        await desk.ReportAsync(KioskReports.Of(Now) with { Alarms = [new(1, Now, AlarmCodes.Paper, "紙が違う"), new(2, Now, AlarmCodes.Record, "改変")] }, default);
        var (paper, record) = ((await desk.SeeAsync()).Alarms.Single(a => a.Code == AlarmCodes.Paper).Number, (await desk.SeeAsync()).Alarms.Single(a => a.Code == AlarmCodes.Record).Number);

        Assert.Equal(new KioskRefusal.EvidenceWanting().Words, await desk.SolveAsync(paper, "済", First));
        Assert.Null(await desk.SolveAsync(paper, Found, First));
        Assert.Equal(("運用　五郎", false), (await desk.SeeAsync()).Alarms.Single(a => a.Number == paper) is var waits ? (waits.Proposed!.Name, waits.Solved is not null) : default);
        Assert.Equal(new KioskRefusal.OwnSolving().Words, await desk.SolveAsync(paper, Found, First));
        Assert.Equal(new KioskRefusal.EvidenceWanting().Words, await desk.SolveAsync(paper, "同じく", Second));
        Assert.Equal(new KioskRefusal.EvidenceDiffers().Words, await desk.SolveAsync(paper, Found.Replace("封 0", "封 1", StringComparison.Ordinal), Second));
        Assert.Null(await desk.SolveAsync(paper, Found, Second));
        Assert.Null(await desk.SolveAsync(record, "正しい写しに戻した", First));
        Assert.Equal(new KioskRefusal.OwnSolving().Words, await desk.SolveAsync(record, "正しい写しに戻した", First));
        Assert.Null(await desk.SolveAsync(record, "verify で確かめた", Second));
        Assert.All((await desk.SeeAsync()).Alarms, a => Assert.NotNull(a.Solved));
        Assert.Empty(await city.ProblemsAsync());
    }
}
