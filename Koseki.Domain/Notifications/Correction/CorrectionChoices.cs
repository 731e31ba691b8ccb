namespace Koseki.Domain.Notifications.Correction;

/// <summary>Who applies by a final judgment (戸籍法116条, 117条・63条2項).</summary>
internal enum Suitor
{
    /// <summary>訴えを提起した者.</summary>
    Plaintiff,

    /// <summary>相手方, when the plaintiff lets the period pass.</summary>
    Opponent,

    /// <summary>検察官, who has sued: a request, no application (116条2項).</summary>
    Prosecutor,

    /// <summary>Neither.</summary>
    SomebodyElse,
}

/// <summary>By what judgment nobody's, or somebody else's, child is he or she who was recorded as the father's.</summary>
internal enum FatherRuling
{
    /// <summary>親子関係不存在確認.</summary>
    NoFather,

    /// <summary>嫡出否認 (民法774条–778条).</summary>
    Denied,
}

/// <summary>The closed sets of the boxes of 戸籍訂正書.</summary>
internal static class CorrectionChoices
{
    internal static ChoiceSet<Suitor> Suitors { get; } = new(
        (Suitor.Plaintiff, "plaintiff", "訴えを提起した者"),
        (Suitor.Opponent, "opponent", "相手方(訴えを提起した者が申請しない)"),
        (Suitor.Prosecutor, "prosecutor", "検察官(請求)"),
        (Suitor.SomebodyElse, "somebodyElse", "訴えの当事者でない者"));

    internal static ChoiceSet<FatherRuling> FatherRulings { get; } = new(
        (FatherRuling.NoFather, "noFather", "親子関係不存在確認"),
        (FatherRuling.Denied, "denied", "嫡出否認"));
}
