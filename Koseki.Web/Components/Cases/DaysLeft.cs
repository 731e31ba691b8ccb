using System.Globalization;

namespace Koseki.Web.Components.Cases;

/// <summary>How many days are left until a last day, in words.</summary>
public static class DaysLeft
{
    /// <summary>今日, あと2日, or 3日過ぎ.</summary>
    public static string Of(DateOnly last, DateOnly today) => (last.DayNumber - today.DayNumber) switch
    {
        0 => "今日",
        > 0 and var days => string.Create(CultureInfo.InvariantCulture, $"あと{days}日"),
        var days => string.Create(CultureInfo.InvariantCulture, $"{-days}日過ぎ"),
    };
}
