using System.Globalization;

namespace Koseki.Domain.Calendar;

/// <summary>元号: name, letter and first day. A day belongs to the newer era from the day it begins.</summary>
/// <param name="Name">令和 …</param>
/// <param name="Letter">R …</param>
/// <param name="Begins">First day of the era.</param>
/// <param name="LastWritten">
/// The last day that registers write in this era. 明治45年7月30日 and 大正15年12月25日 were written in both eras.
/// </param>
public sealed record Era(string Name, char Letter, DateOnly Begins, DateOnly LastWritten)
{
    /// <summary>明治 (1868) to 令和, oldest first.</summary>
    public static IReadOnlyList<Era> All { get; } =
    [
        new("明治", 'M', new(1868, 10, 23), new(1912, 7, 30)),
        new("大正", 'T', new(1912, 7, 30), new(1926, 12, 25)),
        new("昭和", 'S', new(1926, 12, 25), new(1989, 1, 7)),
        new("平成", 'H', new(1989, 1, 8), new(2019, 4, 30)),
        new("令和", 'R', new(2019, 5, 1), DateOnly.MaxValue),
    ];

    /// <summary>The day the solar calendar began: 明治6年1月1日. Earlier dates in registers are lunar.</summary>
    public static DateOnly SolarCalendarBegins { get; } = new(1873, 1, 1);

    /// <summary>The era in force on a day; days before 明治 belong to 明治 here.</summary>
    public static Era Of(DateOnly day) => All.Last(e => e.Begins <= day || e == All[0]);

    /// <summary>The era called 令和, 令, R or r; null when there is none.</summary>
    public static Era? Marked(string mark) =>
        All.FirstOrDefault(e => e.Name == mark || e.Name[..1] == mark || (mark.Length == 1 && char.ToUpperInvariant(mark[0]) == e.Letter));

    /// <summary>The year of the common era in which this era's year n lies.</summary>
    public int YearOf(int eraYear) => Begins.Year + eraYear - 1;

    /// <summary>A day in the words of this era, whether or not it was in force on it: 大正15年12月25日.</summary>
    public string Write(DateOnly day)
    {
        var year = day.Year - Begins.Year + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{Name}{(year == 1 ? "元" : year)}年{day.Month}月{day.Day}日");
    }
}
