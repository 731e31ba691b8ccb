using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Pages;

/// <summary>今日の仕事: what can be late, whose turn it is, and everything that waits in one list.</summary>
public sealed partial class Home
{
    private const int MostLate = 3;
    private const int MostHeld = 6;
    private const int DaysAhead = 7;
    private static readonly CaseState[] Waiting = [CaseState.Draft, CaseState.Returned, CaseState.Received, CaseState.Examined];

    private Actor? actor;
    private IReadOnlyList<CaseState> turns = [];
    private IReadOnlyDictionary<CaseState, int> counts = new Dictionary<CaseState, int>();
    private IReadOnlyDictionary<CaseState, int> mine = new Dictionary<CaseState, int>();
    private IReadOnlyList<ListedCase> waiting = [];
    private IReadOnlyList<ListedCase> settled = [];
    private IReadOnlyList<ListedCase> late = [];
    private IReadOnlyList<ListedCase> discarded = [];
    private (int Total, IReadOnlyList<HeldRegister> Longest) held = (0, []);
    private bool onlyMine;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Draft, Received …, Settled or Discarded: only these; all that wait when absent.</summary>
    [SupplyParameterFromQuery(Name = "queue")]
    public string? Queue { get; set; }

    private DateOnly Today => JapanTime.DayOf(Clock.GetUtcNow());

    private bool ShowsDiscarded => Queue == nameof(CaseState.Discarded);

    private string EmptyText => Queue == "Settled" ? "今日、決裁・不受理・取下げになった届はまだありません。" : ShowsDiscarded ? "破棄した下書きはありません。" : "待っている届はありません。";

    private IReadOnlyList<ListedCase> Shown => Queue == "Settled" ? settled : ShowsDiscarded ? discarded
        : Enum.TryParse<CaseState>(Queue, out var state) ? [.. waiting.Where(c => c.Standing.State == state)] : waiting;

    private int ShownTotal => Queue == "Settled" ? settled.Count : ShowsDiscarded ? counts.GetValueOrDefault(CaseState.Discarded)
        : Enum.TryParse<CaseState>(Queue, out var state) ? Counted.GetValueOrDefault(state) : Waiting.Sum(s => Counted.GetValueOrDefault(s));

    private IReadOnlyDictionary<CaseState, int> Counted => onlyMine ? mine : counts;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var viewer = await Staff.ActorAsync();
        turns = CaseRules.TurnsOf(viewer);
        if (turns.Count > 0)
        {
            (counts, mine) = (await Workflow.CountsAsync(), await Workflow.CountsAsync(viewer.Account));
            var read = await Lists.WaitingAsync(Waiting, onlyMine ? viewer.Account : null);

            waiting = [.. read.OrderByDescending(c => turns.Contains(c.Standing.State)).ThenBy(c => c.LastDay ?? DateOnly.MaxValue).ThenBy(c => c.Since).ThenBy(c => c.Id)];
            late = [.. read.Where(c => c.LastDay <= Today.AddDays(DaysAhead)).OrderBy(c => c.LastDay).ThenBy(c => c.Id).Take(MostLate)];
            discarded = ShowsDiscarded ? await Lists.DiscardedAsync() : [];
            (settled, held) = (await Lists.SettledTodayAsync(), await Lists.HeldAsync(MostHeld));
        }

        actor = viewer;
        // Whoever is on duty at night has one screen, and nothing to choose.
        if (turns.Count == 0 && Rights.Allows(Permission.HoldAtNight, viewer))
        {
            Navigation.NavigateTo("/night", replace: true);
        }
    }

    private string LinkOf(ListedCase one) =>
        one.Standing.State == CaseState.Draft && CaseRules.WhyNot(CaseAction.Edit, one.Standing, actor!) is null ? $"/notifications/{one.Id}" : $"/cases/{one.Id}";

    private Task ShowAsync(bool only)
    {
        onlyMine = only;
        return RefreshAsync();
    }
}
