using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// What people do with a case over many registers: enter it, receive it and have it planned, look at the sample, end its examination, decide it
/// once; send it back or end it. What leads from one to the other without people is done by <see cref="BatchRunner"/>. That it is taken over,
/// put away and put back goes as for any case (<see cref="CaseWorkflow"/>): nothing of its plan hangs on that.
/// </summary>
public sealed class BatchDesk(JournalWriter journal, CasePlanner planner, CaseDecision decision, BatchPlanner batches, BatchFinder finder, BatchGuard record, SessionGuard guard, BatchSettings settings)
{
    private const string Means = "職権";

    /// <summary>Opens a batch; with <paramref name="source"/> for what another one, that is done, has left over.</summary>
    public async Task<CaseRecord> OpenAsync(Actor actor, long? source = null, CancellationToken cancellation = default)
    {
        Rulings.Refuse(Rights.WhyNot(CaseAction.Edit.Permission(), actor, new RightsSubject.OfCase(new CaseStanding(CaseState.Draft, actor.Account, null))));
        var kind = CasePlanner.KindOf(PlaceRenamingKind.KindCode);
        var (_, row) = await journal.CommitAsync(actor, async open =>
        {
            var former = source is { } id ? await FormerAsync(open, id, cancellation) : default;
            var opened = await CaseStore.AddAsync(open, kind, PlaceRenamingKind.KindCode, former.Draft ?? Draft.Empty);
            (opened.IsBatch, opened.Subject) = (true, former.Draft is { } same ? same[PlaceRenamingForm.Notice] : "");
            open.Database.Batches.Add(new() { CaseId = opened.Id, Phase = BatchPhase.Entering, Places = former.Places ?? BatchFacts.Store(""), Source = source });
            return (new Deed(DeedKind.Opened, source is null ? $"一括の案件 {opened.Id} を開いた" : $"案件 {source} で残った戸籍の一括として案件 {opened.Id} を開いた", opened.Id), opened);
        }, cancellation);
        return CaseRows.Record(row);
    }

    /// <summary>Saves what has been entered, the table even while lines of it cannot be read; a planning that counted until now is ended by it.</summary>
    public Task<long> SaveAsync(long id, Draft draft, string places, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Edit, actor, (open, row, batch) =>
    {
        var kind = CasePlanner.KindOf(row.KindCode);
        var common = PlaceRenamingForm.Common.Aggregate(Draft.Empty, (d, key) => d.With(key, draft[key]));
        Rulings.Refuse(FieldLimits.Refuse(kind.Form, common));
        var written = planner.Written(kind, common);
        (row.Draft, row.Subject) = (CaseRows.Write(common), written[PlaceRenamingForm.Notice]);
        var ended = EndPlan(open, row, batch, PlanEnd.Changed);
        (batch.Places, batch.Phase) = (BatchFacts.Store(places), BatchPhase.Entering);
        CaseRows.Apply(row, CaseAction.Edit, open);
        (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        return Task.FromResult(new Deed(DeedKind.Taken, $"{CaseRows.Called(row)} の一括の内容を入力した{ended}", id));
    }, cancellation);

    /// <summary>受付: a number in the receipt book, and the planning begins.</summary>
    public async Task<long> ReceiveAsync(long id, long version, Actor actor, CancellationToken cancellation = default)
    {
        var gaps = await batches.GapsAsync(id, cancellation);
        return await DoAsync(id, version, CaseAction.Receive, actor, (open, row, batch) => ReceiveAsync(open, row, batch, gaps, cancellation), cancellation);
    }

    private async Task<Deed> ReceiveAsync(JournalTransaction open, CaseRow row, BatchRow batch, string gaps, CancellationToken cancellation)
    {
        DemandReadable(row, batch);
        var (kind, draft, today) = (CasePlanner.KindOf(row.KindCode), CaseRows.DraftOf(row), planner.Today);
        var number = await CaseStore.NumberAsync(open, today.Year);
        (row.ReceiptYear, row.ReceiptNumber, row.ReceiptDate, row.Means) = (number.Year, number.Number, today, Means);
        CaseRows.Apply(row, CaseAction.Receive, open);
        CaseStore.AddReceipt(open, row, kind.SubjectOf(draft).Code, await decision.ColumnsAsync(open.Database, row, draft, cancellation), today, kind.DispositionOf(draft, new Origin.Here()));
        Begin(batch, gaps);
        return new Deed(DeedKind.Received, $"{kind.Name} {row.Subject} の一括を {number} で受け付けた{(gaps.Length > 0 ? "(対照表のもれを知らせた)" : "")}", row.Id);
    }

    /// <summary>計画をやり直す: every register is looked for and planned anew, as it stands now; the planning until now is ended and stays in the record.</summary>
    public async Task<long> PlanAnewAsync(long id, long version, Actor actor, CancellationToken cancellation = default)
    {
        var gaps = await batches.GapsAsync(id, cancellation);
        return await DoAsync(id, version, CaseAction.Edit, actor, (open, row, batch) =>
        {
            DemandReadable(row, batch);
            if (row.State == CaseState.Draft)
            {
                throw new CaseException(new BatchRefusal.NotReceived());
            }

            var ended = EndPlan(open, row, batch, PlanEnd.Anew);
            Begin(batch, gaps);
            CaseRows.Apply(row, CaseAction.Edit, open);
            return Task.FromResult(new Deed(DeedKind.BatchPlanned, $"{CaseRows.Called(row)} の一括の計画をやり直す{ended}", id));
        }, cancellation);
    }

    /// <summary>補正に戻す: to whoever entered it. What was planned stands until somebody enters it otherwise or plans anew; it has to be examined again.</summary>
    public Task<long> ReturnAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Return, actor, (open, row, _) =>
    {
        (row.Reason, row.Fingerprint) = (CasePaper.Reason(reason).Demand(), null);
        CaseRows.Apply(row, CaseAction.Return, open);
        return Task.FromResult(new Deed(DeedKind.Returned, $"{CaseRows.Called(row)} の一括を補正に戻した", id, row.Reason));
    }, cancellation);

    /// <summary>取下げ: nothing of it is written, and the planning is ended.</summary>
    public Task<long> WithdrawAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Withdraw, actor, async (open, row, batch) =>
    {
        row.Reason = CasePaper.Reason(reason).Demand();
        var ended = EndPlan(open, row, batch, PlanEnd.Withdrawn);
        batch.Phase = BatchPhase.Entering;
        CaseRows.Apply(row, CaseAction.Withdraw, open);
        await decision.WriteOutcomeAsync(open, row, DeedKind.Withdrawn.Word(), row.Reason, cancellation);
        return new Deed(DeedKind.Withdrawn, $"{CaseRows.Called(row)} の一括を取下げとした{ended}", id, row.Reason);
    }, cancellation);

    /// <summary>Notes that somebody looked at registers that have to be looked at; those already looked at, and others, are passed over.</summary>
    public Task<long> LookAsync(long id, IReadOnlyCollection<RegisterId> registers, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Examine, actor, async (open, row, batch) =>
    {
        var looked = await record.LookedAsync(open.Database, batch, cancellation);
        var now = BatchFacts.ToLookAt(batch, await TargetsAsync(open.Database, batch, cancellation), settings).Where(r => registers.Contains(r) && !looked.Contains(r.Value)).ToList();
        open.Database.BatchLooks.AddRange(now.Select(r => new BatchLookRow { CaseId = id, Planning = batch.Planning, Register = r.Value, Account = actor.Account, Name = actor.Name, At = open.Now }));
        CaseRows.AddEditor(row, actor);
        return new Deed(DeedKind.BatchLooked, $"{CaseRows.Called(row)} の一括で {now.Count} 戸籍を確かめた", id);
    }, cancellation);

    /// <summary>審査完了: what has to be looked at has been; the planning is fixed as it is.</summary>
    public Task<long> CompleteExaminationAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Examine, actor, async (open, row, batch) =>
    {
        var targets = await record.TargetsAsync(open.Database, batch, cancellation);
        var looked = await record.LookedAsync(open.Database, batch, cancellation);
        var unseen = BatchFacts.ToLookAt(batch, TargetsOf(targets), settings).Count(r => !looked.Contains(r.Value));
        Rulings.Refuse(BatchRules.WhyNotExamine(batch.Phase, targets.Count(t => t.State != TargetState.Stopped), unseen));
        row.Fingerprint = BatchFacts.DigestOf(targets);
        (row.ExaminedBy, row.ExaminedByName) = (actor.Account, actor.Name);
        CaseRows.Apply(row, CaseAction.Examine, open);
        return new Deed(DeedKind.Examined, $"{CaseRows.Called(row)} の一括({targets.Count} 戸籍)の審査を終えた", id);
    }, cancellation);

    /// <summary>決裁 by somebody else, once for all of it; from then on it is written, by whichever node.</summary>
    public Task<long> ApproveAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Approve, actor, async (open, row, batch) =>
    {
        await guard.DemandProofAsync(open.Database, open.Actor, cancellation);
        var targets = await record.TargetsAsync(open.Database, batch, cancellation);
        Rulings.Refuse(!BatchFacts.DigestOf(targets).AsSpan().SequenceEqual(row.Fingerprint) ? new BatchRefusal.NotAsExamined() : null);
        (batch.Phase, batch.DecidedOn) = (BatchPhase.Writing, planner.Today);
        (row.DecidedBy, row.DecidedByName, row.DecidedJournal) = (actor.Account, actor.Name, open.Number);
        CaseRows.Apply(row, CaseAction.Approve, open);
        await decision.WriteOutcomeAsync(open, row, "記録", null, cancellation);
        return new Deed(DeedKind.Approved, $"{CaseRows.Called(row)} の一括({targets.Count(t => t.State != TargetState.Stopped)} 戸籍)を決裁した", id);
    }, cancellation);

    private static List<BatchTarget> TargetsOf(List<BatchTargetRow> targets) => targets.ConvertAll(t => new BatchTarget(new(t.Register), t.State));

    private async Task<List<BatchTarget>> TargetsAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation) => TargetsOf(await record.TargetsAsync(database, batch, cancellation));

    private void Begin(BatchRow batch, string gaps) =>
        (batch.Phase, batch.Planning, batch.PlannedFor, batch.Seed, batch.Gaps) = (BatchPhase.Planning, batch.Planning + 1, planner.Today, null, gaps);

    // What was planned stays, and that it counts no more is recorded beside it. For the deed: which.
    private static string EndPlan(JournalTransaction open, CaseRow row, BatchRow batch, PlanEnd why)
    {
        if (!BatchRules.HasOpenPlan(batch.Phase))
        {
            return "";
        }

        row.Fingerprint = null;
        open.Database.BatchPlanEnds.Add(new() { CaseId = batch.CaseId, Planning = batch.Planning, Why = why, Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now });
        return $"(計画 {batch.Planning} は{why.Word()}により終わった)";
    }

    // What all registers have in common is said once, before thousands of them say it.
    private void DemandReadable(CaseRow row, BatchRow batch)
    {
        var (kind, draft) = (CasePlanner.KindOf(row.KindCode), CaseRows.DraftOf(row));
        if (PlaceRenamingForm.Common.Where(key => draft[key].Length == 0).Select(key => kind.Form[key].Label).FirstOrDefault() is { } empty)
        {
            throw new CaseException(new BatchRefusal.Empty(empty));
        }

        if (finder.TableOf(batch).Problems is { Count: > 0 } problems)
        {
            throw new CaseException(new BatchRefusal.TableUnreadable(problems[0], problems.Count - 1));
        }
    }

    private async Task<(Draft? Draft, byte[]? Places)> FormerAsync(JournalTransaction open, long id, CancellationToken cancellation)
    {
        var batch = await open.Database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == id && b.Phase == BatchPhase.Done, cancellation) ?? throw new CaseException(new BatchRefusal.NotDone());
        var row = await open.CaseAsync(id);
        return ((await record.LeftAsync(open.Database, batch, cancellation)).Count == 0 ? throw new CaseException(new BatchRefusal.NothingLeft()) : CaseRows.DraftOf(row), batch.Places);
    }

    // The new version. The case is locked, allowed to the actor and at the version that was read; what is read of the batch is as it was recorded.
    private async Task<long> DoAsync(long id, long? seen, CaseAction action, Actor actor, Func<JournalTransaction, CaseRow, BatchRow, Task<Deed>> act, CancellationToken cancellation)
    {
        var (_, version) = await journal.CommitAsync(actor, async open =>
        {
            var row = await CaseStore.DemandAsync(open, id, action, seen, ofBatch: true);
            var batch = await open.Database.Batches.FirstOrDefaultAsync(b => b.CaseId == id, cancellation) ?? throw new CaseException(new BatchRefusal.NoBatch(id));
            await record.DemandAsync(open.Database, batch, cancellation);
            Rulings.Refuse(BatchRules.WhyNot(action, batch.Phase));
            return (await act(open, row, batch), row.Version);
        }, cancellation);
        return version;
    }
}
