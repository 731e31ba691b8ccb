using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// A notification's way: draft, receipt, examination, decision. What is allowed is decided by <see cref="CaseRules"/>;
/// what is written goes through the journal.
/// </summary>
public sealed class CaseWorkflow(
    IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CasePlanner planner, CaseDecision decision, CaseMarks marks, SessionGuard guard, WriteTurn writing, TimeProvider clock)
{
    private readonly CaseDrafts drafts = new(contexts, journal, planner, marks, guard, writing, clock);

    /// <summary>Opens a draft and reserves the numbers its kind may need.</summary>
    public async Task<CaseRecord> OpenAsync(string kindCode, Actor actor, CancellationToken cancellation = default)
    {
        Allow(CaseAction.Edit, new CaseStanding(CaseState.Draft, actor.Account, null), actor);
        var kind = CasePlanner.KindOf(kindCode);
        var first = kind.OpeningDraft(planner.Today);
        var (_, row) = await journal.CommitAsync(actor, async open =>
        {
            var opened = await NewRowAsync(open, kind, kindCode, first);
            return (new Deed(DeedKind.Opened, $"案件 {opened.Id} を開いた", opened.Id), opened);
        }, cancellation);
        return CaseRows.Record(row);
    }

    /// <summary>The case, or null.</summary>
    public async Task<CaseRecord?> GetAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is { } row
            ? CaseRows.Record(row, await CaseRows.TwoPersonsAsync(database, row.Office, cancellation))
            : null;
    }

    /// <summary>The version of the case, or null: whether what a screen shows still stands.</summary>
    public async Task<long?> VersionAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => (long?)c.Version).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>All cases in a state, in the order in which they wait.</summary>
    public async Task<IReadOnlyList<CaseRecord>> ListAsync(CaseState state, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.Cases.AsNoTracking().Where(c => c.State == state)
            .OrderBy(c => c.ReceiptYear).ThenBy(c => c.ReceiptNumber).ThenBy(c => c.Id).Take(500).ToListAsync(cancellation);
        return [.. rows.Select(r => CaseRows.Record(r))];
    }

    /// <summary>How many cases are in each state, of all or of those one account has.</summary>
    public async Task<IReadOnlyDictionary<CaseState, int>> CountsAsync(string? assignedTo = null, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var counts = await database.Cases.AsNoTracking().Where(c => assignedTo == null || c.AssignedTo == assignedTo).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return Enum.GetValues<CaseState>().ToDictionary(s => s, s => counts.FirstOrDefault(c => c.Key == s)?.Count ?? 0);
    }

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
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var row = await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) ?? throw new CaseException($"案件 {id} がありません。");
        var plan = await planner.PlanAsync(database, row, draft, cancellation);
        return CasePlanner.ResultOf(plan);
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
            var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Receive);
            var received = new List<(ReceiptNumber Number, string Text)>();
            foreach (var row in rows)
            {
                received.Add(await ReceiveAsync(open, row, details, cancellation));
            }

            return (new Deed(DeedKind.Received, string.Join("、", received.Select(r => r.Text)), rows[0].Id), received.ConvertAll(r => r.Number));
        }, cancellation);
        return receipts;
    }

    private async Task<(ReceiptNumber Number, string Text)> ReceiveAsync(JournalTransaction open, CaseRow row, ReceiptDetails details, CancellationToken cancellation)
    {
        var kind = CasePlanner.KindOf(row.KindCode);
        var draft = CaseRows.DraftOf(row);
        if ((kind.WhyNotReceivable(draft) ?? details.WhyTooLong()) is { } why)
        {
            throw new CaseException(why);
        }

        if (details.Date > planner.Today)
        {
            throw new CaseException("受付日が今日より後です。");
        }

        // The book follows the day the paper or its notice came here, whenever another office accepted it (規則21条).
        CaseRows.Write(row, details.Origin switch
        {
            Origin.Elsewhere e => e with { AcceptedBy = planner.Passed("受理者", e.AcceptedBy) },
            Origin.Consul c => c with { AcceptedBy = planner.Passed("受理者", c.AcceptedBy) },
            var here => here,
        });
        var on = row.ReachedOn ?? details.Date;
        if (on > planner.Today || on < details.Date)
        {
            throw new CaseException("通知・送付を受けた日が、今日より後か、受理日より前です。");
        }

        var year = on.Year;
        var number = new ReceiptNumber(year, (int)await open.NextAsync(string.Create(CultureInfo.InvariantCulture, $"receipt:{year}")));
        (row.ReceiptYear, row.ReceiptNumber, row.ReceiptDate, row.ReceiptTime, row.Means) = (year, number.Number, details.Date, details.Time, details.Means);
        var doubles = await DoublesAsync(open.Database, row, draft, details.SeenDoubles, cancellation);
        await marks.ReplaceAsync(open.Database, row, draft, cancellation);
        Change(row, CaseAction.Receive, open);
        open.Hold(kind.RegistersNamed(draft), row.Id);
        open.Database.ReceiptBook.Add(new()
        {
            Year = year,
            Number = number.Number,
            CaseId = row.Id,
            KindCode = kind.SubjectOf(draft).Code,
            Columns = await decision.ColumnsAsync(open.Database, row, draft, cancellation),
            ReceivedOn = on,
            ReceivedTime = details.Time,
            Disposition = kind.DispositionOf(draft, details.Origin),
            AcceptedBy = row.AcceptedBy,
            Means = details.Means,
            Office = open.Actor.Office,
            EnteredBy = open.Author,
        });
        return (number, $"{kind.Name} {row.Subject} を {number} で受け付けた{doubles}");
    }

    /// <summary>
    /// 審査完了: fixes the plan and what it was computed from. Refused while findings block. Registers that the corrected
    /// paper no longer names are let go. With <paramref name="seen"/>, the version that was read, it is also refused when
    /// the paper has been changed since; with <paramref name="seenDoubles"/> when another paper may be of the same event and
    /// was not seen.
    /// </summary>
    public Task CompleteExaminationAsync(long id, Actor actor, long? seen = null, IReadOnlyList<long>? seenDoubles = null, CancellationToken cancellation = default) =>
        CompleteExaminationAsync(CaseSet.Of(id, seen), actor, seenDoubles, cancellation);

    /// <summary>審査完了 of all that was handed in together: each is examined on the registers as those before it leave them.</summary>
    public Task CompleteExaminationAsync(CaseSet cases, Actor actor, IReadOnlyList<long>? seenDoubles = null, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Examine);
        var plans = (await planner.PlanAsync(open.Database, [.. rows.Select(r => (r, CaseRows.DraftOf(r)))], cancellation)).Cases;
        if (plans.FirstOrDefault(p => !p.Examination.CanBeApproved) is { } stopped)
        {
            throw new CaseException("決裁に回せません: " + WhyNotApprovable(stopped.Examination));
        }

        var doubles = "";
        foreach (var (row, plan) in rows.Zip(plans))
        {
            doubles += await DoublesAsync(open.Database, row, CaseRows.DraftOf(row), seenDoubles, cancellation);
            (row.Basis, row.Fingerprint, row.Moved) = (plan.Basis, plan.Fingerprint, null);
            row.ExaminedPlan = GenerationBytes.Compress(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', plan.Lines)));
            (row.ExaminedBy, row.ExaminedByName) = (actor.Account, actor.Name);
            await open.ReleaseAsync(row.Id, except: CasePlanner.KindOf(row.KindCode).RegistersNamed(CaseRows.DraftOf(row)));
            Change(row, CaseAction.Examine, open);
        }

        return (new Deed(DeedKind.Examined, $"{BundleRows.Called(rows)} の審査を終えた{doubles}", rows[0].Id), true);
    }, cancellation);

    /// <summary>
    /// 担当する・引き継ぐ: the case is with the actor from now on. The version goes up, so that nothing typed by the one who
    /// had it slips in afterwards. Refused when it is not with <paramref name="from"/> any more, the account that the screen
    /// named, or null for nobody.
    /// </summary>
    public Task TakeAsync(long id, string? from, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var row = await RowAsync(open, id, CaseAction.Take);
        if (row.AssignedTo != from)
        {
            throw new CaseException($"{(row.AssignedToName is { } first ? $"{first}さんが先にこの届の担当になりました。" : "この届の担当は、今はいません。")}新しい内容を確かめてから、もう一度操作してください。");
        }

        var before = row.AssignedToName;
        Change(row, CaseAction.Take, open);
        (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        return (new Deed(DeedKind.Taken, before is null ? $"{Called(row)} の担当になった" : $"{Called(row)} の担当を {before} から引き継いだ", id), true);
    }, cancellation);

    /// <summary>
    /// 破棄: puts a draft away that was never received. Refused when it is not at the version <paramref name="seen"/> any
    /// more, so that nothing is put away that was typed elsewhere meanwhile. Until when it can be taken back.
    /// </summary>
    public async Task<DateTimeOffset> DiscardAsync(long id, long seen, Actor actor, CancellationToken cancellation = default)
    {
        var (_, until) = await journal.CommitAsync(actor, async open =>
        {
            var row = await RowAsync(open, id, CaseAction.Discard, seen);
            var called = Called(row);
            Change(row, CaseAction.Discard, open);
            return (new Deed(DeedKind.Discarded, $"{called} の下書きを破棄した", id), open.Now.AddDays(CaseRules.DaysToRestore));
        }, cancellation);
        return until;
    }

    /// <summary>破棄を取り消す: the draft is there again as it was, with whoever discarded it.</summary>
    public Task RestoreAsync(long id, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var row = await RowAsync(open, id, CaseAction.Restore);
        if (CaseRules.WhyNotRestore(StandingOf(row), actor, open.Now) is { } why)
        {
            throw new CaseException(why);
        }

        // What it was to be handed in with has gone on meanwhile: it comes alone then.
        if (row.Bundle is { } bundle && await open.Database.Cases.AnyAsync(c => c.Bundle == bundle && c.Id != id && c.State != CaseState.Draft && c.State != CaseState.Discarded, cancellation))
        {
            row.Bundle = null;
        }

        Change(row, CaseAction.Restore, open);
        (row.AssignedTo, row.AssignedToName) = (actor.Account, actor.Name);
        return (new Deed(DeedKind.Restored, $"{Called(row)} の下書きの破棄を取り消した", id), true);
    }, cancellation);

    /// <summary>補正に戻す.</summary>
    public Task ReturnAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => ReturnAsync(CaseSet.Of(id), reason, actor, cancellation);

    /// <summary>補正に戻す of all that was handed in together.</summary>
    public Task ReturnAsync(CaseSet cases, string reason, Actor actor, CancellationToken cancellation = default) => journal.CommitAsync(actor, async open =>
    {
        var rows = await BundleRows.DemandAsync(open, cases, CaseAction.Return);
        foreach (var row in rows)
        {
            row.Reason = Reason(reason);
            Change(row, CaseAction.Return, open);
        }

        return (new Deed(DeedKind.Returned, $"{BundleRows.Called(rows)} を補正に戻した", rows[0].Id, rows[0].Reason), true);
    }, cancellation);

    /// <summary>不受理: ends the hold.</summary>
    public Task RejectAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => RejectAsync(CaseSet.Of(id), reason, actor, cancellation);

    /// <summary>不受理 of all that was handed in together.</summary>
    public Task RejectAsync(CaseSet cases, string reason, Actor actor, CancellationToken cancellation = default) => EndAsync(cases, CaseAction.Reject, DeedKind.Rejected, reason, actor, cancellation);

    /// <summary>取下げ: ends the hold.</summary>
    public Task WithdrawAsync(long id, string reason, Actor actor, CancellationToken cancellation = default) => WithdrawAsync(CaseSet.Of(id), reason, actor, cancellation);

    /// <summary>取下げ of all that was handed in together.</summary>
    public Task WithdrawAsync(CaseSet cases, string reason, Actor actor, CancellationToken cancellation = default) => EndAsync(cases, CaseAction.Withdraw, DeedKind.Withdrawn, reason, actor, cancellation);

    /// <summary>決裁: writes exactly what was examined, or nothing; nothing also when <paramref name="seen"/> is not the version any more.</summary>
    public Task<ApprovalOutcome> ApproveAsync(long id, Actor actor, long? seen = null, CancellationToken cancellation = default) => decision.ApproveAsync(CaseSet.Of(id, seen), actor, cancellation);

    /// <summary>決裁 of all that was handed in together, in one act: all of it or nothing.</summary>
    public Task<ApprovalOutcome> ApproveAsync(CaseSet cases, Actor actor, CancellationToken cancellation = default) => decision.ApproveAsync(cases, actor, cancellation);

    // What the deed says of other papers that may be of the same event: nothing, or that they were seen.
    private async Task<string> DoublesAsync(KosekiDbContext database, CaseRow row, Draft draft, IReadOnlyList<long>? seen, CancellationToken cancellation)
    {
        if (seen is null)
        {
            return "";
        }

        var doubles = await CaseMarks.LikeAsync(database, row.Id, marks.Of(row, draft), planner.Today, cancellation);
        return doubles.FirstOrDefault(d => !seen.Contains(d.Id)) is { } unseen
            ? throw new CaseException($"同じ届かもしれない届({unseen.Called} {unseen.Subject})が、画面を開いた後に出てきました。確かめてから、もう一度操作してください。")
            : doubles.Count == 0 ? "" : $"。同じ届かもしれない {string.Join("・", doubles.Take(5).Select(d => d.Called))}{(doubles.Count > 5 ? " ほか" : "")} とは別の届と確かめた";
    }

    private static string WhyNotApprovable(Examination examination) => examination.Findings.Any(f => f.Blocks)
        ? string.Join(" ", examination.Findings.Where(f => f.Blocks).Select(f => f.Message))
        : "この届から記録案を作ることには対応していません。届はこのまま残っています。紙で処理してください。";

    internal static async Task<CaseRow> RowAsync(JournalTransaction open, long id, CaseAction action, long? seen = null)
    {
        var row = await open.CaseAsync(id) ?? throw new CaseException($"案件 {id} がありません。");
        if (seen is not null && seen != row.Version)
        {
            // Said before what is allowed now: whoever was overtaken wants to know by whom.
            throw new CaseException($"この画面を開いた後に{row.ChangedByName}さんがこの届を変更しました。新しい内容を確かめてから、もう一度操作してください。");
        }

        var twoPersons = action != CaseAction.Approve || await CaseRows.TwoPersonsAsync(open.Database, row.Office, CancellationToken.None);
        Allow(action, StandingOf(row) with { TwoPersons = twoPersons }, open.Actor);
        return row;
    }

    internal static void Change(CaseRow row, CaseAction action, JournalTransaction open)
    {
        if (CaseRules.TakesInHand(action, row.State))
        {
            CaseRows.AddEditor(row, open.Actor);
        }

        row.State = CaseRules.Next(action, row.State);
        row.Version++;
        (row.AssignedTo, row.AssignedToName) = CaseRules.GoesBackToWhoEntered(action) ? (row.EnteredBy, row.EnteredByName) : (null, null);
        (row.ChangedAt, row.ChangedBy, row.ChangedByName) = (open.Now, open.Actor.Account, open.Actor.Name);
    }

    private Task EndAsync(CaseSet cases, CaseAction action, DeedKind outcome, string reason, Actor actor, CancellationToken cancellation) => journal.CommitAsync(actor, async open =>
    {
        var rows = await BundleRows.DemandAsync(open, cases, action);
        foreach (var row in rows)
        {
            row.Reason = Reason(reason);
            Change(row, action, open);
            await open.ReleaseAsync(row.Id);
            await decision.WriteOutcomeAsync(open, row, outcome.Word(), row.Reason, cancellation);
        }

        return (new Deed(outcome, $"{BundleRows.Called(rows)} を{outcome.Word()}とした", rows[0].Id, rows[0].Reason), true);
    }, cancellation);

    internal static async Task<CaseRow> NewRowAsync(JournalTransaction open, NotificationKind kind, string kindCode, Draft first)
    {
        var (actor, id) = (open.Actor, await open.NextAsync("case"));
        var opened = new CaseRow
        {
            Id = id,
            KindCode = kindCode,
            Draft = CaseRows.Write(first),
            Version = 1,
            Office = actor.Office,
            OpenedAt = open.Now,
            EnteredBy = actor.Account,
            EnteredByName = actor.Name,
            ChangedBy = actor.Account,
            ChangedByName = actor.Name,
            ChangedAt = open.Now,
            AssignedTo = actor.Account,
            AssignedToName = actor.Name,
        };
        await CaseNumbers.DrawAsync(open, opened, kind, first);
        open.Database.Cases.Add(opened);
        return opened;
    }

    internal static CaseStanding StandingOf(CaseRow row) => new(row.State, row.EnteredBy, row.ExaminedBy)
    {
        EditedBy = CaseRows.EditedBy(row),
        AssignedTo = row.AssignedTo,
        AssignedToName = row.AssignedToName,
        DiscardedBy = row.State == CaseState.Discarded ? row.ChangedBy : null,
        DiscardedAt = row.State == CaseState.Discarded ? row.ChangedAt : null,
    };

    internal static void Allow(CaseAction action, CaseStanding standing, Actor actor)
    {
        if (Rights.WhyNot(action.Permission(), actor, new RightsSubject.OfCase(standing)) is { } why)
        {
            throw new CaseException(why.Words) { NoRight = why };
        }
    }

    internal static string Called(CaseRow row) => $"{(CaseRows.ReceiptOf(row) is { } receipt ? receipt.ToString() : $"案件 {row.Id}")} {row.Subject}".TrimEnd();

    internal static string Reason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new CaseException("理由を入力してください。")
        : FieldLimits.WhyNot("理由", reason.Trim(), FieldLimits.Sentence) is { } tooLong ? throw new CaseException(tooLong) : reason.Trim();
}
