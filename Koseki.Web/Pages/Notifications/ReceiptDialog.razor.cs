using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Infrastructure.Persistence;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Registers;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Notifications;

/// <summary>受付: when, how and where the paper was accepted; then the number is given.</summary>
public sealed partial class ReceiptDialog
{
    private readonly ReceiptInput input = new();
    private IReadOnlyDictionary<string, string> problems = new Dictionary<string, string>();
    private string? problem;
    private string? toFocus;
    private bool receiving;
    private DoubleCheck? doubles;
    private bool distinct;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public long CaseId { get; set; }

    /// <summary>How many findings stand against a decision.</summary>
    [Parameter]
    public int Blocking { get; set; }

    /// <summary>Whether the paper names a register of ours, which is then held.</summary>
    [Parameter]
    public bool HoldsRegisters { get; set; } = true;

    [Inject]
    private CaseWorkflow Workflow { get; set; } = default!;

    [Inject]
    private CaseLists Lists { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private Municipality Municipality { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        (input.Date, input.Time) = (JapaneseTime.Of(JapanTime.DayOf(Clock.GetUtcNow())), TimeOfDay.Of(Clock.GetUtcNow()));
        doubles = await Lists.LikelyDoublesAsync(CaseId);
        toFocus = doubles?.Others.Count > 0 ? "doubles-seen" : "rd-date";
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

    private async Task ReceiveAsync()
    {
        (var details, problems) = input.Read();
        if (details is null)
        {
            toFocus = "rd-" + (problems.Keys.First() switch { nameof(input.AcceptedBy) => "accepted-by", nameof(input.ReachedOn) => "reached", nameof(input.Time) => "time", _ => "date" });
            return;
        }

        if (doubles?.Others.Count > 0 && !distinct)
        {
            (problem, toFocus) = (DoubleList.NotTicked, "doubles-seen");
            return;
        }

        // A second press while the first is under way would ask for a second number.
        if (receiving)
        {
            return;
        }

        receiving = true;
        try
        {
            Dialog?.Close(DialogResult.Ok(await Workflow.ReceiveAsync(CaseId, details with { SeenDoubles = doubles?.Seen ?? [] }, await Staff.ActorAsync())));
        }
        catch (CaseException e)
        {
            (problem, receiving, distinct) = (e.Message, false, false);
            doubles = await Lists.LikelyDoublesAsync(CaseId);
        }
    }
}
