using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
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

/// <summary>証明書の請求: lines are put together with the pages that were shown; all of it is issued in one act, or nothing.</summary>
public sealed partial class RequestPage : IDisposable
{
    private const string KeptAs = "certificate request";

    private List<ChosenLine> lines = [];
    private IDisposable? keys;
    private CertificateBoxes boxes = new();
    private RequestLineDraft line = new();
    private CertificatePreparation? prepared;
    private ChosenLine? shown;
    private IReadOnlyList<IssuedCertificate>? issued;
    private IssuedPapers? papers;
    private Actor? actor;
    private string? problem;
    private DateOnly today;
    private bool checkedOnce;
    private bool busy;
    private int asked;

    [Inject]
    private RegisterStore Store { get; set; } = default!;

    [Inject]
    private CertificateDesk Desk { get; set; } = default!;

    [Inject]
    private ImagedStore Images { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private ScreenSession Screen { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyList<CertificateKind> Wanted => [.. lines.Select(l => l.Wanted.Kind).Distinct()];

    private IReadOnlyList<string> Shown => shown?.Pages ?? prepared?.Pages ?? [];

    private IReadOnlyList<(string Box, string Words)> Problems =>
    [
        .. boxes.Applicant.ProblemsOf(boxes.CapacityWord).Select(p => ($"cert-{p.Box}", p.Problem)),
        .. lines.Count == 0 ? [("line-add", "証明書を選び、「請求に加える」を押してください。")] : Array.Empty<(string, string)>(),
    ];

    private CounterRequest Request => new(boxes.Applicant, [.. lines.Select(l => new RequestLine(l.Wanted, l.Copies) { Capacity = l.Capacity, Seen = l.Generation, SeenPrice = l.Price })]);

    private string TotalWords => boxes.Exemption.Length > 0 ? $"合計 0円(免除: {boxes.Exemption}。免除する額 {lines.Sum(l => l.Yen):N0}円)" : $"合計 {lines.Sum(l => l.Copies)}通 {lines.Sum(l => l.Yen):N0}円";

    private string? WhyNotAdd =>
        busy ? "見本を作っています…"
        : line.Wanted is null ? "証明書を選んでください。"
        : line.Copies is < 1 or > CertificateApplicant.MostCopies ? $"部数は1から{CertificateApplicant.MostCopies}までです。"
        : prepared is not { Refusal: null } ? "上に書いた理由で加えられません。"
        : null;

    private string? Why =>
        actor is not null && Rights.WhyNot(Permission.IssueCertificates, actor) is { } wanting ? wanting.Words
        : busy ? "処理しています…"
        : checkedOnce && Problems.Count == 0 && CounterRules.WhyNot(Request, today) is { } refusal ? refusal.Words
        : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        today = JapanTime.DayOf(Clock.GetUtcNow());
        if (Screen.Take<Kept>(KeptAs) is { } kept)
        {
            (boxes, line, lines, issued) = (kept.Boxes, kept.Line, kept.Lines, kept.Issued);
        }

        UseKeys();
        actor = await Staff.ActorAsync();
    }

    private void UseKeys()
    {
        keys?.Dispose();
        var find = new FunctionKey("F2", "文字検索", FindCharacterAsync);
        keys = issued is null ? Keys.Use(find, new FunctionKey("F12", "発行", IssueAsync)) : Keys.Use(find, new FunctionKey("F9", "印刷", () => papers?.PrintAsync() ?? Task.CompletedTask));
    }

    private async Task OpenRegisterAsync()
    {
        (problem, line.Register, prepared, shown) = (null, null, null, null);
        try
        {
            if (!RegisterPage.TryRead(line.RegisterText.Trim(), out var id) || await Store.ForIssuingAsync(id, actor!) is not { } stored)
            {
                problem = $"戸籍番号「{line.RegisterText}」の戸籍はこの市にありません。";
                return;
            }

            var kinds = CertificateKindWords.KindsOf(stored.Register.State);
            line.Register = kinds.Count == 0 ? null : stored.Register;
            line.Boxes.Kind = kinds.Count == 0 ? null : kinds[0];
            line.Boxes.Persons.Clear();
            line.Boxes.Parts.Clear();
            problem = kinds.Count == 0 ? $"{stored.Register.State.Word()}の証明書はこの画面では作れません(未対応)。保管している原本から作成してください。" : null;
            await ChooseAsync();
        }
        catch (Exception e) when (e is CaseException || RecordedDocuments.IsDoubt(e))
        {
            problem = e.Message;
        }
    }

    private async Task OpenImageAsync()
    {
        (problem, line.Image, prepared, shown) = (null, null, null, null);
        line.Masks.Clear();
        try
        {
            line.Image = ImagedRegisterId.TryParse(line.ImageText.Trim()) is { } id ? (await Images.OpenAsync(id, actor!))?.Register : null;
            problem = line.Image is null ? $"画像戸籍「{line.ImageText}」がありません。番号を「画12」のように入力してください。" : null;
            line.ImageKind = line.Image is { } image ? CertificateKindWords.KindsOfImage(image.State)[0] : default;
            await ChooseAsync();
        }
        catch (Exception e) when (e is CaseException || RecordedDocuments.IsDoubt(e))
        {
            problem = e.Message;
        }
    }

    private async Task OpenPaperAsync()
    {
        (problem, line.Paper, prepared, shown) = (null, null, null, null);
        line.PaperBoxes.Clear();
        if (ReceiptNumber.Read(line.ReceiptText, today) is not { } number)
        {
            problem = "受付番号を「令8-123」のように入力してください。";
            return;
        }

        try
        {
            line.Paper = await Desk.PaperAsync(number, actor!);
            line.PaperKind = CertificateKind.Acceptance;
            await ChooseAsync();
        }
        catch (CaseException e)
        {
            problem = e.Message;
        }
    }

    private async Task SearchAsync()
    {
        (problem, prepared, shown) = (null, null, null);
        try
        {
            line.Found = await Desk.SearchAsync(line.Absence, actor!);
            await ChooseAsync();
        }
        catch (CaseException e)
        {
            problem = e.Message;
        }
    }

    private async Task ChooseAsync()
    {
        var turn = ++asked;
        shown = null;
        if (line.Wanted is not { } wanted)
        {
            (prepared, busy) = (null, false);
            return;
        }

        busy = true;
        StateHasChanged();
        var made = await Desk.PrepareAsync(wanted, actor!);
        if (turn == asked)
        {
            (prepared, busy) = (made, false);
        }
    }

    private async Task AddAsync()
    {
        if (WhyNotAdd is not null || line.Wanted is not { } wanted)
        {
            return;
        }

        var called = wanted is WantedCertificate.OfRegister { Request: var request } && line.Register is { } register
            ? $"{register.FamilyName}　{register.HeadGivenName} {CalledIn(register, request)}"
            : line.Image is { } image && line.Source == CertificateSource.Image ? $"{image.Id} {image.FamilyName}　{image.HeadGivenName}{(line.ImageKind.IsExtract() ? $"(おおい {line.Masks.Count}か所)" : "")}"
            : line.Paper is { } paper && line.Source == CertificateSource.Paper ? $"{paper.Receipt} {paper.SubjectName} {paper.Persons}" : $"{line.Domicile.Trim()} {line.Head.Trim()}";
        lines.Add(new(wanted, line.Copies, called.Trim(), prepared!.Fee, wanted.Register is null && wanted is not WantedCertificate.OfImage ? null : prepared.Generation, prepared.Pages));
        (line, prepared, shown) = (new() { Source = line.Source }, null, null);
        await Js.InvokeVoidAsync("koseki.focus", line.Source switch { CertificateSource.Register => "line-register", CertificateSource.Image => "line-image", CertificateSource.Paper => "line-receipt", CertificateSource.Absence => "line-domicile" });
    }

    private static string CalledIn(FamilyRegister register, CertificateRequest request) =>
        request.Kind.ChoosesParts() ? string.Join('、', request.Parts.Select(p => p.NameIn(register)))
        : request.Kind.ChoosesPersons() ? string.Join('、', request.Persons.Select(p => register.EntryOf(p)?.GivenName))
        : request.Register.ToString();

    private List<ApplicantCapacity> CapacitiesOf(ChosenLine one) =>
        boxes.Capacity is { } capacity ? [.. ApplicantCapacity.All.Where(c => c.Path == capacity.Path && c.MayAskFor(one.Wanted.Kind))] : [];

    private void SetCapacity(int index, string? word) => lines[index] = lines[index] with { Capacity = word == boxes.CapacityWord ? null : word };

    private void Remove(int index)
    {
        shown = shown == lines[index] ? null : shown;
        lines.RemoveAt(index);
    }

    private async Task IssueAsync()
    {
        if (issued is not null || busy)
        {
            return;
        }

        (checkedOnce, problem) = (true, null);
        if (Problems.Count > 0)
        {
            StateHasChanged();
            await FocusAsync("cert-summary");
            return;
        }

        if (Why is not null)
        {
            StateHasChanged();
            return;
        }

        busy = true;
        StateHasChanged();
        try
        {
            var request = Request;
            if (await AskDialog.ShowAsync(Dialogs, "証明書を発行します", new DialogParameters<AskDialog>
                {
                    { d => d.Facts, Facts }, { d => d.Verb, "発行する" }, { d => d.Text, "発行番号は、発行するときに付きます。まだ何も記録していません。" },
                }, new() { MaxWidth = MaxWidth.Medium, FullWidth = true }) is not null)
            {
                issued = await Desk.IssueAsync(request, actor!);
                UseKeys();
            }
        }
        catch (CaseException e)
        {
            problem = e.Why is CertificateRefusal.Moved ? "見本を見た後に、戸籍の一つが変わりました。何も発行していません。変わった証明書を外し、もう一度加えてください。" : $"何も発行していません。{e.Message}";
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    private IReadOnlyList<AskFact> Facts =>
    [
        new("請求者", boxes.Requester, "name"),
        new("資格", $"{boxes.CapacityWord}({boxes.Capacity?.Article})"),
        new("証明書", string.Join('\n', lines.Select(l => $"{l.Wanted.Kind.Word()} {l.Called} {l.Copies}通"))),
        new("手数料", boxes.Exemption.Length > 0 ? $"0円({boxes.Exemption})" : $"{lines.Sum(l => l.Yen):N0}円", "large"),
    ];

    private Task AnotherAsync()
    {
        (issued, papers, boxes, line, checkedOnce, problem, prepared, shown) = (null, null, new(), new(), false, null, null, null);
        lines.Clear();
        UseKeys();
        return Task.CompletedTask;
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
        keys?.Dispose();
        if (Screen.IsLocked)
        {
            // The lock takes the page away: what was asked for, and copies issued but not printed yet, come back with it.
            Screen.Keep(KeptAs, new Kept(boxes, line, lines, issued));
        }
    }

    private sealed record Kept(CertificateBoxes Boxes, RequestLineDraft Line, List<ChosenLine> Lines, IReadOnlyList<IssuedCertificate>? Issued);
}
