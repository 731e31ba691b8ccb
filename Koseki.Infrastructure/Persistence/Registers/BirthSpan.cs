using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>The days a typed birth date asks for: a day, a month, a year, a date that may mean several, or 不詳.</summary>
/// <param name="Earliest">The first day.</param>
/// <param name="Latest">The last day.</param>
/// <param name="IsUnknown">Whether those are asked for whose record says 不詳.</param>
public sealed partial record BirthSpan(DateOnly Earliest, DateOnly Latest, bool IsUnknown)
{
    /// <summary>What stands in a record of which something is unknown.</summary>
    internal const string Unknown = "不詳";

    /// <summary>Reads a box; null when it names no day, month or year.</summary>
    public static BirthSpan? Read(string typed)
    {
        if (EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date is { } date)
        {
            return new(date.Earliest, date.Latest, date.Text.Contains(Unknown, StringComparison.Ordinal));
        }

        var plain = string.Concat(AsciiWidth.ToHalf(typed).Where(c => !TextMapping.IsSpace(c) && !TextMapping.IsInvisible(c)).Select(c => c is '−' or '－' or (>= '\u2010' and <= '\u2015') ? '-' : c));
        var match = OfEra().Match(plain) is { Success: true } era ? era : Western().Match(plain);
        if (!match.Success || (match.Groups["era"].Success && Era.Marked(match.Groups["era"].Value) is null))
        {
            return null;
        }

        var year = match.Groups["era"].Success ? Era.Marked(match.Groups["era"].Value)!.Name + match.Groups["y"].Value : "西暦" + match.Groups["y"].Value;
        var month = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : (int?)null;
        var span = RegisterDate.Parse(string.Create(CultureInfo.InvariantCulture, $"{year}年{(month is null ? "" : $"{month}月")}"));
        return month is 0 or > 12 || span.Earliest == DateOnly.MinValue ? null : new(span.Earliest, span.Latest, false);
    }

    [GeneratedRegex("^(?<era>明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHRmtshr])(?<y>元|[0-9]{1,2})(?:年|(?:年|[./-])(?<m>[0-9]{1,2})月?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfEra();

    [GeneratedRegex("^(?:西暦)?(?<y>(?:18|19|20|21)[0-9]{2})(?:年|(?:年|[./-])(?<m>[0-9]{1,2})月?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Western();
}
