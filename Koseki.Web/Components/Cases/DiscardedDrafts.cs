using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Severity = MudBlazor.Severity;

namespace Koseki.Web.Components.Cases;

/// <summary>Says on whatever page comes next that a draft was discarded, and takes it back for whoever did it.</summary>
public sealed class DiscardedDrafts(CaseWorkflow workflow, CurrentStaff staff, ISnackbar snackbar, NavigationManager navigation)
{
    /// <summary>How long the offer stands on the screen, in milliseconds; the list of discarded drafts offers it for days.</summary>
    public const int ShownFor = 20_000;

    /// <summary>Said by the offer and by the list.</summary>
    public const string Undo = "元に戻す";

    /// <summary>Says it and offers to take it back.</summary>
    public void Offer(CaseRecord discarded) => snackbar.Add<DiscardedNotice>(
        new() { [nameof(DiscardedNotice.Id)] = discarded.Id, [nameof(DiscardedNotice.Subject)] = discarded.Subject },
        Severity.Normal,
        o =>
        {
            (o.Action, o.VisibleStateDuration, o.ShowCloseIcon) = (Undo, ShownFor, true);
            o.OnClick = _ => RestoreAsync(discarded.Id);
        });

    /// <summary>Takes it back and opens it; says why where that cannot be done.</summary>
    public async Task RestoreAsync(long id)
    {
        try
        {
            await workflow.RestoreAsync(id, await staff.ActorAsync());
            navigation.NavigateTo($"/notifications/{id}");
        }
        catch (CaseException e)
        {
            snackbar.Add(e.Message, Severity.Error);
        }
    }
}
