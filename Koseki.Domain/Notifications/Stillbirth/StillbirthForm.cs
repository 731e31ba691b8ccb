namespace Koseki.Domain.Notifications.Stillbirth;

/// <summary>死産届 (死産届書省令): nothing of it goes to a register.</summary>
internal static class StillbirthForm
{
    private const string Law = "死産の届出に関する規程5条";
    private const string Legitimate = "嫡出子";

    internal static readonly FieldKey Legitimacy = new("child.legitimacy");
    internal static readonly FieldKey Father = new("father.name");
    internal static readonly FieldKey FatherBorn = new("father.birthDate");
    internal static readonly FieldKey Mother = new("mother.name");
    internal static readonly FieldKey MotherBorn = new("mother.birthDate");
    internal static readonly FieldKey Nationalities = new("parents.domicile");
    internal static readonly FieldKey Recognized = new("father.recognizedBeforeBirth");
    internal static readonly FieldKey Sex = new("child.sex");
    internal static readonly FieldKey On = new("stillbirth.date");
    internal static readonly FieldKey At = new("stillbirth.time");
    internal static readonly FieldKey Place = new("stillbirth.place");
    internal static readonly FieldKey PlaceAddress = new("stillbirth.address");
    internal static readonly FieldKey Address = new("mother.address");
    internal static readonly FieldKey Weeks = new("pregnancy.weeks");
    internal static readonly FieldKey Days = new("pregnancy.days");
    internal static readonly FieldKey Signs = new("child.signs");
    internal static readonly FieldKey Manner = new("stillbirth.manner");
    internal static readonly FieldKey Moment = new("stillbirth.moment");
    internal static readonly FieldKey Paper = new("certificate.kind");
    internal static readonly FieldKey PaperReason = new("certificate.reason");
    internal static readonly FieldKey HouseholdWork = new("household.work");
    internal static readonly FieldKey Former = new("mother.formerChildren");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey Reason = new("notifier.reason");
    internal static readonly FieldKey Ground = new("notification.place");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static Form Make() => new("死産届",
    [
        new("(1)", "父母",
        [
            new(Legitimacy, "嫡出の別", FieldKind.Choice) { Required = true, Article = Law, Choices = [new(Legitimate, Legitimate), new("嫡出でない子", "嫡出でない子")] },
            new(Father, "父の氏名", FieldKind.Name) { Required = true, Visible = IsLegitimate, Article = Law },
            new(FatherBorn, "父の生年月日", FieldKind.Date) { Required = true, Visible = IsLegitimate, Article = Law },
            new(Mother, "母の氏名", FieldKind.Name) { Required = true, Article = Law },
            new(MotherBorn, "母の生年月日", FieldKind.Date) { Required = true, Article = Law },
            new(Nationalities, "父母の本籍(外国人は国籍)", FieldKind.Text) { Required = true, Article = Law, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地。戸籍には記録しません。" },
            new(Recognized, "胎児認知の届出がある", FieldKind.Check) { Article = "戸籍法65条", Visible = d => !IsLegitimate(d) },
        ]),
        new("(2)", "死産児",
        [
            new(Sex, "男女の別", FieldKind.Choice) { Required = true, Article = Law, Choices = StillbirthChoices.Sexes },
            new(Signs, "分娩の後の様子", FieldKind.Choice) { Required = true, Article = "死産の届出に関する規程2条", Width = 30, Choices = StillbirthChoices.Signs.All },
        ]),
        new("(3)", "死産があったとき・ところ",
        [
            new(On, "死産の年月日", FieldKind.Date) { Required = true, Article = Law },
            new(At, "死産の時刻", FieldKind.Time) { Article = Law, Width = 10 },
            new(Place, "死産があったところ(市区町村)", FieldKind.Municipality) { Required = true, Article = Law },
            new(PlaceAddress, "死産があったところ(番地・施設)", FieldKind.Address) { Width = 40 },
            new(Address, "母の住所", FieldKind.Address) { Required = true, Article = Law, Width = 40 },
        ]),
        new("(4)", "妊娠・死産の種類",
        [
            new(Weeks, "妊娠週数(満週)", FieldKind.Number) { Required = true, Article = "死産の届出に関する規程2条", Width = 6 },
            new(Days, "妊娠週数(日)", FieldKind.Number) { Required = true, Article = Law, Width = 6, Support = "0〜6" },
            new(Manner, "自然死産・人工死産の別", FieldKind.Choice) { Required = true, Article = "死産届書省令1条", Width = 30, Choices = StillbirthChoices.Manners.All },
            new(Moment, "胎児死亡の時期", FieldKind.Choice) { Article = "死産届書省令2条", Choices = StillbirthChoices.Moments.All, Support = "自然死産で満22週以後のときだけ" },
            new(Former, "母の出産した子の数", FieldKind.Text) { Width = 30 },
        ]),
        new("(5)", "世帯のおもな仕事", [new(HouseholdWork, "世帯のおもな仕事", FieldKind.Text) { Width = 30 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "死産の届出に関する規程7条", Choices = StillbirthChoices.Notifiers.All },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "死産の届出に関する規程7条" },
            new(Reason, "先の順位の者が届け出られない理由", FieldKind.Text) { Article = "死産の届出に関する規程7条", Width = 30 },
            new(Ground, "届出地", FieldKind.Choice) { Required = true, Article = "死産の届出に関する規程4条", Choices = StillbirthChoices.Places.All },
        ]),
        new("", "死産証書(死胎検案書)",
        [
            new(Paper, "死産証書・死胎検案書", FieldKind.Choice) { Required = true, Article = "死産の届出に関する規程6条", Choices = StillbirthChoices.Papers.All },
            new(PaperReason, "証書を添えられない事由", FieldKind.Text) { Article = "死産の届出に関する規程6条", Visible = d => StillbirthChoices.Papers.Is(d, Paper, StillbirthPaper.None), Width = 30 },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
    ])
    {
        Layout = new()
        {
            Lines = [new("年月日・時刻", "stillbirth.date", "stillbirth.time"), new("妊娠週数", "pregnancy.weeks", "pregnancy.days")],
            Short = new Dictionary<string, string> { ["死産があったとき・ところ"] = "とき・ところ", ["妊娠・死産の種類"] = "妊娠・種類" },
        },
    };

    private static bool IsLegitimate(Draft draft) => draft[Legitimacy] is "" or Legitimate;
}
