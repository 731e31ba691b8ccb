using Koseki.Domain.Places;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 期間経過通知 goes to a named court (戸籍法施行規則65条): the box for it, and what it is when the box is empty. The same for every
/// kind that has a period.
/// </summary>
public static class OverdueNotice
{
    /// <summary>The box of the court.</summary>
    public static FieldKey Court { get; } = new("overdue.court");

    /// <summary>The box, beside the notifier.</summary>
    /// <param name="visible">When it is on the paper.</param>
    public static FormField Field(Func<Draft, bool> visible) => new(Court, "期間経過を通知する簡易裁判所", FieldKind.Text)
    {
        Article = "戸籍法施行規則65条・戸籍法148条",
        Visible = visible,
        Support = "届出期間を過ぎた届のとき、届出人の住所地の簡易裁判所(例: 越谷簡易裁判所)。越谷市の住所なら空でかまいません。",
    };

    /// <summary>The box of 届出人の住所 where somebody else than the person may notify: the court is the notifier's, and they need not live together.</summary>
    internal static FieldKey NotifierAddress { get; } = new("notifier.address");

    /// <param name="isByOther">Whether somebody else than the person notifies.</param>
    internal static FormField AddressField(Func<Draft, bool> isByOther) =>
        new(NotifierAddress, "届出人の住所", FieldKind.Address) { Article = "戸籍法29条3号", Visible = isByOther, Width = 40, Support = "本人と同じ住所でも書きます。期間経過の通知は、届出人の住所地の簡易裁判所にします。" };

    /// <summary>The court that is told, for a paper with that box: by the notifier's address, which is the person's where the person notifies.</summary>
    internal static string? CourtOf(DraftReader reader, FieldKey personsAddress) => CourtOf(reader.Circumstances, reader.Optional(Court),
        reader.Optional(reader.IsVisible(NotifierAddress) ? NotifierAddress : personsAddress));

    /// <summary>The court that is told: the one typed, else that of the first address known.</summary>
    public static string? CourtOf(Circumstances c, string? typed, params string?[] addresses) =>
        typed ?? (addresses.FirstOrDefault(a => a is not null) is { } address ? SummaryCourt.Of(c.Municipalities.Of(address, c.ReceiptDate)) : null);

    /// <summary>What is wrong with the court of a notice that has to be sent, or null.</summary>
    public static string? Problem(bool isDue, string? court) =>
        !isDue ? null
        : court is null ? "期間経過を通知する簡易裁判所が分かりません。"
        : SummaryCourt.IsNamed(court) ? null : $"「{court}」では、どの簡易裁判所か分かりません。";

    /// <summary>The two rules of a period that has passed: the paper is accepted, and a court is told.</summary>
    /// <param name="late">Number of the first rule.</param>
    /// <param name="named">Number of the second.</param>
    /// <param name="sentence">The rule.</param>
    /// <param name="article">The article of the period.</param>
    /// <param name="fields">The boxes it is counted from.</param>
    /// <param name="overdue">The last day when it has passed; null otherwise.</param>
    /// <param name="court">The court that is told, or null.</param>
    internal static IEnumerable<Requirement<T>> Requirements<T>(string late, string named, string sentence, string article, FieldKey[] fields,
        Func<T, Circumstances, DateOnly?> overdue, Func<T, Circumstances, string?> court)
    {
        yield return new(late, sentence, $"{article}・43条・137条", Severity.Caution, fields,
            (n, c) => overdue(n, c) is { } last ? $"届出期間({Calendar.RegisterDate.Of(last).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new(named, "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [Court, .. fields],
            (n, c) => Problem(overdue(n, c) is not null, court(n, c)), Remedy);
    }

    /// <summary>What to do about it.</summary>
    internal const string Remedy = "届出人の住所地を管轄する簡易裁判所の名を入力してください(例: 越谷簡易裁判所)。";
}
