namespace Koseki.Domain.Notifications.Completion;

/// <summary>追完の内容 (戸籍法45条): what the paper makes up for.</summary>
public enum CompletionContent
{
    /// <summary>名, of a child whose birth is recorded without one (名未定).</summary>
    Name,

    /// <summary>What keeps an accepted paper from being recorded.</summary>
    Unrecorded,
}

/// <summary>Who completes: whoever notified at first (戸籍法45条).</summary>
public enum CompletionNotifier
{
    /// <summary>All who notified at first.</summary>
    Same,

    /// <summary>Somebody else who may notify, because they cannot.</summary>
    Another,

    /// <summary>Only some of those who notified together.</summary>
    Some,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class CompletionChoices
{
    internal static readonly ChoiceSet<CompletionContent> Contents = new(
        (CompletionContent.Name, "name", "名(名未定で記録された子)"), (CompletionContent.Unrecorded, "unrecorded", "受理した届の不備(まだ記録していない届)"));

    internal static readonly ChoiceSet<CompletionNotifier> Notifiers = new(
        (CompletionNotifier.Same, "same", "元の届の届出人の全員"), (CompletionNotifier.Another, "another", "元の届の届出人に代わる資格者"), (CompletionNotifier.Some, "some", "元の届の届出人の一部"));
}
