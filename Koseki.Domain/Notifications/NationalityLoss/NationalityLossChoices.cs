namespace Koseki.Domain.Notifications.NationalityLoss;

/// <summary>What the record rests on (戸籍法103条, 105条).</summary>
public enum LossBasis
{
    /// <summary>届出.</summary>
    Notified,

    /// <summary>報告 of an office.</summary>
    Reported,
}

/// <summary>By what the nationality was lost (国籍法11条–16条).</summary>
public enum LossCause
{
    /// <summary>11条1項: acquired another nationality by own will.</summary>
    Acquired,

    /// <summary>11条2項: chose another nationality.</summary>
    ChoseForeign,

    /// <summary>13条: 離脱.</summary>
    Renounced,

    /// <summary>15条: did not choose after 催告.</summary>
    NotChosen,

    /// <summary>16条: 宣告.</summary>
    Declared,

    /// <summary>Got another nationality by marriage or birth alone: nothing is lost.</summary>
    NotByWill,
}

/// <summary>The proof of the loss held against the paper (戸籍法103条2項).</summary>
public enum LossProof
{
    /// <summary>Is there, and agrees.</summary>
    Agrees,

    /// <summary>Says something else than the paper.</summary>
    Differs,

    /// <summary>Is not there, or names no day.</summary>
    Missing,
}

/// <summary>Who notifies a loss (戸籍法103条1項).</summary>
public enum LossNotifier
{
    /// <summary>本人.</summary>
    Self,

    /// <summary>配偶者.</summary>
    Spouse,

    /// <summary>四親等内の親族.</summary>
    Relative,

    /// <summary>法定代理人 (31条).</summary>
    Agent,

    /// <summary>Anybody else.</summary>
    Other,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class NationalityLossChoices
{
    internal static readonly ChoiceSet<LossBasis> Bases = new((LossBasis.Notified, "notified", "届出"), (LossBasis.Reported, "reported", "官公署の報告"));

    internal static readonly ChoiceSet<LossCause> Causes = new(
        (LossCause.Acquired, "acquired", "自己の志望による外国の国籍の取得(国籍法11条1項)"), (LossCause.ChoseForeign, "choseForeign", "外国の国籍の選択(国籍法11条2項)"), (LossCause.Renounced, "renounced", "国籍の離脱(国籍法13条)"),
        (LossCause.NotChosen, "notChosen", "催告の後の不選択(国籍法15条)"), (LossCause.Declared, "declared", "喪失の宣告(国籍法16条)"), (LossCause.NotByWill, "notByWill", "婚姻・出生などによる外国の国籍の取得(志望によらない)"));

    internal static readonly ChoiceSet<LossProof> Proofs = new((LossProof.Agrees, "agrees", "届書と一致する"), (LossProof.Differs, "differs", "届書と違うところがある"), (LossProof.Missing, "missing", "添付されていないか、日の記載がない"));

    internal static readonly ChoiceSet<LossNotifier> Notifiers = new(
        (LossNotifier.Self, "self", "本人"), (LossNotifier.Spouse, "spouse", "配偶者"), (LossNotifier.Relative, "relative", "四親等内の親族"), (LossNotifier.Agent, "agent", "法定代理人"), (LossNotifier.Other, "other", "その他の者"));
}
