using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Registers;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Cases;

/// <summary>One case: the paper, what the examination says, what will be or was written, and the deeds.</summary>
public sealed partial class CasePage
{
    private sealed record View(
        Actor Actor, CaseRecord Case, NotificationKind Kind, CaseExamination? Result, RegisterSet Registers, WrittenDocuments Written,
        IReadOnlyList<string> HeldBy, IReadOnlyList<ListedMessage> Sent, DoubleCheck? Doubles, IReadOnlyList<CaseScan> Scans, IReadOnlyList<CaseDeed> Deeds)
    {
        // All that is decided in one act with it, itself among them, and what that act would write.
        public required IReadOnlyList<BundledCase> Bundle { get; init; }

        public required Plan? Together { get; init; }

        // Left out of hours: what ends with it.
        public required IReadOnlyList<ListedDeposit> Deposits { get; init; }

        // 受理照会, 不受理処分, 返戻, 再点検.
        public required IReadOnlyList<ListedStep> Steps { get; init; }

        // The same of all that is decided with it.
        public required IReadOnlyList<IReadOnlyList<PaperStep>> AllSteps { get; init; }
    }

    private View? view;
    private bool missing;
    private bool acting;
    private long? logged;
    private (string Look, string Text)? done;
    private IReadOnlyList<Finding> blocked = [];
    private IReadOnlyList<InquiryAnswer> answers = [];
    private string article = "";
    private string? toFocus;
    private IDisposable? keys;

    /// <summary>案件番号.</summary>
    [Parameter]
    public long Id { get; set; }

    [Inject]
    private CaseWorkflow Workflow { get; set; } = default!;

    [Inject]
    private CaseBundles Bundles { get; set; } = default!;

    [Inject]
    private NightOffice Nights { get; set; } = default!;

    [Inject]
    private CaseLists Lists { get; set; } = default!;

    [Inject]
    private PaperLists Papers { get; set; } = default!;

    [Inject]
    private MessageLists Messages { get; set; } = default!;

    [Inject]
    private CaseScans Scans { get; set; } = default!;

    [Inject]
    private RegisterStore Registers { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private AccessLog Access { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private bool HasDoubles => view!.Doubles is { Others.Count: > 0 };

    private bool NamesRegisters => view!.Kind.RegistersNamed(view.Case.Draft).Count > 0;

    private Plan? PlanShown => view!.Bundle.Count > 1 ? view.Together : view.Result?.Examination.Plan;

    // Whoever had one of the papers in hand decides none of them.
    private CaseRecord Whole => view!.Bundle.Count > 1
        ? view.Case with { EditedBy = [.. view.Bundle.SelectMany(b => b.Case.EditedBy.Append(b.Case.EnteredBy).Append(b.Case.ExaminedBy ?? "")).Where(a => a.Length > 0).Distinct()] } : view.Case;

    private string ToBeRecorded => PlanShown is { Registers.Count: > 0 and var count } plan
        ? $"決裁すると、{count}つの戸籍{(plan.Supplementary.Steps.Count is > 0 and var supplementaries ? $"と{supplementaries}件の附票" : "")}に記録案のとおり記録します。取り消せません。"
        : "決裁すると、受理したことを受付帳に記録します。この市の戸籍に記録する事項はありません。取り消せません。";

    private IReadOnlyList<DifferenceLine> MovedLines =>
        [.. view!.Case.Moved.Select(l => new DifferenceLine(l.StartsWith("審査時", StringComparison.Ordinal) ? LineChange.Removed : l.StartsWith("現在", StringComparison.Ordinal) ? LineChange.Added : LineChange.Same, l))];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Another case in the same page: what was said belongs to the one before.
        if (view is not null && view.Case.Id != Id)
        {
            (view, done, blocked) = (null, null, []);
            await RefreshAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var actor = await Staff.ActorAsync();
        var found = await Workflow.GetAsync(Id);
        missing = found is null;
        if (found is null)
        {
            return;
        }

        if (found.IsBatch)
        {
            Navigation.NavigateTo($"/batches/{Id}", replace: true);
            return;
        }

        if (logged != Id)
        {
            logged = Id;
            await Access.WriteAsync(actor, LookKind.Seen, null, $"届 {found.Receipt?.ToString() ?? $"案件 {Id}"} {found.Subject} を表示");
        }

        var kind = NotificationCatalogue.Find(found.KindCode) ?? throw new CaseException(new CaseRefusal.UnsupportedKind(found.KindCode));
        var open = CaseRules.NextStep(found.State) is not null;
        var (bundle, together) = await Bundles.ExamineAsync(Id);
        var result = bundle.FirstOrDefault(b => b.Case.Id == Id)?.Result;
        var written = open ? WrittenDocuments.None : await Lists.WrittenAsync(Id);
        var registers = result?.Registers ?? new RegisterSet(written.Registers.Select(s => s.Before ?? s.After));
        view = new(actor, found, kind, result, registers, written, await HeldByAsync(written.Registers), open ? [] : await Messages.OfCaseAsync(Id), open ? await Lists.LikelyDoublesAsync(Id) : null, await Scans.ListAsync(Id), await Lists.DeedsAsync(Id))
        {
            Bundle = bundle,
            Together = together,
            Deposits = await Nights.OfCaseAsync(Id, actor),
            Steps = await Papers.OfCaseAsync(Id),
            AllSteps = await Papers.OfCasesAsync([.. bundle.Select(b => b.Case.Id).Append(Id).Distinct()]),
        };
        UseKeys(view);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toFocus is { } id)
        {
            toFocus = null;
            await Js.InvokeVoidAsync("koseki.focus", id);
        }
    }

    private async Task<IReadOnlyList<string>> HeldByAsync(IReadOnlyList<RegisterStep> written)
    {
        var receipts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var step in written)
        {
            receipts.UnionWith((await Registers.HoldsAsync(step.Id)).Select(h => h.Receipt));
        }

        return [.. receipts];
    }

    private void UseKeys(View shown)
    {
        var own = new List<FunctionKey> { new("F9", "印刷", () => PrintAsync(shown)) };
        if (CaseRules.NextStep(shown.Case.State) is { } step && CaseRules.WhyNot(step, Whole.Standing, shown.Actor) is null && PaperStepRules.WhyNot(step, shown.AllSteps) is null)
        {
            own.Add(new("F12", step.Word(), () => DoAsync(step)));
        }

        keys?.Dispose();
        keys = Keys.Use([.. own]);
    }

    // Recorded before it is offered.
    private async Task PrintAsync(View shown)
    {
        await Access.WriteAsync(await Staff.ActorAsync(), LookKind.Printed, null, $"届 {shown.Case.Receipt?.ToString() ?? $"案件 {Id}"} {shown.Case.Subject} の画面を印刷");
        await Js.InvokeVoidAsync("koseki.print");
    }

    // The version is the one on the screen when the step is asked for: the page goes on following the journal meanwhile.
    private Task DoAsync(CaseAction action) => DoAsync(action, CaseSet.Of(view!.Bundle.Select(b => b.Case)), view.Case.Version, view.Case.AssignedTo, view.Doubles?.Seen ?? []);

    private Task DoAsync(CaseAction action, CaseSet all, long seen, string? holder, IReadOnlyList<long> seenDoubles) => action switch
    {
        CaseAction.Edit or CaseAction.Receive => GoToEntry(),
        CaseAction.Take => AskAsync(action, view!.Case.AssignedToName is { } name ? $"{name}さんが担当しています。引き継ぐと、{name}さんの画面では入力できなくなります。引き継いだことは経過に残ります。" : "", [], ask: view.Case.AssignedTo is not null, (actor, _) => Workflow.TakeAsync(Id, holder, actor), "あなたの担当になりました。"),
        CaseAction.Examine => AskAsync(action, Unanswered.Count > 0 ? "審査を終えて決裁に回します。要照会の指摘には、照会の回答が要ります。" : Cautions.Count > 0 ? "審査を終えて決裁に回します。次の指摘は決裁を止めませんが、確かめましたか。" : "審査を終えて決裁に回します。", Cautions, ask: Cautions.Count > 0 || HasDoubles || view!.Case.Standing.IsWithAnother(view.Actor), (actor, _) => Workflow.CompleteExaminationAsync(all, actor, seenDoubles, answers), "審査を終え、決裁に回しました。"),
        CaseAction.Approve => AskAsync(action, ToBeRecorded, Cautions, ask: true, (actor, _) => ApproveAsync(actor, all), null),
        CaseAction.Return => AskAsync(action, "補正に戻します。" + (NamesRegisters ? "戸籍の保留は続きます。" : ""), [], ask: true, (actor, reason) => Workflow.ReturnAsync(Unseen(all), reason, actor), "補正に戻しました。"),
        CaseAction.Reject => AskAsync(action, "不受理にします。届はここで終わり" + Release, [], ask: true, (actor, reason) => Workflow.RejectAsync(Unseen(all), reason, article, actor), "不受理にしました。届書を返戻し、通知を渡してください。"),
        CaseAction.Discard => AskAsync(action, "", [], ask: false, (actor, _) => Workflow.DiscardAsync(Id, seen, actor), $"下書きを破棄しました。{CaseRules.DaysToRestore}日のあいだ「{CaseAction.Restore.Word()}」で元に戻せます。"),
        CaseAction.Restore => AskAsync(action, "", [], ask: false, (actor, _) => Workflow.RestoreAsync(Id, actor), "下書きを元に戻しました。"),
        CaseAction.Withdraw => AskAsync(action, "届出人の取下げとします。届はここで終わり" + Release, [], ask: true, (actor, reason) => Workflow.WithdrawAsync(Unseen(all), reason, actor), "取下げにしました。"),
    };

    // A reason is given in a dialog; what is typed elsewhere meanwhile does not stand against it.
    private static CaseSet Unseen(CaseSet all) => new([.. all.Cases.Select(c => (c.Id, (long?)null))]);

    private string Release => NamesRegisters ? "、戸籍の保留は解けます。" : "ます。";

    private List<Finding> Cautions => [.. (view?.Bundle ?? []).SelectMany(b => b.Result?.Examination.Findings ?? []).Where(f => !f.Blocks)];

    // Of all that is decided in one act, what is to be asked about and was not answered.
    private List<AskedInquiry> Unanswered => [.. (view?.Bundle ?? []).Select(b => (b, Seen: Inquiry.SeenOf(b.Case.Id, b.Case.Draft)))
        .SelectMany(b => Inquiry.Open(b.b.Result?.Examination.Findings ?? [], b.b.Case.Answers, b.Seen).Select(f => new AskedInquiry(f, b.Seen, view!.Bundle.Count > 1 ? $"{b.b.Case.Receipt} {NotificationCatalogue.NameOf(b.b.Case.KindCode)}　" : "")))];

    private Task GoToEntry()
    {
        Navigation.NavigateTo($"/notifications/{Id}");
        return Task.CompletedTask;
    }

    private async Task AskAsync(CaseAction action, string text, IReadOnlyList<Finding> findings, bool ask, Func<Actor, string, Task> deed, string? said)
    {
        // A key pressed again while the first press is under way must not do it twice.
        if (acting)
        {
            return;
        }

        acting = true;
        try
        {
            var reason = ask ? await ReasonAsync(action, text, findings) : "";
            if (reason is not null)
            {
                await ActAsync(deed, reason, said);
            }
        }
        finally
        {
            acting = false;
        }
    }

    private async Task<string?> ReasonAsync(CaseAction action, string text, IReadOnlyList<Finding> findings)
    {
        var parameters = new DialogParameters<DeedDialog>
        {
            { d => d.Text, text + WithAnother(action) }, { d => d.Verb, WordOf(action) }, { d => d.Findings, findings }, { d => d.Form, view!.Kind.Form },
            { d => d.Doubles, action == CaseAction.Examine ? view.Doubles : null },
            { d => d.Inquiries, action == CaseAction.Examine ? Unanswered : [] }, { d => d.OnAnswers, (Action<IReadOnlyList<InquiryAnswer>>)(given => answers = given) },
            { d => d.AsksArticle, action == CaseAction.Reject && view.Case.Origin is Domain.Notifications.Origin.Here }, { d => d.Article, Ground }, { d => d.OnArticle, (Action<string>)(given => article = given) },
            { d => d.AsksReason, action is CaseAction.Return or CaseAction.Reject or CaseAction.Withdraw },
        };
        var dialog = await Dialogs.ShowAsync<DeedDialog>($"{WordOf(action)}　{view.Case.Receipt}　{view.Case.Subject}", parameters);
        return await dialog.Result is { Canceled: false, Data: string reason } ? reason : null;
    }

    // What the examination refuses it by, to begin with.
    private string Ground => (view?.Bundle ?? []).SelectMany(b => b.Result?.Examination.Findings ?? []).FirstOrDefault(f => f.Severity == Domain.Notifications.Severity.Refusal)?.Article ?? "";

    private static string WordOf(CaseAction action) => action == CaseAction.Take ? CaseRules.TakeOver : action.Word();

    // Whoever steps in where somebody else is at work is told so before.
    private string WithAnother(CaseAction action) =>
        action != CaseAction.Take && view!.Case.Standing.IsWithAnother(view.Actor) ? $"この届は{view.Case.AssignedToName}さんが担当しています。" : "";

    private async Task ActAsync(Func<Actor, string, Task> deed, string reason, string? said)
    {
        (done, blocked) = (null, []);
        try
        {
            await deed(await Staff.ActorAsync(), reason);
            done = said is null ? done : ("good", said);
        }
        catch (CaseException e)
        {
            done = ("error", e.Message);
        }

        await RefreshAsync();
    }

    private async Task ApproveAsync(Actor actor, CaseSet all)
    {
        if (await Staff.NeedsProofAsync() && !await ProofDialog.AskAsync(Dialogs))
        {
            done = ("error", SessionRefusal.ProofNeeded.Word());
            return;
        }

        switch (await Workflow.ApproveAsync(all, actor))
        {
            case ApprovalOutcome.Blocked stands:
                (blocked, toFocus) = (stands.Findings, "case-blocked");
                break;
            case ApprovalOutcome.BasisMoved:
                toFocus = "case-moved";
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }
}
