namespace Koseki.Domain.Notifications.Reissue;

/// <summary>Why a register is made again.</summary>
public enum ReissueGround
{
    /// <summary>滅失 (戸籍法11条).</summary>
    Lost,

    /// <summary>滅失のおそれ (戸籍法11条).</summary>
    Threatened,

    /// <summary>申出: 虚偽の届出などによる記録が訂正された (戸籍法11条の2第1項).</summary>
    Falsehood,

    /// <summary>申出: 文字の訂正・追加・削除がある (戸籍法11条の2第2項).</summary>
    Letters,

    /// <summary>申出: 嫡出でない子の続柄が更正された (平16.11.1民一3008号).</summary>
    Relationship,

    /// <summary>改製 (戸籍法128条).</summary>
    Renewal,
}

/// <summary>Whether the register would be right without what is left out (戸籍法11条の2第1項ただし書).</summary>
public enum ReissueResult
{
    /// <summary>It says what is so, and lacks nothing.</summary>
    Right,

    /// <summary>It would be wrong, or lack something.</summary>
    Wrong,

    /// <summary>Not looked at yet.</summary>
    NotChecked,
}

/// <summary>申出人の資格.</summary>
public enum ReissueCapacity
{
    /// <summary>本人.</summary>
    Self,

    /// <summary>法定代理人.</summary>
    Agent,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class ReissueChoices
{
    internal static readonly ChoiceSet<ReissueGround> Grounds = new(
        (ReissueGround.Lost, "lost", "滅失による再製(11条)"), (ReissueGround.Threatened, "threatened", "滅失のおそれによる再製(11条)"),
        (ReissueGround.Falsehood, "falsehood", "申出再製(11条の2第1項 訂正された記録)"), (ReissueGround.Letters, "letters", "申出再製(11条の2第2項 文字の訂正・追加・削除)"),
        (ReissueGround.Relationship, "relationship", "申出再製(嫡出でない子の続柄の更正)"), (ReissueGround.Renewal, "renewal", "改製(128条)"));

    internal static readonly ChoiceSet<ReissueResult> Results = new(
        (ReissueResult.Right, "right", "錯誤も遺漏もない"), (ReissueResult.Wrong, "wrong", "錯誤か遺漏のある戸籍になる"), (ReissueResult.NotChecked, "none", "確かめていない"));

    internal static readonly ChoiceSet<ReissueCapacity> Capacities = new((ReissueCapacity.Self, "self", "本人"), (ReissueCapacity.Agent, "agent", "法定代理人"));
}
