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

    /// <summary>令和8年11月24日.</summary>
    public static string Of(DateOnly day) => RegisterDate.Of(day).Text;
}
