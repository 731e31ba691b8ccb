namespace Koseki.Domain.Calendar;

/// <summary>
/// 届出期間. 戸籍法43条 counts the day of the event; the periods of the Civil Code (77条の2 …) begin on the next day,
/// which the caller passes as the start. A last day on which the office is closed moves to the next open day.
/// </summary>
public static class LegalPeriod
{
    /// <summary>The last of n days, the event's day being the first.</summary>
    public static DateOnly LastDayOfDays(DateOnly eventDay, int days) => eventDay.AddDays(days - 1);

    /// <summary>The last of n days, moved to an open day.</summary>
    public static DateOnly LastDayOfDays(DateOnly eventDay, int days, ClosingDays closing) =>
        closing.NextOpen(LastDayOfDays(eventDay, days));

    /// <summary>The last day of n months from a first day (民法143条): the day before the corresponding one, or the month's end.</summary>
    public static DateOnly LastDayOfMonths(DateOnly start, int months)
    {
        var month = new DateOnly(start.Year, start.Month, 1).AddMonths(months);
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        return start.Day > length ? new(month.Year, month.Month, length) : new DateOnly(month.Year, month.Month, start.Day).AddDays(-1);
    }

    /// <summary>The last day of n months, moved to an open day.</summary>
    public static DateOnly LastDayOfMonths(DateOnly start, int months, ClosingDays closing) =>
        closing.NextOpen(LastDayOfMonths(start, months));
}
