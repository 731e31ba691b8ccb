using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.FirstRegistration;

/// <summary>就籍届: sections and boxes in the paper's order.</summary>
internal static class FirstRegistrationForm
{
    private const string Law = "戸籍法110条・111条";
    private const string Who = "就籍する人";

    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey FamilyName = new("new.familyName");
    internal static readonly FieldKey FamilyNameKana = new("new.familyNameKana");
    internal static readonly NewcomerBoxes Person = new("person", false);
    internal static readonly FieldKey Ground = new("court.ground");
    internal static readonly FieldKey FinalOn = new("court.finalOn");
    internal static readonly FieldKey ServedOn = new("court.servedOn");
    internal static readonly FieldKey Paper = new("court.paper");
    internal static readonly FieldKey Finality = new("court.finality");
    internal static readonly FieldKey Search = new("check.registered");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly FieldKey Signed = new("notifier.signed");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");

    internal static Form Make() => new("就籍届",
    [
        new("", "就籍する本籍と氏",
        [
            new(NewAt, "就籍する本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法22条・30条1項", Choices = SharedChoices.Domiciles.All },
            new(NewDomicile, "就籍する本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法22条・30条1項", Width = 40, Support = "審判書・判決のとおり(例: 埼玉県越谷市弥栄町四丁目1番地)" },
            new(NewMunicipality, "就籍する本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "戸籍法30条1項", Visible = IsElsewhere },
            new(FamilyName, "就籍する氏", FieldKind.Name) { Required = true, Article = Law },
            new(FamilyNameKana, "就籍する氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号" },
        ]),
        new("", Who, [.. Person.Fields(Who + "の", Law)]),
        new("", "裁判",
        [
            new(Ground, "就籍の根拠", FieldKind.Choice) { Required = true, Article = Law, Choices = FirstRegistrationChoices.Grounds.All },
            new(FinalOn, "裁判確定の年月日", FieldKind.Date) { Required = true, Article = Law, Support = "許可は告知の日、判決は確定の日。" },
            new(ServedOn, "判決の送達を受けた日", FieldKind.Date) { Article = "戸籍法43条2項・111条", Visible = IsJudgment, Support = "確定より後に送達を受けたとき。届出期間はその日から数えます。" },
            new(Paper, "審判書・判決の謄本", FieldKind.Choice) { Required = true, Article = $"{Law}・38条2項", Choices = FirstRegistrationChoices.Papers.All },
            new(Finality, "判決の確定証明書がある", FieldKind.Check) { Article = "戸籍法111条", Visible = IsJudgment, Support = "許可の審判には要りません。" },
            new(Search, "戸籍の有無の確認", FieldKind.Choice) { Required = true, Article = "戸籍法110条", Width = 30, Choices = NewcomerRules.Searches.All },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            .. Notifier.Fields(Who, $"{Law}・31条"),
            FirstTimeNotifier.Field(Notifier),
            new(Signed, "届出人の署名がある", FieldKind.Check) { Article = "戸籍法29条", Support = "法定代理人が届け出るときは、その全員の署名。" },
            OverdueNotice.AddressField(Notifier.IsByAgent),
            OverdueNotice.Field(static _ => true),
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条・112条", Choices = FirstRegistrationChoices.Places.All },
        ]),
    ])
    {
        Layout = new()
        {
            Lines =
            [
                new("氏・読み", "new.familyName", "new.familyNameKana"), new("名・読み", "givenName", "givenNameKana"), new("父・母", "father", "mother"),
                new("養父・養母", "adoptiveFather", "adoptiveMother") { Folds = true }, new("養父母との続柄", "adoptiveRelationship") { Folds = true },
            ],
            Short = new Dictionary<string, string> { ["就籍する本籍と氏"] = "本籍・氏", [Who] = "本人" },
        },
    };

    internal static bool IsMadeHere(Draft draft) => SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Here);

    private static bool IsElsewhere(Draft draft) => SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Elsewhere);

    private static bool IsJudgment(Draft draft) => FirstRegistrationChoices.Grounds.Is(draft, Ground, RegistrationGround.Judgment);
}
