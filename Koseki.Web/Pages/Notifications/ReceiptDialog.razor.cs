using Koseki.Domain.Calendar;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.NightHolds;
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
    private IReadOnlyList<ListedDeposit> deposits = [];
    private long? deposit;
    private string otherMinute = "";

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public long CaseId { get; set; }

    /// <summary>All that is handed in together, in order, as read when the dialog was opened; the case alone when it comes alone.</summary>
    [Parameter]
    public IReadOnlyList<BundledCase> Bundle { get; set; } = [];

    /// <summary>The kind of the paper.</summary>
    [Parameter, EditorRequired]
    public NotificationKind Kind { get; set; } = default!;

    /// <summary>The paper as typed.</summary>
    [Parameter, EditorRequired]
    public Draft Draft { get; set; } = Draft.Empty;

    /// <summary>The registers it names.</summary>
    [Parameter]
    public RegisterSet Registers { get; set; } = RegisterSet.Empty;

    /// <summary>What it comes to, or null while that cannot be told.</summary>
    [Parameter]
    public Plan? Plan { get; set; }

    /// <summary>What the examination says.</summary>
    [Parameter]
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    [Inject]
    private CaseWorkflow Workflow { get; set; } = default!;

    [Inject]
    private NightOffice Nights { get; set; } = default!;

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

    private ReceiptFacts Facts => ReceiptFacts.Of(Kind, Draft, Registers, Plan);

    private IReadOnlyList<Finding> Blocking => [.. Findings.Where(f => f.Blocks)];

    private IReadOnlyList<RegisterId> Held =>
        [.. Bundle.Where(b => b.Case.Id != CaseId).SelectMany(b => NotificationCatalogue.Find(b.Case.KindCode)!.RegistersNamed(b.Case.Draft)).Concat(Kind.RegistersNamed(Draft)).Distinct().Order()];

    private NightDeposit? Chosen => deposits.Select(d => d.Deposit).FirstOrDefault(d => d.Number == deposit);

    private string DayLabel => input.Place != AcceptancePlace.Here ? "受理日(相手が受理した日)"
        : Kind.MeaningOfReceiptDay(Draft) is { Length: > 0 } meaning ? $"受付の日 = {meaning}" : "受付の日(受理日)";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        (input.Date, input.Time) = (JapaneseTime.Of(JapanTime.DayOf(Clock.GetUtcNow())), TimeOfDay.Of(Clock.GetUtcNow()));
        doubles = await Lists.LikelyDoublesAsync(CaseId);
        deposits = await Nights.ForReceiptAsync(Held, await Staff.ActorAsync());
        // One that holds what this paper names has to be spoken of; those by text alone need not.
        deposit = deposits.Any(d => !d.Deposit.HoldsNothingYet) ? null : 0;
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

    // A paper is received as of the minute in which it was handed over.
    private void Choose(long? number)
    {
        (deposit, otherMinute) = (number, "");
        if (Chosen is { } one && input.Place == AcceptancePlace.Here)
        {
            (input.Date, input.Time, input.Means) = (JapaneseTime.Of(JapanTime.DayOf(one.ReceivedAt)), NightRules.MinuteOf(one), Koseki.Domain.Cases.ReceiptDetails.OnDuty);
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

        if (deposits.Count > 0 && deposit is null)
        {
            (problem, toFocus) = ("この届の戸籍を止めている夜間・休日の預かりがあります。この届の預かりか、別の届かを選んでください。", "rd-deposit");
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
            Dialog?.Close(DialogResult.Ok((await Workflow.ReceiveAsync(Bundle.Count > 1 ? CaseSet.Of(Bundle.Select(b => b.Case)) : CaseSet.Of(CaseId), details with { SeenDoubles = doubles?.Seen ?? [], Deposits = Chosen is { } one ? [one.Number] : [], OtherMinute = otherMinute }, await Staff.ActorAsync()))[0]));
        }
        catch (CaseException e)
        {
            (problem, receiving, distinct) = (e.Message, false, false);
            doubles = await Lists.LikelyDoublesAsync(CaseId);
        }
    }
}
