using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;

namespace Koseki.Web.Pages.Night;

/// <summary>The time at which a paper was handed over, as it is typed at night.</summary>
public static partial class NightTime
{
    /// <summary>11/29 20:58.</summary>
    public static string Write(DateTimeOffset at) => JapanTime.Of(at).ToString("M'/'d HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>
    /// The latest time before <paramref name="now"/> (and the minute that runs) that the text can mean: 20:58, 2058, 20時58分, each with a
    /// day before it (11/29, 11月29日) or without; null when it means none.
    /// </summary>
    public static DateTimeOffset? Read(string typed, DateTimeOffset now)
    {
        if (Written().Match(AsciiWidth.ToHalf(typed).Trim()) is not { Success: true } m || !TimeOnly.TryParseExact($"{m.Groups["h"].Value.PadLeft(2, '0')}:{m.Groups["m"].Value}", "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var (today, latest) = (JapanTime.DayOf(now), now.AddMinutes(1));
        if (!m.Groups["month"].Success)
        {
            return new[] { today, today.AddDays(-1) }.Select(d => JapanTime.At(d, time)).First(t => t <= latest || DateOnly.FromDateTime(t.DateTime) < today);
        }

        var (month, day) = (Number(m, "month"), Number(m, "day"));
        return new[] { today.Year, today.Year - 1 }.Where(y => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(y, month))
            .Select(y => (DateTimeOffset?)JapanTime.At(new(y, month, day), time)).FirstOrDefault(t => t <= latest);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?:(?<month>[0-9]{1,2})(?:/|月)(?<day>[0-9]{1,2})日?[ 　]*(?:[(（][日月火水木金土][)）])?[ 　]*)?(?<h>[0-9]{1,2})[:：時]?(?<m>[0-9]{2})分?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
