using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>催告 of those who have to notify (戸籍法44条1項・2項).</summary>
public enum Reminder
{
    /// <summary>They were reminded, and reminded again.</summary>
    Done,

    /// <summary>There is nobody to remind, or nobody knows where they are.</summary>
    Impossible,

    /// <summary>Not yet.</summary>
    NotDone,
}

/// <summary>職権記載 (戸籍法44条3項) as the paper says it.</summary>
/// <param name="PermittedOn">許可日.</param>
/// <param name="Number">許可番号.</param>
/// <param name="Reminder">催告, or null while it is not chosen.</param>
/// <param name="Evidence">What proves the event, or null.</param>
public sealed record ExOfficioRead(RegisterDate PermittedOn, string Number, Reminder? Reminder, string? Evidence);

/// <summary>
/// 職権記載 (戸籍法44条3項): nobody notifies although reminded, so the mayor records an event with the leave of the legal affairs bureau. The boxes and
/// the rules are the same whatever the event.
/// </summary>
internal static class ExOfficio
{
    /// <summary>The choice of the basis.</summary>
    internal const string Basis = "職権記載(44条3項)";

    private const string Law = "戸籍法44条3項・24条2項";

    internal static readonly FieldKey PermittedOn = new("permission.date");
    internal static readonly FieldKey PermissionNumber = new("permission.number");
    internal static readonly FieldKey Reminded = new("permission.reminder");
    internal static readonly FieldKey Evidence = new("permission.evidence");

    private static readonly ChoiceSet<Reminder> Reminders = new(
        (Reminder.Done, "done", "催告と再催告をした"), (Reminder.Impossible, "impossible", "催告することができない(届出義務者がいない、所在が分からない)"), (Reminder.NotDone, "no", "していない"));

    /// <summary>The section of its boxes.</summary>
    internal static FormSection Section(Func<Draft, bool> visible) => FormSection.OfOffice("職権記載の許可",
    [
        new(PermittedOn, "許可日", FieldKind.Date) { Required = true, Visible = visible, Article = Law, Support = "管轄法務局の長の許可書のとおり。" },
        new(PermissionNumber, "許可番号", FieldKind.Text) { Required = true, Visible = visible, Article = Law, Support = "許可書のとおり(例: 二戸第123号)" },
        new(Reminded, "届出義務者への催告", FieldKind.Choice) { Required = true, Visible = visible, Article = "戸籍法44条1項・2項", Width = 40, Choices = Reminders.All },
        new(Evidence, "事実を証する書面", FieldKind.Text) { Visible = visible, Article = Law, Width = 40, Support = "例: 出生証明書の写し、死体検案書の写し、母子健康手帳の写し" },
    ]);

    /// <summary>The boxes as read; null where they are not on the paper.</summary>
    internal static ExOfficioRead? Read(DraftReader reader) => !reader.IsVisible(PermittedOn) ? null
        : new(reader.Date(PermittedOn), reader.Text(PermissionNumber), reader.Choice(Reminded, Reminders), reader.Optional(Evidence));

    /// <summary>The rules: 70 to 75 of the kind.</summary>
    /// <param name="prefix">Prefix of the numbers, e.g. 死亡.</param>
    /// <param name="home">The box that says where the register is.</param>
    /// <param name="read">The boxes as read.</param>
    /// <param name="isOurs">Whether the register that is written is ours.</param>
    /// <param name="happened">The box of the event's day, and the day.</param>
    internal static IEnumerable<Requirement<T>> Requirements<T>(string prefix, FieldKey home, Func<T, ExOfficioRead?> read, Func<T, bool> isOurs, (FieldKey Box, Func<T, RegisterDate> On) happened)
    {
        foreach (var rule in BureauLeave.Requirements<T>($"{prefix}-70", $"{prefix}-71", "記載", Law, PermittedOn, PermissionNumber, n => read(n)?.PermittedOn, n => read(n)?.Number))
        {
            yield return rule;
        }

        yield return new($"{prefix}-72", "職権記載は、届出義務者に催告をし、再び催告をしてもなお届出がないとき、または催告することができないときにする。", "戸籍法44条1項〜3項", Severity.Refusal, [Reminded],
            (n, _) => read(n)?.Reminder == Reminder.NotDone ? "催告をしていません。" : null, "期間を定めて催告し、なお届出がなければ再び催告してください。");
        yield return new($"{prefix}-73", "職権記載は、本籍地の市町村長がする。", "戸籍法44条3項", Severity.Correction, [home, PermittedOn],
            (n, c) => read(n) is not null && (c.Origin is not Origin.Here || !isOurs(n)) ? "当市の戸籍の記録でないか、通知・送付で受け付けられています。" : null,
            "当市の戸籍を選び、「受理したところ」をここにしてください。本籍が他の市区町村なら、その市区町村に知らせてください(44条4項・24条4項)。");
        yield return new($"{prefix}-74", "職権記載は、事実を証する書面による。", Law, Severity.Correction, [Evidence, PermittedOn],
            (n, _) => read(n) is { Evidence: null } ? "事実を証する書面がありません。" : null, "許可申請に添えた書面を入力してください。");
        yield return new($"{prefix}-75", "職権記載の許可は、事件の後に得る。", Law, Severity.Correction, [PermittedOn, happened.Box],
            (n, _) => read(n) is { } own && own.PermittedOn.Latest < happened.On(n).Earliest ? "許可日が事件の日より前です。" : null, "許可書の日付と事件の日を確かめてください。");
    }
}
