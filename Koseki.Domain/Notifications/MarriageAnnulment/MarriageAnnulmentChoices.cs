using Koseki.Domain.Notifications.Divorce;

namespace Koseki.Domain.Notifications.MarriageAnnulment;

/// <summary>What the court has decided of the marriage.</summary>
public enum MarriageVerdict
{
    /// <summary>取消し: for the time to come (民法748条).</summary>
    Annulled,

    /// <summary>無効: it never was, and the register is corrected (民法742条, 戸籍法116条).</summary>
    Void,
}

/// <summary>訴えを提起した者 (民法744条–747条).</summary>
public enum MarriagePlaintiff
{
    /// <summary>夫.</summary>
    Husband,

    /// <summary>妻.</summary>
    Wife,

    /// <summary>親族, 前婚の配偶者 and others whom 744条 lets.</summary>
    Relative,

    /// <summary>検察官, who asks for the record himself (戸籍法75条2項).</summary>
    Prosecutor,
}

/// <summary>届出人 (戸籍法75条1項・63条).</summary>
public enum AnnulmentNotifier
{
    /// <summary>訴えを提起した者.</summary>
    Plaintiff,

    /// <summary>相手方である夫.</summary>
    Husband,

    /// <summary>相手方である妻.</summary>
    Wife,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class MarriageAnnulmentChoices
{
    internal static readonly ChoiceSet<MarriageVerdict> Verdicts = new((MarriageVerdict.Annulled, "annulled", "婚姻の取消し"), (MarriageVerdict.Void, "void", "婚姻の無効"));

    internal static readonly ChoiceSet<MarriagePlaintiff> Plaintiffs = new(
        (MarriagePlaintiff.Husband, "husband", "夫"), (MarriagePlaintiff.Wife, "wife", "妻"), (MarriagePlaintiff.Relative, "relative", "親族・前婚の配偶者など"), (MarriagePlaintiff.Prosecutor, "prosecutor", "検察官"));

    internal static readonly ChoiceSet<AnnulmentNotifier> Notifiers = new(
        (AnnulmentNotifier.Plaintiff, "plaintiff", "訴えを提起した者"), (AnnulmentNotifier.Husband, "husband", "相手方である夫"), (AnnulmentNotifier.Wife, "wife", "相手方である妻"));

    internal static readonly ChoiceSet<ReturnWay> Ways = new(
        (ReturnWay.FormerRegister, "former", "もとの戸籍にもどる"), (ReturnWay.NewRegister, "new", "新しい戸籍をつくる"),
        (ReturnWay.KeepsName, "keeps", "婚姻の取消しの際の氏を称する届(75条の2)を同時に出す"));
}
