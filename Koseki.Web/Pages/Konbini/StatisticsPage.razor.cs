using System.Globalization;
using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Web.Components;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Konbini;

/// <summary>交付の統計: the table first, exact, with 未確定 and 取消 beside it; a file leaves only with a reason.</summary>
public sealed partial class StatisticsPage : IAsyncDisposable
{
    private KioskStatistic? shown;
    private CountTable chosen = CountTable.Hour;
    private DateOnly from;
    private DateOnly until;
    private ComponentScript? own;
    private IJSObjectReference? script;
    private IDisposable? keys;

    [Inject]
    private KioskStatistics Statistics { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        if (until == default)
        {
            until = JapanTime.DayOf(Clock.GetUtcNow());
            from = new(until.Year, until.Month, 1);
            keys = Keys.Use(new FunctionKey("F8", "CSV", ExportAsync));
        }

        shown = await Statistics.SeeAsync(chosen, from, until);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            own = new(Js, "./Pages/Konbini/StatisticsPage.razor.js");
            script = await own.LoadAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        keys?.Dispose();
        if (own is not null)
        {
            await own.DisposeAsync();
        }

        Dispose();
    }

    private Task ChooseAsync(CountTable table)
    {
        chosen = table;
        return RefreshAsync();
    }

    private Task MoveAsync(ChangeEventArgs e, bool isFrom)
    {
        if (!DateOnly.TryParseExact(e.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Task.CompletedTask;
        }

        (from, until) = isFrom ? (day, day > until ? day : until) : (day < from ? day : from, day);
        return RefreshAsync();
    }

    private async Task ExportAsync()
    {
        var parameters = new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new AskFact("統計", IssueTable.Word(chosen), "large"), new AskFact("期間", $"{RegisterDate.Of(from).Text}から{RegisterDate.Of(until).Text}まで")] },
            { d => d.Text, "だれが何のためにファイルにしたかが、操作記録に残ります。" }, { d => d.Verb, "CSV にする" }, { d => d.AsksReason, true },
        };
        if (await AskDialog.ShowAsync(Dialogs, "統計のファイル", parameters) is { } reason)
        {
            await ActAsync(async actor =>
            {
                var text = await Statistics.ExportAsync(chosen, from, until, reason, actor);
                if (script is not null)
                {
                    // With a mark, so that a spreadsheet takes it for UTF-8.
                    using var bytes = new DotNetStreamReference(new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], writable: false));
                    await script.InvokeVoidAsync("save", bytes, string.Create(CultureInfo.InvariantCulture, $"交付統計-{IssueTable.Word(chosen)}-{from:yyyyMMdd}-{until:yyyyMMdd}.csv"));
                }
            }, "ファイルにしました。記録に残しています。");
        }
    }
}
