using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>What the centre has of one application.</summary>
/// <param name="Application">Its id.</param>
/// <param name="Result">PRINTED, PRINT_FAILED, PARTIAL or ABANDONED.</param>
/// <param name="Copies">Copies that came out.</param>
/// <param name="Fee">Yen collected.</param>
/// <param name="Sha256">Hash of the bytes that were printed, or null.</param>
public sealed record CenterEntry(string Application, string Result, int Copies, int Fee, string? Sha256);

/// <summary>
/// 日次の突合 (M8): holds what the centre has of a day against the issue log. What was handed over and of whose printing nobody had told is
/// settled by it, where it says the hash; what differs is told, kept, and an alarm; another paper than left here, or one that never left, closes its kind.
/// </summary>
public sealed class ReconcileDesk(GatewayDbContext database, IssueLog log, ReplicaGuard guard, ArtifactVault vault, GatewayOptions options, WriteTurn turn, TimeProvider clock)
{
    // As long as the log is kept.
    private const int DaysBack = 6 * 366;
    private const int MostLines = 60;

    /// <summary>What differs, by application, and how many are the same. Throws <see cref="RefusedException"/> for a day or entries that cannot be.</summary>
    public async Task<(int Matched, IReadOnlyList<ReconcileLine> Faults)> MatchAsync(DateOnly day, IReadOnlyList<CenterEntry> entries, CancellationToken cancellation)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        if (day > today || day < today.AddDays(-DaysBack) || entries.DistinctBy(e => e.Application).Count() != entries.Count)
        {
            throw new RefusedException(Refusal.NotOfTheContract, "突合の日付が範囲の外か、同じ申請番号が二度あります。");
        }

        var known = await Chunks.LoadAsync(entries.Select(e => e.Application), part => database.Applications.Where(a => a.Municipality == options.Municipality && part.Contains(a.ApplicationId)), a => a.ApplicationId, cancellation);
        var faults = new List<ReconcileLine>();
        foreach (var entry in entries)
        {
            if (await JudgeAsync(known.GetValueOrDefault(entry.Application), entry, cancellation) is { } fault)
            {
                faults.Add(new(entry.Application, fault));
            }
        }

        var (from, until) = (JapanTime.At(day, TimeOnly.MinValue).UtcDateTime, JapanTime.At(day.AddDays(1), TimeOnly.MinValue).UtcDateTime);
        var here = await database.Applications.AsNoTracking().Where(a => a.Municipality == options.Municipality && a.CreatedAt >= from && a.CreatedAt < until
            && (a.State == IssueState.Printed || a.State == IssueState.Unknown || a.State == IssueState.Failed)).Select(a => new { a.ApplicationId, a.State, a.FeeCollected }).ToListAsync(cancellation);
        faults.AddRange(here.Where(a => a.State != IssueState.Failed && !known.ContainsKey(a.ApplicationId)).Select(a => new ReconcileLine(a.ApplicationId, ReconcileFault.OnlyGateway)));
        await KeepAsync(day, entries, here.Sum(a => a.FeeCollected ?? 0), faults, cancellation);
        return (entries.Count - faults.Count(f => f.Fault != ReconcileFault.OnlyGateway), faults);
    }

    /// <summary>The first of what differs of a day that was kept.</summary>
    internal static IReadOnlyList<ReconcileLine> LinesOf(Reconciliation row) =>
        [.. row.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).Select(l => new ReconcileLine(l[1], Enum.Parse<ReconcileFault>(l[0])))];

    // The gravest of what differs, or null. Throws where the row is not as it was recorded: of such a one nothing is settled.
    private async Task<ReconcileFault?> JudgeAsync(Application? found, CenterEntry entry, CancellationToken cancellation)
    {
        var isPaper = entry.Copies > 0 || entry.Result is "PRINTED" or "PARTIAL";
        if (found is null or { State: IssueState.Received or IssueState.Rendering or IssueState.Sealed or IssueState.Void })
        {
            if (isPaper)
            {
                await LeakAsync(found, cancellation);
            }

            // Given up there and ended here, and nothing was paid: the same.
            return found is { State: IssueState.Void } && entry is { Result: "ABANDONED", Copies: 0, Fee: 0 } && await guard.IsRecordedAsync(database, found, cancellation) ? null : ReconcileFault.OnlyCenter;
        }

        if (!await guard.IsRecordedAsync(database, found, cancellation))
        {
            return ReconcileFault.ResultDiffers;
        }

        // Whose paper it was that came out is not settled by a word without the hash.
        if (isPaper && entry.Sha256 is null && found.State is IssueState.Released or IssueState.Unknown)
        {
            return ReconcileFault.ResultDiffers;
        }

        if (entry.Sha256 is { } hash && hash != found.Sha256)
        {
            await log.CloseAsync(found.Kind, "日次の突合で、印刷された証明書のハッシュが、渡したものと違います。", found.Id);
            return ReconcileFault.HashDiffers;
        }

        var to = entry.Result == "PRINTED" ? IssueState.Printed : IssueState.Failed;
        var fits = entry.Result != "PRINTED" || entry.Copies == found.Copies;
        if (fits && found.State is IssueState.Released or IssueState.Unknown && await log.MoveAsync(found, to, a => (a.PrintResult, a.FeeCollected) = (entry.Result, entry.Fee), cancellation))
        {
            vault.Destroy(found.Id);
        }

        return !fits || found.State != to || found.PrintResult != entry.Result ? ReconcileFault.ResultDiffers
            : found.FeeCollected != entry.Fee || (to == IssueState.Printed && entry.Fee != found.Fee) ? ReconcileFault.FeeDiffers : null;
    }

    // A paper came out that never left here: somebody else prints in the city's name, or what the log says is not true. Nobody knows of which kind an application is that never came.
    private async Task LeakAsync(Application? found, CancellationToken cancellation)
    {
        const string Reason = "日次の突合で、ここから渡していない証明書が、印刷されたとされています。";
        var kinds = found is not null ? [found.Kind] : await database.KindRules.AsNoTracking().Where(r => r.Municipality == options.Municipality).Select(r => r.Kind).Distinct().ToListAsync(cancellation);
        foreach (var kind in kinds.Order(StringComparer.Ordinal))
        {
            await log.CloseAsync(kind, Reason, found?.Id);
        }

        if (found?.ResidentNumber is { } resident)
        {
            await log.BlockAsync(resident, found.Id, Reason, cancellation);
        }
    }

    private async Task KeepAsync(DateOnly day, IReadOnlyList<CenterEntry> entries, int yenHere, List<ReconcileLine> faults, CancellationToken cancellation)
    {
        var text = string.Join('\n', faults.OrderByDescending(f => f.Fault).Take(MostLines).Select(f => $"{f.Fault} {f.Application}"));
        var isNew = false;
        await UnitOfWork.RunAsync(async _ =>
        {
            using var mine = await turn.TakeAsync(cancellation);
            database.ChangeTracker.Clear();
            var row = await database.Reconciliations.FirstOrDefaultAsync(r => r.Municipality == options.Municipality && r.Day == day, cancellation);
            isNew = faults.Count > 0 && (row is null || row.Faults != faults.Count || row.Lines != text);
            if (row is null)
            {
                database.Reconciliations.Add(row = new() { Municipality = options.Municipality, Day = day });
            }

            (row.At, row.Entries, row.Matched) = (clock.GetUtcNow().UtcDateTime, entries.Count, entries.Count - faults.Count(f => f.Fault != ReconcileFault.OnlyGateway));
            (row.YenCenter, row.YenGateway, row.Faults, row.Lines) = (entries.Sum(e => e.Fee), yenHere, faults.Count, text);
            return await database.SaveChangesAsync(cancellation);
        }, cancellation, DatabaseFault.IsDuplicate);
        if (isNew)
        {
            var words = string.Join("、", faults.GroupBy(f => f.Fault).OrderByDescending(g => g.Key).Select(g => $"{Settlement.Word(g.Key)} {g.Count()}"));
            await log.AlarmAsync("RECONCILE", $"センターとの {day:yyyy-MM-dd} の突合で、{faults.Count} 件が合いません({words})。", null, cancellation);
        }
    }
}
