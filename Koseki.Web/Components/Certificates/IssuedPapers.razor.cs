using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Components.Certificates;

/// <summary>The papers just issued: sent by the server to a printer of the office, one as one job; where there is none, the browser prints the pictures.</summary>
public sealed partial class IssuedPapers : IAsyncDisposable
{
    private readonly HashSet<int> printed = [];
    private IReadOnlyList<Printer>? printers;
    private ComponentScript? own;
    private IJSObjectReference? script;
    private (string Look, string Text)? said;
    private Actor? actor;
    private string printer = "";
    private string reason = "";
    private string? refused;
    private int shown;
    private bool busy;

    /// <summary>The copies.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<IssuedCertificate> Papers { get; set; } = [];

    /// <summary>The register from whose page they are printed; null where they are of a request.</summary>
    [Parameter]
    public RegisterId? Register { get; set; }

    /// <summary>Asked to begin anew.</summary>
    [Parameter]
    public EventCallback OnAnother { get; set; }

    [Inject]
    private PrintDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private bool IsByServer => printers is { Count: > 0 };

    private PaperStock Stock => PaperStocks.Of(Papers[shown].Kind);

    private List<Printer> Fit => [.. (printers ?? []).Where(p => p.Trays.ContainsKey(Stock))];

    private string? WhyNotPrint =>
        busy ? "送っています…"
        : printers is null ? "プリンタを調べています…"
        : !IsByServer ? null
        : Fit.Count == 0 ? "プリンタがありません。"
        : printed.Contains(shown) ? "この一通は、もうプリンタへ送りました。下の「この端末の印刷」を見てください。"
        : null;

    private IEnumerable<string> Pages => Papers[shown].Pages.Value.Select(p => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(p)));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        actor = await Staff.ActorAsync();
        var all = await Desk.PrintersAsync(actor);
        // A page that comes back after a lock knows from the record what was sent.
        var sent = all.Count == 0 ? [] : (await Desk.OfTerminalAsync(actor)).Select(j => j.Job.IssueNumber).ToHashSet();
        printed.UnionWith(Enumerable.Range(0, Papers.Count).Where(i => sent.Contains(Papers[i].IssueNumber)));
        printers = all;
        Show(shown);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            own = new(Js, "./Components/Certificates/IssuedPapers.razor.js");
            script = await own.LoadAsync();
            await Js.InvokeVoidAsync("koseki.focus", "issued-head");
        }
    }

    /// <summary>Prints the copy that is shown, then shows the next one that is not printed yet.</summary>
    public async Task PrintAsync()
    {
        if (WhyNotPrint is not null)
        {
            return;
        }

        busy = true;
        StateHasChanged();
        try
        {
            await (IsByServer ? SendAsync() : ByBrowserAsync());
        }
        catch (CaseException e)
        {
            said = ("error", e.Message);
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    private async Task SendAsync()
    {
        var (at, paper) = (shown, Papers[shown]);
        var look = await Desk.PrintAsync(paper, printer, actor!);
        printed.Add(at);
        said = look.State is PrintState.NotPrinted or PrintState.Unknown
            ? ("error", $"{paper.IssueNumber}: {look.State.Word()}({look.Job.Steps.LastOrDefault()?.Said})")
            : ("good", $"{paper.IssueNumber} をプリンタ「{look.Job.Printer}」へ送りました。");
        Next();
    }

    private async Task ByBrowserAsync()
    {
        var again = printed.Contains(shown);
        refused = again && reason.Trim().Length == 0 ? "もう一度印刷する理由を入力してください。" : null;
        if (refused is null && script is not null)
        {
            await Desk.ByBrowserAsync(Papers[shown], Register, again ? reason.Trim() : null, actor!);
            await script.InvokeVoidAsync("print");
            (reason, _) = ("", printed.Add(shown));
            Next();
        }
    }

    private void Next()
    {
        if (Enumerable.Range(0, Papers.Count).FirstOrDefault(i => !printed.Contains(i), -1) is >= 0 and var next)
        {
            Show(next);
        }
    }

    private void Show(int index)
    {
        (shown, refused) = (index, null);
        printer = Fit.Exists(p => p.Name == printer) ? printer : Fit is [var first, ..] ? first.Name : "";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}
