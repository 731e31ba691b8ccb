using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Forms;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Notifications;

/// <summary>The entry of any paper: boxes left, findings and recorded text right.</summary>
public sealed partial class EntryPage : IDisposable
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Small, FullWidth = true };

    private EntrySession? session;
    private IReadOnlyList<CaseRecord> members = [];
    private string? besideProblem;
    private IDisposable? keys;
    private IDisposable? locking;
    private string? toFocus;
    private bool missing;
    private bool checkedAll;
    private bool showPreview = true;
    private bool ownStep;

    /// <summary>案件番号.</summary>
    [Parameter]
    public long Id { get; set; }

    [Inject]
    private CaseWorkflow Workflow { get; set; } = default!;

    [Inject]
    private CaseBundles Bundles { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private AccessLog Access { get; set; } = default!;

    [Inject]
    private JournalFollower Journal { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ILogger<EntrySession> Log { get; set; } = default!;

    private IReadOnlyList<Finding> Findings => session?.Result?.Examination.Findings ?? [];

    private string SavedText => session switch
    {
        null => "",
        { Unsaved: var unsaved, Closed: not null } when !unsaved.Any() => "ここでは保存できません",
        { Problem: not null } or { Closed: not null } => "保存していません",
        { IsSaved: false } => "保存しています…",
        { SavedAt: { } at } => $"保存しました {TimeOfDay.Of(at)}",
        _ => "入力すると自動で保存します",
    };

    private bool IsStopped => session is { Closed: not null } or { OvertakenBy: not null };

    private string StoppedText => session!.Unsaved.Any()
        ? "ここでは保存できません。次の入力はまだ保存していません(この画面に残っているので、写し取れます)。"
        : "ここでは保存できません。この画面で入力した分はすべて保存してあります。";

    [Inject]
    private DiscardedDrafts Bin { get; set; } = default!;

    [Inject]
    private ScreenSession Screen { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Journal.Advanced += OnAdvanced;
        locking = Screen.BeforeLock(() => session?.SaveNowAsync() ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (session?.Case.Id == Id)
        {
            return;
        }

        Close();
        var actor = await Staff.ActorAsync();
        var opened = await Workflow.GetAsync(Id);
        missing = opened is null;
        if (opened is null)
        {
            return;
        }

        if (opened.IsBatch)
        {
            Navigation.NavigateTo($"/batches/{Id}", replace: true);
            return;
        }

        if (CaseRules.WhyNot(CaseAction.Edit, opened.Standing, actor) is not null)
        {
            Navigation.NavigateTo($"/cases/{Id}", replace: true);
            return;
        }

        await Access.WriteAsync(actor, LookKind.Seen, null, $"届書の入力 案件 {Id} {opened.Subject}");
        (members, besideProblem) = (await Bundles.MembersAsync(Id), null);
        var kept = Screen.Take<EntrySession>(KeptAs);
        session = kept ?? new(opened, Workflow, actor, Clock, Log);
        session.Changed += OnChanged;
        if (kept is null)
        {
            session.Start();
        }
        else
        {
            // Taken away by the lock: what was not saved then is saved now, what went on elsewhere is noticed.
            await kept.SaveNowAsync();
            await kept.ReviewAsync();
        }

        keys = Keys.Use(
            new("F2", "文字検索", FindCharacterAsync),
            new("F3", "戸籍検索", FindRegisterHereAsync),
            new("F4", "記録案", TogglePreviewAsync),
            new("F5", "保存", SaveAsync),
            new("F8", "点検", CheckAsync),
            new("F12", opened.State == CaseState.Draft ? "受付" : "届の画面", SubmitAsync));
        toFocus = FieldBox.IdOf(session.Kind.Form.Fields.First().Key);
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

    private async Task FindCharacterAsync()
    {
        var key = await Js.InvokeAsync<string?>("koseki.field");
        if (key is null || session?.Kind.Form.Fields.FirstOrDefault(f => f.Key.Value == key) is not { } field)
        {
            return;
        }

        var dialog = await Dialogs.ShowAsync<CharacterSearchDialog>($"文字検索({field.Label})");
        var answer = await dialog.Result;
        await Js.InvokeVoidAsync("koseki.focus", FieldBox.IdOf(field.Key));
        if (answer is { Canceled: false, Data: string text })
        {
            await Js.InvokeVoidAsync("koseki.insert", FieldBox.IdOf(field.Key), text);
        }
    }

    // From a register box its own search; from anywhere else that of the first register box of the paper; on a paper
    // without one the search page (what was typed is saved).
    private async Task FindRegisterHereAsync()
    {
        var key = await Js.InvokeAsync<string?>("koseki.field");
        var boxes = session!.Kind.Form.Fields.Where(f => f.Kind == FieldKind.Register && f.Visible(session.Draft)).ToList();
        if ((boxes.Find(f => f.Key.Value == key) ?? boxes.FirstOrDefault()) is { } box)
        {
            await FindRegisterAsync(box);
        }
        else
        {
            Navigation.NavigateTo("/search");
        }
    }

    private async Task FindRegisterAsync(FormField field)
    {
        var dialog = await Dialogs.ShowAsync<RegisterChooser>($"戸籍検索({field.Label})", Narrow with { MaxWidth = MaxWidth.Medium });
        var answer = await dialog.Result;
        if (answer is { Canceled: false, Data: SearchHit hit })
        {
            session!.Change(new BoxChange(field.Key, hit.Register.ToString()));
            await NamePickedAsync(field, hit);
            StateHasChanged();
        }

        await Js.InvokeVoidAsync("koseki.focus", FieldBox.IdOf(field.Key));
    }

    // Whoever was picked is named on the paper, too: the rest then comes from the register. What was typed there stays.
    private async Task NamePickedAsync(FormField field, SearchHit hit)
    {
        await session!.ExaminedAsync();
        if (field.Picked is { } picked && session.Registers.Find(hit.Register) is { } register
            && register.Standing.FirstOrDefault(e => e.GivenName == hit.GivenName) is { } entry
            && picked(register, entry) is var (box, text) && session.Draft[box].Length == 0)
        {
            session.Change(new BoxChange(box, text));
        }
    }

    private Task TogglePreviewAsync()
    {
        showPreview = !showPreview;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task CheckAsync()
    {
        (checkedAll, showPreview) = (true, true);
        session!.LeaveAll();
        session.Start();
        await session.ExaminedAsync();
        toFocus = "findings-heading";
        StateHasChanged();
    }

    // Where saving has stopped, the key leads to the reason and the way on.
    private async Task SaveAsync()
    {
        session!.LeaveAll();
        await session.SaveNowAsync();
        toFocus = WayOn;
        StateHasChanged();
    }

    private string? WayOn => session!.OvertakenBy is not null ? "take-over" : session.CanTakeBack ? "take-back" : session.CanRestore ? "restore" : session.Closed is not null ? "closed-to-case" : null;

    private async Task SubmitAsync()
    {
        session!.LeaveAll();
        await session.SaveNowAsync();
        await session.ExaminedAsync();
        toFocus = WayOn;
        StateHasChanged();
        if (session.Problem is not null || session.Closed is not null)
        {
            return;
        }

        if (session.Case.State != CaseState.Draft)
        {
            Navigation.NavigateTo($"/cases/{Id}");
            return;
        }

        // A paper that comes alone was examined just now; of several the act is what all of them come to.
        var (cases, whole) = (await Bundles.MembersAsync(Id)).Count > 1 ? await Bundles.ExamineAsync(Id) : ([], null);
        var parameters = new DialogParameters<ReceiptDialog>
        {
            { d => d.Bundle, cases },
            { d => d.CaseId, Id }, { d => d.Kind, session.Kind }, { d => d.Draft, session.Draft }, { d => d.Registers, session.Registers },
            { d => d.Plan, cases.Count > 1 ? whole : session.Result?.Examination.Plan }, { d => d.Findings, Findings },
        };
        // The receipt is this page's own step: it is not told as somebody else's.
        ownStep = true;
        var dialog = await Dialogs.ShowAsync<ReceiptDialog>($"{session.Kind.Form.Title}を受け付けます", parameters, Narrow with { MaxWidth = MaxWidth.Medium });
        if (await dialog.Result is { Canceled: false })
        {
            Navigation.NavigateTo($"/notifications/{Id}/receipt", replace: true);
            return;
        }

        ownStep = false;
        await session.ReviewAsync();
    }

    // What the paper tells can come with it, but for what has come already.
    private IReadOnlyList<CompanionOffer> Offers => session is not { Case.State: CaseState.Draft } || IsStopped ? []
        : [.. session.Kind.Companions(session.Draft, session.Registers).GroupBy(o => o.KindCode).SelectMany(g => g.Skip(members.Count(m => m.KindCode == g.Key)))];

    // Saved first, as the paper beside it is filled from what stands here.
    private async Task OpenBesideAsync(CompanionOffer offer)
    {
        session!.LeaveAll();
        await session.SaveNowAsync();
        (toFocus, ownStep, besideProblem) = (WayOn, true, null);
        try
        {
            if (session.Problem is null && session.Closed is null)
            {
                Navigation.NavigateTo($"/notifications/{(await Bundles.OpenBesideAsync(Id, offer, session.Actor)).Id}");
            }
        }
        catch (CaseException e)
        {
            besideProblem = e.Message;
        }

        ownStep = false;
        StateHasChanged();
    }

    // Saved first: what is put away is all that was typed, and comes back with it.
    private async Task DiscardAsync()
    {
        ownStep = true;
        if (await session!.DiscardAsync())
        {
            Bin.Offer(session.Case);
            Navigation.NavigateTo("/");
            return;
        }

        (ownStep, toFocus) = (false, WayOn);
        StateHasChanged();
    }

    private void OnAdvanced(long head) => _ = InvokeAsync(async () =>
    {
        try
        {
            if (session is { } shown && !ownStep)
            {
                await shown.ReviewAsync();
            }
        }
        catch (Exception e)
        {
            // Told from outside rendering: hand it to the error boundary like any other failure.
            await DispatchExceptionAsync(e);
        }
    });

    private string KeptAs => $"entry {Id}";

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private void Close()
    {
        keys?.Dispose();
        if (session is not null)
        {
            session.Changed -= OnChanged;
            session.Dispose();
        }

        (keys, session, checkedAll, ownStep) = (null, null, false, false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Journal.Advanced -= OnAdvanced;
        locking?.Dispose();
        if (Screen.IsLocked && session is { } taken)
        {
            taken.Changed -= OnChanged;
            session = null;
            Screen.Keep(KeptAs, taken);
        }

        Close();
    }
}
