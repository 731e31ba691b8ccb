using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Persistence.Setup;

namespace Koseki.Infrastructure.UseCases.Batches;

/// <summary>
/// What people do with a case over many registers: enter it, receive it and have it planned, look at the sample, end its examination, decide it
/// once; send it back or end it. What leads from one to the other without people is done by <see cref="BatchRunner"/>. That it is taken over,
/// put away and put back goes as for any case (<see cref="CaseWorkflow"/>): nothing of its plan hangs on that.
/// </summary>
public sealed class BatchDesk(JournalWriter journal, CasePlanner planner, CaseBook book, BatchPlanner batches, BatchFinder finder, BatchGuard record, SessionGuard guard, BatchSettings settings)
{
    private const string Means = "職権";

    /// <summary>Opens a batch of a kind, by its code; with <paramref name="source"/> for what another one, that is done, has left over, of the kind of that one.</summary>
    public async Task<CaseRecord> OpenAsync(Actor actor, string? kindCode, long? source = null, CancellationToken cancellation = default)
    {
        Rulings.Refuse(Rights.WhyNot(CaseAction.Edit.Permission(), actor, new RightsSubject.OfCase(new CaseStanding(CaseState.Draft, actor.Account, null))));
        var (_, one) = await journal.CommitAsync(actor, async open =>
        {
            var former = source is { } id ? await OpenBatch.LeftAsync(open, id, record, cancellation) : null;
            Rulings.Refuse(source is null ? null : BatchRules.WhyNotFurther(former?.Left));
            var code = former?.KindCode ?? kindCode ?? "";
            var batch = NotificationCatalogue.Find(code) as IBatchKind;
            Rulings.Refuse(batch is null ? new BatchRefusal.NotForMany() : null);
            var opened = await CaseStore.AddAsync(open, CasePlanner.KindOf(code), code, former?.Draft ?? Draft.Empty);
            opened.SetBatch(former?.Draft[batch!.Called] ?? "");
            OpenBatch.Add(open, opened, former?.Places, source);
            return (new Deed(DeedKind.Opened, source is null ? $"一括の案件 {opened.Id} を開いた" : $"案件 {source} で残った戸籍の一括として案件 {opened.Id} を開いた", opened.Id), opened);
        }, cancellation);
        return one.Record;
    }

    /// <summary>Saves what has been entered, the table even while lines of it cannot be read; a planning that counted until now is ended by it.</summary>
    public Task<long> SaveAsync(long id, Draft draft, string places, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Edit, actor, (_, batch) =>
    {
        var kind = batch.Case.Kind;
        var many = BatchFacts.KindOf(batch.Case.KindCode);
        var common = BatchFacts.CommonOf(many, draft);
        Rulings.Refuse(FieldLimits.Refuse(kind.Form, common));
        batch.Case.SetDraft(common, planner.Written(kind, common)[many.Called]);
        var ended = EndPlan(batch, PlanEnd.Changed);
        batch.SetPlaces(places);
        batch.Enter();
        batch.Case.Apply(CaseAction.Edit);
        batch.Case.Assign();
        return Task.FromResult(new Deed(DeedKind.Taken, $"{batch.Case.Called} の一括の内容を入力した{ended}", id));
    }, cancellation);

    /// <summary>受付: a number in the receipt book, and the planning begins.</summary>
    public async Task<long> ReceiveAsync(long id, long version, Actor actor, CancellationToken cancellation = default)
    {
        var gaps = await batches.GapsAsync(id, cancellation);
        return await DoAsync(id, version, CaseAction.Receive, actor, (open, batch) => ReceiveAsync(open, batch, gaps, cancellation), cancellation);
    }

    private async Task<Deed> ReceiveAsync(JournalTransaction open, OpenBatch batch, string gaps, CancellationToken cancellation)
    {
        Rulings.Refuse(WhyNotReadable(batch));
        var (one, today) = (batch.Case, planner.Today);
        var number = await CaseStore.NumberAsync(open, today.Year);
        one.SetReceipt(number, today, null, Means);
        one.Apply(CaseAction.Receive);
        await book.WriteReceiptAsync(open, one, today, one.Kind.DispositionOf(one.Draft, new Origin.Here()), cancellation);
        batch.Begin(today, gaps);
        return new Deed(DeedKind.Received, $"{one.Kind.Name} {one.Subject} の一括を {number} で受け付けた{(gaps.Length > 0 ? "(表のもれを知らせた)" : "")}", one.Id);
    }

    /// <summary>計画をやり直す: every register is looked for and planned anew, as it stands now; the planning until now is ended and stays in the record.</summary>
    public async Task<long> PlanAnewAsync(long id, long version, Actor actor, CancellationToken cancellation = default)
    {
        var gaps = await batches.GapsAsync(id, cancellation);
        return await DoAsync(id, version, CaseAction.Edit, actor, (_, batch) =>
        {
            Rulings.Refuse(WhyNotReadable(batch) ?? BatchRules.WhyNotPlan(batch.Case.Paper.Standing.State));
            var ended = EndPlan(batch, PlanEnd.Anew);
            batch.Begin(planner.Today, gaps);
            batch.Case.Apply(CaseAction.Edit);
            return Task.FromResult(new Deed(DeedKind.BatchPlanned, $"{batch.Case.Called} の一括の計画をやり直す{ended}", id));
        }, cancellation);
    }

    /// <summary>補正に戻す: to whoever entered it. What was planned stands until somebody enters it otherwise or plans anew; it has to be examined again.</summary>
    public Task<long> ReturnAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Return, actor, (_, batch) =>
    {
        var why = CasePaper.Reason(reason).Demand();
        batch.Case.SetReason(why);
        batch.Case.ForgetExamined();
        batch.Case.Apply(CaseAction.Return);
        return Task.FromResult(new Deed(DeedKind.Returned, $"{batch.Case.Called} の一括を補正に戻した", id, why));
    }, cancellation);

    /// <summary>取下げ: nothing of it is written, and the planning is ended.</summary>
    public Task<long> WithdrawAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Withdraw, actor, async (open, batch) =>
    {
        var why = CasePaper.Reason(reason).Demand();
        batch.Case.SetReason(why);
        var ended = EndPlan(batch, PlanEnd.Withdrawn);
        batch.Enter();
        batch.Case.Apply(CaseAction.Withdraw);
        await book.WriteOutcomeAsync(open, batch.Case, DeedKind.Withdrawn.Word(), why, cancellation);
        return new Deed(DeedKind.Withdrawn, $"{batch.Case.Called} の一括を取下げとした{ended}", id, why);
    }, cancellation);

    /// <summary>Notes that somebody looked at registers that have to be looked at; those already looked at, and others, are passed over.</summary>
    public Task<long> LookAsync(long id, IReadOnlyCollection<RegisterId> registers, Actor actor, CancellationToken cancellation = default) => DoAsync(id, null, CaseAction.Examine, actor, async (_, batch) =>
    {
        var looked = await batch.LookedAsync(cancellation);
        var now = batch.ToLookAt(await batch.TargetsAsync(cancellation), settings).Where(r => registers.Contains(r) && !looked.Contains(r)).ToList();
        batch.AddLooks(now);
        batch.Case.AddEditor();
        return new Deed(DeedKind.BatchLooked, $"{batch.Case.Called} の一括で {now.Count} 戸籍を確かめた", id);
    }, cancellation);

    /// <summary>審査完了: what has to be looked at has been; the planning is fixed as it is.</summary>
    public Task<long> CompleteExaminationAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Examine, actor, async (_, batch) =>
    {
        var (targets, looked) = (await batch.TargetsAsync(cancellation), await batch.LookedAsync(cancellation));
        Rulings.Refuse(BatchRules.WhyNotExamine(batch.Phase, targets.Writable, batch.ToLookAt(targets, settings).Count(r => !looked.Contains(r))));
        batch.Case.SetExamined(targets.Digest);
        batch.Case.Apply(CaseAction.Examine);
        return new Deed(DeedKind.Examined, $"{batch.Case.Called} の一括({targets.Targets.Count} 戸籍)の審査を終えた", id);
    }, cancellation);

    /// <summary>決裁 by somebody else, once for all of it; from then on it is written, by whichever node.</summary>
    public Task<long> ApproveAsync(long id, long version, Actor actor, CancellationToken cancellation = default) => DoAsync(id, version, CaseAction.Approve, actor, async (open, batch) =>
    {
        await guard.DemandProofAsync(open.Database, open.Actor, cancellation);
        var targets = await batch.TargetsAsync(cancellation);
        Rulings.Refuse(BatchRules.WhyNotApprove(batch.Case.Fingerprint, targets.Digest));
        batch.SetDecided(planner.Today);
        batch.Case.Apply(CaseAction.Approve);
        await book.WriteOutcomeAsync(open, batch.Case, ApprovalDecision.Recorded, null, cancellation);
        return new Deed(DeedKind.Approved, $"{batch.Case.Called} の一括({targets.Writable} 戸籍)を決裁した", id);
    }, cancellation);

    // For the deed: which planning was ended.
    private static string EndPlan(OpenBatch batch, PlanEnd why)
    {
        if (!BatchRules.HasOpenPlan(batch.Phase))
        {
            return "";
        }

        batch.EndPlan(why);
        return $"(計画 {batch.Planning} は{why.Word()}により終わった)";
    }

    // What all registers have in common is said once, before thousands of them say it.
    private BatchRefusal? WhyNotReadable(OpenBatch batch) => BatchRules.WhyNotReadable(
        BatchFacts.KindOf(batch.Case.KindCode).Common.Select(key => (batch.Case.Kind.Form[key].Label, batch.Case.Draft[key])), finder.TableOf(BatchFacts.KindOf(batch.Case.KindCode), batch.Row).Problems);

    // The new version. The case is locked, allowed to the actor and at the version that was read; what is read of the batch is as it was recorded.
    private async Task<long> DoAsync(long id, long? seen, CaseAction action, Actor actor, Func<JournalTransaction, OpenBatch, Task<Deed>> act, CancellationToken cancellation)
    {
        var (_, version) = await journal.CommitAsync(actor, async open =>
        {
            var batch = await OpenBatch.DemandAsync(open, id, action, seen, record, cancellation);
            Rulings.Refuse(BatchRules.WhyNot(action, batch.Phase));
            return (await act(open, batch), batch.Case.Version);
        }, cancellation);
        return version;
    }
}
