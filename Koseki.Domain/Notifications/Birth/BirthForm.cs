using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>出生届 (附録11号様式): sections and boxes. The register comes first because it fills other boxes.</summary>
internal static class BirthForm
{
    internal const string Legitimate = "嫡出子";
    internal const string Illegitimate = "嫡出でない子";

    internal static readonly FieldKey Register = new("register");
    internal static readonly FieldKey GivenName = new("child.givenName");
    internal static readonly FieldKey GivenNameKana = new("child.givenNameKana");
    internal static readonly FieldKey Legitimacy = new("child.legitimacy");
    internal static readonly FieldKey Ordinal = new("child.ordinal");
    internal static readonly FieldKey Sex = new("child.sex");
    internal static readonly FieldKey BornOn = new("birth.date");
    internal static readonly FieldKey BornAt = new("birth.time");
    internal static readonly FieldKey BornAbroad = new("birth.abroad");
    internal static readonly FieldKey BirthPlace = new("birth.place");
    internal static readonly FieldKey BirthAddress = new("birth.address");
    internal static readonly FieldKey Address = new("child.address");
    internal static readonly FieldKey HouseholdHead = new("child.householdHead");
    internal static readonly FieldKey HouseholdRelation = new("child.householdRelation");
    internal static readonly FieldKey Father = new("father.name");
    internal static readonly FieldKey FatherBirth = new("father.birthDate");
    internal static readonly FieldKey FatherNationality = new("father.nationality");
    internal static readonly FieldKey Mother = new("mother.name");
    internal static readonly FieldKey MotherBirth = new("mother.birthDate");
    internal static readonly FieldKey Cohabitation = new("parents.cohabitation");
    internal static readonly FieldKey HouseholdWork = new("household.work");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey NotifierReason = new("notifier.reason");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey PlaceGround = new("notification.place");
    internal static readonly FieldKey CertificateBy = new("certificate.by");
    internal static readonly FieldKey Weight = new("certificate.weight");
    internal static readonly FieldKey Length = new("certificate.length");
    internal static readonly FieldKey Plurality = new("certificate.plurality");
    internal static readonly FieldKey Weeks = new("certificate.weeks");

    internal static Form Make() => new("出生届",
    [
        new("(6)", "子が入る戸籍(本籍・筆頭者)",
        [
            new(Register, "本籍・筆頭者", FieldKind.Register) { Required = true, Article = "戸籍法18条", Support = "嫡出子は父母の戸籍、嫡出でない子は母の戸籍。F3 で検索します。" },
        ]),
        new("(1)", "生まれた子",
        [
            new(GivenName, "子の名", FieldKind.Name) { Required = true, Article = "戸籍法50条・同規則60条", Support = "常用漢字・人名用漢字・ひらがな・カタカナ" },
            new(GivenNameKana, "名の振り仮名", FieldKind.Kana) { Required = true, Article = "戸籍法13条1項2号", Support = "カタカナ" },
            new(Legitimacy, "父母との続き柄(区分)", FieldKind.Choice) { Required = true, Article = "戸籍法49条2項1号", Choices = [new(Legitimate, Legitimate), new(Illegitimate, Illegitimate)] },
            new(Ordinal, "父母との続き柄(順)", FieldKind.Choice) { Required = true, Article = "戸籍法49条2項1号", Width = 6, Choices = [.. "長 二 三 四 五 六 七 八 九 十 十一 十二".Split(' ').Select(o => new Choice(o, o))] },
            new(Sex, "男女の別", FieldKind.Choice) { Required = true, Article = "戸籍法49条2項1号", Choices = [new("男", "男"), new("女", "女")] },
        ]),
        new("(2)", "生まれたとき",
        [
            new(BornOn, "生まれた年月日", FieldKind.Date) { Required = true, Article = "戸籍法49条2項2号", Support = "例: R8.10.1" },
            new(BornAt, "生まれた時刻", FieldKind.Time) { Article = "戸籍法49条2項2号", Support = "例: 9:15、午前9時15分", Width = 10 },
        ]),
        new("(3)", "生まれたところ",
        [
            new(BornAbroad, "外国で生まれた", FieldKind.Check) { Article = "戸籍法104条" },
            new(BirthPlace, "出生地(最小行政区画)", FieldKind.Municipality) { Required = true, Article = "戸籍法49条2項2号", Support = "例: 埼玉県越谷市、さいたま市浦和区" },
            new(BirthAddress, "生まれたところ(番地)", FieldKind.Address) { Width = 40 },
        ]),
        new("(4)", "住所",
        [
            new(Address, "子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            new(HouseholdHead, "世帯主の氏名", FieldKind.Name),
            new(HouseholdRelation, "世帯主との続き柄", FieldKind.Text) { Width = 10 },
        ]),
        new("(5)", "父母",
        [
            new(Father, "父の氏名", FieldKind.Name) { Required = true, Article = "戸籍法49条2項3号", Visible = IsLegitimate, Known = (d, r) => KnownName(d, r, Registers.Sex.Male) },
            new(FatherBirth, "父の生年月日", FieldKind.Text) { Visible = IsLegitimate, Support = "外国人は西暦(西暦1990年1月1日)", Known = (d, r) => KnownBirth(d, r, Registers.Sex.Male) },
            new(FatherNationality, "父の国籍(外国人のとき)", FieldKind.Text) { Visible = IsLegitimate, Width = 14 },
            new(Mother, "母の氏名", FieldKind.Name) { Required = true, Article = "戸籍法49条2項3号", Known = (d, r) => KnownName(d, r, Registers.Sex.Female) },
            new(MotherBirth, "母の生年月日", FieldKind.Date) { Known = (d, r) => KnownBirth(d, r, Registers.Sex.Female) },
        ]),
        new("(7)(8)", "同居・世帯の仕事",
        [
            new(Cohabitation, "同居を始めたとき", FieldKind.Date),
            new(HouseholdWork, "世帯のおもな仕事", FieldKind.Choice) { Choices = [.. new[] { "1 農業だけまたは農業とその他", "2 自由業・商工業・サービス業等の個人経営", "3 勤め人(企業・官公庁 1〜99人)", "4 勤め人(100人以上・会社役員等)", "5 1〜4にあてはまらない", "6 仕事をしている者がいない" }.Select(w => new Choice(w[..1], w))] },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法52条", Choices = [.. new[] { "父", "母", "父母", "同居者", "医師", "助産師", "その他の立会者", "法定代理人", "公設所の長" }.Select(c => new Choice(c, c))] },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Visible = d => d[Notifier] is not ("父" or "母" or "父母"), Article = "戸籍法施行規則30条2号" },
            new(NotifierReason, "父母が届出できない理由", FieldKind.Text) { Visible = d => d[Notifier] is not ("" or "父" or "母" or "父母"), Width = 30, Article = "戸籍法52条3項" },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Width = 40 },
            new(PlaceGround, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条・51条", Choices = [.. new[] { "本籍地", "所在地", "出生地" }.Select(c => new Choice(c, c))] },
        ]),
        new("", "出生証明書",
        [
            new(CertificateBy, "証明した人", FieldKind.Choice) { Required = true, Article = "戸籍法49条3項", Choices = [.. new[] { "医師(病院・診療所)", "助産師(助産所)", "その他の立会者", "なし" }.Select(c => new Choice(c, c))] },
            new(Weight, "体重(グラム)", FieldKind.Number) { Width = 8 },
            new(Length, "身長(センチメートル)", FieldKind.Text) { Width = 8 },
            new(Plurality, "単胎・多胎の別", FieldKind.Choice) { Choices = [new("単胎", "単胎"), new("多胎", "多胎")] },
            new(Weeks, "妊娠週数", FieldKind.Text) { Width = 10 },
        ]),
    ]);

    private static bool IsLegitimate(Draft draft) => draft[Legitimacy] != Illegitimate;

    private static string? KnownName(Draft draft, RegisterSet registers, Sex sex) =>
        Parent(draft, registers, sex) is var (register, entry) ? register.NameOf(entry) : null;

    private static string? KnownBirth(Draft draft, RegisterSet registers, Sex sex) =>
        Parent(draft, registers, sex)?.Entry.BirthDate.Text;

    private static (FamilyRegister Register, RegisterEntry Entry)? Parent(Draft draft, RegisterSet registers, Sex sex) =>
        draft.RegisterIn(Register) is { } id && registers.Find(id) is { } register && Couple.Of(register, sex) is { } entry
            ? (register, entry)
            : null;
}
