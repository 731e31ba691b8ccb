using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Cases;

/// <summary>受付番号: a running number that starts anew every year (戸籍法施行規則21条, 22条).</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Number">1, 2, 3 … within the year.</param>
public readonly partial record struct ReceiptNumber(int Year, int Number)
{
    /// <summary>令8-123, as matters and lists write it: the first letter of the era on 31 December of the year.</summary>
    public override string ToString()
    {
        var text = RegisterDate.Of(new DateOnly(Year, 12, 31)).Text;
        var year = text[2..text.IndexOf('年', StringComparison.Ordinal)];
        return string.Create(CultureInfo.InvariantCulture, $"{text[0]}{year}-{Number}");
    }

    /// <summary>
    /// Reads 令和8年第123号, 令8-123, R8-123 and 2026-123; without an era the one of today (8-123), without a year the year
    /// of today (123, 第123号). Null for anything else.
    /// </summary>
    public static ReceiptNumber? Read(string typed, DateOnly today)
    {
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)).Select(c => AsciiWidth.ToHalf(c) switch
        {
            'ー' or '−' or '‐' or '―' => '-',
            var half => half,
        }));
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = int.Parse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = YearOf(match.Groups["era"].Value, match.Groups["y"].Value, today);
        return number > 0 && year is >= 1868 and <= 9998 ? new(year.Value, number) : null;
    }

    private static int? YearOf(string mark, string year, DateOnly today)
    {
        if (year.Length == 0)
        {
            return today.Year;
        }

        var count = year == "元" ? 1 : int.Parse(year, NumberStyles.None, CultureInfo.InvariantCulture);
        return year.Length == 4 && mark.Length == 0 ? count
            : mark.Length == 0 ? Era.Of(today).YearOf(count)
            : Era.Marked(mark)?.YearOf(count);
    }

    [GeneratedRegex("^(?:(?:(?<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHRmtshr])?(?<y>元|[0-9]{1,2})|(?<y>[0-9]{4}))(?:年第?|-))?第?(?<n>[0-9]{1,6})号?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
