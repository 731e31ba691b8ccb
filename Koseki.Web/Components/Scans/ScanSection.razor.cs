using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Components.Cases;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Components.Scans;

/// <summary>The images of one case's papers.</summary>
public sealed partial class ScanSection : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly List<string> refusals = [];
    private (int Index, int Count, string Name, int Percent)? sending;
    private ScanLabel label;
    private CaseScan? shown;
    private string? toFocus;
    private int added;

    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public long CaseId { get; set; }

    /// <summary>Where the case stands.</summary>
    [Parameter, EditorRequired]
    public CaseStanding Standing { get; set; } = default!;

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>All images, those cancelled included.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CaseScan> Scans { get; set; } = [];

    /// <summary>Whether an image is shown in the section itself, beside what else the page says; else in a dialog.</summary>
    [Parameter]
    public bool Beside { get; set; }

    /// <summary>Told when images were added or cancelled here.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private CaseScans Store { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private List<CaseScan> Live => [.. Scans.Where(s => s.Cancelled is null)];

    private string? WhyNot => ScanRules.WhyNot(Standing, Actor);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Whoever comes to examine or decide has the paper before them at once; of what is over it is opened on demand.
        if (shown is null && Beside && CaseRules.NextStep(Standing.State) is not null)
        {
            shown = Live.FirstOrDefault(s => s.Label == ScanLabel.Notification) ?? Live.FirstOrDefault();
        }

        shown = shown is null ? null : Scans.FirstOrDefault(s => s.Order == shown.Order);
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

    private string? Pressed(CaseScan scan) => !Beside ? null : shown?.Order == scan.Order ? "true" : "false";

    private static string SizeOf(CaseScan scan) => scan.Length < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, scan.Length / 1024)}KB")
        : string.Create(CultureInfo.InvariantCulture, $"{scan.Length / 1024.0 / 1024.0:0.0}MB");

    private async Task OpenAsync(CaseScan scan)
    {
        if (Beside)
        {
            shown = scan;
        }
        else
        {
            await EnlargeAsync(scan, $"open-scan-{scan.Order}");
        }
    }

    private async Task EnlargeAsync(CaseScan scan, string back)
    {
        var dialog = await Dialogs.ShowAsync<ScanDialog>(scan.Called,
            new DialogParameters<ScanDialog> { { d => d.CaseId, CaseId }, { d => d.Scan, scan } }, new DialogOptions { MaxWidth = MaxWidth.False, FullWidth = true });
        await dialog.Result;
        await Js.InvokeVoidAsync("koseki.focus", back);
    }

    private async Task AddAsync(InputFileChangeEventArgs chosen)
    {
        // While files are on their way the box is shut; an event that was on its way before brings them a second time.
        if (sending is not null)
        {
            return;
        }

        refusals.Clear();
        added = 0;
        if (ScanRules.WhyNotMore(Live.Count, chosen.FileCount) is { } tooMany)
        {
            refusals.Add(tooMany + "今回は何も加えていません。");
            return;
        }

        foreach (var (file, index) in chosen.GetMultipleFiles(ScanRules.MostOfCase).Select((f, i) => (f, i + 1)))
        {
            sending = (index, chosen.FileCount, file.Name, 0);
            StateHasChanged();
            if (await WhyRefusedAsync(file) is { } why)
            {
                refusals.Add($"「{file.Name}」は加えていません。{why}");
            }
            else
            {
                added++;
            }

            if (leaving.IsCancellationRequested)
            {
                return;
            }
        }

        // The box was shut meanwhile: the keyboard comes back to it.
        (sending, toFocus) = (null, "scan-file");
        await OnChanged.InvokeAsync();
    }

    private async Task<string?> WhyRefusedAsync(IBrowserFile file)
    {
        var gone = leaving.Token;
        try
        {
            var bytes = await ScanUpload.ReadAsync(file, Tell, gone);
            // The database may work on the calling thread: the screen must not wait for it.
            var (kind, who) = (label, await Staff.ActorAsync());
            await Task.Run(() => Store.AttachAsync(CaseId, kind, bytes, who, gone), gone);
            return null;
        }
        catch (CaseException e)
        {
            return e.Message;
        }
        catch (Exception e) when (DatabaseFault.IsOfDatabase(e))
        {
            return "データベースに書き込めないためです。少し待ってから、もう一度選んでください。続くときは運用担当に連絡してください。";
        }
        catch (Exception e) when (e is IOException or JSException or TimeoutException or OperationCanceledException)
        {
            return "途中で読めなくなりました。ファイルを確かめて、もう一度選んでください。";
        }
    }

    private void Tell(int percent)
    {
        // Twenty times a file are enough to see it go on.
        if (sending is { } now && percent >= now.Percent + 5)
        {
            sending = now with { Percent = percent };
            StateHasChanged();
        }
    }

    private async Task CancelAsync(CaseScan scan)
    {
        var parameters = new DialogParameters<DeedDialog>
        {
            { d => d.Text, $"誤って加えた{scan.Called}を取り消します。画像と取り消したことは記録に残り、消えません。" }, { d => d.Verb, "取り消す" }, { d => d.AsksReason, true },
        };
        var dialog = await Dialogs.ShowAsync<DeedDialog>($"画像の取消　{scan.Called}", parameters);
        if (await dialog.Result is not { Canceled: false, Data: string reason })
        {
            return;
        }

        (added, toFocus) = (0, "scans-head");
        refusals.Clear();
        try
        {
            await Store.CancelAsync(CaseId, scan.Order, reason, await Staff.ActorAsync());
        }
        catch (CaseException e)
        {
            refusals.Add($"{scan.Called}は取り消していません。{e.Message}");
        }

        await OnChanged.InvokeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }
}
