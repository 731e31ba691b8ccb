namespace Koseki.Domain.Notifications.Shared;

/// <summary>Whether all statutory agents of somebody whom no register tells of have notified (戸籍法31条, 民法824条の2).</summary>
public enum AgentCheck
{
    /// <summary>All of them, by papers that show it.</summary>
    All,

    /// <summary>There is another one who has not.</summary>
    NotAll,

    /// <summary>Not looked at yet.</summary>
    Unknown,
}

/// <summary>The box about the statutory agents of somebody who stands in no register, and its rules: numbers 83 and 84.</summary>
internal static class FirstTimeNotifier
{
    internal static readonly ChoiceSet<AgentCheck> Checks = new(
        (AgentCheck.All, "all", "法定代理人の全員が届け出ている(資格を証する書面で確かめた)"), (AgentCheck.NotAll, "notAll", "届け出ていない法定代理人がいる"), (AgentCheck.Unknown, "unknown", "確かめていない"));

    internal static FieldKey Box { get; } = new("notifier.agents");

    internal static FormField Field(ChildsNotifierFields notifier) => new(Box, "法定代理人の確認", FieldKind.Choice)
    {
        Required = true, Article = "戸籍法31条・民法818条・824条の2・法の適用に関する通則法32条・35条", Width = 40, Choices = Checks.All,
        Visible = d => d[notifier.Capacity].Length > 0 && !ChildsNotifierFields.Capacities.Is(d, notifier.Capacity, ChildsNotifier.Self),
    };

    internal static AgentCheck? Read(DraftReader reader) => reader.IsVisible(Box) ? reader.Choice(Box, Checks) : null;

    internal static IEnumerable<Requirement<T>> Rules<T>(string prefix, ChildsNotifierFields boxes, Func<T, ChildsNotifierRead> notifier, Func<T, AgentCheck?> check)
    {
        yield return new($"{prefix}-83", "15歳未満の者については、届出の日の法定代理人の全員が届け出る。", "戸籍法31条・民法818条・824条の2", Severity.Correction, [Box, boxes.Capacity],
            (n, _) => check(n) == AgentCheck.NotAll && !notifier(n).HasDesignation ? "届け出ていない法定代理人がいます。" : null,
            "法定代理人の全員に届け出てもらってください。双方が親権者で意見が対立するときは、親権を行う者を指定する裁判書が要ります。");
        yield return new($"{prefix}-84", "法定代理人の資格は、書面で確かめる。", "戸籍法31条2項・法の適用に関する通則法32条・35条", Severity.Correction, [Box, boxes.Capacity],
            (n, _) => check(n) == AgentCheck.Unknown ? "だれが法定代理人かを確かめていません。" : null,
            "父母の婚姻・離婚・親権や後見を示す書面(外国人は本国法によるもの)で確かめてください。")
        { AcceptedElsewhere = Severity.Caution };
    }
}
