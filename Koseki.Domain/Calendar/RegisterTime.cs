using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Calendar;

/// <summary>時分 as the register keeps it: 午前5時20分; noon is 午後0時, midnight 午前0時; 推定, 頃 and 不詳 survive.</summary>
/// <param name="Text">The text exactly as recorded.</param>
public sealed partial record RegisterTime(string Text)
{
    /// <summary>The text of a time of day.</summary>
    public static RegisterTime Of(TimeOnly time)
    {
        var half = time.Hour < 12 ? "午前" : "午後";
        return new(string.Create(CultureInfo.InvariantCulture, $"{half}{time.Hour % 12}時{time.Minute}分"));
    }

    /// <summary>
    /// Reads what is typed: 15:20, 1520, 15時5分, 午後3時20分, 午後3:20, or an uncertain form as it stands; null when
    /// unreadable. 午後12時 and 24時 are not written in a register (noon is 午後0時, the day's end the next 午前0時), so
    /// they are unreadable too.
    /// </summary>
    public static RegisterTime? Read(string typed)
    {
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)).Select(AsciiWidth.ToHalf));
        if (Clock().Match(text) is { Success: true } clock)
        {
            var half = clock.Groups["half"].Value;
            var hour = Number(clock, "h");
            var minute = Number(clock, "m");
            return minute > 59 || hour > (half.Length > 0 ? 11 : 23) ? null : Of(new(half == "午後" ? hour + 12 : hour, minute));
        }

        return Written().IsMatch(text) || text.Contains("不詳", StringComparison.Ordinal) ? new(text) : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<half>午[前後])?(?<h>[0-9]{1,2})(?:[:時](?<m>[0-9]{1,2})分?|(?<m>[0-9]{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex("^(?:推定)?午[前後](?:[0-9]|1[01])時(?:[0-5]?[0-9]分)?(?:頃)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
