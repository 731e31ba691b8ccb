using System.Globalization;
using System.Text.RegularExpressions;

namespace Koseki.Domain.Calendar;

/// <summary>
/// Uncertain dates as they are typed: 推定, 頃, 上旬 …, 夏頃, から…までの間 (with a time of day where a night lies between), 不詳.
/// The era may be a letter or one character and the marks may be dots; what comes out is in the words of the register.
/// </summary>
internal static partial class UncertainDateEntry
{
    private const string Help = "「推定令和8年3月10日」「令和8年3月頃」「令和8年3月3日頃から8日頃までの間」「年月日不詳」のように入力してください。";

    /// <summary>Whether the text (half width, without spaces) is meant as an uncertain date.</summary>
    internal static bool IsLike(string text) => Uncertain().IsMatch(text);

    /// <summary>Reads it; a problem comes without a date, for no record says so.</summary>
    internal static EraDateEntryResult Read(string text)
    {
        var written = Spelled(text);
        var date = RegisterDate.Parse(written);
        return Problem(date, written) is { } problem ? new(null, problem, null) : new(date, null, null);
    }

    private static string? Problem(RegisterDate date, string text)
    {
        if (date.Kind == DateKind.Free || NoMonth().IsMatch(text) || (date.Kind == DateKind.Unknown && !Unknown().IsMatch(text)) || (date.Earliest == DateOnly.MinValue && date.Kind != DateKind.Unknown))
        {
            return $"「{text}」は日付として読めません。{Help}";
        }

        foreach (var match in Days().Matches(Whole(text)).Cast<Match>())
        {
            var era = Era.All.FirstOrDefault(e => e.Name == match.Groups["era"].Value);
            var day = RegisterDate.Parse(match.Value);
            if (day.IsOneDay && day.Day is null)
            {
                return $"{match.Value}は暦にない日です。月日を確かめてください。";
            }

            if (era is not null && day.Day is { } exact && EraDateEntry.OutsideOf(era, exact) is { } outside)
            {
                return outside;
            }
        }

        return date.Earliest > date.Latest ? $"「{text}」は、終わりが始まりより前です。" : null;
    }

    // As the register writes it: names of eras, 元年, 年月日, and no part of the second bound twice.
    private static string Spelled(string text)
    {
        text = Dotted().Replace(text, m => $"{EraName(m)}{Year(m)}年{Plain(m, "m")}月{(m.Groups["d"].Success ? Plain(m, "d") + "日" : "")}");
        text = ShortEra().Replace(text, m => EraName(m) + Year(m) + "年");
        text = FirstYear().Replace(text, "元年");
        text = LeadingZero().Replace(text, "");
        if (text is "不詳" or "年月日不詳" || Span().Match(text) is not { Success: true } span)
        {
            return text;
        }

        var (from, to) = (span.Groups["from"].Value, RegisterDateReader.Completed(span.Groups["from"].Value, span.Groups["to"].Value));
        return $"{span.Groups["estimated"].Value}{from}{span.Groups["after"].Value}から{Shortened(from, to)}{span.Groups["late"].Value}までの間";
    }

    // 令和8年3月1日から令和8年3月10日まで drops the year and the month, another year is written whole.
    private static string Shortened(string from, string to)
    {
        var year = to.IndexOf('年', StringComparison.Ordinal) + 1;
        var month = to.IndexOf('月', StringComparison.Ordinal) + 1;
        return year == 0 || !from.StartsWith(to[..year], StringComparison.Ordinal) || year == to.Length ? to
            : month > 0 && month < to.Length && from.StartsWith(to[..month], StringComparison.Ordinal) ? to[month..]
            : to[year..];
    }

    private static string Whole(string text) => Span().Match(text) is { Success: true } span
        ? span.Groups["from"].Value + "、" + RegisterDateReader.Completed(span.Groups["from"].Value, span.Groups["to"].Value) : text;

    private static string EraName(Match match) => Era.Marked(match.Groups["era"].Value)!.Name;

    private static string Year(Match match) => match.Groups["y"].Value == "元" ? "元" : Plain(match, "y");

    private static string Plain(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("不詳|推定|頃$|旬$|年[春夏秋冬]$|から.+(?:までの間|まで|にかけて)$", RegexOptions.CultureInvariant)]
    private static partial Regex Uncertain();

    [GeneratedRegex("^(?:年月日)?不詳$|年(?:[0-9]{1,2}月日|月日)不詳$", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    [GeneratedRegex("(?<era>明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHRmtshr])(?<y>元|[0-9]{1,2})[./-](?<m>[0-9]{1,2})(?:[./-](?<d>[0-9]{1,2}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex("(?<era>[明大昭平令](?=[元0-9])|[MTSHRmtshr])(?<y>元|[0-9]{1,2})年", RegexOptions.CultureInvariant)]
    private static partial Regex ShortEra();

    [GeneratedRegex("(?<=治|正|和|成)0?1年", RegexOptions.CultureInvariant)]
    private static partial Regex FirstYear();

    [GeneratedRegex("(?<![0-9])0(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingZero();

    [GeneratedRegex("(?<![0-9])(?:0|1[3-9]|[2-9][0-9])月", RegexOptions.CultureInvariant)]
    private static partial Regex NoMonth();

    [GeneratedRegex("^(?<estimated>推定)?(?<from>[^から]+?[年月日])(?<after>(?:午[前後][0-9]{1,2}時(?:[0-9]{1,2}分)?)?頃?)から(?<to>[^から]+?[年月日])(?<late>(?:午[前後][0-9]{1,2}時(?:[0-9]{1,2}分)?)?頃?)(?:までの間|まで|にかけて)$", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex("(?<era>" + RegisterDateReader.EraNames + "|西暦|)(?:元|[0-9]{1,4})年[0-9]{1,2}月[0-9]{1,2}日", RegexOptions.CultureInvariant)]
    private static partial Regex Days();
}
