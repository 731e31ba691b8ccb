using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Correction;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Registers;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Pages.Registers;

/// <summary>戸籍: any generation, the difference of two, where every line came from; follows the journal by itself.</summary>
public sealed partial class RegisterPage : IDisposable
{
    private const int Around = 2;

    private IDisposable? keys;
    private FamilyRegister? latest;
    private FamilyRegister? shown;
    private IReadOnlyList<FamilyRegister> registers = [];
    private IReadOnlyList<GenerationOrigin> origins = [];
    private IReadOnlyList<PersonPlace> elsewhere = [];
    private IReadOnlyList<IssueNote> issues = [];
    private IReadOnlyList<DifferenceLine>? difference;
    private IReadOnlyList<LifeChapter>? chapters;
    private MatterOrigins? matters;
    private RegisterStanding standing = new(0, []);
    private PersonId? person;
    private string? opened;
    private string? news;
    private string? damage;
    private string printed = "";
    private int shownNumber;
    private bool missing;
    private bool goToTimeline;
    private bool mayCorrect;
    private bool opening;
    private string? problem;

    /// <summary>R12 or 12.</summary>
    [Parameter]
    public string Number { get; set; } = "";

    /// <summary>The generation to show; the latest when absent.</summary>
    [SupplyParameterFromQuery(Name = "generation")]
    public int? Generation { get; set; }

    /// <summary>The generation to compare it with.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public int? With { get; set; }

    /// <summary>The person whose course is shown.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    /// <summary>The part of the page by its digit: 1 戸籍, 2 附票, 3 移り変わり, 4 交付履歴.</summary>
    [SupplyParameterFromQuery(Name = "tab")]
    public int? Tab { get; set; }

    /// <summary>The generation of the 附票 to show; the latest when absent.</summary>
    [SupplyParameterFromQuery(Name = "supplementary")]
    public int? Supplementary { get; set; }

    [Inject]
    private RegisterStore Store { get; set; } = default!;

    [Inject]
    private CaseWorkflow Workflow { get; set; } = default!;

    [Inject]
    private RegisterSurroundings Surroundings { get; set; } = default!;

    [Inject]
    private JournalFollower Follower { get; set; } = default!;

    [Inject]
    private AccessLog Access { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    // Corrected is what stands now, by whoever may type a paper.
    private EventCallback<Draft> CorrectionHere => mayCorrect && shownNumber == origins[^1].Number && !latest!.State.IsPutAside()
        ? EventCallback.Factory.Create<Draft>(this, CorrectAsync) : default;

    private IReadOnlyList<(int Number, string Word)> Tabs => [(1, "戸籍"), (2, "附票"), (3, $"移り変わり {origins.Count}世代"), (4, $"交付履歴 {issues.Count}")];

    // A comparison stands with the generations.
    private int Open => With is not null ? 3 : Tab is 2 or 3 or 4 ? Tab.Value : 1;

    private string TabAddress(int number) => number == 1 ? Address() : string.Create(CultureInfo.InvariantCulture, $"{Address()}?tab={number}");

    private string SupplementaryAddress(int generation) => string.Create(CultureInfo.InvariantCulture, $"{TabAddress(2)}&supplementary={generation}");

    private string CertificateHref => $"/certificates/{latest!.Id}";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        keys = Keys.Use(new FunctionKey("F9", "証明書", () =>
        {
            if (latest is not null)
            {
                Navigation.NavigateTo(CertificateHref);
            }

            return Task.CompletedTask;
        }));
        Follower.Advanced += OnAdvanced;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (opened != Number)
        {
            opened = Number;
            (latest, news, damage, problem, chapters, person) = (null, null, null, null, null, null);
            var actor = await Staff.ActorAsync();
            mayCorrect = CaseRules.WhyNot(CaseAction.Edit, new(CaseState.Draft, actor.Account, null), actor) is null;
            missing = !TryRead(Number, out var id);
            if (!missing)
            {
                await LoadAsync(id);
            }
        }

        if (latest is not null)
        {
            Choose();
            await ReadPersonAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (goToTimeline)
        {
            goToTimeline = false;
            await Js.InvokeVoidAsync("koseki.focus", "timeline");
        }
    }

    private async Task LoadAsync(RegisterId id)
    {
        try
        {
            var generations = await Store.GenerationsAsync(id, await Staff.ActorAsync());
            if (generations.Count == 0)
            {
                missing = true;
                return;
            }

            standing = await Surroundings.StandingAsync(id);
            issues = await Surroundings.IssuesAsync(id);
            registers = [.. generations.Select(g => g.Register)];
            origins = [.. generations.Select(g => GenerationOrigin.Of(g.Info))];
            matters = new(origins.Zip(registers));
            elsewhere = await Surroundings.ElsewhereAsync(registers[^1]);
            latest = registers[^1];
        }
        catch (Exception e) when (RecordedDocuments.IsDoubt(e))
        {
            damage = e.Message;
        }
    }

    private void Choose()
    {
        shownNumber = Generation is { } wanted && wanted >= 1 && wanted <= origins.Count ? wanted : origins.Count;
        shown = registers[shownNumber - 1];
        difference = With is { } other && other >= 1 && other <= origins.Count
            ? TextDifference.Shortened(TextDifference.Of(PrintedLines.Of(registers[other - 1]), PrintedLines.Of(shown)), Around)
            : null;
        difference = difference?.All(l => l.Change is LineChange.Same or LineChange.Gap) == true ? [] : difference;
    }

    private async Task ReadPersonAsync()
    {
        var wanted = registers.SelectMany(r => r.Entries).Select(e => (PersonId?)e.Person).FirstOrDefault(p => p.ToString() == Person);
        if (wanted == person)
        {
            return;
        }

        person = wanted;
        try
        {
            chapters = wanted is { } chosen ? LifeCourse.Of(chosen, await Surroundings.RegistersOfAsync(chosen, await Staff.ActorAsync())) : null;
        }
        catch (Exception e) when (RecordedDocuments.IsDoubt(e))
        {
            damage = e.Message;
        }

        goToTimeline = chapters is not null;
    }

    private void OnAdvanced(long head) => _ = InvokeAsync(FollowAsync);

    // The journal moves for the whole city: one small question tells whether it moved for this register.
    private async Task FollowAsync()
    {
        try
        {
            if (latest is not { Id: var id })
            {
                return;
            }

            var now = await Surroundings.StandingAsync(id);
            if (latest?.Id != id)
            {
                // Another register was opened meanwhile.
                return;
            }

            issues = await Surroundings.IssuesAsync(id);
            var before = standing;
            if (now.Generation != before.Generation)
            {
                await LoadAsync(id);
                Choose();
                news = $"この戸籍に第{now.Generation}世代が記録されました{(origins[^1].Receipt is { } receipt ? $"(受付 {receipt})" : "")}。";
            }
            else if (!now.Holds.SequenceEqual(before.Holds))
            {
                standing = now;
                news = now.Holds.Count > before.Holds.Count ? $"この戸籍は届({now.Holds[^1].Receipt})の処理中になりました。証明書は発行できません。" : "この戸籍の保留が解けました。";
            }

            StateHasChanged();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private void Compare((int From, int To) pair) => Navigation.NavigateTo(Address(pair.To, pair.From));

    private Task GoAsync(int index) => Js.InvokeVoidAsync("koseki.focus", RegisterSheet.IdOf(index)).AsTask();

    private async Task CorrectAsync(Draft begun)
    {
        // A second press while the first is under way would open a second paper.
        if (opening)
        {
            return;
        }

        opening = true;
        try
        {
            var actor = await Staff.ActorAsync();
            var paper = await Workflow.OpenAsync(CorrectionDraft.KindCode, actor);
            await Workflow.SaveDraftAsync(paper.Id, begun, paper.Version, actor);
            Navigation.NavigateTo($"/notifications/{paper.Id}");
        }
        catch (CaseException e)
        {
            (problem, opening) = (e.Message, false);
        }
    }

    private async Task PrintAsync()
    {
        var actor = await Staff.ActorAsync();
        await Access.WriteAsync(actor, LookKind.Printed, latest!.Id, $"戸籍 {latest.Id} 第{shownNumber}世代の画面の写しを印刷");
        printed = $"{JapaneseTime.Of(Clock.GetUtcNow())}　{actor.Name}　{actor.Terminal}";
        StateHasChanged();
        await Js.InvokeVoidAsync("koseki.print");
    }

    private string Address(int? generation = null, int? with = null, PersonId? person = null)
    {
        var parts = new[]
        {
            generation is { } g && (g != origins.Count || with is not null) ? string.Create(CultureInfo.InvariantCulture, $"generation={g}") : null,
            with is { } w ? string.Create(CultureInfo.InvariantCulture, $"with={w}") : null,
            person is { } p ? $"person={p}" : null,
        }.OfType<string>().ToList();
        return $"/registers/{latest!.Id}" + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }

    internal static bool TryRead(string text, out RegisterId id)
    {
        var digits = text.StartsWith('R') ? text[1..] : text;
        var read = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        id = new(number);
        return read;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Follower.Advanced -= OnAdvanced;
        keys?.Dispose();
    }
}
