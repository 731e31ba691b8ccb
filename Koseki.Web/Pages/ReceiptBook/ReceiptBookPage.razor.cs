using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Registers;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Koseki.Web.Pages.ReceiptBook;

/// <summary>受付帳 (戸籍法施行規則21条), a page at a time; printed as far as it is filtered.</summary>
public sealed partial class ReceiptBookPage
{
    private const int PageSize = 50;

    private static readonly string[] Dispositions = ["受理", "通知", "送付", "職権"];

    private const int MostPrinted = 1000;

    private IReadOnlyList<int> years = [];
    private int year;
    private int? month;
    private string text = "";
    private BookSide? side;
    private string disposition = "";
    private string office = "";
    private IReadOnlyList<(string Code, string Name)> offices = [];
    private BookQuery asked = new(0);
    private int skip;
    private BookPage? page;
    private BookPage? printing;
    private bool toPrint;
    private string? problem;
    private string? logged;
    private IDisposable? keys;

    /// <summary>Calendar year; this year when absent. What is searched never stands in the address.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    private int? AskedYear { get; set; }

    [Inject]
    private ReceiptBookReader Book { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private AccessLog Access { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string YearWords => year is > 0 and < 9999 ? JapaneseTime.Of(new DateOnly(year, 12, 31)).Split('年')[0] + "年" : "";

    private bool IsNarrowed => asked != new BookQuery(asked.Year);

    // What the heading on paper says of it.
    private string Narrowing => string.Join('　', new[]
    {
        asked.Month is { } m ? $"{m}月受付" : "", asked.Side is { } of ? $"{of.Word()}に関するもの" : "", asked.Disposition, offices.FirstOrDefault(o => o.Code == asked.Office).Name ?? "",
    }.Where(w => w.Length > 0));

    private int ThisYear => JapanTime.DayOf(Clock.GetUtcNow()).Year;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        keys = Keys.Use(new FunctionKey("F9", "印刷", PrintAsync));
        years = [.. (await Book.YearsAsync()).Prepend(ThisYear).Distinct().OrderDescending()];
        offices = await Book.OfficesAsync();
        Take(AskedYear);
        await base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (year != Valid(AskedYear))
        {
            Take(AskedYear);
            await RefreshAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        if (logged != $"{asked}")
        {
            logged = $"{asked}";
            await Access.WriteAsync(await Staff.ActorAsync(), LookKind.ReceiptBook, null, $"受付帳 {asked.Year}年 {(Narrowing.Length > 0 ? $"{Narrowing} " : "")}{asked.Text}");
        }

        page = await Book.PageAsync(asked, skip, PageSize);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toPrint)
        {
            toPrint = false;
            await Js.InvokeVoidAsync("koseki.print");
            printing = null;
            StateHasChanged();
        }
    }

    private int Valid(int? asks) => asks is { } one && years.Contains(one) ? one : ThisYear;

    private void Take(int? asks)
    {
        year = Valid(asks);
        (month, text, side, disposition, office, skip, asked) = (null, "", null, "", "", 0, new(year));
    }

    private void GoToYear(string? value) => Navigation.NavigateTo($"/receipt-book?year={value}");

    private Task FilterAsync()
    {
        (asked, skip, problem) = (new(year, month, text.Trim()) { Side = side, Disposition = disposition, Office = office }, 0, null);
        return RefreshAsync();
    }

    private Task ClearAsync()
    {
        (month, text, side, disposition, office) = (null, "", null, "", "");
        return FilterAsync();
    }

    private Task TurnAsync(int step)
    {
        if (skip + step < 0 || skip + step >= page!.Total)
        {
            return Task.CompletedTask;
        }

        skip += step;
        return RefreshAsync();
    }

    private async Task PrintAsync()
    {
        if (page is null || page.Total > MostPrinted)
        {
            problem = $"{page?.Total}件あります。一度に印刷できるのは{MostPrinted}件までです。受付の月で絞り込んでから印刷してください。";
        }
        else
        {
            printing = await Book.PageAsync(asked, 0, MostPrinted);
            await Access.WriteAsync(await Staff.ActorAsync(), LookKind.Printed, null, $"受付帳 {asked.Year}年 {printing.Total}件を印刷");
            (toPrint, problem) = (true, null);
        }

        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }
}
