using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>管轄法務局長の許可, by which the mayor records or corrects without anybody's notification (戸籍法24条2項, 令和5年法律48号附則9条).</summary>
internal static class BureauLeave
{
    /// <summary>Whether what is typed as 許可番号 holds a number, in whatever figures.</summary>
    internal static bool HasNumber(string text) => text.Any(c => char.IsNumber(c) || "一二三四五六七八九十百千〇".Contains(c, StringComparison.Ordinal));

    /// <summary>The two rules about the paper of the leave: its day is before the act, and it has a number.</summary>
    /// <param name="day">Number of the first rule.</param>
    /// <param name="number">Number of the second.</param>
    /// <param name="act">What is done by it, e.g. 訂正.</param>
    /// <param name="article">The article of the leave.</param>
    /// <param name="dayBox">The box of the day.</param>
    /// <param name="numberBox">The box of the number.</param>
    /// <param name="permittedOn">The day as read, or null where no leave is asked for.</param>
    /// <param name="numberOf">The number as read, or null.</param>
    internal static IEnumerable<Requirement<T>> Requirements<T>(string day, string number, string act, string article, FieldKey dayBox, FieldKey numberBox, Func<T, RegisterDate?> permittedOn, Func<T, string?> numberOf)
    {
        yield return new(day, $"管轄法務局長の許可は、{act}の前に得る。", article, Severity.Correction, [dayBox],
            (n, c) => permittedOn(n) is { } on && (on.Day is null || on.Day > c.RecordDate) ? $"許可日が{act}の日より後か、年月日が確かでありません。" : null,
            "許可書の日付を確かめてください。");
        yield return new(number, "管轄法務局長の許可は、許可書の番号で示す。", article, Severity.Correction, [numberBox],
            (n, _) => numberOf(n) is { } written && !HasNumber(written) ? $"「{written}」に番号がありません。" : null,
            "許可書のとおり入力してください。");
    }
}
