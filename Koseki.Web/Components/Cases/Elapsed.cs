using System.Globalization;

namespace Koseki.Web.Components.Cases;

/// <summary>How long something has been waiting, in words.</summary>
public static class Elapsed
{
    /// <summary>1分未満, 5分, 2時間5分, 3日; a time ahead (clocks of two nodes) counts as none.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "1分未満",
        { TotalHours: < 1 } => Write($"{time.Minutes}分"),
        { TotalDays: < 1 } => Write($"{time.Hours}時間{time.Minutes}分"),
        _ => Write($"{time.Days}日"),
    };

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
