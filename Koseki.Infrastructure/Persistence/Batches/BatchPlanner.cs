using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// Plans a batch in portions, each one transaction of the journal. What a portion is computed from is read before the transaction, in a
/// number of queries that does not go with the portion; a portion that another node was first with is thrown away.
/// </summary>
public sealed class BatchPlanner(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CasePlanner planner, CityReader city, CaseGuard guard, BatchGuard record, BatchFinder finder, BatchSettings settings)
{
    private const string Unreadable = "記録が検査に通らないため読めません。verify で確かめ、正しい写しに戻してから、残った戸籍の一括にしてください。";

    /// <summary>Plans the next portion, when the pace allows it.</summary>
    public async Task<BatchStep> StepAsync(long caseId, BatchPace? pace = null, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (batch, row) = await ReadAsync(database, caseId, cancellation);
        if (batch is null || finder.TableOf(BatchFacts.KindOf(row!.KindCode), batch).Table is not { } table)
        {
            return BatchStep.Nothing;
        }

        var portion = settings.Portion;
        var before = await LastAsync(database, batch, cancellation);
        await record.DemandAsync(before is null ? [] : [before], cancellation);
        var last = before?.Register ?? 0;
        var found = await finder.NextAsync(database, batch, table, last, portion, cancellation);
        var targets = found.Count == 0 ? [] : await PlanAsync(database, batch, row!, found, cancellation);
        return await BatchStep.TakeAsync(pace, held => journal.CommitAsync(ActorOf(row!), async open =>
        {
            held.Begin();
            var (now, locked) = await ReadAsync(open.Database, caseId, cancellation, open);
            if (now is null || now.Planning != batch.Planning || !BatchFacts.AreSame((row!, batch), (locked!, now)) || ((await LastAsync(open.Database, now, cancellation))?.Register ?? 0) != last)
            {
                throw new PortionTakenException();
            }

            await record.DemandAsync(open.Database, now, cancellation);
            open.Database.BatchTargets.AddRange(targets);
            if (targets.Count < portion)
            {
                (now.Phase, now.Seed) = (BatchPhase.Planned, RandomNumberGenerator.GetBytes(32));
                locked!.Version++;
            }

            return (new Deed(DeedKind.BatchPlanned, $"{CaseRows.Called(locked!)} の一括で {targets.Count} 戸籍を計画した", caseId), targets.Count == portion);
        }, cancellation), cancellation);
    }

    /// <summary>What the table of a batch leaves out though it seems to be about it, in words; empty for nothing, and while it cannot be read.</summary>
    internal async Task<string> GapsAsync(long caseId, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == caseId, cancellation) is { } batch
            && await database.Cases.AsNoTracking().Where(c => c.Id == caseId).Select(c => c.KindCode).FirstOrDefaultAsync(cancellation) is { } code && finder.TableOf(BatchFacts.KindOf(code), batch).Table is { } table
            && await finder.GapsAsync(database, batch, table, cancellation) is { } gaps ? $"{gaps.Message}\n{gaps.Remedy}" : "";
    }

    /// <summary>
    /// The plans of registers as they stand now, for each of the days, with the generations they were computed from; without those whose
    /// record does not pass its check.
    /// </summary>
    internal async Task<IReadOnlyList<(long Register, Examination Examination, int Generation, int Supplementary)>> ExamineAsync(
        KosekiDbContext database, CaseRow row, IReadOnlyCollection<Found> targets, IReadOnlyList<DateOnly> days, CancellationToken cancellation)
    {
        var decided = await city.AtAsync(planner.Today, cancellation);
        var kind = BatchFacts.KindOf(row.KindCode);
        var common = BatchFacts.CommonOf(kind, CaseRows.DraftOf(row));
        var generations = new SortedDictionary<DocumentKey, int>();
        var (registers, supplementaries, _) = await planner.LoadAsync(database, [.. targets.Select(t => new RegisterId(t.Register))], generations, cancellation);
        return
        [
            .. from target in targets
               let register = registers.Find(new(target.Register))
               where register is not null
               let supplementary = supplementaries.Of(register.Id)
               from day in days
               select (target.Register, planner.ExamineTarget(row, kind.PaperOf(common, register, target.Former, target.Made), register, supplementary, decided, day),
                   generations[DocumentKey.Of(register.Id)], supplementary is null ? 0 : generations[DocumentKey.Of(supplementary.Id)]),
        ];
    }

    /// <summary>Whether whoever had a batch of an office in hand does not decide it, for a screen.</summary>
    internal async Task<bool> NeedsTwoPersonsAsync(string office, CancellationToken cancellation) => (await city.ForShowAsync(planner.Today, cancellation)).NeedsTwoPersons(office);

    /// <summary>
    /// The papers that hold registers now, by register, as they were recorded. Throws <see cref="CaseException"/> where a hold is not
    /// as it was recorded.
    /// </summary>
    internal static async Task<ILookup<long, string>> HoldsAsync(CaseGuard guard, KosekiDbContext database, IReadOnlyCollection<long> registers, CancellationToken cancellation)
    {
        var holds = await guard.HoldsAsync(database, registers, cancellation);
        var cases = holds.Select(h => h.CaseId).OfType<long>().Distinct().ToList();
        var receipts = (await database.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.ReceiptYear, c.ReceiptNumber }).ToListAsync(cancellation))
            .ToDictionary(c => c.Id, c => c is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new ReceiptNumber(year, number).ToString() : "");
        return holds.ToLookup(h => h.Register, h => h.CaseId is { } id ? receipts.GetValueOrDefault(id, "") : h.Deposit is { } deposit ? NightDeposit.CalledOf(deposit) : "");
    }

    /// <summary>Those who act when nobody is at a screen: in the name of who took the case there.</summary>
    internal static Actor ActorOf(CaseRow row) => row.DecidedBy is { } decided
        ? new(decided, row.DecidedByName!, new HashSet<StaffRole> { StaffRole.Approver }, row.Office, "一括")
        : new(row.ChangedBy, row.ChangedByName, new HashSet<StaffRole> { StaffRole.Examiner }, row.Office, "一括");

    private static async Task<(BatchRow? Batch, CaseRow? Row)> ReadAsync(KosekiDbContext database, long caseId, CancellationToken cancellation, JournalTransaction? open = null)
    {
        var row = open is null ? await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, cancellation) : await open.CaseAsync(caseId);
        var batch = await (open is null ? database.Batches.AsNoTracking() : database.Batches).FirstOrDefaultAsync(b => b.CaseId == caseId && b.Phase == BatchPhase.Planning, cancellation);
        return row is { State: CaseState.Received or CaseState.Returned } ? (batch, row) : (null, null);
    }

    private static Task<BatchTargetRow?> LastAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation) =>
        BatchLists.Current(database, batch).OrderByDescending(t => t.Register).FirstOrDefaultAsync(cancellation);

    private async Task<List<BatchTargetRow>> PlanAsync(KosekiDbContext database, BatchRow batch, CaseRow row, List<Found> found, CancellationToken cancellation)
    {
        var numbers = found.ConvertAll(f => f.Register);
        var holds = await HoldsAsync(guard, database, numbers, cancellation);
        var examined = (await ExamineAsync(database, row, found, [batch.PlannedFor!.Value], cancellation)).ToDictionary(e => e.Register);
        return found.ConvertAll(f =>
        {
            if (!examined.ContainsKey(f.Register))
            {
                return new() { CaseId = batch.CaseId, Planning = batch.Planning, Register = f.Register, State = TargetState.Stopped, Former = f.Former, Made = f.Made, Generation = 0, SupplementaryGeneration = 0, Findings = Unreadable };
            }

            var (_, examination, generation, supplementary) = examined[f.Register];
            var state = BatchRules.StateOf(examination, holds[f.Register].Any());
            return new BatchTargetRow
            {
                CaseId = batch.CaseId,
                Planning = batch.Planning,
                Register = f.Register,
                State = state,
                Former = f.Former,
                Made = f.Made,
                Generation = generation,
                SupplementaryGeneration = supplementary,
                Fingerprint = state == TargetState.Stopped ? null : CasePlan.FingerprintOf(examination.Plan!),
                Findings = string.Join('\n', holds[f.Register].Select(h => $"保留 届 {h} の処理中です。").Concat(examination.Findings.Select(x => $"{x.Rule} {x.Severity.Word()} {x.Message}"))),
            };
        });
    }
}
