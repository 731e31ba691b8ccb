using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// Writes a decided batch in portions, each one transaction of the journal: the registers, their 附票, what leaves, and a row that says
/// what became of each register, or nothing. What has such a row is never written again, so that a portion can be begun anew by whomever.
/// A register that moved since its planning, or that a paper holds, is left over.
/// </summary>
public sealed class BatchWriter(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, BatchPlanner planner, GenerationWriter generations, JournalNames names, StateNames states, BatchSettings settings)
{
    /// <summary>Writes the next portion; false when nothing is to be written any more.</summary>
    public async Task<bool> StepAsync(long caseId, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var row = await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, cancellation);
        if (row is null || await WritingAsync(database.Batches.AsNoTracking(), caseId, cancellation) is not { } batch)
        {
            return false;
        }

        var targets = await NextAsync(database, batch, cancellation);
        await DemandSoundAsync(database, batch, row, targets, cancellation);
        var planned = targets.Count == 0 ? [] : await PlansAsync(database, batch, row, targets, cancellation);
        return await PortionTakenException.OrNextAsync(() => journal.CommitAsync(BatchPlanner.ActorOf(row), async open =>
        {
            var locked = await open.CaseAsync(caseId);
            var numbers = targets.ConvertAll(t => t.Register);
            if (await WritingAsync(open.Database.Batches, caseId, cancellation) is not { } now
                || await open.Database.BatchResults.AnyAsync(r => r.CaseId == caseId && numbers.Contains(r.Register), cancellation))
            {
                throw new PortionTakenException();
            }

            // Only what two persons have brought so far, and where they left it.
            if (locked.State != CaseState.Approved || now.Planning != batch.Planning || !await states.FitAsync(open.Database, [now], cancellation))
            {
                throw new CaseException(new RecordRefusal.Foreign($"Batches の {caseId}"));
            }

            if (targets.Count == 0)
            {
                (now.Phase, now.DoneAt) = (BatchPhase.Done, open.Now);
                locked!.Version++;
                return (new Deed(DeedKind.BatchWritten, $"{CaseRows.Called(locked)} の一括の記録を終えた", caseId), false);
            }

            var (written, left) = await WriteAsync(open, locked!, targets, planned, cancellation);
            return (new Deed(DeedKind.BatchWritten, $"{CaseRows.Called(locked!)} の一括で {written} 戸籍に記録した{(left > 0 ? $"(残った戸籍 {left})" : "")}", caseId), true);
        }, cancellation));
    }

    // What was decided is written, and nothing that was put into the plan behind the program's back since; and before the end is said, that all of it is still there.
    private async Task DemandSoundAsync(KosekiDbContext database, BatchRow batch, CaseRow row, List<BatchTargetRow> targets, CancellationToken cancellation)
    {
        await names.FollowAsync(cancellation);
        if (targets.Find(t => !names.Names(t)) is { } foreign)
        {
            throw new CaseException(new RecordRefusal.Foreign($"{foreign.TableName} の {foreign.RowKey}"));
        }

        if (targets.Count == 0 && !BatchFacts.DigestOf(await BatchLists.Current(database, batch).ToListAsync(cancellation)).AsSpan().SequenceEqual(row.Fingerprint))
        {
            throw new CaseException(new RecordRefusal.Foreign($"一括 {row.Id} の計画"));
        }
    }

    private static Task<BatchRow?> WritingAsync(IQueryable<BatchRow> batches, long caseId, CancellationToken cancellation) =>
        batches.FirstOrDefaultAsync(b => b.CaseId == caseId && b.Phase == BatchPhase.Writing, cancellation);

    private async Task<List<BatchTargetRow>> NextAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation)
    {
        var last = await database.BatchResults.Where(r => r.CaseId == batch.CaseId).MaxAsync(r => (long?)r.Register, cancellation) ?? 0;
        return await database.BatchTargets.AsNoTracking()
            .Where(t => t.CaseId == batch.CaseId && t.Planning == batch.Planning && t.State != TargetState.Stopped && t.Register > last)
            .OrderBy(t => t.Register).Take(settings.Portion).ToListAsync(cancellation);
    }

    // What would be written now, by register: only where it is, for the day of planning, exactly what was examined.
    private async Task<Dictionary<long, Plan>> PlansAsync(KosekiDbContext database, BatchRow batch, CaseRow row, List<BatchTargetRow> targets, CancellationToken cancellation)
    {
        var examined = (await planner.ExamineAsync(database, row, targets.ConvertAll(t => (t.Register, t.Former, t.Made)), [batch.PlannedFor!.Value, batch.DecidedOn!.Value], cancellation)).ToLookup(e => e.Register);
        var plans = new Dictionary<long, Plan>();
        foreach (var target in targets)
        {
            if (examined[target.Register].ToList() is [var then, var now] && then.Examination.Plan is { } examinedPlan && now.Examination is { CanBeApproved: true, Plan: { } plan }
                && CasePlan.FingerprintOf(examinedPlan).AsSpan().SequenceEqual(target.Fingerprint) && (then.Generation, then.Supplementary) == (target.Generation, target.SupplementaryGeneration))
            {
                plans[target.Register] = plan;
            }
        }

        return plans;
    }

    private async Task<(int Written, int Left)> WriteAsync(JournalTransaction open, CaseRow row, List<BatchTargetRow> targets, Dictionary<long, Plan> planned, CancellationToken cancellation)
    {
        var numbers = targets.ConvertAll(t => t.Register);
        var holds = await BatchPlanner.HoldsAsync(open.Guard, open.Database, numbers, cancellation);
        var ends = await GenerationWriter.EndsAsync(open.Database, numbers, cancellation);
        var outcomes = targets
            .Select(t => (Target: t, Outcome: BatchRules.OutcomeOf(holds[t.Register].Any(), planned.ContainsKey(t.Register) && StandsAt(t, ends) && IsRecorded(t.Register, ends)))).ToList();
        var writing = outcomes.Where(o => o.Outcome == TargetOutcome.Written).Select(o => planned[o.Target.Register]).ToList();
        var by = new Authorship($"{row.EnteredBy} {row.EnteredByName}", open.Author, open.Now, row.Id, CaseRows.ReceiptOf(row));
        var marks = await generations.WriteAsync(open, [.. writing.SelectMany(p => p.Documents).Select(s => (s.After, by))], ends, cancellation);
        OutboxWriter.Add(open, writing.SelectMany(p => p.Messages).Select(m => (m, row.Id)), marks);
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
}
