using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>出生届 (附録11号様式): sections and boxes. The register comes first because it fills other boxes.</summary>
internal static class BirthForm
{
    internal const string Legitimate = "嫡出子";
    internal const string Illegitimate = "嫡出でない子";
    internal const string FatherUndetermined = "父未定";
    internal const string HomeNone = "なし(父母とも外国人)";
    internal const string ReadingDoubtful = "疑義がある";

    internal const string Notified = "出生届";
    internal const string ShipLog = "航海日誌の謄本(55条)";
    internal const string PortOfCall = "船舶が到着した地";

    internal static readonly RegisterRole Home = new("parents", "子が入る");

    internal static readonly FieldKey Basis = new("notification.basis");
    internal static readonly FieldKey Captain = new("report.captain");

    internal static readonly FieldKey NewDomicile = new("mother.newDomicile");
    internal static readonly FieldKey NameUndecided = new("child.nameUndecided");
    internal static readonly FieldKey FamilyName = new("child.familyName");
    internal static readonly FieldKey ForeignFamilyName = new("child.foreignFamilyName");
    internal static readonly FieldKey GivenName = new("child.givenName");
    internal static readonly FieldKey GivenNameKana = new("child.givenNameKana");
    internal static readonly FieldKey ReadingJudgement = new("child.readingJudgement");
    internal static readonly FieldKey Legitimacy = new("child.legitimacy");
    internal static readonly FieldKey Ordinal = new("child.ordinal");
    internal static readonly FieldKey Sex = new("child.sex");
    internal static readonly FieldKey BornOn = new("birth.date");
    internal static readonly FieldKey BornAt = new("birth.time");
    internal static readonly FieldKey BornAbroad = new("birth.abroad");
    internal static readonly FieldKey ForeignNationality = new("child.foreignNationality");
    internal static readonly FieldKey Reserve = new("nationality.reserve");
    internal static readonly FieldKey ReservePossibleOn = new("nationality.possibleOn");
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
    internal static readonly FieldKey MotherNationality = new("mother.nationality");
    internal static readonly FieldKey FormerMarriageEnded = new("mother.formerMarriageEnded");
    internal static readonly FieldKey ConceptionCertificate = new("mother.conceptionCertificate");
    internal static readonly FieldKey Recognized = new("father.recognizedBeforeBirth");
    internal static readonly FieldKey Cohabitation = new("parents.cohabitation");
    internal static readonly FieldKey HouseholdWork = new("household.work");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey NotifierReason = new("notifier.reason");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey NotifierDiedOn = new("notifier.diedOn");
    internal static readonly FieldKey PlaceGround = new("notification.place");
    internal static readonly FieldKey CertificateBy = new("certificate.by");
    internal static readonly FieldKey Weight = new("certificate.weight");
    internal static readonly FieldKey Length = new("certificate.length");
    internal static readonly FieldKey Plurality = new("certificate.plurality");
    internal static readonly FieldKey Weeks = new("certificate.weeks");

    internal static Form Make() => new("出生届", [.. Entering(), .. Child(), .. Parents(), .. Household(), .. NotifierAndCertificate()]) { Layout = BirthLayout.Layout };

    private static IEnumerable<FormSection> Entering()
    {
        yield return new("(6)", "子が入る戸籍(本籍・筆頭者)",
        [
            .. Home.Fields("戸籍法18条・29条", HomeNone),
            new(NewDomicile, "母の新しい本籍", FieldKind.Domicile) { Visible = d => !IsLegitimate(d) && (Home.IsHere(d) || Home.IsElsewhere(d)), Width = 40, Article = "戸籍法17条", Support = "母が子として在籍しているとき(母につき新戸籍を編製します)" },
        ]);
    }

    private static IEnumerable<FormSection> Child()
    {
        yield return new("(1)", "生まれた子",
        [
            new(NameUndecided, "名未定", FieldKind.Check) { IsOfOffice = false, Support = "名が決まらないとき。決まったら追完届を受けます。", Article = "戸籍法45条" },
            new(FamilyName, "子の氏", FieldKind.Name) { Required = true, Visible = Home.IsElsewhere, Article = "戸籍法29条・同規則21条", Support = "他の市区町村の戸籍に入る子の氏。受付帳と通知に書きます。" },
            new(ForeignFamilyName, "子の氏(外国人)", FieldKind.Name) { Visible = d => d[Home.Where] == HomeNone, Article = "戸籍法施行規則21条", Support = "カタカナ(漢字を使う国の人は漢字)。氏がなければ空にします。" },
            new(GivenName, "子の名", FieldKind.Name) { Required = true, Visible = IsNamed, Article = "戸籍法50条・同規則60条", Support = "常用漢字・人名用漢字・ひらがな・カタカナ" },
            new(GivenNameKana, "名の振り仮名", FieldKind.Kana) { Required = true, Visible = IsNamed, Article = "戸籍法13条1項2号", Support = "カタカナ" },
            new(ReadingJudgement, "読み方の審査", FieldKind.Choice) { Visible = IsNamed, Article = "戸籍法13条2項", Support = "氏名として用いられる文字の読み方として一般に認められるか", Choices = Choices("一般に認められる", "資料により認められる", ReadingDoubtful) },
            new(Legitimacy, "父母との続き柄(区分)", FieldKind.Choice) { Required = true, Article = "戸籍法49条2項1号", Choices = Choices(Legitimate, Illegitimate, FatherUndetermined) },
            new(Ordinal, "父母との続き柄(順)", FieldKind.Choice) { Required = true, Article = "戸籍法49条2項1号", Width = 6, Choices = Choices([.. Relationship.Ordinals]) },
            new(Sex, "男女の別", FieldKind.Choice) { Required = true, Article = "戸籍法49条2項1号", Choices = Choices("男", "女") },
        ]);
        yield return new("(2)", "生まれたとき",
        [
            new(BornOn, "生まれた年月日", FieldKind.Date) { Required = true, Article = "戸籍法49条2項2号", Support = "例: R8.10.1" },
            new(BornAt, "生まれた時刻", FieldKind.Time) { Article = "戸籍法49条2項2号", Support = "例: 9:15、午前9時15分", Width = 10 },
        ]);
        yield return new("(3)", "生まれたところ",
        [
            new(BornAbroad, "外国で生まれた", FieldKind.Check) { Article = "戸籍法104条" },
            new(ForeignNationality, "外国の国籍も取得した", FieldKind.Check) { Visible = d => d[BornAbroad] == "1", Article = "国籍法12条", Support = "出生地の法律または外国人である親により" },
            new(Reserve, "日本の国籍を留保する", FieldKind.Check) { IsOfOffice = false, Visible = d => IsDual(d) && IsNotified(d), Article = "戸籍法104条1項", Support = "「その他」欄に署名があるとき" },
            new(ReservePossibleOn, "留保の届出ができるようになった日", FieldKind.Date) { Visible = IsDual, Article = "戸籍法104条3項", Support = "天災などで3か月以内に届け出られなかったとき" },
            new(BirthPlace, "出生地(最小行政区画)", FieldKind.Municipality) { Required = true, Article = "戸籍法49条2項2号", Support = "例: 埼玉県越谷市、さいたま市浦和区" },
            new(BirthAddress, "生まれたところ(番地)", FieldKind.Address) { Width = 40 },
        ]);
        yield return new("(4)", "住所",
        [
            new(Address, "子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            new(HouseholdHead, "世帯主の氏名", FieldKind.Name),
            new(HouseholdRelation, "世帯主との続き柄", FieldKind.Text) { Width = 10 },
        ]);
    }

    private static IEnumerable<FormSection> Parents()
    {
        yield return new("(5)", "父母",
        [
            new(Father, "父の氏名", FieldKind.Name) { Required = true, Article = "戸籍法49条2項3号", Visible = IsLegitimate, Known = (d, r) => KnownName(d, r, Registers.Sex.Male) },
            new(FatherBirth, "父の生年月日", FieldKind.Date) { Visible = IsLegitimate, Known = (d, r) => KnownBirth(d, r, Registers.Sex.Male) },
            new(FatherNationality, "父の国籍(外国人のとき)", FieldKind.Text) { Visible = IsLegitimate, Width = 14 },
            new(Recognized, "胎児認知の届出がある", FieldKind.Check) { Visible = d => !IsLegitimate(d), Article = "民法783条1項" },
            new(Mother, "母の氏名", FieldKind.Name) { Required = true, Article = "戸籍法49条2項3号", Known = (d, r) => KnownName(d, r, Registers.Sex.Female) },
            new(MotherBirth, "母の生年月日", FieldKind.Date) { Known = (d, r) => KnownBirth(d, r, Registers.Sex.Female) },
            new(MotherNationality, "母の国籍(外国人のとき)", FieldKind.Text) { Width = 14 },
            new(FormerMarriageEnded, "母の前の婚姻が解消した日", FieldKind.Date) { Article = "民法772条", Support = "子が入る戸籍に記録がなく、300日以内のとき" },
            new(ConceptionCertificate, "懐胎時期に関する証明書がある", FieldKind.Check) { Article = "平19.5.7民一1007号" },
        ]);
    }

    private static IEnumerable<FormSection> Household()
    {
        yield return new("(7)(8)", "同居・世帯の仕事",
        [
            new(Cohabitation, "同居を始めたとき", FieldKind.Date) { TakesMonth = true, Support = "年月。例: R7.5" },
            new(HouseholdWork, "世帯のおもな仕事", FieldKind.Choice) { Choices = [.. new[] { "1 農業だけまたは農業とその他", "2 自由業・商工業・サービス業等の個人経営", "3 勤め人(企業・官公庁 1〜99人)", "4 勤め人(100人以上・会社役員等)", "5 1〜4にあてはまらない", "6 仕事をしている者がいない" }.Select(w => new Choice(w[..1], w))] },
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40, Support = "父未定の事由、国籍留保の意思など" }]);
    }

    private static IEnumerable<FormSection> NotifierAndCertificate()
    {
        yield return new("", "届出・記録の別",
        [
            new(Basis, "届出・記録の別", FieldKind.Choice) { Article = "戸籍法44条・49条・55条", Width = 30, Choices = Choices(Notified, ShipLog, ExOfficio.Basis), Support = "空のままなら出生届です。" },
        ]);
        yield return new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Visible = IsNotified, Article = "戸籍法52条", Choices = Choices("父", "母", "父母", "同居者", "医師", "助産師", "その他の立会者", "法定代理人", "公設所の長") },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Visible = d => IsNotified(d) && !IsByParents(d), Article = "戸籍法施行規則30条2号" },
            new(NotifierReason, "父母が届出できない理由", FieldKind.Text) { Visible = d => IsNotified(d) && d[Notifier].Length > 0 && !IsByParents(d), Width = 30, Article = "戸籍法52条3項・4項・56条" },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Width = 40, Visible = IsNotified },
            OverdueNotice.Field(IsNotified),
            new(NotifierDiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条", Visible = IsNotified },
            new(Captain, "船長(船の名と氏名)", FieldKind.Name) { Required = true, IsAnyText = true, Article = "戸籍法55条", Visible = d => d[Basis] == ShipLog, Width = 30, Support = "航海日誌の謄本のとおり(例: さくら丸船長　海野太郎)" },
            new(PlaceGround, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条・51条・55条", Visible = d => d[Basis] != ExOfficio.Basis, Choices = Choices("本籍地", "所在地", "出生地", PortOfCall) },
        ]);
        yield return ExOfficio.Section(d => d[Basis] == ExOfficio.Basis);
        yield return new("", "出生証明書",
        [
            new(CertificateBy, "証明した人", FieldKind.Choice) { Required = true, Visible = IsNotified, Article = "戸籍法49条3項", Choices = Choices("医師(病院・診療所)", "助産師(助産所)", "その他の立会者", "なし") },
            new(Weight, "体重(グラム)", FieldKind.Number) { Width = 8 },
            new(Length, "身長(センチメートル)", FieldKind.Text) { Width = 8 },
            new(Plurality, "単胎・多胎の別", FieldKind.Choice) { Choices = Choices("単胎", "多胎") },
            new(Weeks, "妊娠週数", FieldKind.Text) { Width = 10 },
        ]);
    }

    private static Choice[] Choices(params string[] words) => [.. words.Select(w => new Choice(w, w))];

    internal static bool IsRecognized(Draft draft) => !IsLegitimate(draft) && draft[Recognized] == "1";

    internal static bool IsNotified(Draft draft) => draft[Basis] is "" or Notified;

    private static bool IsNamed(Draft draft) => draft[NameUndecided] != "1";

    private static bool IsDual(Draft draft) => draft[BornAbroad] == "1" && draft[ForeignNationality] == "1";

    private static bool IsByParents(Draft draft) => draft[Notifier] is "父" or "母" or "父母";

    private static bool IsLegitimate(Draft draft) => draft[Legitimacy] is not (Illegitimate or FatherUndetermined);

    private static string? KnownName(Draft draft, RegisterSet registers, Sex sex) =>
        Parent(draft, registers, sex) is var (register, entry) ? register.NameOf(entry) : null;

    private static string? KnownBirth(Draft draft, RegisterSet registers, Sex sex) =>
        Parent(draft, registers, sex)?.Entry.BirthDate.Text;

    private static (FamilyRegister Register, RegisterEntry Entry)? Parent(Draft draft, RegisterSet registers, Sex sex) =>
        draft.RegisterIn(Home.Register) is { } id && registers.Find(id) is { } register && Couple.Of(register, sex) is { } entry
            ? (register, entry)
            : null;
}
