using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Calendar;

/// <summary>Finds out what a recorded date can mean. Never fails: what it does not understand is <see cref="DateKind.Free"/>.</summary>
internal static partial class RegisterDateReader
{
    /// <summary>The parts of one written day: the year of the common era, the month, whether it is 閏, the day.</summary>
    internal readonly record struct WrittenDay(int Year, int Month, bool IsLeapMonth, int Day);

    /// <summary>What a text means; <see cref="Written"/> only for one day, existing or not.</summary>
    internal sealed record Meaning(DateKind Kind, DateOnly? Day, DateOnly Earliest, DateOnly Latest, WrittenDay? Written = null, bool IsSpan = false)
    {
        internal static Meaning Of(DateOnly day) => new(DateKind.Exact, day, day, day, new(day.Year, day.Month, false, day.Day));
    }

    private sealed record Resolved(DateOnly? Day, DateOnly Earliest, DateOnly Latest, WrittenDay? Written);

    private static readonly Meaning Anything = new(DateKind.Free, null, DateOnly.MinValue, DateOnly.MaxValue);

    // 元号 before 明治 appear as birth years in removed registers; their dates are lunar. Name → first year.
    private static readonly Dictionary<string, int> OldEras = new(StringComparer.Ordinal)
    {
        ["文化"] = 1804, ["文政"] = 1818, ["天保"] = 1830, ["弘化"] = 1844, ["嘉永"] = 1848, ["安政"] = 1854, ["万延"] = 1860, ["文久"] = 1861,
        ["元治"] = 1864, ["慶応"] = 1865,
    };

    internal static Meaning Read(string text)
    {
        text = HalfWidth(text);
        var estimated = text.StartsWith("推定", StringComparison.Ordinal);
        var body = estimated ? text[2..] : text;
        if (SpanForm().Match(body) is { Success: true } span)
        {
            return Between(span, estimated);
        }

        var about = body.EndsWith('頃');
        if (PartOfMonth().Match(body) is { Success: true } third && DayForm().IsMatch(third.Groups["month"].Value))
        {
            return Third(third);
        }

        if (SeasonForm().Match(body) is { Success: true } season && DayForm().IsMatch(season.Groups["year"].Value))
        {
            return Season(season);
        }

        var parts = DayForm().Match(about ? body[..^1] : body);
        if (!parts.Success)
        {
            return body.Contains("不詳", StringComparison.Ordinal) ? Anything with { Kind = DateKind.Unknown } : Anything;
        }

        var day = Resolve(parts);
        var kind = estimated ? DateKind.Estimated : about ? DateKind.About : day.Written is not null ? DateKind.Exact
            : parts.Groups["d"].Success ? DateKind.Free : DateKind.Unknown;
        return new(kind, kind == DateKind.Exact ? day.Day : null, day.Earliest, day.Latest, about ? null : day.Written);
    }

    /// <summary>The text of the second bound with the parts it does not write again (「3月10日から20日まで」) put in.</summary>
    internal static string Completed(string from, string to)
    {
        if (!char.IsAsciiDigit(to[0]) && to[0] is not ('元' or '閏'))
        {
            return to;
        }

        var era = EraOnly().Match(from).Value;
        return to.Contains('年', StringComparison.Ordinal) ? era + to
            : from[..(from.IndexOf(to.Contains('月', StringComparison.Ordinal) ? '年' : '月', StringComparison.Ordinal) + 1)] + to;
    }

    // Read as half width, kept as written: migrated text may carry full-width digits.
    internal static string HalfWidth(string text) =>
        string.Concat(text.Select(c => c is >= '０' and <= '９' ? AsciiWidth.ToHalf(c) : c));

    private static Meaning Between(Match span, bool estimated)
    {
        var from = span.Groups["from"].Value;
        var (first, second) = (DayForm().Match(from), DayForm().Match(Completed(from, span.Groups["to"].Value)));
        if (!first.Success)
        {
            return Anything with { Kind = DateKind.Between, IsSpan = true };
        }

        var begin = Resolve(first);
        return second.Success
            ? new(estimated ? DateKind.Estimated : DateKind.Between, null, begin.Earliest, Resolve(second).Latest, IsSpan: true)
            : new(DateKind.Between, null, begin.Earliest, begin.Latest, IsSpan: true);
    }

    private static Meaning Third(Match match)
    {
        var month = Resolve(DayForm().Match(match.Groups["month"].Value));
        var (from, to) = match.Groups["third"].Value switch { "上旬" => (1, 10), "中旬" => (11, 20), _ => (21, 31) };
        return new(DateKind.About, null, Clamp(month.Earliest, from), Clamp(month.Earliest, to));
    }

    // 冬 of a year is at both of its ends.
    private static Meaning Season(Match match)
    {
        var year = Resolve(DayForm().Match(match.Groups["year"].Value)).Earliest.Year;
        var (from, to) = match.Groups["season"].Value switch { "春" => (3, 5), "夏" => (6, 8), "秋" => (9, 11), _ => (1, 12) };
        return new(DateKind.About, null, new(year, from, 1), new(year, to, DateTime.DaysInMonth(year, to)));
    }

    private static DateOnly Clamp(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    private static Resolved Resolve(Match match)
    {
        var year = Year(match);
        if (year is < 1 or > 9998)
        {
            return new(null, DateOnly.MinValue, DateOnly.MaxValue, null);
        }

        if (!match.Groups["m"].Success || Number(match, "m") is not (>= 1 and <= 12 and var month))
        {
            return new(null, new(year, 1, 1), new(year, 12, 31), null);
        }

        var last = DateTime.DaysInMonth(year, month);
        if (match.Groups["last"].Success)
        {
            return OneDay(match, new(year, month, match.Groups["leap"].Success, last));
        }

        return match.Groups["d"].Success && Number(match, "d") is >= 1 and <= 31 and var day
            ? OneDay(match, new(year, month, match.Groups["leap"].Success, day))
            : new(null, new(year, month, 1), new(year, month, last), null);
    }

    private static Resolved OneDay(Match match, WrittenDay written)
    {
        var last = new DateOnly(written.Year, written.Month, DateTime.DaysInMonth(written.Year, written.Month));
        // Dates up to 明治5年12月2日 are lunar: they order by their written parts but name no solar day.
        var isLunar = last < Era.SolarCalendarBegins && match.Groups["era"].Value is not ("" or "西暦");
        if (written.Day <= last.Day)
        {
            var exact = new DateOnly(written.Year, written.Month, written.Day);
            return new(isLunar || written.IsLeapMonth ? null : exact, exact, exact, written);
        }

        // A day beyond the month's end was the last one, or was counted on into the next month: nobody knows now.
        return new(null, last, isLunar ? last : last.AddDays(written.Day - last.Day), written);
    }

    private static int Year(Match match)
    {
        var written = match.Groups["y"].Value;
        var number = written == "元" ? 1 : int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
        var era = match.Groups["era"].Value;
        return OldEras.TryGetValue(era, out var first) ? first + number - 1 : Era.All.FirstOrDefault(e => e.Name == era)?.YearOf(number) ?? number;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The names of all eras a register carries, as an alternative of a pattern.</summary>
    internal const string EraNames = "明治|大正|昭和|平成|令和|文化|文政|天保|弘化|嘉永|安政|万延|文久|元治|慶応";

    private const string Hour = "(?:午[前後][0-9]{1,2}時(?:[0-9]{1,2}分)?)?";

    [GeneratedRegex("^(?<era>" + EraNames + "|西暦|)(?<y>元|[0-9]{1,4})年(?:月日不詳|(?<leap>閏)?(?<m>[0-9]{1,2})月(?:日不詳|(?<d>[0-9]{1,2})日|(?<last>晦日))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayForm();

    [GeneratedRegex("^(?<month>[^月]+月)(?<third>[上中下]旬)(?:頃)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfMonth();

    [GeneratedRegex("^(?<year>[^年]+年)(?<season>[春夏秋冬])(?:頃)?$", RegexOptions.CultureInvariant)]
    private static partial Regex SeasonForm();

    [GeneratedRegex("^(?<from>[^から]+[年月日])" + Hour + "頃?から(?<to>[^から]+[年月日])" + Hour + "頃?までの間$", RegexOptions.CultureInvariant)]
    private static partial Regex SpanForm();

    [GeneratedRegex("^(?:" + EraNames + "|西暦)?", RegexOptions.CultureInvariant)]
    private static partial Regex EraOnly();
}
