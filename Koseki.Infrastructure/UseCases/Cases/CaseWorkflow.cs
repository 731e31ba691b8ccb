using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.RefusalRequests;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.RefusalRequests;
using Koseki.Infrastructure.UseCases.NightHolds;

namespace Koseki.Infrastructure.UseCases.Cases;

/// <summary>
/// A notification's way: draft, receipt, examination, decision. What is allowed is decided by <see cref="CaseRules"/>;
/// what is written goes through the journal.
/// </summary>
public sealed class CaseWorkflow(ReadScopes scopes, JournalWriter journal, CaseStore store, CaseDrafts drafts, CasePlanner planner, CaseDecision decision, CaseMarks marks, CaseBook book)
{
    /// <summary>Opens a draft and reserves the numbers its kind may need.</summary>
    public async Task<CaseRecord> OpenAsync(string kindCode, Actor actor, CancellationToken cancellation = default)
    {
        Rulings.Refuse(Rights.WhyNot(Permission.EditCase, actor, new RightsSubject.OfCase(new(CaseState.Draft, actor.Account, null))));
        var kind = CasePlanner.KindOf(kindCode);
        var first = kind.OpeningDraft(planner.Today);
        var (_, one) = await journal.CommitAsync(actor, async open =>
        {
            var opened = await CaseStore.AddAsync(open, kind, kindCode, first);
            return (new Deed(DeedKind.Opened, $"案件 {opened.Id} を開いた", opened.Id), opened);
        }, cancellation);
        return one.Record;
    }

    /// <summary>The case, or null.</summary>
    public Task<CaseRecord?> GetAsync(long id, CancellationToken cancellation = default) => store.GetAsync(id, cancellation);

    /// <summary>The version of the case, or null: whether what a screen shows still stands.</summary>
    public Task<long?> VersionAsync(long id, CancellationToken cancellation = default) => store.VersionAsync(id, cancellation);

    /// <summary>All cases in a state, in the order in which they wait.</summary>
    public Task<IReadOnlyList<CaseRecord>> ListAsync(CaseState state, CancellationToken cancellation = default) => store.ListAsync(state, cancellation);

    /// <summary>How many cases are in each state, of all or of those one account has.</summary>
    public Task<IReadOnlyDictionary<CaseState, int>> CountsAsync(string? assignedTo = null, CancellationToken cancellation = default) => store.CountsAsync(assignedTo, cancellation);

    /// <summary>
    /// Saves the draft; throws <see cref="CaseException"/> naming who was first when it was changed meanwhile, or who has the
    /// case. Whoever types into a case nobody has, has it from then on, and the journal says so. A paper in the receipt book
    /// that now names a further register holds it from this moment on.
    /// </summary>
    public Task<long> SaveDraftAsync(long id, Draft draft, long version, Actor actor, CancellationToken cancellation = default) =>
        drafts.SaveAsync(id, draft, version, actor, cancellation);

    /// <summary>What stands in a box once it is left, as a register writes it, and what was changed, in words.</summary>
    public (string Text, IReadOnlyList<string> Changes) Written(FormField field, string typed) => planner.OnLeaving(field, typed);

    /// <summary>Findings and plan of the draft on screen, which need not be saved.</summary>
    public async Task<CaseExamination> ExamineAsync(long id, Draft draft, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return CasePlanner.ResultOf(await planner.PlanAsync(scope, await CaseStore.SeeAsync(scope.Database, id, cancellation), draft, cancellation));
    }

    /// <summary>
    /// 受付: gives the receipt number and holds every register of ours that the paper names, in one transaction. A paper that
    /// names none (非本籍人, foreigners, a first register here) stands in the book and holds nothing.
    /// </summary>
    public async Task<ReceiptNumber> ReceiveAsync(long id, ReceiptDetails details, Actor actor, CancellationToken cancellation = default) =>
        (await ReceiveAsync(CaseSet.Of(id), details, actor, cancellation))[0];

    /// <summary>受付 of all that was handed in together: a number each, one after the other, in one transaction.</summary>
    public async Task<IReadOnlyList<ReceiptNumber>> ReceiveAsync(CaseSet cases, ReceiptDetails details, Actor actor, CancellationToken cancellation = default)
    {
        var (_, receipts) = await journal.CommitAsync(actor, async open =>
        {
            var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Receive, cancellation);
            var received = new List<(ReceiptNumber Number, string Text)>();
            foreach (var row in rows)
            {
                received.Add(await ReceiveAsync(open, row, details, cancellation));
            }

            var (handedOver, since) = await NightJoins.WriteAsync(open, details, rows, cancellation);
            foreach (var row in rows)
            {
                row.SetKnownSince(since);
            }

            return (new Deed(DeedKind.Received, string.Join("、", received.Select(r => r.Text)) + handedOver, rows[0].Id), received.ConvertAll(r => r.Number));
        }, cancellation);
        return receipts;
    }

    private async Task<(ReceiptNumber Number, string Text)> ReceiveAsync(JournalTransaction open, OpenCase one, ReceiptDetails details, CancellationToken cancellation)
    {
        var doubles = await marks.SimilarAsync(open, one, details.Date, details.SeenDoubles, planner.Today, cancellation);
        var receipt = planner.Receipt(one.Kind, one.Draft, details, doubles).Demand();

        var number = await CaseStore.NumberAsync(open, receipt.Details.On.Year);
        one.SetReceipt(number, details.Date, details.Time, details.Means, receipt.Details.Origin);
        await marks.ReplaceAsync(open, one, cancellation);
        one.Apply(CaseAction.Receive);
        open.Hold(one.Kind.RegistersNamed(one.Draft), one.Id);
        await book.WriteReceiptAsync(open, one, receipt.Details.On, receipt.Disposition, cancellation);
        return (number, $"{one.Kind.Name} {one.Subject} を {number} で受け付けた{receipt.Note}");
    }

    /// <summary>
    /// 審査完了: fixes the plan and what it was computed from. Refused while findings block. Registers that the corrected
    /// paper no longer names are let go. With <paramref name="seen"/>, the version that was read, it is also refused when
    /// the paper has been changed since; with <paramref name="seenDoubles"/> when another paper may be of the same event and
    /// was not seen; and where it asks (要照会) and neither <paramref name="answers"/> nor an examination before say what was answered.
    /// </summary>
    public Task CompleteExaminationAsync(long id, Actor actor, long? seen = null, IReadOnlyList<long>? seenDoubles = null, IReadOnlyList<InquiryAnswer>? answers = null, CancellationToken cancellation = default) =>
        CompleteExaminationAsync(CaseSet.Of(id, seen), actor, seenDoubles, answers, cancellation);

    /// <summary>審査完了 of all that was handed in together: each is examined on the registers as those before it leave them.</summary>
    public Task CompleteExaminationAsync(CaseSet cases, Actor actor, IReadOnlyList<long>? seenDoubles = null, IReadOnlyList<InquiryAnswer>? answers = null, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Examine, cancellation);
        var plans = (await planner.PlanAsync(open, rows, cancellation)).Cases;
        var papers = new List<PaperToExamine>();
        foreach (var (one, plan) in rows.Zip(plans))
        {
            // Those of this paper as it is stored; answered before, they stand.
            var seen = Inquiry.SeenOf(one.Id, one.Draft);
            var asked = plan.Examination.Findings.Select(Inquiry.MarkOf).ToHashSet(StringComparer.Ordinal);
            var answered = Inquiry.Take(one.Answers, [.. (answers ?? []).Where(a => a.Seen == seen && asked.Contains(a.Finding))], actor, open.Now).Demand();
            papers.Add(new(plan.Examination, await marks.SimilarAsync(open, one, one.ReceiptDate, seenDoubles, planner.Today, cancellation)) { Answers = answered, Seen = seen });
        }

        var doubles = ExaminationDecision.Of(papers, seenDoubles).Demand();
        var news = rows.Zip(papers, (one, paper) => paper.Answers.Skip(one.Answers.Count)).SelectMany(a => a).Select(a => $"{a.Finding.Split(' ')[0]} {a.Text}").ToList();
        foreach (var ((one, plan), paper) in rows.Zip(plans).Zip(papers))
        {
            one.SetExamined(plan);
            one.SetAnswers(paper.Answers);
            await open.ReleaseAsync(one.Id, except: one.Kind.RegistersNamed(one.Draft));
            one.Apply(CaseAction.Examine);
        }

        return (new Deed(DeedKind.Examined, $"{BundleRows.Called(rows)} の審査を終えた{doubles}", rows[0].Id, news.Count == 0 ? null : Shortened($"照会の回答: {string.Join("、", news)}")), true);
    }, cancellation);

    /// <summary>
    /// 担当する・引き継ぐ: the case is with the actor from now on. The version goes up, so that nothing typed by the one who
    /// had it slips in afterwards. Refused when it is not with <paramref name="from"/> any more, the account that the screen
    /// named, or null for nobody.
    /// </summary>
    public Task TakeAsync(long id, string? from, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var one = await CaseStore.DemandAsync(open, id, CaseAction.Take);
        Rulings.Refuse(one.Paper.WhyNotTake(from));
        var before = one.AssignedToName;
        one.Apply(CaseAction.Take);
        return (new Deed(DeedKind.Taken, before is null ? $"{one.Called} の担当になった" : $"{one.Called} の担当を {before} から引き継いだ", id), true);
    }, cancellation);

    /// <summary>
    /// 破棄: puts a draft away that was never received. Refused when it is not at the version <paramref name="seen"/> any
    /// more, so that nothing is put away that was typed elsewhere meanwhile. Until when it can be taken back.
    /// </summary>
    public async Task<DateTimeOffset> DiscardAsync(long id, long seen, Actor actor, CancellationToken cancellation = default)
    {
        var (_, until) = await journal.CommitAsync(actor, async open =>
        {
            var one = await CaseStore.DemandAsync(open, id, CaseAction.Discard, seen);
            var called = one.Called;
            one.Apply(CaseAction.Discard);
            return (new Deed(DeedKind.Discarded, $"{called} の下書きを破棄した", id), open.Now.AddDays(CaseRules.DaysToRestore));
        }, cancellation);
        return until;
    }

    /// <summary>破棄を取り消す: the draft is there again as it was, with whoever discarded it.</summary>
    public Task RestoreAsync(long id, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var one = await CaseStore.DemandAsync(open, id, CaseAction.Restore);
        await one.LeaveThoseGoneOnAsync(cancellation);
        one.Apply(CaseAction.Restore);
        return (new Deed(DeedKind.Restored, $"{one.Called} の下書きの破棄を取り消した", id), true);
    }, cancellation);

    /// <summary>補正に戻す.</summary>
    public Task ReturnAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => ReturnAsync(CaseSet.Of(id), reason, actor, cancellation);

    /// <summary>補正に戻す of all that was handed in together.</summary>
    public Task ReturnAsync(CaseSet cases, string reason, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Return, cancellation);
        var why = CasePaper.Reason(reason).Demand();
        foreach (var one in rows)
        {
            one.SetReason(why);
            one.Apply(CaseAction.Return);
        }

        return (new Deed(DeedKind.Returned, $"{BundleRows.Called(rows)} を補正に戻した", rows[0].Id, why), true);
    }, cancellation);

    /// <summary>不受理 with its reason and 根拠条文: ends the hold.</summary>
    public Task RejectAsync(long id, string reason, string article, Actor actor, CancellationToken cancellation = default) => RejectAsync(CaseSet.Of(id), reason, article, actor, cancellation);

    /// <summary>不受理 of all that was handed in together: a line of 不受理処分整理簿 for each.</summary>
    public Task RejectAsync(CaseSet cases, string reason, string article, Actor actor, CancellationToken cancellation = default) => EndAsync(cases, CaseAction.Reject, DeedKind.Rejected, reason, article, actor, cancellation);

    /// <summary>取下げ: ends the hold.</summary>
    public Task WithdrawAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => WithdrawAsync(CaseSet.Of(id), reason, actor, cancellation);

    /// <summary>取下げ of all that was handed in together.</summary>
    public Task WithdrawAsync(CaseSet cases, string reason, Actor actor, CancellationToken cancellation = default) => EndAsync(cases, CaseAction.Withdraw, DeedKind.Withdrawn, reason, "", actor, cancellation);

    /// <summary>決裁: writes exactly what was examined, or nothing; nothing also when <paramref name="seen"/> is not the version any more.</summary>
    public Task<ApprovalOutcome> ApproveAsync(long id, Actor actor, long? seen = null, CancellationToken cancellation = default) => decision.ApproveAsync(CaseSet.Of(id, seen), actor, cancellation);

    /// <summary>決裁 of all that was handed in together, in one act: all of it or nothing.</summary>
    public Task<ApprovalOutcome> ApproveAsync(CaseSet cases, Actor actor, CancellationToken cancellation = default) => decision.ApproveAsync(cases, actor, cancellation);

    private Task EndAsync(CaseSet cases, CaseAction action, DeedKind outcome, string reason, string article, Actor actor, CancellationToken cancellation) => journal.CommitAsync(actor, async open =>
    {
        var rows = await BundleRows.DemandAsync(open, cases, action, cancellation);
        var why = CasePaper.Reason(reason).Demand();
        var named = rows.SelectMany(r => r.Kind.RegistersNamed(r.Draft)).ToHashSet();
        if (action == CaseAction.Reject)
        {
            await TellRequestersAsync(open, rows, cancellation);
        }

        var word = outcome.Word();
        foreach (var one in rows)
        {
            Rulings.Refuse(PaperStepRules.WhyNotEnd(action, one.Origin));
            var standing = one.Paper.Standing;
            one.SetReason(why);
            one.Apply(action);
            await open.ReleaseAsync(one.Id, new NightEnd(action, standing, named, actor.Account));
            word = action == CaseAction.Reject ? await RefuseAsync(open, one, why, article, cancellation) : word;
            await book.WriteOutcomeAsync(open, one, word, why, cancellation);
        }

        return (new Deed(outcome, $"{BundleRows.Called(rows)} を{word}とした", rows[0].Id, why), true);
    }, cancellation);

    // 不受理処分 by the office that was asked to accept it; what another one has accepted is only not recorded here.
    private async Task<string> RefuseAsync(JournalTransaction open, OpenCase one, string why, string article, CancellationToken cancellation)
    {
        var ground = PaperStepRules.Article(article, one.Origin).Demand();
        if (one.Origin is not Origin.Here)
        {
            return PaperStepRules.NotRecorded;
        }

        var there = await PaperStepStore.OfAsync(open, one.Id, cancellation);
        await PaperStepStore.AddAsync(open, one.Id, there.Count, PaperStepKind.Refused, planner.Today, why, ground);
        return DeedKind.Rejected.Word();
    }

    // The case keeps all of it.
    private static string Shortened(string text) => text.Length <= FieldLimits.Sentence ? text : text[..(char.IsHighSurrogate(text[FieldLimits.Sentence - 2]) ? FieldLimits.Sentence - 2 : FieldLimits.Sentence - 1)] + "…";

    // Who asked that it be refused is told (戸籍法27条の2第5項).
    private async Task TellRequestersAsync(JournalTransaction open, IReadOnlyList<OpenCase> rows, CancellationToken cancellation)
    {
        var plans = (await planner.PlanAsync(open, rows, cancellation)).Cases;
        RequestStore.Demand(plans.All(p => p.AreRequestsSound));
        var stopped = rows.Zip(plans, (one, plan) => (One: one, By: plan.Examination.StoppedBy)).SelectMany(s => s.By.Select(r => (s.One, Request: r))).ToList();
        foreach (var (one, request) in stopped)
        {
            RequestStore.Add(open, request, RequestStepKind.Stopped, one.Id, one.Called);
        }

        OutboxWriter.Add(open, stopped.Select(s => (RequestConsequences.NoticeOf(s.Request, s.One.Kind.Name, s.One.Receipt?.ToString(), s.One.HandedIn, planner.Today), s.One.Id)), new Dictionary<DocumentKey, GenerationMark>());
    }
}
