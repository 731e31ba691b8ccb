using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Pages.Batches;

/// <summary>One case over many registers: what is entered, how far it is, what has to be looked at, and what can be done now.</summary>
public sealed partial class BatchPage
{
    private BatchView? view;
    private Actor? actor;
    private bool missing;

    /// <summary>案件番号.</summary>
    [Parameter]
    public long Id { get; set; }

    [Inject]
    private BatchLists Lists { get; set; } = default!;

    [Inject]
    private BatchDesk Desk { get; set; } = default!;

    [Inject]
    private CaseWorkflow Workflow { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool MayEnter => CaseRules.WhyNot(CaseAction.Edit, view!.Case.Standing, actor!) is null && BatchRules.WhyNot(CaseAction.Edit, view.Phase) is null;

    private bool MayLook => view!.Phase == BatchPhase.Planned && CaseRules.WhyNot(CaseAction.Examine, view.Case.Standing, actor!) is null;

    // What can be done in the phase, each with why this person cannot.
    private IEnumerable<Act> Acts
    {
        get
        {
            var standing = view!.Case.Standing;
            if (view.Phase == BatchPhase.Planned && view.Case.State is CaseState.Received or CaseState.Returned)
            {
                yield return new("examine", CaseAction.Examine.Word(), true, CaseRules.WhyNot(CaseAction.Examine, standing, actor!) ?? BatchRules.WhyNotExamine(view.Phase, view.Writable, view.ToLookAt - view.Looked)?.Words,
                    a => Desk.CompleteExaminationAsync(Id, view.Case.Version, a), "審査を終え、決裁に回しました。");
                yield return new("anew", "計画をやり直す", false, CaseRules.WhyNot(CaseAction.Edit, standing, actor!), a => Desk.PlanAnewAsync(Id, view.Case.Version, a), "計画をやり直しています。");
            }
            else if (view.Case.State == CaseState.Examined)
            {
                yield return new("approve", CaseAction.Approve.Word(), true, CaseRules.WhyNot(CaseAction.Approve, standing, actor!), ApproveAsync, "決裁しました。順に記録しています。");
            }
            else if (view is { Phase: BatchPhase.Done, Left: > 0 })
            {
                yield return new("further", "残った戸籍で新しい一括を始める", false, Rights.WhyNot(Permission.EditCase, actor!)?.Words, OpenFurtherAsync, null);
            }

            foreach (var action in BatchRules.Aside(view.Phase, view.Case.State).Where(a => a != CaseAction.Take || view.Case.AssignedTo != actor!.Account))
            {
                yield return Aside(action, standing);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (view is not null && view.Case.Id != Id)
        {
            (view, Said) = (null, null);
            await RefreshAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        actor = await Staff.ActorAsync();
        view = await Lists.FindAsync(Id);
        missing = view is null;
    }

    private async Task DoAsync(Act act)
    {
        if (act.WhyNot is not null)
        {
            return;
        }

        if (act.Asked is not (var text, var asksReason, var deed))
        {
            await ActAsync(act.Done, act.Said);
        }
        else if (await ReasonAsync(act, text, asksReason) is { } reason)
        {
            await ActAsync(a => deed(a, reason), act.Said);
        }
    }

    // What goes another way than on. What is not the batch's own is done as to any case; whose it was and its version are those on the screen.
    private Act Aside(CaseAction action, CaseStanding standing)
    {
        var (holder, seen) = (view!.Case.AssignedTo, view.Case.Version);
        var (text, deed, done) = action switch
        {
            CaseAction.Take => (view.Case.AssignedToName is { } name ? $"{name}さんが担当しています。引き継いだことは操作記録に残ります。" : "", (Func<Actor, string, Task>)((a, _) => Workflow.TakeAsync(Id, holder, a)), "あなたの担当になりました。"),
            CaseAction.Return => ("入力した人に補正に戻します。計画は残り、もう一度審査します。", (a, reason) => Desk.ReturnAsync(Id, reason, a), "補正に戻しました。"),
            CaseAction.Withdraw => ("一括はここで終わり、どの戸籍にも記録しません。計画は記録に残ります。", (a, reason) => Desk.WithdrawAsync(Id, reason, a), "取下げにしました。"),
            CaseAction.Discard => ("", (a, _) => Workflow.DiscardAsync(Id, seen, a), $"下書きを破棄しました。{CaseRules.DaysToRestore}日のあいだ「{CaseAction.Restore.Word()}」で元に戻せます。"),
            CaseAction.Restore => ("", (a, _) => Workflow.RestoreAsync(Id, a), "下書きを元に戻しました。"),
            CaseAction.Edit or CaseAction.Receive or CaseAction.Examine or CaseAction.Approve or CaseAction.Reject => throw new InvalidOperationException($"{action.Word()} is on the batch's own way."),
        };
        var word = action == CaseAction.Take && holder is not null ? CaseRules.TakeOver : action.Word();
        var asks = action is CaseAction.Return or CaseAction.Withdraw || (action == CaseAction.Take && holder is not null);
        return new(action.ToString(), word, false, action == CaseAction.Restore ? CaseRules.WhyNotRestore(standing, actor!, Clock.GetUtcNow()) : CaseRules.WhyNot(action, standing, actor!), a => deed(a, ""), done)
        {
            Asked = asks ? (text, action is CaseAction.Return or CaseAction.Withdraw, deed) : null,
        };
    }

    private async Task<string?> ReasonAsync(Act act, string text, bool asksReason) => await AskDialog.ShowAsync(Dialogs, $"{act.Word}　{view!.Case.Receipt}　{view.Case.Subject}", new DialogParameters<AskDialog>
    {
        { d => d.Text, text }, { d => d.Verb, act.Word }, { d => d.AsksReason, asksReason }, { d => d.Grave, act.Name == nameof(CaseAction.Withdraw) },
    });

    private Task SaveAsync((Draft Draft, string Places) entered) => ActAsync(a => Desk.SaveAsync(Id, entered.Draft, entered.Places, view!.Case.Version, a), "保存しました。");

    private Task ReceiveAsync((Draft Draft, string Places) entered) => ActAsync(async a =>
    {
        var version = await Desk.SaveAsync(Id, entered.Draft, entered.Places, view!.Case.Version, a);
        await (view.Case.State == CaseState.Draft ? Desk.ReceiveAsync(Id, version, a) : Desk.PlanAnewAsync(Id, version, a));
    }, "受け付けました。対象の戸籍を計画しています。");

    private Task LookAsync(IReadOnlyCollection<RegisterId> registers) => ActAsync(a => Desk.LookAsync(Id, registers, a), null);

    private async Task ApproveAsync(Actor deciding)
    {
        if (await Staff.NeedsProofAsync() && !await ProofDialog.AskAsync(Dialogs))
        {
            throw new SessionRefusedException(SessionRefusal.ProofNeeded);
        }

        await Desk.ApproveAsync(Id, view!.Case.Version, deciding);
    }

    private async Task OpenFurtherAsync(Actor opening) => Navigation.NavigateTo($"/batches/{(await Desk.OpenAsync(opening, null, Id)).Id}");

    private sealed record Act(string Name, string Word, bool IsKey, string? WhyNot, Func<Actor, Task> Done, string? Said)
    {
        // What is asked before: words, whether for a reason, and the deed with it.
        public (string Text, bool AsksReason, Func<Actor, string, Task> Deed)? Asked { get; init; }
    }
}
