using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// What people do with a case over many registers: enter it, receive it and have it planned, look at the sample, end its examination, decide it
/// once. What leads from one to the other without people is done by <see cref="BatchRunner"/>.
/// </summary>
public sealed class BatchDesk(JournalWriter journal, CasePlanner planner, CaseDecision decision, Municipality here, SessionGuard guard, BatchSettings settings)
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

    /// <summary>Saves what has been entered, the table even while lines of it cannot be read; what was planned before counts no more.</summary>
    public Task<long> SaveAsync(long id, Draft draft, string places, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Edit, actor, (open, row, batch) =>
    {
        var kind = CasePlanner.KindOf(row.KindCode);
        var common = PlaceRenamingForm.Common.Aggregate(Draft.Empty, (d, key) => d.With(key, draft[key]));
        Rulings.Refuse(FieldLimits.Refuse(kind.Form, common));
        var written = planner.Written(kind, common);
        (row.Draft, row.Subject) = (CaseRows.Write(common), written[PlaceRenamingForm.Notice]);
        (batch.Places, batch.Phase) = (BatchFacts.Store(places), BatchPhase.Entering);
        CaseRows.Apply(row, CaseAction.Edit, open);
        (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        return Task.FromResult(new Deed(DeedKind.Taken, $"{CaseRows.Called(row)} の一括の内容を入力した", id));
    }, cancellation);

    /// <summary>受付: a number in the receipt book, and the planning begins.</summary>
    public Task<long> ReceiveAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Receive, actor, async (open, row, batch) =>
    {
        DemandReadable(row, batch);
        var (kind, draft, today) = (CasePlanner.KindOf(row.KindCode), CaseRows.DraftOf(row), planner.Today);
        var number = await CaseStore.NumberAsync(open, today.Year);
        (row.ReceiptYear, row.ReceiptNumber, row.ReceiptDate, row.Means) = (number.Year, number.Number, today, Means);
        CaseRows.Apply(row, CaseAction.Receive, open);
        CaseStore.AddReceipt(open, row, kind.SubjectOf(draft).Code, await decision.ColumnsAsync(open.Database, row, draft, cancellation), today, kind.DispositionOf(draft, new Origin.Here()));
        Begin(batch);
        return new Deed(DeedKind.Received, $"{kind.Name} {row.Subject} の一括を {number} で受け付けた", id);
    }, cancellation);

    /// <summary>計画をやり直す: every register is looked for and planned anew, as it stands now.</summary>
    public Task<long> PlanAnewAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Edit, actor, (open, row, batch) =>
    {
        DemandReadable(row, batch);
        if (row.State == CaseState.Draft)
        {
            throw new CaseException(new BatchRefusal.NotReceived());
        }

        Begin(batch);
        CaseRows.Apply(row, CaseAction.Edit, open);
        return Task.FromResult(new Deed(DeedKind.BatchPlanned, $"{CaseRows.Called(row)} の一括の計画をやり直す", id));
    }, cancellation);

    /// <summary>Notes that somebody looked at registers that have to be looked at; those already looked at, and others, are passed over.</summary>
    public Task<long> LookAsync(long id, IReadOnlyCollection<RegisterId> registers, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Examine, actor, async (open, row, batch) =>
    {
        var looked = await BatchLists.LookedAsync(open.Database, batch, cancellation);
        var now = (await BatchLists.ToLookAtAsync(open.Database, batch, settings, cancellation)).Where(r => registers.Contains(r) && !looked.Contains(r.Value)).ToList();
        open.Database.BatchLooks.AddRange(now.Select(r => new BatchLookRow { CaseId = id, Planning = batch.Planning, Register = r.Value, Account = actor.Account, Name = actor.Name, At = open.Now }));
        CaseRows.AddEditor(row, actor);
        return new Deed(DeedKind.BatchLooked, $"{CaseRows.Called(row)} の一括で {now.Count} 戸籍を確かめた", id);
    }, cancellation);

    /// <summary>審査完了: what has to be looked at has been; the planning is fixed as it is.</summary>
    public Task<long> CompleteExaminationAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Examine, actor, async (open, row, batch) =>
    {
        var targets = await BatchLists.Current(open.Database, batch).ToListAsync(cancellation);
        var looked = await BatchLists.LookedAsync(open.Database, batch, cancellation);
        var unseen = (await BatchLists.ToLookAtAsync(open.Database, batch, settings, cancellation)).Count(r => !looked.Contains(r.Value));
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
        var targets = await BatchLists.Current(open.Database, batch).ToListAsync(cancellation);
        Rulings.Refuse(batch.Phase != BatchPhase.Planned ? new BatchRefusal.NotNow(batch.Phase) : !BatchFacts.DigestOf(targets).AsSpan().SequenceEqual(row.Fingerprint) ? new BatchRefusal.NotAsExamined() : null);
        (batch.Phase, batch.DecidedOn) = (BatchPhase.Writing, planner.Today);
        (row.DecidedBy, row.DecidedByName, row.DecidedJournal) = (actor.Account, actor.Name, open.Number);
        CaseRows.Apply(row, CaseAction.Approve, open);
        await decision.WriteOutcomeAsync(open, row, "記録", null, cancellation);
        return new Deed(DeedKind.Approved, $"{CaseRows.Called(row)} の一括({targets.Count(t => t.State != TargetState.Stopped)} 戸籍)を決裁した", id);
    }, cancellation);

    private void Begin(BatchRow batch) =>
        (batch.Phase, batch.Planning, batch.PlannedFor, batch.Seed) = (BatchPhase.Planning, batch.Planning + 1, planner.Today, null);

    // What all registers have in common is said once, before thousands of them say it.
    private void DemandReadable(CaseRow row, BatchRow batch)
    {
        var (kind, draft) = (CasePlanner.KindOf(row.KindCode), CaseRows.DraftOf(row));
        if (PlaceRenamingForm.Common.Where(key => draft[key].Length == 0).Select(key => kind.Form[key].Label).FirstOrDefault() is { } empty)
        {
            throw new CaseException(new BatchRefusal.Empty(empty));
        }

        if (BatchFacts.TableOf(batch, here).Problems is { Count: > 0 } problems)
        {
            throw new CaseException(new BatchRefusal.TableUnreadable(problems[0], problems.Count - 1));
        }
    }

    private static async Task<(Draft? Draft, byte[]? Places)> FormerAsync(JournalTransaction open, long id, CancellationToken cancellation)
    {
        var batch = await open.Database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == id && b.Phase == BatchPhase.Done, cancellation) ?? throw new CaseException(new BatchRefusal.NotDone());
        var row = await open.Database.Cases.AsNoTracking().FirstAsync(c => c.Id == id, cancellation);
        return ((await BatchLists.LeftAsync(open.Database, id, cancellation)).Count == 0 ? throw new CaseException(new BatchRefusal.NothingLeft()) : CaseRows.DraftOf(row), batch.Places);
    }

    // The new version. The case is locked, allowed to the actor and at the version that was read.
    private async Task<long> DoAsync(long id, long? seen, CaseAction action, Actor actor, Func<JournalTransaction, CaseRow, BatchRow, Task<Deed>> act, CancellationToken cancellation)
    {
        var (_, version) = await journal.CommitAsync(actor, async open =>
        {
            var row = await CaseStore.DemandAsync(open, id, action, seen, ofBatch: true);
            var batch = await open.Database.Batches.FirstOrDefaultAsync(b => b.CaseId == id, cancellation) ?? throw new CaseException(new BatchRefusal.NoBatch(id));
            return (await act(open, row, batch), row.Version);
        }, cancellation);
        return version;
    }
}
