using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Pages.Papers;

/// <summary>不受理処分整理簿 and 発収簿, a year at a time.</summary>
public sealed partial class PaperBookPage
{
    private IReadOnlyList<int> years = [];
    private int year;
    private IReadOnlyList<ListedStep>? lines;
    private string? logged;
    private IDisposable? keys;

    /// <summary>Which book; 不受理処分整理簿 when absent.</summary>
    [SupplyParameterFromQuery(Name = "book")]
    private string? AskedBook { get; set; }

    /// <summary>Calendar year; this year when absent.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    private int? AskedYear { get; set; }

    [Inject]
    private PaperLists Lists { get; set; } = default!;

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

    private PaperBook Book => Enum.TryParse<PaperBook>(AskedBook, out var book) && Enum.IsDefined(book) ? book : PaperBook.Refusals;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        keys = Keys.Use(new FunctionKey("F9", "印刷", PrintAsync));
        await base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (lines is not null)
        {
            await RefreshAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var now = JapanTime.DayOf(Clock.GetUtcNow()).Year;
        years = [.. (await Lists.YearsAsync(Book)).Prepend(now).Distinct().OrderDescending()];
        year = AskedYear is { } asked && years.Contains(asked) ? asked : now;
        if (logged != $"{Book} {year}")
        {
            logged = $"{Book} {year}";
            await Access.WriteAsync(await Staff.ActorAsync(), LookKind.Seen, null, $"{Book.Word()} {year}年");
        }

        lines = await Lists.BookAsync(Book, year);
    }

    private void GoTo(string? book, int asked) => Navigation.NavigateTo($"/paper-book?book={book}&year={asked}");

    // Recorded before it is offered.
    private async Task PrintAsync()
    {
        await Access.WriteAsync(await Staff.ActorAsync(), LookKind.Printed, null, $"{Book.Word()} {year}年 {lines?.Count}件を印刷");
        await Js.InvokeVoidAsync("koseki.print");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }
}
