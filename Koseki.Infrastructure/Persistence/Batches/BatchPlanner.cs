using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// Plans a batch in portions, each one transaction of the journal. What a portion is computed from is read before the transaction; a
/// portion that another node was first with is thrown away.
/// </summary>
public sealed class BatchPlanner(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CasePlanner planner, CityReader city, CaseGuard guard, StateNames states, Municipality here, BatchSettings settings)
{
    private const string Unreadable = "記録が検査に通らないため読めません。verify で確かめ、正しい写しに戻してから、残った戸籍の一括にしてください。";

    // Rows of the index looked through at once for those that the table is about.
    private const int Scan = 5_000;

    /// <summary>Plans the next portion; false when there is nothing to plan any more.</summary>
    public async Task<bool> StepAsync(long caseId, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (batch, row) = await ReadAsync(database, caseId, cancellation);
        if (batch is null || BatchFacts.TableOf(batch, here).Table is not { } table)
        {
            return false;
        }

        var last = await LastAsync(database, batch, cancellation);
        var found = await FindAsync(database, batch, table, last, cancellation);
        var targets = found.Count == 0 ? [] : await PlanAsync(database, batch, row!, found, cancellation);
        return await PortionTakenException.OrNextAsync(() => journal.CommitAsync(ActorOf(row!), async open =>
        {
            var (now, locked) = await ReadAsync(open.Database, caseId, cancellation, open);
            if (now is null || now.Planning != batch.Planning || await LastAsync(open.Database, now, cancellation) != last)
            {
                throw new PortionTakenException();
            }

            if (!await states.FitAsync(open.Database, [now], cancellation))
            {
                throw new CaseException(new RecordRefusal.Foreign($"Batches の {caseId}"));
            }

            open.Database.BatchTargets.AddRange(targets);
            if (targets.Count < settings.Portion)
            {
                (now.Phase, now.Seed) = (BatchPhase.Planned, RandomNumberGenerator.GetBytes(32));
                locked!.Version++;
            }

            return (new Deed(DeedKind.BatchPlanned, $"{CaseRows.Called(locked!)} の一括で {targets.Count} 戸籍を計画した", caseId), targets.Count == settings.Portion);
        }, cancellation));
    }

    /// <summary>
    /// The plans of registers as they stand now, with the generations they were computed from; without those whose record does not
    /// pass its check.
    /// </summary>
    internal async Task<IReadOnlyList<(long Register, Examination Examination, int Generation, int Supplementary)>> ExamineAsync(
        KosekiDbContext database, CaseRow row, IReadOnlyCollection<(long Register, string Former, string Made)> targets, IReadOnlyList<DateOnly> days, CancellationToken cancellation)
    {
        var decided = await city.AtAsync(planner.Today, cancellation);
        var generations = new SortedDictionary<DocumentKey, int>();
        var (registers, supplementaries, _) = await planner.LoadAsync(database, [.. targets.Select(t => new RegisterId(t.Register))], generations, cancellation);
        return
        [
            .. from target in targets
               let register = registers.Find(new(target.Register))
               where register is not null
               let supplementary = supplementaries.Of(register.Id)
               from day in days
               select (target.Register, planner.ExamineTarget(row, BatchFacts.PaperOf(row, target.Register, target.Former, target.Made), register, supplementary, decided, day),
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
        var cases = holds.Select(h => h.CaseId).Distinct().ToList();
        var receipts = (await database.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.ReceiptYear, c.ReceiptNumber }).ToListAsync(cancellation))
            .ToDictionary(c => c.Id, c => c is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new ReceiptNumber(year, number).ToString() : "");
        return holds.ToLookup(h => h.Register, h => receipts.GetValueOrDefault(h.CaseId, ""));
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

    private static async Task<long> LastAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation) =>
        await database.BatchTargets.Where(t => t.CaseId == batch.CaseId && t.Planning == batch.Planning).MaxAsync(t => (long?)t.Register, cancellation) ?? 0;

    private async Task<List<(long Register, string Former, string Made)>> FindAsync(KosekiDbContext database, BatchRow batch, PlaceTable table, long last, CancellationToken cancellation)
    {
        var left = batch.Source is { } source ? (await BatchLists.LeftAsync(database, source, cancellation)).ToHashSet() : null;
        var found = new List<(long, string, string)>();
        while (found.Count < settings.Portion)
        {
            var rows = await database.RegisterIndex.AsNoTracking().Where(r => r.Register > last && r.State == RegisterState.Current).OrderBy(r => r.Register)
                .Select(r => new { r.Register, r.Domicile }).Take(Scan).ToListAsync(cancellation);
            foreach (var row in rows.Where(r => left?.Contains(r.Register) is not false))
            {
                if (found.Count < settings.Portion && table.Of(new(row.Domicile)) is { } made)
                {
                    found.Add((row.Register, row.Domicile, made.Domicile.Text));
                }
            }

            if (rows.Count < Scan)
            {
                break;
            }

            last = rows[^1].Register;
        }

        return found;
    }

    private async Task<List<BatchTargetRow>> PlanAsync(KosekiDbContext database, BatchRow batch, CaseRow row, List<(long Register, string Former, string Made)> found, CancellationToken cancellation)
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
