using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Guardianship;

/// <summary>未成年後見届 and the 嘱託書 of a court: sections and boxes.</summary>
internal static class GuardianshipForm
{
    private const string Law = "戸籍法81条〜85条・29条4号";

    /// <summary>The minor. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "未成年者の", Sex.Male);

    internal static readonly FieldKey Act = new("guardianship.act");
    internal static readonly FieldKey Office = new("guardianship.office");
    internal static readonly FieldKey On = new("guardianship.date");
    internal static readonly FieldKey Cause = new("guardianship.cause");
    internal static readonly FieldKey MadeBy = new("guardianship.madeBy");
    internal static readonly FieldKey HasWill = new("guardianship.will");
    internal static readonly FieldKey Reason = new("guardianship.reason");
    internal static readonly FieldKey Name = new("guardian.name");
    internal static readonly FieldKey IsLegalPerson = new("guardian.legalPerson");
    internal static readonly FieldKey Domicile = new("guardian.domicile");
    internal static readonly FieldKey Head = new("guardian.head");
    internal static readonly FieldKey Seat = new("guardian.seat");
    internal static readonly FieldKey Parent = new("authority.parent");
    internal static readonly FieldKey Term = new("authority.term");
    internal static readonly FieldKey Court = new("commission.court");
    internal static readonly FieldKey CommissionedOn = new("commission.date");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey Signed = new("notifier.signed");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey KnownOn = new("notifier.knownOn");
    internal static readonly FieldKey Place = new("notification.place");

    internal static GuardianshipAct? ActIn(Draft draft) => GuardianshipChoices.Acts.Of(draft[Act]);

    internal static bool IsCommission(Draft draft) => ActIn(draft) is { } act && GuardianshipChoices.IsCommission(act);

    private static bool IsNotified(Draft draft) => !IsCommission(draft);

    private static bool IsOfAuthority(Draft draft) => ActIn(draft) is { } act && GuardianshipChoices.IsOfAuthority(act);

    private static bool NamesGuardian(Draft draft) => ActIn(draft) is { } act && !GuardianshipChoices.IsOfAuthority(act) && act != GuardianshipAct.Ended;

    private static bool Begins(Draft draft) => ActIn(draft) is { } act && GuardianshipChoices.Begins(act);

    private static bool Is(Draft draft, params GuardianshipAct[] acts) => ActIn(draft) is { } act && acts.Contains(act);

    internal static Form Make() => new("未成年後見届・親権後見の嘱託書",
    [
        new("", "届出・嘱託の区分",
        [
            new(Act, "届出・嘱託の事件", FieldKind.Choice) { Required = true, Article = "戸籍法81条〜85条・15条、家事事件手続法116条", Width = 30, Choices = GuardianshipChoices.Acts.All },
            new(Office, "後見人・監督人の別", FieldKind.Choice) { Required = true, Article = "戸籍法85条", Visible = NamesGuardian, Choices = GuardianshipChoices.Offices.All },
        ]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields(Law)]),
        new("", "未成年者の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "後見・親権",
        [
            new(On, "就職・喪失・終了・裁判確定の日", FieldKind.Date) { Required = true, Article = "戸籍法81条〜85条" },
            new(MadeBy, "後見人・監督人を定めたもの", FieldKind.Choice) { Required = true, Article = "民法839条・840条・848条", Visible = d => Is(d, GuardianshipAct.Designated), Choices = GuardianshipChoices.Makers.All },
            new(HasWill, "遺言の謄本がある", FieldKind.Check) { Article = "戸籍法81条2項", Visible = d => Is(d, GuardianshipAct.Designated) },
            new(Cause, "後見開始の事由", FieldKind.Choice) { Required = true, Article = "民法838条1号", Visible = d => Is(d, GuardianshipAct.Designated) && !GuardianshipChoices.Offices.Is(d, Office, GuardianOffice.Supervisor), Width = 30, Choices = GuardianshipChoices.Causes.All },
            new(Reason, "喪失・終了の事由", FieldKind.Text) { Required = true, Article = "戸籍法82条・84条", Visible = d => Is(d, GuardianshipAct.Lost, GuardianshipAct.Ended), Support = "例: 死亡、破産手続開始、親権者があるに至ったため、養子縁組" },
            new(Parent, "裁判を受けた者", FieldKind.Choice) { Required = true, Article = "民法834条〜835条", Visible = IsOfAuthority, Choices = JudgedParents.Choices.All },
            new(Term, "親権停止の期間", FieldKind.Text) { Required = true, Article = "民法834条の2第2項", Visible = d => Is(d, GuardianshipAct.AuthoritySuspended), Support = "審判書のとおり(例: 2年間)。2年を超えません。" },
        ]),
        new("", "後見人・監督人",
        [
            new(Name, "後見人・監督人の氏名(名称)", FieldKind.Name) { Required = true, Article = "戸籍法81条2項", Visible = NamesGuardian, IsAnyText = true },
            new(IsLegalPerson, "法人である", FieldKind.Check) { IsOfOffice = false, Article = "民法840条3項", Visible = Begins },
            new(Domicile, "後見人・監督人の本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法施行規則35条5号", Visible = d => Begins(d) && d[IsLegalPerson] != "1", Width = 40 },
            new(Head, "後見人・監督人の戸籍の筆頭者", FieldKind.Name) { Required = true, Article = "戸籍法施行規則35条5号", Visible = d => Begins(d) && d[IsLegalPerson] != "1", Support = "氏名を続けて書きます。" },
            new(Seat, "法人の所在地", FieldKind.Address) { Required = true, Article = "戸籍法施行規則35条5号", Visible = d => Begins(d) && d[IsLegalPerson] == "1", Width = 40 },
        ]),
        new("", "嘱託",
        [
            new(Court, "嘱託した裁判所", FieldKind.Text) { Required = true, Article = "家事事件手続法116条", Visible = IsCommission, Support = "例: さいたま家庭裁判所越谷支部" },
            new(CommissionedOn, "嘱託書の日付", FieldKind.Date) { Required = true, Article = "家事事件手続法116条", Visible = IsCommission, Support = "戸籍には、受け付けた日を記録嘱託日として記録します。" },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法81条〜85条", Visible = IsNotified, Choices = GuardianshipChoices.Notifiers.All },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => IsNotified(d) && d[Notifier].Length > 0 && !GuardianshipChoices.Notifiers.Is(d, Notifier, GuardianshipNotifier.Self), IsAnyText = true, Support = "資格と氏名(例: 親族　乙川花子)" },
            new(Signed, "届出人の署名がある", FieldKind.Check) { Article = "戸籍法29条", Visible = IsNotified },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Article = "戸籍法29条", Visible = IsNotified, Width = 40 },
            new(KnownOn, "後見人が欠けたことを知った日", FieldKind.Date) { Article = "戸籍法82条2項", Visible = d => Is(d, GuardianshipAct.Lost), Support = "ほかの後見人が届け出るとき。期間はこの日から数えます。後任者なら就職の日。" },
            OverdueNotice.Field(IsNotified),
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Visible = IsNotified, Choices = SharedChoices.Places.All },
        ]),
        FormSection.OfOffice("移記", [.. Person.CarriedFields(static _ => false)]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["届出・嘱託の区分"] = "区分", ["本籍・筆頭者"] = "本籍", ["未成年者の氏名・生年月日"] = "氏名", ["父母・養父母"] = "父母" },
            WhenEmpty = new Dictionary<string, string> { ["届出人"] = "嘱託なので書きません", ["嘱託"] = "届出なので書きません", ["後見人・監督人"] = "後見人・監督人を挙げません" },
        },
    };
}
