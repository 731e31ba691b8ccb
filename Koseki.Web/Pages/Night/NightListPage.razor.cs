using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Pages.Night;

/// <summary>The morning list of the office: what was deposited out of hours and is not settled, and the paper lists of outages.</summary>
public sealed partial class NightListPage
{
    private const int DaysShown = 7;
    private const string AtOutages = "停止";
    private const string AtEntry = "用紙";

    private Actor? actor;
    private OpenDeposits open = new([], new(0, 0, 0), []);
    private IReadOnlyList<ListedDeposit> printed = [];
    private IReadOnlyList<SilentTerminal> silent = [];
    private int skip;
    private IReadOnlyList<ListedDeposit> settled = [];
    private IReadOnlyList<WaitingOutage> outages = [];
    private bool mayLift;
    private bool printing;
    private bool toPrint;
    private Refused? problem;
    private NightReceipt? given;
    private IDisposable? keys;

    [Inject]
    private NightOffice Office { get; set; } = default!;

    [Inject]
    private OutageDesk Outages { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        keys = Keys.Use(new FunctionKey("F9", "印刷", PrintAsync));
        await base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var viewer = await Staff.ActorAsync();
        (open, settled) = (await Office.ListAsync(viewer, skip), await Office.SettledAsync(Clock.GetUtcNow().AddDays(-DaysShown), viewer));
        if (open.Shown.Count == 0 && skip > 0)
        {
            // What was on the last page is settled.
            (skip, open) = (0, await Office.ListAsync(viewer));
        }

        (outages, silent) = (await Outages.WaitingAsync(), await Outages.SilentAsync());
        (actor, mayLift) = (viewer, Rights.Allows(Permission.LiftNightHold, viewer));
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toPrint)
        {
            toPrint = false;
            await Js.InvokeVoidAsync("koseki.print");
            printing = false;
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }

    private async Task PrintAsync()
    {
        printed = await Office.PrintAsync(await Staff.ActorAsync());
        printing = toPrint = true;
        StateHasChanged();
    }

    private async Task GoAsync(int to)
    {
        skip = to;
        await RefreshAsync();
    }

    private Task ConfirmAsync(long outage, bool isEmpty) => ActAsync(AtOutages, (_, who) => Outages.ConfirmAsync(outage, isEmpty, who));

    private async Task<bool> EnterAsync(NightOrder order)
    {
        await ActAsync(AtEntry, async (office, who) => given = await office.EnterAsync(order, who));
        return problem is null;
    }

    private Task ResolveAsync(long deposit, RegisterId register) => ActAsync(AtDeposit(deposit), async (office, who) => given = await office.ResolveAsync(deposit, register, who));

    private static string AtDeposit(long deposit) => NightDeposit.CalledOf(deposit);

    private string? ProblemAt(string place) => problem?.Place == place ? problem.Words : null;

    // What is refused is said where it was done.
    private async Task ActAsync(string place, Func<NightOffice, Actor, Task> act)
    {
        (problem, given) = (null, null);
        try
        {
            await act(Office, await Staff.ActorAsync());
        }
        catch (CaseException e) when (e.Why is not null)
        {
            problem = new(place, e.Message);
        }

        await RefreshAsync();
    }

    private sealed record Refused(string Place, string Words);
}
