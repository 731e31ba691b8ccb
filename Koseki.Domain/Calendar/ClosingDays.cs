namespace Koseki.Domain.Calendar;

/// <summary>An exception to the rules of closing days: a day that is, or is not, closed.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Why it is closed; null when the day is open although the rules would close it.</param>
public sealed record ClosingDayException(DateOnly Day, string? Name);

/// <summary>
/// 閉庁日: Saturdays, Sundays, national holidays (国民の祝日に関する法律) and 29 December to 3 January (地方自治法4条の2),
/// with a table of exceptions. Good from 1948-07-20 on; the equinoxes are computed (valid 1900–2099).
/// </summary>
public sealed class ClosingDays
{
    private readonly Dictionary<DateOnly, string?> exceptions;
    private readonly Action<DateOnly, string?>? asked;

    /// <summary>The rules with exceptions, one a day.</summary>
    public ClosingDays(IEnumerable<ClosingDayException> exceptions) => this.exceptions = exceptions.ToDictionary(e => e.Day, e => e.Name);

    private ClosingDays(Dictionary<DateOnly, string?> exceptions, Action<DateOnly, string?> asked) => (this.exceptions, this.asked) = (exceptions, asked);

    /// <summary>The rules with the nation's own exceptions and none of the city's.</summary>
    public static ClosingDays National { get; } = new([]);

    /// <summary>Whether the offices are closed.</summary>
    public bool IsClosed(DateOnly day) => NameOf(day) is not null;

    /// <summary>Why the offices are closed on a day, or null when they are open.</summary>
    public string? NameOf(DateOnly day)
    {
        var name = Find(day);
        asked?.Invoke(day, name);
        return name;
    }

    /// <summary>The same days, telling each day that is asked for and its answer.</summary>
    public ClosingDays Watched(Action<DateOnly, string?> asked) => new(exceptions, asked);

    private string? Find(DateOnly day) =>
        exceptions.TryGetValue(day, out var name) ? name
        : day.DayOfWeek is DayOfWeek.Saturday ? "土曜日"
        : day.DayOfWeek is DayOfWeek.Sunday ? "日曜日"
        : NationalHolidays.NameOf(day)
        ?? (day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 } ? "年末年始" : null);

    /// <summary>The day itself when open, else the next open day.</summary>
    public DateOnly NextOpen(DateOnly day)
    {
        while (IsClosed(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
