using System.Data.Common;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Web.Components;
using Koseki.Web.Components.Forms;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Search;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Search;

/// <summary>戸籍検索: the mark of a kept search stands in the address, so that Back gives the same list at the same row.</summary>
public sealed partial class SearchPage : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private ElementReference root;
    private ComponentScript? own;
    private IJSObjectReference? script;
    private IDisposable? keys;
    private SearchBoxes boxes = new();
    private (string Box, string Words)? problem;
    private KeptSearch? kept;
    private SearchAnswer? answer;
    private string? focus;
    private string? shown;
    private bool searching;
    private bool failed;
    private bool forgotten;

    /// <summary>The mark of the search to show.</summary>
    [SupplyParameterFromQuery(Name = "s")]
    public string? Mark { get; set; }

    [Inject]
    private RegisterSearch Registers { get; set; } = default!;

    [Inject]
    private SearchMemory Memory { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        keys = Keys.Use(new("F2", "文字検索", FindCharacterAsync), new("F3", "戸籍検索", () => { focus = "search-text"; StateHasChanged(); return Task.CompletedTask; }));
        focus = "search-text";
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Mark == shown)
        {
            return;
        }

        shown = Mark;
        (answer, problem, failed) = (null, null, false);
        kept = Memory.Find((await Staff.ActorAsync()).Account, Mark);
        forgotten = Mark is not null && kept is null;
        boxes = kept is null ? new() : SearchBoxes.Of(kept.Query);
        if (kept is not null && (problem = boxes.Problem) is null)
        {
            await SearchAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            own = new(Js, "./Pages/Search/SearchPage.razor.js");
            script = await own.LoadAsync();
            await (script?.InvokeVoidAsync("attach", root) ?? default);
        }

        if (focus is { } id && !searching && script is not null)
        {
            focus = null;
            await script!.InvokeVoidAsync("focus", id);
        }
    }

    private async Task AskAsync()
    {
        problem = boxes.Problem;
        if (problem is { } wrong)
        {
            (answer, focus) = (null, wrong.Box);
            return;
        }

        Navigation.NavigateTo(SearchMemory.AddressOf(Memory.Keep((await Staff.ActorAsync()).Account, boxes.Query)));
    }

    private Task WithRemovedAsync()
    {
        boxes.IncludeRemoved = true;
        return AskAsync();
    }

    private async Task SearchAsync()
    {
        var asked = kept!;
        (searching, failed, answer) = (true, false, null);
        StateHasChanged();
        try
        {
            var found = await Registers.FindAsync(asked.Query, await Staff.ActorAsync(), closing.Token);
            if (asked == kept)
            {
                answer = found;
                focus = found.Receipts.Count > 0 && asked.Opened is null ? "receipt-0"
                    : found.Hits.Count == 0 && found.Images.Count > 0 ? "image-0"
                    : found.Hits.Count == 0 ? "search-text"
                    : $"hit-{Math.Min(asked.Opened ?? 0, found.Hits.Count - 1)}";
            }
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            failed = true;
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page was left while it searched.
        }
        finally
        {
            searching = false;
        }
    }

    private async Task FindCharacterAsync()
    {
        var field = await Js.InvokeAsync<string?>("koseki.field") ?? "search-text";
        var dialog = await Dialogs.ShowAsync<CharacterSearchDialog>("文字検索");
        if (await dialog.Result is { Canceled: false, Data: string text })
        {
            await Js.InvokeVoidAsync("koseki.insert", field, text);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
        keys?.Dispose();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}
