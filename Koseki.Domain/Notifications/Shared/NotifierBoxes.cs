namespace Koseki.Domain.Notifications.Shared;

/// <summary>The boxes about the notifier that papers by a person, or by who acts for the person, have in common: signature, will, death after posting, office.</summary>
internal sealed class NotifierBoxes
{
    /// <summary>What a statutory agent answers in the box of the will.</summary>
    internal const string ByAgents = "法定代理人が15歳未満の人のために届け出るのは「疑いはない」です。";

    internal FieldKey Signed { get; } = new("notifier.signed");

    internal FieldKey Intent { get; } = new("check.intent");

    internal FieldKey DiedOn { get; } = new("notifier.diedOn");

    internal FieldKey Place { get; } = new("notification.place");

    internal FormField SignedField(string article) => new(Signed, "届出人の署名がある", FieldKind.Check) { Article = article, Support = "法定代理人が届け出るときは、その全員の署名。" };

    /// <param name="article">The article of the will.</param>
    /// <param name="support">What stands below its box.</param>
    internal IEnumerable<FormField> Fields(string article = "戸籍法37条", string support = ByAgents) =>
    [
        new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = article, Width = 30, Choices = SharedChoices.Intents.All, Support = support },
        new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
        new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
    ];
}
