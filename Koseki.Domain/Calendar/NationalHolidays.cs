namespace Koseki.Domain.Calendar;

/// <summary>国民の祝日 (昭和23年法律178号, from 1948-07-20) with 振替休日 (from 1973-04-12) and 国民の休日 (from 1985-12-27).</summary>
public static class NationalHolidays
{
    private static readonly Dictionary<DateOnly, string> Single = new()
    {
        [new(1959, 4, 10)] = "結婚の儀",
        [new(1989, 2, 24)] = "大喪の礼",
        [new(1990, 11, 12)] = "即位礼正殿の儀",
        [new(1993, 6, 9)] = "結婚の儀",
        [new(2019, 5, 1)] = "天皇の即位の日",
        [new(2019, 10, 22)] = "即位礼正殿の儀",
    };

    private static readonly DateOnly LawBegins = new(1948, 7, 20);

    /// <summary>The holiday's name, 振替休日, 国民の休日, or null.</summary>
    public static string? NameOf(DateOnly day) =>
        Holiday(day) ?? (IsSubstitute(day) ? "振替休日" : IsBetween(day) ? "国民の休日" : null);

    private static bool IsSubstitute(DateOnly day)
    {
        if (day < new DateOnly(1973, 4, 12))
        {
            return false;
        }

        // From 2007 the substitute is the next day that is no holiday itself; before, only the Monday after.
        var before = day.AddDays(-1);
        while (Holiday(before) is not null)
        {
            if (before.DayOfWeek == DayOfWeek.Sunday)
            {
                return day.Year >= 2007 || day.DayOfWeek == DayOfWeek.Monday;
            }

            before = before.AddDays(-1);
        }

        return false;
    }

    private static bool IsBetween(DateOnly day) =>
        day >= new DateOnly(1985, 12, 27) && day.DayOfWeek != DayOfWeek.Sunday
            && Holiday(day.AddDays(-1)) is not null && Holiday(day.AddDays(1)) is not null;

    private static string? Holiday(DateOnly day) => Single.GetValueOrDefault(day) ?? (day.Month switch
    {
        _ when day < LawBegins => null,
        1 when day.Day == 1 => "元日",
        1 when (day.Year >= 2000 ? IsNthMonday(day, 2) : day.Day == 15) => "成人の日",
        2 when day.Day == 11 && day.Year >= 1967 => "建国記念の日",
        2 when day.Day == 23 && day.Year >= 2020 => "天皇誕生日",
        3 when day.Day == Equinox(day.Year, 20.8431) => "春分の日",
        4 when day.Day == 29 => day.Year >= 2007 ? "昭和の日" : day.Year >= 1989 ? "みどりの日" : "天皇誕生日",
        5 when day.Day == 3 => "憲法記念日",
        5 when day.Day == 4 && day.Year >= 2007 => "みどりの日",
        5 when day.Day == 5 => "こどもの日",
        7 or 8 or 10 when day.Year is 2020 or 2021 => Olympic(day),
        7 when (day.Year >= 2003 ? IsNthMonday(day, 3) : day.Day == 20 && day.Year >= 1996) => "海の日",
        8 when day.Day == 11 && day.Year >= 2016 => "山の日",
        9 when (day.Year >= 2003 ? IsNthMonday(day, 3) : day.Day == 15 && day.Year >= 1966) => "敬老の日",
        9 when day.Day == Equinox(day.Year, 23.2488) => "秋分の日",
        10 when (day.Year >= 2000 ? IsNthMonday(day, 2) : day.Day == 10 && day.Year >= 1966) => day.Year >= 2020 ? "スポーツの日" : "体育の日",
        11 when day.Day == 3 => "文化の日",
        11 when day.Day == 23 => "勤労感謝の日",
        12 when day.Day == 23 && day.Year is >= 1989 and <= 2018 => "天皇誕生日",
        _ => null,
    });

    // 東京オリンピック特措法: three holidays moved in 2020 and again in 2021.
    private static string? Olympic(DateOnly day) => (day.Year, day.Month, day.Day) switch
    {
        (2020, 7, 23) or (2021, 7, 22) => "海の日",
        (2020, 7, 24) or (2021, 7, 23) => "スポーツの日",
        (2020, 8, 10) or (2021, 8, 8) => "山の日",
        _ => null,
    };

    private static bool IsNthMonday(DateOnly day, int n) => day.DayOfWeek == DayOfWeek.Monday && (day.Day - 1) / 7 == n - 1;

    private static int Equinox(int year, double constant) =>
        (int)(constant + 0.242194 * (year - 1980) - Math.Floor((year - 1980) / 4.0));
}
