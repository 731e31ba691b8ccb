using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Pages.Konbini;

/// <summary>突合と精算: what was collected, day by day, beside what the centre says, to the last yen.</summary>
public sealed partial class SettlementPage
{
    private DateOnly month;
    private int price;
    private Settlement? settled;
    private IReadOnlyList<DateOnly> changed = [];

    [Inject]
    private KioskDesk Desk { get; set; } = default!;

    [Inject]
    private KioskStatistics Statistics { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var today = JapanTime.DayOf(Clock.GetUtcNow());
        month = month == default ? new(today.Year, today.Month, 1) : month;
        var days = await Statistics.SeeAsync(CountTable.Day, month, month.AddMonths(1).AddDays(-1));
        changed = days.Changed;
        settled = new(month, days.Table, [.. (await Desk.SeeAsync()).Nodes.SelectMany(n => n.Report.Reconciled)], today);
    }

    private Task MoveAsync(ChangeEventArgs e)
    {
        if (DateOnly.TryParseExact($"{e.Value}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var chosen))
        {
            month = chosen;
        }

        return RefreshAsync();
    }

    private string Iso => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
