using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Web.Components.Cases;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Pages.Batches;

/// <summary>One case over many registers: what is entered, how far it is, what has to be looked at, and what can be done now.</summary>
public sealed partial class BatchPage
{
    private BatchView? view;
    private Actor? actor;
    private bool missing;
    private (string Look, string Text)? said;

    /// <summary>案件番号.</summary>
    [Parameter]
    public long Id { get; set; }

    [Inject]
    private BatchLists Lists { get; set; } = default!;

    [Inject]
    private BatchDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool MayEnter => CaseRules.WhyNot(CaseAction.Edit, view!.Case.Standing, actor!) is null && view.Phase is BatchPhase.Entering or BatchPhase.Planned && view.Case.State != CaseState.Examined;

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
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (view is not null && view.Case.Id != Id)
        {
            (view, said) = (null, null);
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
        if (act.WhyNot is null)
        {
            await TryAsync(act.Done, act.Said);
        }
    }

    private async Task TryAsync(Func<Actor, Task> act, string? told)
    {
        try
        {
            await act(await Staff.ActorAsync());
            said = told is null ? said : ("good", told);
        }
        catch (CaseException e)
        {
            said = ("error", e.Message);
        }

        await RefreshAsync();
    }

    private Task SaveAsync((Draft Draft, string Places) entered) => TryAsync(a => Desk.SaveAsync(Id, entered.Draft, entered.Places, view!.Case.Version, a), "保存しました。");

    private Task ReceiveAsync((Draft Draft, string Places) entered) => TryAsync(async a =>
    {
        var version = await Desk.SaveAsync(Id, entered.Draft, entered.Places, view!.Case.Version, a);
        await (view.Case.State == CaseState.Draft ? Desk.ReceiveAsync(Id, version, a) : Desk.PlanAnewAsync(Id, version, a));
    }, "受け付けました。対象の戸籍を計画しています。");

    private Task LookAsync(IReadOnlyCollection<RegisterId> registers) => TryAsync(a => Desk.LookAsync(Id, registers, a), null);

    private async Task ApproveAsync(Actor deciding)
    {
        if (await Staff.NeedsProofAsync() && !await ProofDialog.AskAsync(Dialogs))
        {
            throw new SessionRefusedException(SessionRefusal.ProofNeeded);
        }

        await Desk.ApproveAsync(Id, view!.Case.Version, deciding);
    }

    private async Task OpenFurtherAsync(Actor opening) => Navigation.NavigateTo($"/batches/{(await Desk.OpenAsync(opening, Id)).Id}");

    private sealed record Act(string Name, string Word, bool IsKey, string? WhyNot, Func<Actor, Task> Done, string? Said);
}
