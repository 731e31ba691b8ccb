using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Calendar;

/// <summary>
/// 時分 as the register keeps it: 午前5時20分, 午前5時 on the hour; noon is 午後0時, midnight 午前0時; 推定, 頃, から…までの間 and 不詳
/// survive.
/// </summary>
/// <param name="Text">The text exactly as recorded.</param>
public sealed partial record RegisterTime(string Text)
{
    /// <summary>時刻不詳.</summary>
    public const string Unknown = "時刻不詳";

    // Whether a full hour is written 午前5時0分 instead of 午前5時.
    private static bool WritesZeroMinutes => false;

    /// <summary>The text of a time of day.</summary>
    public static RegisterTime Of(TimeOnly time)
    {
        var half = time.Hour < 12 ? "午前" : "午後";
        return new(string.Create(CultureInfo.InvariantCulture, $"{half}{time.Hour % 12}時{(time.Minute > 0 || WritesZeroMinutes ? $"{time.Minute}分" : "")}"));
    }

    /// <summary>
    /// Reads what is typed: 15:20, 1520, 15時5分, 午後3時20分, 午後9時半頃, 推定21:00, 21:00から22:00までの間, 時刻不詳; null when
    /// unreadable. 午後12時 and 24時 are not written in a register (noon is 午後0時, the day's end the next 午前0時), so
    /// they are unreadable too: <see cref="Problem"/> says why.
    /// </summary>
    public static RegisterTime? Read(string typed)
    {
        var text = Fold(typed);
        if (text == "不詳")
        {
            return new(Unknown);
        }

        if (Unclear().IsMatch(text))
        {
            return new(text);
        }

        var body = Estimated().Replace(Confirmed().Replace(text, ""), "");
        var mark = Estimated().IsMatch(text) ? "推定" : "";
        if (Span().Match(body) is not { Success: true } span)
        {
            return Point(body, null) is { } point ? new(mark + point) : null;
        }

        var half = span.Groups["from"].Value.StartsWith('午') ? span.Groups["from"].Value[..2] : null;
        return Point(span.Groups["from"].Value, null) is { } from && Point(span.Groups["to"].Value, half) is { } to
            ? new($"{mark}{from}から{(to.StartsWith(from[..2], StringComparison.Ordinal) ? to[2..] : to)}までの間") : null;
    }

    /// <summary>
    /// The first and the last minute that the text can mean; null where it tells none (時刻不詳). 推定 and 頃 may be an hour off either way,
    /// 午前時刻不詳 is the whole morning.
    /// </summary>
    public (TimeOnly Earliest, TimeOnly Latest)? Bounds
    {
        get
        {
            if (Text.EndsWith(Unknown, StringComparison.Ordinal))
            {
                return Text.Contains("午前", StringComparison.Ordinal) ? (new(0, 0), new(11, 59)) : Text.Contains("午後", StringComparison.Ordinal) ? (new(12, 0), new(23, 59)) : null;
            }

            var body = Estimated().Replace(Text, "");
            var isEstimated = body.Length < Text.Length;
            if (Span().Match(body) is { Success: true } span)
            {
                var first = span.Groups["from"].Value;
                return Minutes(first, null) is { } from && Minutes(span.Groups["to"].Value, first.StartsWith('午') ? first[..2] : null) is { } to ? Around(from, to, isEstimated) : null;
            }

            return Minutes(body, null) is { } point ? Around(point, point, isEstimated) : null;
        }
    }

    /// <summary>Why a text is no time of day, and what to ask, in one sentence.</summary>
    public static string Problem(string typed)
    {
        var text = Fold(typed);
        return text.Contains("24時", StringComparison.Ordinal) || text.StartsWith("24:", StringComparison.Ordinal)
            ? "24時は翌日の午前0時です。医師に確かめ、死亡した日も直してもらってください。"
            : Twelve().IsMatch(text) ? "昼の12時は「午後0時」、夜の12時は「午前0時」と書きます。どちらか医師に確かめてください。"
            : Vague().IsMatch(text) ? "時計の時刻を医師に確かめてください。分からなければ「時刻不詳」とするか、管轄法務局に照会してください。"
            : $"「{typed}」は時刻として読めません。";
    }

    private static (TimeOnly Earliest, TimeOnly Latest) Around((TimeOnly Time, bool IsAbout) from, (TimeOnly Time, bool IsAbout) to, bool isEstimated)
    {
        const int Off = 60;
        var (first, last) = (Minute(from.Time) - (isEstimated || from.IsAbout ? Off : 0), Minute(to.Time) + (isEstimated || to.IsAbout ? Off : 0));
        // A span over midnight ends on the next day.
        return (At(first), to.Time < from.Time ? new(23, 59) : At(last));

        static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;
        static TimeOnly At(int minute) => new(Math.Clamp(minute, 0, (24 * 60) - 1) / 60, Math.Clamp(minute, 0, (24 * 60) - 1) % 60);
    }

    // One clock time as recorded; half is that of the beginning of a span.
    private static (TimeOnly Time, bool IsAbout)? Minutes(string text, string? half)
    {
        var about = About().IsMatch(text);
        if (Clock().Match(about ? text[..^1] : text) is not { Success: true } clock)
        {
            return null;
        }

        var written = clock.Groups["half"].Value is { Length: > 0 } own ? own : half;
        var (hour, minute) = (Number(clock, "h"), clock.Groups["m"].Success && int.TryParse(clock.Groups["m"].Value, CultureInfo.InvariantCulture, out var m) ? m : 0);
        return hour > 23 || minute > 59 ? null : (new(written == "午後" && hour < 12 ? hour + 12 : hour, minute), about);
    }

    // One clock time, 頃 kept; half is that of the beginning of a span, which its end need not write again.
    private static string? Point(string text, string? half)
    {
        var about = About().IsMatch(text);
        if (Clock().Match(about ? text[..^1] : text) is not { Success: true } clock)
        {
            return null;
        }

        var hour = Number(clock, "h");
        var minute = clock.Groups["m"] is { Success: true, Value: not "半" } ? Number(clock, "m") : clock.Groups["m"].Success ? 30 : 0;
        var written = clock.Groups["half"].Value;
        if (minute > 59 || hour > (written.Length > 0 ? 11 : 23))
        {
            return null;
        }

        var afternoon = written.Length > 0 ? written == "午後" : half == "午後" && hour < 12;
        return Of(new(afternoon ? hour + 12 : hour, minute)).Text + (about ? "頃" : "");
    }

    private static string Fold(string typed) => string.Concat(typed.Where(c => !char.IsWhiteSpace(c)).Select(AsciiWidth.ToHalf)).Replace("ごろ", "頃", StringComparison.Ordinal);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<half>午[前後])?(?<h>[0-9]{1,2})(?::(?<m>[0-9]{1,2})(?::[0-9]{1,2})?|時(?:(?<m>[0-9]{1,2}|半)?分?(?:[0-9]{1,2}秒)?)|(?<m>[0-9]{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex("^(?:推定)?(?:午[前後])?時刻不詳$", RegexOptions.CultureInvariant)]
    private static partial Regex Unclear();

    [GeneratedRegex("^推定|\\(推定\\)$|推定$", RegexOptions.CultureInvariant)]
    private static partial Regex Estimated();

    [GeneratedRegex("\\(?死亡確認\\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Confirmed();

    [GeneratedRegex("頃$", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex("^(?<from>[^から]+)から(?<to>[^から]+?)(?:までの間|まで|の間|にかけて)$", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex("午[前後]12(?:時|:)", RegexOptions.CultureInvariant)]
    private static partial Regex Twelve();

    [GeneratedRegex("明け方|未明|早朝|夕方|深夜|夜|昼|朝", RegexOptions.CultureInvariant)]
    private static partial Regex Vague();
}
