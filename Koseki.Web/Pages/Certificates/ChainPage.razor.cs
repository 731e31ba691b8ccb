using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Web.Components.Certificates;
using Koseki.Web.Components.Forms;
using Koseki.Web.Components.Layout;
using Koseki.Web.Pages.Registers;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Pages.Certificates;

/// <summary>相続一式: the chain of one person, and its papers issued in one act; a paper that is stopped for itself alone is left out and named.</summary>
public sealed partial class ChainPage : IDisposable
{
    private readonly HashSet<string> without = new(StringComparer.Ordinal);
    private IDisposable? keys;
    private CertificateBoxes boxes = new();
    private FamilyRegister? register;
    private ChainView? view;
    private ChainIssue? issue;
    private IssuedPapers? papers;
    private Actor? actor;
    private string registerText = "";
    private string? problem;
    private string? asked;
    private DateOnly today;
    private bool checkedOnce;
    private bool busy;

    /// <summary>人の番号 (P12); null while it is not chosen.</summary>
    [Parameter]
    public string? Number { get; set; }

    [Inject]
    private RegisterStore Store { get; set; } = default!;

    [Inject]
    private ChainDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyList<RequestLine> Lines => view is null ? [] :
        [.. view.Papers.Where(p => !without.Contains(p.Paper.Number)).Select(p => new RequestLine(p.Wanted, boxes.Copies) { Seen = view.Stored.Generations.GetValueOrDefault(p.Paper.Number), SeenPrice = p.Fee })];

    private IReadOnlyList<(string Box, string Words)> Problems =>
    [
        .. boxes.Applicant.ProblemsOf(boxes.CapacityWord).Select(p => ($"cert-{p.Box}", p.Problem)),
        .. boxes.Copies is < 1 or > CertificateApplicant.MostCopies ? [("chain-copies", $"部数は1から{CertificateApplicant.MostCopies}までです。")] : Array.Empty<(string, string)>(),
    ];

    private ChainRequest Request => new(view!.Stored.Chain.Person, view.Stored.Mark, new(boxes.Applicant, Lines));

    // What is stopped now is not paid for; what is stopped until the act is not either, and said there.
    private IEnumerable<ChainPaper> Given => view!.Papers.Where(p => !without.Contains(p.Paper.Number) && p.Why is null);

    private int Yen => Given.Sum(p => p.Fee ?? 0) * boxes.Copies;

    private string TotalWords => boxes.Exemption.Length > 0 ? $"合計 0円(免除: {boxes.Exemption}。免除する額 {Yen:N0}円)" : $"合計 {Given.Count() * boxes.Copies}通 {Yen:N0}円";

    private string? Why =>
        actor is not null && Rights.WhyNot(Permission.IssueCertificates, actor) is { } wanting ? wanting.Words
        : busy ? "処理しています…"
        : Lines.Count == 0 ? "発行する戸籍を選んでください。"
        : !checkedOnce ? null
        : Problems is [var first, ..] ? first.Words
        : (CounterRules.WhyNot(Request.Request, today) ?? ChainRules.WhyNot(view!.Stored.Chain, Request, view.Stored.Mark))?.Words;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        today = JapanTime.DayOf(Clock.GetUtcNow());
        actor ??= await Staff.ActorAsync();
        if (asked != Number)
        {
            (asked, view, issue, problem) = (Number, null, null, null);
            without.Clear();
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        UseKeys();
        if (Number is null)
        {
            return;
        }

        try
        {
            view = PersonId.TryParse(Number) is { } person ? await Desk.OfAsync(person, actor!) : null;
            problem = view is null ? $"人の番号「{Number}」の人は、この市の戸籍にありません。" : null;
        }
        catch (Exception e) when (e is CaseException || RecordedDocuments.IsDoubt(e))
        {
            problem = e.Message;
        }
    }

    private void UseKeys()
    {
        keys?.Dispose();
        keys = issue is null ? Keys.Use(new FunctionKey("F12", "発行", IssueAsync)) : Keys.Use(new FunctionKey("F9", "印刷", () => papers?.PrintAsync() ?? Task.CompletedTask));
    }

    private async Task FindAsync()
    {
        try
        {
            register = RegisterPage.TryRead(registerText.Trim(), out var id) && await Store.ForIssuingAsync(id, actor!) is { } stored ? stored.Register : null;
            problem = register is null ? $"戸籍番号「{registerText}」の戸籍はこの市にありません。" : null;
        }
        catch (Exception e) when (e is CaseException || RecordedDocuments.IsDoubt(e))
        {
            problem = e.Message;
        }
    }

    private bool FirstOf(int index) => view!.Stored.Chain.Links.Take(index).OfType<ChainLink.OfStay>().All(s => s.Stay.Paper.Number != ((ChainLink.OfStay)view.Stored.Chain.Links[index]).Stay.Paper.Number);

    private void Take(string number, bool on) => _ = on ? without.Remove(number) : without.Add(number);

    private async Task IssueAsync()
    {
        if (issue is not null || busy || view is null)
        {
            return;
        }

        (checkedOnce, problem) = (true, null);
        if (Why is not null)
        {
            StateHasChanged();
            return;
        }

        busy = true;
        try
        {
            var request = Request;
            if (await AskDialog.ShowAsync(Dialogs, "一式を発行します", new DialogParameters<AskDialog>
                {
                    { d => d.Facts, Facts }, { d => d.Verb, "発行する" }, { d => d.Text, "発行番号は、発行するときに付きます。まだ何も記録していません。保留の戸籍があれば、その1件だけを除いて発行します。" },
                }, new() { MaxWidth = MaxWidth.Medium, FullWidth = true }) is not null)
            {
                issue = await Desk.IssueAsync(request, actor!);
                UseKeys();
            }
        }
        catch (CaseException e)
        {
            problem = $"何も発行していません。{e.Message}";
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    private IReadOnlyList<AskFact> Facts =>
    [
        new("だれの", $"{view!.Stored.Chain.Name}({view.Stored.Chain.Person})", "name"),
        new("請求者", boxes.Requester, "name"),
        new("資格", $"{boxes.CapacityWord}({boxes.Capacity?.Article})"),
        new("証明書", string.Join('\n', Lines.Select(l => $"{l.Wanted.Kind.Word()} {l.Wanted.Of} {l.Copies}通"))),
        new("欠け", $"{view.Stored.Chain.Gaps.Count()}か所"),
        new("手数料", boxes.Exemption.Length > 0 ? $"0円({boxes.Exemption})" : $"{Yen:N0}円", "large"),
    ];

    private async Task AnotherAsync()
    {
        (issue, papers, boxes, checkedOnce, problem) = (null, null, new(), false, null);
        await LoadAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => keys?.Dispose();
}
