using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Monitoring;

/// <summary>When and as what this process started.</summary>
public sealed class NodeStart(TimeProvider clock)
{
    /// <summary>Its id.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>When.</summary>
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}

/// <summary>Tells the core how this node fares. What it tells names nobody and says nothing of any paper.</summary>
public sealed class NodeReporter(
    GatewayDbContext database, ReplicaGuard guard, ServiceGate gate, FamilyBook families, CoreDoor door, NodePlace place, NodeStart start, BackgroundWork work, GatewayOptions options, WriteTurn turn, TimeProvider clock)
{
    private const string Changed = "警報の記録が、署名した記録と合いません(データベースが書き換えられています)。verify --gateway が行を示します。";
    private const int Page = 200;
    private const int Runs = 60;
    private const int Days = 62;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // Told once more by a process that begins.
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    private static readonly IReadOnlyDictionary<Refusal, string> Reasons = new Dictionary<Refusal, string>
    {
        [Refusal.OutsideHours] = "取扱時間の外です",
        [Refusal.DataStale] = "データが古いので止めています",
        [Refusal.RecordTampered] = "データベースの記録が署名と合いません",
        [Refusal.Internal] = "状態を確かめられません",
    };

    /// <summary>One report: once all of it is told, the alarms in it are told for good.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        var (alarms, foreign, until) = await UntoldAsync(cancellation);
        var report = new NodeReport(options.Node, BuildFingerprint.Ours, start.Id, start.At, clock.GetUtcNow())
        {
            Kinds = await KindsAsync(cancellation), Feeds = await FeedsAsync(cancellation), CenterHeardAt = place.CenterHeardAt, OutBecause = place.OutBecause, SelfTest = place.Tested,
            BlockedPersons = await database.Blocks.Where(b => b.LiftedAt == null && b.ResidentNumber != null).Select(b => b.ResidentNumber).Distinct().CountAsync(cancellation),
            Alarms = [.. alarms.Select(a => new AlarmReport(a.Id, Utc(a.At), a.Code, a.Message)), .. foreign is { } id ? (AlarmReport[])[new(id, start.At, $"{Refusal.RecordTampered}", Changed)] : []],
            Runs = await RunsAsync(cancellation), TaxYears = await TaxYearsAsync(cancellation), Reconciled = await ReconciledAsync(cancellation),
            // Not what was thrown: a database says in it which key it stumbled over.
            Failing = [.. work.Failing.Select(f => $"{f.Name}に {JapanTime.Of(f.FailingSince!.Value):H:mm} から失敗しています(このサーバの記録を見てください)")],
        };
        var answer = await door.ReportAsync(report, clock.GetUtcNow() + Patience, cancellation);
        (place.OutBecause, place.Skew) = (answer.OutBecause, report.Clock - answer.Clock);
        place.AlarmsUntil = until;
        await ToldAsync([.. alarms.Where(a => a.ToldAt is null).Select(a => a.Id)], cancellation);
    }

    // What this process has not told is told, whatever a row says: the core knows it if it was told before. Rows that are not as they were
    // recorded, however many, are one alarm and take no other's place; they are met again each time, and told once.
    private async Task<(List<Alarm> Alarms, long? Foreign, long Until)> UntoldAsync(CancellationToken cancellation)
    {
        var (until, since, last) = (place.AlarmsUntil, clock.GetUtcNow().UtcDateTime - Again, long.MinValue);
        var (alarms, seen, foreign) = (new List<Alarm>(), new HashSet<long>(), (long?)null);
        var missed = (await guard.AlarmsAsync(cancellation)).Where(id => id > until).ToList();
        while (alarms.Count < NodeReport.MostAlarms - 1)
        {
            var from = last;
            var page = await database.Alarms.AsNoTracking().Where(a => a.Id > from && (a.ToldAt == null || a.Id > place.AlarmsUntil)).OrderBy(a => a.Id).Take(Page).ToListAsync(cancellation);
            var recorded = await guard.AreRecordedAsync(database, page, cancellation);
            foreach (var (alarm, isRecorded) in page.Zip(recorded).TakeWhile(_ => alarms.Count < NodeReport.MostAlarms - 1))
            {
                (last, _) = (alarm.Id, seen.Add(alarm.Id));
                if (!isRecorded)
                {
                    // One that another node tells at this moment is only read too early: that node tells it.
                    foreign ??= await guard.IsForeignAlarmAsync(database, alarm.Id, cancellation) ? alarm.Id : null;
                    continue;
                }

                until = Math.Max(until, alarm.Id);
                if (alarm.ToldAt is null || alarm.At > since)
                {
                    alarms.Add(alarm);
                }
            }

            if (page.Count < Page && (page.Count == 0 || last == page[^1].Id))
            {
                last = long.MaxValue;
                break;
            }
        }

        // Taken away: of what was looked through.
        return (alarms, foreign ?? missed.Where(id => id <= last && !seen.Contains(id)).Select(id => (long?)id).Min(), until);
    }

    // Another node may tell the same at the same time; the core takes each once.
    private Task ToldAsync(List<long> told, CancellationToken cancellation) => told.Count == 0 ? Task.CompletedTask : UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await turn.TakeAsync(cancellation);
        database.ChangeTracker.Clear();
        var now = clock.GetUtcNow().UtcDateTime;
        (await database.Alarms.Where(a => told.Contains(a.Id) && a.ToldAt == null).ToListAsync(cancellation)).ForEach(a => a.ToldAt = now);
        return await database.SaveChangesAsync(cancellation);
    }, cancellation);

    private async Task<IReadOnlyList<KindReport>> KindsAsync(CancellationToken cancellation)
    {
        var kinds = new List<KindReport>();
        foreach (var kind in await gate.OfferedAsync(cancellation))
        {
            var (why, found) = (await gate.ClosedByAsync(kind, cancellation), await SwitchAsync(kind, cancellation));
            var reason = why is not { } refusal ? null : Reasons.GetValueOrDefault(refusal) ?? place.WhyClosed(kind) ?? found?.Reason ?? "止めています";
            kinds.Add(new(kind, why is null, reason, await gate.DataAsOfAsync(kind, cancellation), found is not { Open: true } || guard.IsClosed(kind), found?.Version ?? 0, found?.OrderNumber ?? 0));
        }

        return kinds;
    }

    private async Task<IReadOnlyList<FeedRunReport>> RunsAsync(CancellationToken cancellation) =>
    [
        .. (await database.FeedRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(Runs).ToListAsync(cancellation)).Select(r => new FeedRunReport(r.Source, r.Sequence, Utc(r.At), r.Node, r.Rows, r.Quarantined, r.Changes, r.Problem)),
    ];

    // Rows that are not as they were recorded say nothing: what is decided by them is refused.
    private async Task<IReadOnlyList<TaxYearReport>> TaxYearsAsync(CancellationToken cancellation)
    {
        try
        {
            return [.. (await guard.TaxYearsAsync(database, options.Municipality, cancellation)).OrderByDescending(r => r.TaxYear).Select(r => new TaxYearReport(r.TaxYear, r.OpensWithheld, r.Opens, r.DependantsWithoutAmounts))];
        }
        catch (Exception e) when (e is RefusedException or StateHaltedException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<ReconcileReport>> ReconciledAsync(CancellationToken cancellation)
    {
        var told = new List<ReconcileReport>();
        foreach (var row in await database.Reconciliations.AsNoTracking().Where(r => r.Municipality == options.Municipality).OrderByDescending(r => r.Day).Take(Days).ToListAsync(cancellation))
        {
            if (await guard.IsRecordedAsync(database, row, cancellation))
            {
                told.Add(new(row.Day, Utc(row.At), row.Entries, row.Matched, row.YenCenter, row.YenGateway, row.Faults, ReconcileDesk.LinesOf(row)));
            }
        }

        return told;
    }

    private async Task<KindSwitch?> SwitchAsync(string kind, CancellationToken cancellation)
    {
        try
        {
            return await guard.SwitchAsync(database, options.Municipality, kind, cancellation);
        }
        catch (StateHaltedException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<FeedReport>> FeedsAsync(CancellationToken cancellation)
    {
        var marks = await database.FeedMarks.AsNoTracking().ToDictionaryAsync(m => m.Source, StringComparer.Ordinal, cancellation);
        return
        [
            .. FeedSources.All.Where(marks.ContainsKey).Select(source =>
            {
                var (mark, needing) = (marks[source], families.All.Where(f => f.Feeds.Contains(source)).ToList());
                var closes = needing.Count == 0 ? options.StaleAfterMinutes : (int)needing.Min(f => f.Freshness).TotalMinutes;
                return new FeedReport(source, mark.Sequence, Utc(mark.AsOf), mark.Problem, [.. needing.SelectMany(f => f.Kinds).Select(k => k.Code)], closes);
            }),
        ];
    }

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}

/// <summary>Tells it every twenty seconds.</summary>
public sealed class ReportExchange(IServiceScopeFactory scopes, BackgroundWork work, TimeProvider clock, ILogger<ReportExchange> logger)
    : TirelessService("運用への報告", TimeSpan.FromSeconds(20), work, clock, logger)
{
    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NodeReporter>().TellAsync(cancellation);
    }
}
