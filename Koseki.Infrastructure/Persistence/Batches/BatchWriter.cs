using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// Writes a decided batch in portions, each one transaction of the journal: the registers, their 附票, what leaves, and a row that says
/// what became of each register, or nothing. What has such a row is never written again, so that a portion can be begun anew by whomever.
/// A register that moved since its planning, or that a paper holds, is left over.
/// </summary>
public sealed class BatchWriter(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, BatchPlanner planner, GenerationWriter generations, JournalNames names, BatchGuard record, BatchSettings settings)
{
    /// <summary>Writes the next portion, when the pace allows it.</summary>
    public async Task<BatchStep> StepAsync(long caseId, BatchPace? pace = null, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var row = await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, cancellation);
        if (row is null || await WritingAsync(database.Batches.AsNoTracking(), caseId, cancellation) is not { } batch)
        {
            return BatchStep.Nothing;
        }

        var targets = await NextAsync(database, batch, settings.Portion, cancellation);
        var planned = targets.Count == 0 ? [] : await PlansAsync(database, batch, row, targets, cancellation);
        return await BatchStep.TakeAsync(pace, held => journal.CommitAsync(BatchPlanner.ActorOf(row), async open =>
        {
            held.Begin();
            var locked = await open.CaseAsync(caseId);
            var numbers = targets.ConvertAll(t => t.Register);
            if (await WritingAsync(open.Database.Batches, caseId, cancellation) is not { } now
                || !BatchFacts.AreSame((row, batch), (locked, now))
                || await open.Database.BatchResults.AnyAsync(r => r.CaseId == caseId && numbers.Contains(r.Register), cancellation))
            {
                throw new PortionTakenException();
            }

            // Only what two persons have brought so far, and where they left it.
            await record.DemandAsync(open.Database, now, cancellation);
            if (locked.State != CaseState.Approved || now.Planning != batch.Planning)
            {
                throw new CaseException(new RecordRefusal.Foreign($"Batches の {caseId}"));
            }

            if (targets.Count == 0)
            {
                await DemandAllAsync(open.Database, now, locked, cancellation);
                (now.Phase, now.DoneAt) = (BatchPhase.Done, open.Now);
                locked.Version++;
                return (new Deed(DeedKind.BatchWritten, $"{CaseRows.Called(locked)} の一括の記録を終えた", caseId), false);
            }

            await record.DemandNoResultAsync(caseId, numbers, cancellation);
            var (written, left) = await WriteAsync(open, locked, targets, planned, cancellation);
            return (new Deed(DeedKind.BatchWritten, $"{CaseRows.Called(locked)} の一括で {written} 戸籍に記録した{(left > 0 ? $"(残った戸籍 {left})" : "")}", caseId), true);
        }, cancellation), cancellation);
    }

    // Before the end is said: all that was decided is there as it was decided, and each register of it has what became of it.
    private async Task DemandAllAsync(KosekiDbContext database, BatchRow batch, CaseRow row, CancellationToken cancellation)
    {
        var targets = await record.TargetsAsync(database, batch, cancellation);
        var settled = (await record.ResultsAsync(database, batch.CaseId, cancellation)).Select(r => r.Register).ToHashSet();
        if (!BatchFacts.DigestOf(targets).AsSpan().SequenceEqual(row.Fingerprint) || !settled.SetEquals(targets.Where(t => t.State != TargetState.Stopped).Select(t => t.Register)))
        {
            throw new CaseException(new RecordRefusal.Foreign($"一括 {row.Id} の計画か結果"));
        }
    }

    private static Task<BatchRow?> WritingAsync(IQueryable<BatchRow> batches, long caseId, CancellationToken cancellation) =>
        batches.FirstOrDefaultAsync(b => b.CaseId == caseId && b.Phase == BatchPhase.Writing, cancellation);

    // What was decided, and nothing that was put into the plan behind the program's back since; from where the last result that it wrote says.
    private async Task<List<BatchTargetRow>> NextAsync(KosekiDbContext database, BatchRow batch, int most, CancellationToken cancellation)
    {
        var last = await database.BatchResults.AsNoTracking().Where(r => r.CaseId == batch.CaseId).OrderByDescending(r => r.Register).FirstOrDefaultAsync(cancellation);
        var from = last?.Register ?? 0;
        var targets = await BatchLists.Current(database, batch).Where(t => t.State != TargetState.Stopped && t.Register > from).OrderBy(t => t.Register).Take(most).ToListAsync(cancellation);
        await record.DemandAsync(last is null ? targets : [.. targets, last], cancellation);
        return targets;
    }

    // What would be written now, by register: only where it is, for the day of planning, exactly what was examined. Its bytes and columns are
    // made before the transaction.
    private async Task<Dictionary<long, Prepared>> PlansAsync(KosekiDbContext database, BatchRow batch, CaseRow row, List<BatchTargetRow> targets, CancellationToken cancellation)
    {
        var days = new[] { batch.PlannedFor!.Value, batch.DecidedOn!.Value }.Distinct().ToList();
        var examined = (await planner.ExamineAsync(database, row, targets.ConvertAll(t => new Found(t.Register, t.Former, t.Made)), days, cancellation)).ToLookup(e => e.Register);
        var numbers = targets.ConvertAll(t => t.Register);
        var indexed = await database.RegisterIndex.AsNoTracking().Where(r => numbers.Contains(r.Register)).Select(r => r.Register).ToListAsync(cancellation);
        var persons = (await database.PersonIndex.AsNoTracking().Where(p => numbers.Contains(p.Register)).ToListAsync(cancellation)).ToLookup(p => p.Register);
        var plans = new Dictionary<long, Prepared>();
        foreach (var target in targets)
        {
            if (examined[target.Register].ToList() is [var then, ..] all && then.Examination.Plan is { } examinedPlan && all[^1].Examination is { CanBeApproved: true, Plan: { } plan }
                && CasePlan.FingerprintOf(examinedPlan).AsSpan().SequenceEqual(target.Fingerprint) && (then.Generation, then.Supplementary) == (target.Generation, target.SupplementaryGeneration))
            {
                plans[target.Register] = new(plan, [.. plan.Documents.Select(s => s.After.Key.Kind == DocumentKind.Register
                    ? generations.Prepare(s.After, target.Generation + 1, indexed.Contains(target.Register) ? persons[target.Register] : null) : generations.Prepare(s.After, target.SupplementaryGeneration + 1, []))]);
            }
        }

        return plans;
    }

    private async Task<(int Written, int Left)> WriteAsync(JournalTransaction open, CaseRow row, List<BatchTargetRow> targets, Dictionary<long, Prepared> planned, CancellationToken cancellation)
    {
        var numbers = targets.ConvertAll(t => t.Register);
        var holds = await BatchPlanner.HoldsAsync(open.Guard, open.Database, numbers, cancellation);
        var ends = await GenerationWriter.EndsAsync(open.Database, numbers, cancellation);
        var outcomes = targets
            .Select(t => (Target: t, Outcome: BatchRules.OutcomeOf(holds[t.Register].Any(), planned.ContainsKey(t.Register) && StandsAt(t, ends) && IsRecorded(t.Register, ends)))).ToList();
        var writing = outcomes.Where(o => o.Outcome == TargetOutcome.Written).Select(o => planned[o.Target.Register]).ToList();
        var by = new Authorship($"{row.EnteredBy} {row.EnteredByName}", open.Author, open.Now, row.Id, CaseRows.ReceiptOf(row));
        var marks = await generations.WriteAsync(open, [.. writing.SelectMany(p => p.Documents)], ends, by, cancellation);
        OutboxWriter.Add(open, writing.SelectMany(p => p.Plan.Messages).Select(m => (m, row.Id)), marks);
        open.Database.BatchResults.AddRange(outcomes.Select(o => new BatchResultRow
        {
            CaseId = row.Id,
            Register = o.Target.Register,
            Outcome = o.Outcome,
            Generation = o.Outcome == TargetOutcome.Written ? marks[new(DocumentKind.Register, o.Target.Register)].Number : null,
        }));
        return (writing.Count, outcomes.Count - writing.Count);
    }

    // Upon a generation that nobody recorded, or where the one after it is gone, nothing is written.
    private bool IsRecorded(long register, IReadOnlyDictionary<DocumentKey, ChainEnd> ends) =>
        new[] { DocumentKind.Register, DocumentKind.Supplementary }.Select(kind => new DocumentKey(kind, register)).All(key =>
            ends.GetValueOrDefault(key) is { } end ? names.NamesGeneration(key, end) && !names.KnowsGeneration(key, end.Generation + 1) : !names.KnowsGeneration(key, 1));

    private static bool StandsAt(BatchTargetRow target, IReadOnlyDictionary<DocumentKey, ChainEnd> ends) =>
        ends.GetValueOrDefault(new(DocumentKind.Register, target.Register))?.Generation == target.Generation
        && (ends.GetValueOrDefault(new(DocumentKind.Supplementary, target.Register))?.Generation ?? 0) == target.SupplementaryGeneration;

    // A plan with the bytes and columns of its documents.
    private sealed record Prepared(Plan Plan, IReadOnlyList<PreparedGeneration> Documents);
}
