using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Calendar;

/// <summary>What the city decides about typing dates.</summary>
/// <param name="EraDigits">The eras behind a leading digit, 1 first: 1明治 2大正 3昭和 4平成 5令和 by default.</param>
public sealed record EraDateEntryOptions(IReadOnlyList<string> EraDigits)
{
    /// <summary>1明治 2大正 3昭和 4平成 5令和.</summary>
    public static EraDateEntryOptions Default { get; } = new(["明治", "大正", "昭和", "平成", "令和"]);
}

/// <summary>What was read from a date box.</summary>
/// <param name="Date">The date, or null when nothing could be read.</param>
/// <param name="Problem">What is wrong and what to type, or null.</param>
/// <param name="Suggestion">The date that was probably meant, or null.</param>
public sealed record EraDateEntryResult(RegisterDate? Date, string? Problem, string? Suggestion)
{
    /// <summary>日 … 土, or null when the date names no single day.</summary>
    public string? Weekday => Date?.Day is { } day ? "日月火水木金土"[(int)day.DayOfWeek].ToString() : null;
}

/// <summary>
/// Reads what is typed into a 和暦 box: <c>S55.3.9</c>, <c>s550309</c>, <c>3550309</c>, <c>昭和55年3月9日</c>,
/// <c>令和元年5月1日</c>, <c>R元.5.1</c>, <c>1980-03-09</c>, full-width forms, and uncertain dates (<see cref="UncertainDateEntry"/>).
/// A date with a problem names a day that only an old record can say: it is kept, but never unnoticed.
/// </summary>
public static partial class EraDateEntry
{
    // 太陰暦 ended with 明治5年12月2日; the day after it was 明治6年1月1日.
    private static readonly DateOnly LastLunarDay = new(1872, 12, 2);

    // 元号 of other countries in foreign papers: name, and what makes its year one of the common era.
    private static readonly Dictionary<string, int> ForeignEras = new(StringComparer.Ordinal) { ["民国"] = 1911, ["檀紀"] = -2333, ["仏暦"] = -543 };

    private const string Help = "「R8.10.1」「令和8年10月1日」のように入力してください。";
    private const string OnlyRecorded = "戸籍にそう記録されているときだけ使えます。";

    /// <summary>Reads a box; an empty one gives no date and no problem.</summary>
    public static EraDateEntryResult Read(string? typed, EraDateEntryOptions options)
    {
        var text = Fold(typed ?? "");
        if (text.Length == 0)
        {
            return new(null, null, null);
        }

        if (ForeignEra().Match(text) is { Success: true } foreign)
        {
            return FromForeignEra(foreign);
        }

        if (UncertainDateEntry.IsLike(text))
        {
            return UncertainDateEntry.Read(text);
        }

        var match = Separated().Match(text) is { Success: true } s ? s : Packed().Match(text);
        if (match.Success)
        {
            return FromEra(EraOf(match.Groups["era"].Value, options), match);
        }

        if (Old().IsMatch(text))
        {
            return new(RegisterDate.Parse(text), $"{text}は太陰暦などの昔の書き方です。{OnlyRecorded}", null);
        }

        var western = Western().Match(text) is { Success: true } w ? w : WesternPacked().Match(text);
        return western.Success ? FromWestern(western)
            : new(null, $"「{typed}」は日付として読めません。{Help}", null);
    }

    private static EraDateEntryResult FromEra(Era? era, Match match)
    {
        if (era is null)
        {
            return new(null, $"元号が分かりません。{Help}", null);
        }

        var year = match.Groups["y"].Value == "元" ? 1 : Number(match, "y");
        var (month, day) = (Number(match, "m"), Number(match, "d"));
        var text = string.Create(CultureInfo.InvariantCulture, $"{era.Name}{(year == 1 ? "元" : year)}年{month}月{day}日");
        if (year < 1 || month is < 1 or > 12 || day is < 1 or > 31)
        {
            return new(null, $"{text}という日付はありません。月日を確かめてください。", null);
        }

        var date = RegisterDate.Parse(text);
        if (date.Day is null)
        {
            // The register may really say so (平成13年2月29日): it can be kept, but never unnoticed.
            return date.Latest <= LastLunarDay
                ? new(date, null, null)
                : new(date, $"{text}は暦にない日です。{OnlyRecorded}",
                    date.Latest < Era.SolarCalendarBegins ? null : RegisterDate.Of(date.Earliest).Text);
        }

        return OutsideOf(era, date.Day.Value) is { } problem ? new(date, problem, RegisterDate.Of(date.Day.Value).Text) : new(date, null, null);
    }

    /// <summary>What is wrong with a day written in an era that was not in force on it, the era's own days in its own words; null when nothing is.</summary>
    internal static string? OutsideOf(Era era, DateOnly day) =>
        day < era.Begins ? $"{era.Name}は{era.Write(era.Begins)}からです。{OnlyRecorded}"
        : day > era.LastWritten ? $"{era.Name}は{era.Write(era.LastWritten)}までです。{OnlyRecorded}"
        : null;

    private static EraDateEntryResult FromWestern(Match match)
    {
        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (day == 0 && month is >= 0 and <= 12)
        {
            // A passport may leave out what nobody knows: 1990-00-00.
            return new(RegisterDate.Parse(string.Create(CultureInfo.InvariantCulture, $"西暦{year}年{(month == 0 ? "月日不詳" : $"{month}月日不詳")}")), null, null);
        }

        return month is >= 1 and <= 12 && year is >= 1868 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(RegisterDate.Of(new(year, month, day)), null, null)
            : new(null, $"西暦{year}年{month}月{day}日という日付はありません。月日を確かめてください。", null);
    }

    private static EraDateEntryResult FromForeignEra(Match match)
    {
        var year = string.Create(CultureInfo.InvariantCulture, $"西暦{Number(match, "y") + ForeignEras[match.Groups["era"].Value]}年");
        var rest = match.Groups["rest"].Value;
        return new(null, $"{match.Groups["era"].Value}は西暦に直して入力してください。", year + (rest.Length == 0 ? "月日不詳" : rest));
    }

    private static Era? EraOf(string mark, EraDateEntryOptions options)
    {
        var name = mark.Length == 1 && char.IsAsciiDigit(mark[0])
            ? options.EraDigits.ElementAtOrDefault(mark[0] - '1')
            : mark;
        return name is null ? null : Era.Marked(name);
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Full-width digits, letters and marks become half width, ㋿ and its like the era's name; spaces go.</summary>
    private static string Fold(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (SquareEras.TryGetValue(c, out var era))
            {
                text.Append(era);
            }
            else if (!char.IsWhiteSpace(c))
            {
                // What the keys . / - give while kana input is on, and what word processors make of a hyphen.
                text.Append(AsciiWidth.ToHalf(c) switch { '。' => '.', '・' => '/', 'ー' or 'ｰ' or '−' or (>= '‐' and <= '―') => '-', var half => half });
            }
        }

        return text.ToString();
    }

    // ㍾ … ㋿: the eras as one character.
    private static readonly Dictionary<char, string> SquareEras = new() { ['㍾'] = "明治", ['㍽'] = "大正", ['㍼'] = "昭和", ['㍻'] = "平成", ['㋿'] = "令和" };

    private const string EraMark = "(?<era>明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHRmtshr])";

    [GeneratedRegex("^" + EraMark + "(?<y>元|[0-9]{1,2})(?:年|[./-])(?<m>[0-9]{1,2})(?:月|[./-])(?<d>[0-9]{1,2})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex Separated();

    [GeneratedRegex("^(?<era>[MTSHRmtshr]|[1-5])(?<y>[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Packed();

    // 慶応2年2月30日, 明治3年閏10月5日, 明治10年2月晦日, 天保6年.
    [GeneratedRegex("^(?:(?:文化|文政|天保|弘化|嘉永|安政|万延|文久|元治|慶応)(?:元|[0-9]{1,2})年(?:閏?[0-9]{1,2}月(?:[0-9]{1,2}日|晦日)?)?|明治(?:元|[0-9]{1,2})年(?:閏[0-9]{1,2}月(?:[0-9]{1,2}日|晦日)?|[0-9]{1,2}月晦日))$", RegexOptions.CultureInvariant)]
    private static partial Regex Old();

    [GeneratedRegex("^(?:西暦)?(?<y>[0-9]{4})(?:年|[./-])(?<m>[0-9]{1,2})(?:月|[./-])(?<d>[0-9]{1,2})日?$", RegexOptions.CultureInvariant)]
    private static partial Regex Western();

    [GeneratedRegex("^(?<y>(?:18|19|20|21)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex WesternPacked();

    [GeneratedRegex("^(?<era>民国|檀紀|仏暦)(?<y>[0-9]{1,4})年(?<rest>(?:[0-9]{1,2}月(?:[0-9]{1,2}日|日不詳))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex ForeignEra();
}
