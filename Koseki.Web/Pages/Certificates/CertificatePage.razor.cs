using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Web.Components.Certificates;
using Koseki.Web.Components.Forms;
using Koseki.Web.Components.Layout;
using Koseki.Web.Pages.Registers;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Certificates;

/// <summary>証明書の発行: who asks, which certificate, the exact pages, then the papers. A hold that begins meanwhile refuses at once.</summary>
public sealed partial class CertificatePage : IDisposable
{
    private IDisposable? keys;
    private FamilyRegister? register;
    private RegisterStanding standing = new(0, []);
    private CertificateBoxes boxes = new();
    private IReadOnlyList<string> pages = [];
    private IReadOnlyList<IssuedCertificate>? issued;
    private IssuedPapers? papers;
    private Actor? actor;
    private string? opened;
    private string? refusal;
    private string? damage;
    private string? news;
    private int? fee;
    private int generation;
    private DateOnly today;
    private int asked;
    private bool missing;
    private bool preparing;
    private bool issuing;
    private bool checkedOnce;

    /// <summary>R12 or 12.</summary>
    [Parameter]
    public string Number { get; set; } = "";

    [Inject]
    private RegisterStore Store { get; set; } = default!;

    [Inject]
    private RegisterSurroundings Surroundings { get; set; } = default!;

    [Inject]
    private CertificateDesk Desk { get; set; } = default!;

    [Inject]
    private JournalFollower Follower { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private ScreenSession Screen { get; set; } = default!;

    private string KeptAs => $"certificate {Number}";

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyCollection<CertificateKind> Wanted => boxes.Kind is { } kind ? [kind] : [];

    private IReadOnlyList<(string Box, string Words)> Shown => checkedOnce ? boxes.Problems : [];

    // Why the button does nothing now.
    private string? Why =>
        actor is not null && Rights.WhyNot(Permission.IssueCertificates, actor) is { } wanting ? wanting.Words
        : standing.Holds.Count > 0 ? "発行保留のため発行できません。"
        : issuing ? "発行しています…"
        : preparing ? "見本を作っています…"
        : refusal is not null ? "上に書いた理由で発行できません。"
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        UseKeys();
        Follower.Advanced += OnAdvanced;
    }

    // F12 is the act of record; once the paper is there, F9 prints it and F12 does nothing.
    private void UseKeys()
    {
        keys?.Dispose();
        var find = new FunctionKey("F2", "文字検索", FindCharacterAsync);
        keys = issued is null
            ? Keys.Use(find, new FunctionKey("F12", "発行", IssueAsync))
            : Keys.Use(find, new FunctionKey("F9", "印刷", () => papers?.PrintAsync() ?? Task.CompletedTask));
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (opened == Number)
        {
            return;
        }

        opened = Number;
        (register, issued, papers, news, damage, boxes, checkedOnce) = (null, null, null, null, null, new(), false);
        UseKeys();
        actor = await Staff.ActorAsync();
        today = JapanTime.DayOf(Clock.GetUtcNow());
        var kept = Screen.Take<Kept>(KeptAs);
        boxes = kept?.Boxes ?? boxes;
        missing = !RegisterPage.TryRead(Number, out var id);
        if (!missing)
        {
            await LoadAsync(id);
        }

        if (kept?.Issued is { } copies)
        {
            (issued, pages) = (copies, []);
            UseKeys();
        }
    }

    private async Task LoadAsync(RegisterId id)
    {
        try
        {
            if (await Store.ForIssuingAsync(id, actor!) is not { } stored)
            {
                missing = true;
                return;
            }

            register = stored.Register;
            standing = await Surroundings.StandingAsync(id);
            var kinds = CertificateKindWords.KindsOf(register.State);
            boxes.Kind = boxes.Kind is { } kind && kinds.Contains(kind) ? kind : kinds is [var first, ..] ? first : null;
            boxes.Persons.RemoveWhere(p => register.EntryOf(p) is null);
            boxes.Parts.RemoveWhere(p => p.NameIn(register) is null);
            await ChooseAsync();
        }
        catch (Exception e) when (RecordedDocuments.IsDoubt(e))
        {
            damage = e.Message;
        }
    }

    private async Task ChooseAsync()
    {
        var turn = ++asked;
        if (boxes.Kind is null)
        {
            refusal = CertificateKindWords.WhyNone(register!.State);
            return;
        }

        if (!boxes.IsChosen)
        {
            (pages, refusal, preparing) = ([], null, false);
            return;
        }

        preparing = true;
        StateHasChanged();
        var prepared = await Desk.PrepareAsync(boxes.RequestOf(register!), actor!);
        if (turn == asked)
        {
            (pages, refusal, fee, preparing, generation) = (prepared.Pages, prepared.Refusal, prepared.Fee, false, prepared.Generation);
        }
    }

    private async Task IssueAsync()
    {
        if (register is null || issued is not null || Why is not null)
        {
            return;
        }

        checkedOnce = true;
        if (boxes.Problems.Count > 0)
        {
            StateHasChanged();
            await FocusAsync("cert-summary");
            return;
        }

        issuing = true;
        StateHasChanged();
        try
        {
            if (await ConfirmAsync() is { } seen)
            {
                issued = await Desk.IssueAsync(new CounterRequest(boxes.Applicant, [new(boxes.RequestOf(register), boxes.Copies) { Seen = seen, SeenPrice = fee }]), actor!);
                (pages, news) = ([], null);
                UseKeys();
            }
        }
        catch (CaseException e) when (e.Why is CertificateRefusal.Moved)
        {
            // What prints is what was shown: a register that moved on is shown again first.
            await MovedAsync(register.Id);
        }
        catch (CaseException e)
        {
            (refusal, pages) = (e.Message, []);
            standing = await Surroundings.StandingAsync(register.Id);
        }
        finally
        {
            issuing = false;
            StateHasChanged();
        }
    }

    // Nothing is numbered before this answer. It is about the pages in view: the generation that they show is what may be issued.
    private async Task<int?> ConfirmAsync()
    {
        var (seen, shown, kind) = (generation, pages, boxes.Kind!.Value);
        RenderFragment picture = b =>
        {
            b.OpenComponent<PagePreview>(0);
            b.AddComponentParameter(1, nameof(PagePreview.Pages), shown);
            b.AddComponentParameter(2, nameof(PagePreview.Title), kind.Word());
            b.CloseComponent();
        };
        var answer = await AskDialog.ShowAsync(Dialogs, "証明書を発行します", new DialogParameters<AskDialog>
        {
            { d => d.Facts, FactsToRead(kind, shown.Count) }, { d => d.Picture, picture }, { d => d.Verb, "発行する" },
            { d => d.Text, "発行番号は、発行するときに付きます。まだ何も記録していません。" },
        }, new() { MaxWidth = MaxWidth.Large, FullWidth = true });
        return answer is null ? null : seen;
    }

    private IReadOnlyList<AskFact> FactsToRead(CertificateKind kind, int count)
    {
        var persons = register!.Entries.Where(e => boxes.Persons.Contains(e.Person)).Select(e => e.GivenName).Distinct();
        return
        [
            new("証明書", kind.Word()),
            new("筆頭者", $"{register.FamilyName}　{register.HeadGivenName}", "name"),
            new("本籍", register.Domicile.Text),
            kind.ChoosesParts() ? new("証明する事項", string.Join('、', boxes.RequestOf(register).Parts.Select(p => p.NameIn(register))))
                : new("載せる人", kind.ChoosesPersons() ? string.Join('\n', persons) : $"全員({register.Entries.Select(e => e.Person).Distinct().Count()}人)", kind.ChoosesPersons() ? "name" : ""),
            new("請求者", boxes.Requester, "name"),
            new("用紙", $"{count}頁 × {boxes.Copies}通"),
            new("手数料", boxes.Exemption.Length > 0 ? $"0円({boxes.Exemption})" : $"{(fee ?? 0) * boxes.Copies:N0}円", "large"),
        ];
    }

    private async Task AnotherAsync()
    {
        (issued, papers, boxes, checkedOnce) = (null, null, new() { Kind = boxes.Kind }, false);
        UseKeys();
        await ChooseAsync();
    }

    private async Task MovedAsync(RegisterId id)
    {
        await LoadAsync(id);
        news = $"この戸籍に第{standing.Generation}世代が記録されました。見本を作り直しました。もう一度確かめてください。";
    }

    private void OnAdvanced(long head) => _ = InvokeAsync(FollowAsync);

    private async Task FollowAsync()
    {
        try
        {
            if (register is not { Id: var id } || issuing)
            {
                return;
            }

            var now = await Surroundings.StandingAsync(id);
            if (register?.Id != id || issuing)
            {
                return;
            }

            if (issued is null && now.Generation != standing.Generation)
            {
                await MovedAsync(id);
            }
            else if (!now.Holds.SequenceEqual(standing.Holds))
            {
                standing = now;
                if (issued is null)
                {
                    await ChooseAsync();
                }
            }

            StateHasChanged();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private Task FocusAsync(string box) => Js.InvokeVoidAsync("koseki.focus", box).AsTask();

    private async Task FindCharacterAsync()
    {
        var field = await Js.InvokeAsync<string?>("koseki.field") ?? "cert-requester";
        var dialog = await Dialogs.ShowAsync<CharacterSearchDialog>("文字検索");
        if (await dialog.Result is { Canceled: false, Data: string text })
        {
            await Js.InvokeVoidAsync("koseki.insert", field, text);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Follower.Advanced -= OnAdvanced;
        keys?.Dispose();
        if (Screen.IsLocked)
        {
            // The lock takes the page away: what was asked for, and copies issued but not printed yet, come back with it.
            Screen.Keep(KeptAs, new Kept(boxes, issued));
        }
    }

    private sealed record Kept(CertificateBoxes Boxes, IReadOnlyList<IssuedCertificate>? Issued);
}
