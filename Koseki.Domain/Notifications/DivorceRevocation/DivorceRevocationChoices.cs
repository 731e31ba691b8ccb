namespace Koseki.Domain.Notifications.DivorceRevocation;

/// <summary>What the court has decided of the divorce.</summary>
public enum DivorceVerdict
{
    /// <summary>取消し: by 詐欺 or 強迫 (民法764条・747条).</summary>
    Revoked,

    /// <summary>無効: there was none, and the register is corrected (戸籍法116条).</summary>
    Void,
}

/// <summary>届出人 (戸籍法77条1項・63条).</summary>
public enum RevocationNotifier
{
    /// <summary>訴えを提起した者.</summary>
    Plaintiff,

    /// <summary>相手方.</summary>
    Opponent,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class DivorceRevocationChoices
{
    internal static readonly ChoiceSet<DivorceVerdict> Verdicts = new((DivorceVerdict.Revoked, "revoked", "離婚の取消し"), (DivorceVerdict.Void, "void", "離婚の無効"));

    internal static readonly ChoiceSet<RevocationNotifier> Notifiers = new((RevocationNotifier.Plaintiff, "plaintiff", "訴えを提起した者"), (RevocationNotifier.Opponent, "opponent", "相手方"));
}
