namespace Koseki.Domain.Notifications.Disinheritance;

/// <summary>What the paper is about (戸籍法97条).</summary>
public enum DisinheritanceAct
{
    /// <summary>推定相続人の廃除 (民法892条, 893条).</summary>
    Excluded,

    /// <summary>廃除の取消し (民法894条).</summary>
    Revoked,
}

/// <summary>被相続人, as the one who is excluded stands to them: whose heir with a 遺留分 it is.</summary>
public enum Decedent
{
    /// <summary>父.</summary>
    Father,

    /// <summary>母.</summary>
    Mother,

    /// <summary>養父.</summary>
    AdoptiveFather,

    /// <summary>養母.</summary>
    AdoptiveMother,

    /// <summary>夫.</summary>
    Husband,

    /// <summary>妻.</summary>
    Wife,

    /// <summary>Another relative in the direct line: 祖父母, 子, 孫.</summary>
    Lineal,

    /// <summary>兄弟姉妹, whose heirs have no 遺留分.</summary>
    Sibling,
}

/// <summary>届出人の資格.</summary>
public enum DisinheritanceNotifier
{
    /// <summary>被相続人, who asked the court in life.</summary>
    Decedent,

    /// <summary>遺言執行者 (民法893条).</summary>
    Executor,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class DisinheritanceChoices
{
    internal static readonly ChoiceSet<DisinheritanceAct> Acts = new((DisinheritanceAct.Excluded, "excluded", "推定相続人の廃除"), (DisinheritanceAct.Revoked, "revoked", "廃除の取消し"));

    internal static readonly ChoiceSet<Decedent> Decedents = new(
        (Decedent.Father, "father", "父"), (Decedent.Mother, "mother", "母"), (Decedent.AdoptiveFather, "adoptiveFather", "養父"), (Decedent.AdoptiveMother, "adoptiveMother", "養母"),
        (Decedent.Husband, "husband", "夫"), (Decedent.Wife, "wife", "妻"), (Decedent.Lineal, "lineal", "祖父母・子などの直系血族"), (Decedent.Sibling, "sibling", "兄弟姉妹"));

    internal static readonly ChoiceSet<DisinheritanceNotifier> Notifiers = new((DisinheritanceNotifier.Decedent, "decedent", "被相続人"), (DisinheritanceNotifier.Executor, "executor", "遺言執行者"));
}
