using System.Globalization;
using Koseki.Domain.Calendar;

namespace Koseki.Web.Components.Registers;

/// <summary>Times and days of our own records as the screens write them, in Japan's time.</summary>
public static class JapaneseTime
{
    /// <summary>令和8年11月24日 14:05.</summary>
    public static string Of(DateTimeOffset at)
    {
        var here = JapanTime.Of(at);
        return string.Create(CultureInfo.InvariantCulture, $"{RegisterDate.Of(DateOnly.FromDateTime(here.DateTime)).Text} {here:HH:mm}");
    }

    /// <summary>11月29日(日).</summary>
    public static string DayAndWeekday(DateTimeOffset at)
    {
        var here = JapanTime.Of(at);
        return string.Create(CultureInfo.InvariantCulture, $"{here.Month}月{here.Day}日({"日月火水木金土"[(int)here.DayOfWeek]})");
    }

    /// <summary>21:03:07.</summary>
    public static string ToTheSecond(DateTimeOffset at) => JapanTime.Of(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>令和8年11月24日.</summary>
    public static string Of(DateOnly day) => RegisterDate.Of(day).Text;
}
