using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Calendar;

/// <summary>Reads a year, or a year and a month, of a date whose rest is not asked for: <c>R8.10</c>, <c>令和8年10月</c>, <c>平成10年</c>, <c>1998-04</c>.</summary>
public static partial class EraMonthEntry
{
    /// <summary>The month or the year (its <see cref="RegisterDate.Earliest"/> and <see cref="RegisterDate.Latest"/> are its days); null when the text names none.</summary>
    public static RegisterDate? Read(string typed)
    {
        var plain = string.Concat(AsciiWidth.ToHalf(typed).Where(c => !TextMapping.IsSpace(c) && !TextMapping.IsInvisible(c)).Select(c => c is '−' or '－' or (>= '\u2010' and <= '\u2015') ? '-' : c));
        var match = OfEra().Match(plain) is { Success: true } era ? era : Western().Match(plain);
        if (!match.Success || (match.Groups["era"].Success && Era.Marked(match.Groups["era"].Value) is null))
        {
            return null;
        }

        var year = match.Groups["era"].Success ? Era.Marked(match.Groups["era"].Value)!.Name + match.Groups["y"].Value : "西暦" + match.Groups["y"].Value;
        var month = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : (int?)null;
        var read = RegisterDate.Parse(string.Create(CultureInfo.InvariantCulture, $"{year}年{(month is null ? "" : $"{month}月")}"));
        return month is 0 or > 12 || read.Earliest == DateOnly.MinValue ? null : read;
    }

    [GeneratedRegex("^(?<era>明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHRmtshr])(?<y>元|[0-9]{1,2})(?:年|(?:年|[./-])(?<m>[0-9]{1,2})月?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfEra();

    [GeneratedRegex("^(?:西暦)?(?<y>(?:18|19|20|21)[0-9]{2})(?:年|(?:年|[./-])(?<m>[0-9]{1,2})月?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Western();
}
