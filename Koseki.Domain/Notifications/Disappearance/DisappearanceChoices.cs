namespace Koseki.Domain.Notifications.Disappearance;

/// <summary>What the paper is about (戸籍法94条).</summary>
public enum DisappearanceAct
{
    /// <summary>失踪宣告 (民法30条, 31条).</summary>
    Declared,

    /// <summary>失踪宣告の取消し (民法32条).</summary>
    Revoked,
}

/// <summary>Why the court revoked it (民法32条1項).</summary>
public enum RevocationGround
{
    /// <summary>生存.</summary>
    Alive,

    /// <summary>死亡とみなされる日と異なる時の死亡.</summary>
    DiedOtherwise,
}

/// <summary>届出人の資格: any 利害関係人 may ask the court, not only relatives.</summary>
public enum AbsenceNotifier
{
    /// <summary>本人, of a revocation.</summary>
    Self,

    /// <summary>親族.</summary>
    Relative,

    /// <summary>利害関係人 who is no relative (a creditor, 不在者財産管理人 …).</summary>
    Interested,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class DisappearanceChoices
{
    internal static readonly ChoiceSet<DisappearanceAct> Acts = new((DisappearanceAct.Declared, "declared", "失踪宣告"), (DisappearanceAct.Revoked, "revoked", "失踪宣告の取消し"));

    internal static readonly ChoiceSet<RevocationGround> Grounds = new((RevocationGround.Alive, "alive", "生存していた"), (RevocationGround.DiedOtherwise, "diedOtherwise", "異なる時に死亡した"));

    internal static readonly ChoiceSet<AbsenceNotifier> Notifiers = new((AbsenceNotifier.Self, "self", "本人"), (AbsenceNotifier.Relative, "relative", "親族"), (AbsenceNotifier.Interested, "interested", "利害関係人"));
}
