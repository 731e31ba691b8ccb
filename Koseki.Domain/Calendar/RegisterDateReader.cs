using System.Globalization;
using System.Text.RegularExpressions;

namespace Koseki.Domain.Calendar;

/// <summary>Finds out what a recorded date can mean. Never fails: what it does not understand is <see cref="DateKind.Free"/>.</summary>
internal static partial class RegisterDateReader
{
    internal sealed record Meaning(DateKind Kind, DateOnly? Day, DateOnly Earliest, DateOnly Latest);

    private static readonly Meaning Anything = new(DateKind.Free, null, DateOnly.MinValue, DateOnly.MaxValue);

    // 元号 before 明治 appear as birth years in removed registers; their dates are lunar. Name → first year.
    private static readonly Dictionary<string, int> OldEras = new(StringComparer.Ordinal)
    {
        ["文政"] = 1818, ["天保"] = 1830, ["弘化"] = 1844, ["嘉永"] = 1848, ["安政"] = 1854, ["万延"] = 1860, ["文久"] = 1861,
        ["元治"] = 1864, ["慶応"] = 1865,
    };

    internal static Meaning Read(string text)
    {
        text = HalfWidth(text);
        var estimated = text.StartsWith("推定", StringComparison.Ordinal);
        var body = estimated ? text[2..] : text;
        var between = BetweenForm().Match(body);
        if (between.Success)
        {
            return Between(between, estimated);
        }

        var about = body.EndsWith('頃');
        var third = ThirdForm().Match(body);
        if (third.Success)
        {
            return Third(third);
        }

        var parts = DayForm().Match(about ? body[..^1] : body);
        if (!parts.Success)
        {
            return body.Contains("不詳", StringComparison.Ordinal) ? Anything with { Kind = DateKind.Unknown } : Anything;
        }

        var (day, earliest, latest, whole) = Resolve(parts);
        var kind = estimated ? DateKind.Estimated : about ? DateKind.About : whole ? DateKind.Exact
            : parts.Groups["d"].Success ? DateKind.Free : DateKind.Unknown;
        return new(kind, kind == DateKind.Exact ? day : null, earliest, latest);
    }

    private static Meaning Between(Match match, bool estimated)
    {
        var from = DayForm().Match(match.Groups["from"].Value);
        if (!from.Success)
        {
            return Anything with { Kind = DateKind.Between };
        }

        var tail = match.Groups["to"].Value;
        var to = DayForm().Match(tail);
        if (!to.Success)
        {
            // 「3月10日から20日まで」: the parts not written again are those of the beginning.
            var head = from.Value;
            var cut = tail.Contains('月', StringComparison.Ordinal) ? head.IndexOf('年', StringComparison.Ordinal) : head.IndexOf('月', StringComparison.Ordinal);
            to = DayForm().Match(head[..(cut + 1)] + tail);
        }

        var begin = Resolve(from);
        return to.Success
            ? new(estimated ? DateKind.Estimated : DateKind.Between, null, begin.Earliest, Resolve(to).Latest)
            : new(DateKind.Between, null, begin.Earliest, begin.Latest);
    }

    private static Meaning Third(Match match)
    {
        var month = Resolve(DayForm().Match(match.Groups["month"].Value));
        var (from, to) = match.Groups["third"].Value switch { "上旬" => (1, 10), "中旬" => (11, 20), _ => (21, 31) };
        return new(DateKind.About, null, Clamp(month.Earliest, from), Clamp(month.Earliest, to));
    }

    private static DateOnly Clamp(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    private static (DateOnly? Day, DateOnly Earliest, DateOnly Latest, bool Whole) Resolve(Match match)
    {
        var year = Year(match);
        if (year is < 1 or > 9998)
        {
            return (null, DateOnly.MinValue, DateOnly.MaxValue, false);
        }

        if (!match.Groups["m"].Success || Number(match, "m") is not (>= 1 and <= 12 and var month))
        {
            return (null, new(year, 1, 1), new(year, 12, 31), false);
        }

        var last = DateTime.DaysInMonth(year, month);
        if (!match.Groups["d"].Success || Number(match, "d") is not (>= 1 and <= 31 and var day))
        {
            return (null, new(year, month, 1), new(year, month, last), false);
        }

        if (day > last)
        {
            var bound = new DateOnly(year, month, last);
            return (null, bound, bound, true);
        }

        var exact = new DateOnly(year, month, day);
        // Dates up to 明治5年12月2日 are lunar: they order by their written parts but name no solar day.
        var lunar = exact < Era.SolarCalendarBegins && match.Groups["era"].Value is not ("" or "西暦");
        return (lunar ? null : exact, exact, exact, true);
    }

    // Read as half width, kept as written: migrated text may carry full-width digits.
    private static string HalfWidth(string text) =>
        string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));

    private static int Year(Match match)
    {
        var written = match.Groups["y"].Value;
        var number = written == "元" ? 1 : int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
        var era = match.Groups["era"].Value;
        return OldEras.TryGetValue(era, out var first) ? first + number - 1 : Era.All.FirstOrDefault(e => e.Name == era)?.YearOf(number) ?? number;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<era>明治|大正|昭和|平成|令和|西暦|文政|天保|弘化|嘉永|安政|万延|文久|元治|慶応|)(?<y>元|[0-9]{1,4})年(?:月日不詳|閏?(?<m>[0-9]{1,2})月(?:日不詳|(?<d>[0-9]{1,2})日)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayForm();

    [GeneratedRegex("^(?<month>[^月]+月)(?<third>[上中下]旬)(?:頃)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ThirdForm();

    [GeneratedRegex("^(?<from>.+[年月日])から(?<to>.+[年月日])までの間$", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenForm();
}
