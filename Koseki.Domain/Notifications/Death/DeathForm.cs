using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>死亡届 (附録14号様式): sections and boxes. The register comes first because it fills other boxes.</summary>
internal static class DeathForm
{
    internal const string Notified = "死亡届";
    internal const string ByDisaster = "報告(事変・89条)";
    internal const string ByPrison = "報告(刑事施設の長・90条)";
    internal const string ByPolice = "報告(警察官・92条)";
    internal const string ShipLog = "航海日誌の謄本(93条・55条)";
    internal const string HomeUnknown = "不明";
    internal const string HomeNone = "なし(外国人)";
    internal const string NoCertificate = "なし";
    internal const string PublicOffice = "公設所の長";
    internal const string PortOfCall = "船舶が最初に入港した地";

    /// <summary>届出資格者 (87条2項): may notify but need not.</summary>
    internal static readonly string[] Entitled = ["同居していない親族", "後見人", "保佐人", "補助人", "任意後見人", "任意後見受任者"];

    /// <summary>Those whose capacity a paper must prove.</summary>
    internal static readonly string[] Guardians = [.. Entitled.Skip(1)];

    internal static readonly RegisterRole Home = new("deceased", "死亡した人の") { Picked = (register, entry) => (new("deceased.name"), register.NameOf(entry)) };

    internal static readonly FieldKey Basis = new("notification.basis");
    internal static readonly FieldKey SpouseRegister = new("spouse.register");
    internal static readonly FieldKey Nationality = new("deceased.nationality");
    internal static readonly FieldKey Name = new("deceased.name");
    internal static readonly FieldKey NameKana = new("deceased.nameKana");
    internal static readonly FieldKey Sex = new("deceased.sex");
    internal static readonly FieldKey BirthDate = new("deceased.birthDate");
    internal static readonly FieldKey BirthTime = new("deceased.birthTime");
    internal static readonly FieldKey DiedOn = new("death.date");
    internal static readonly FieldKey DiedAt = new("death.time");
    internal static readonly FieldKey DiedAbroad = new("death.abroad");
    internal static readonly FieldKey DeathPlace = new("death.place");
    internal static readonly FieldKey DeathAddress = new("death.address");
    internal static readonly FieldKey Address = new("deceased.address");
    internal static readonly FieldKey HouseholdHead = new("deceased.householdHead");
    internal static readonly FieldKey MaritalStatus = new("spouse.status");
    internal static readonly FieldKey SpouseAge = new("spouse.age");
    internal static readonly FieldKey HouseholdWork = new("household.work");
    internal static readonly FieldKey Occupation = new("deceased.occupation");
    internal static readonly FieldKey Industry = new("deceased.industry");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey NotifierAddress = new("notifier.address");
    internal static readonly FieldKey ProofOfCapacity = new("notifier.proof");
    internal static readonly FieldKey KnownOn = new("notifier.knownOn");
    internal static readonly FieldKey NotifierDiedOn = new("notifier.diedOn");
    internal static readonly FieldKey PlaceGround = new("notification.place");
    internal static readonly FieldKey Certificate = new("certificate.kind");
    internal static readonly FieldKey IssuedOn = new("certificate.issuedOn");
    internal static readonly FieldKey CertifiedOn = new("certificate.date");
    internal static readonly FieldKey CertifiedAt = new("certificate.time");
    internal static readonly FieldKey Evidence = new("certificate.evidence");
    internal static readonly FieldKey OfficeReason = new("notifier.reason");
    internal static readonly FieldKey IdentifiedOn = new("notifier.identifiedOn");
    internal static readonly FieldKey Unclaimed = new("prison.unclaimed");
    internal static readonly FieldKey PrisonCertificate = new("prison.certificate");

    internal static Form Make() => new("死亡届", [.. Heading(), .. Deceased(), .. Statistics(), .. NotifierAndCertificate()]) { Layout = DeathLayout.Layout };

    private static IEnumerable<FormSection> Heading()
    {
        yield return new("", "届出・報告の別",
        [
            new(Basis, "届出・報告の別", FieldKind.Choice) { Required = true, Article = "戸籍法86条・89条〜93条", Width = 30, Choices = Choices(Notified, ByDisaster, ByPrison, ByPolice, ShipLog, ExOfficio.Basis) },
        ]);
        yield return new("(6)", "本籍",
        [
            .. Home.Fields("戸籍法23条・29条", HomeUnknown, HomeNone),
            new(Nationality, "死亡した人の国籍", FieldKind.Text) { Article = "戸籍法施行規則21条", Visible = d => d[Home.Where] == HomeNone, Support = "例: アメリカ合衆国" },
            new(SpouseRegister, "日本人配偶者の戸籍", FieldKind.Register) { Article = "戸籍法13条1項6号", Visible = d => d[Home.Where] == HomeNone, Support = "配偶者の戸籍に死亡を記録するよう「その他」欄に書かれているとき" },
        ]);
    }

    private static IEnumerable<FormSection> Deceased()
    {
        yield return new("(1)", "氏名",
        [
            new(Name, "死亡した人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法29条", Known = KnownName },
            new(NameKana, "氏名の振り仮名", FieldKind.Kana),
            new(Sex, "男女の別", FieldKind.Choice) { Required = true, Choices = Choices("男", "女"), Known = (d, r) => Entry(d, r)?.Sex.Word() },
        ]);
        yield return new("(2)", "生年月日",
        [
            new(BirthDate, "生年月日", FieldKind.Date) { Required = true, Article = "戸籍法29条", Support = "外国人は西暦", Known = (d, r) => Entry(d, r)?.BirthDate.Text },
            new(BirthTime, "生まれた時刻", FieldKind.Time) { Width = 10, Support = "生まれてから30日以内に死亡したとき" },
        ]);
        yield return new("(3)", "死亡したとき",
        [
            new(DiedOn, "死亡した年月日", FieldKind.Date) { Required = true, Article = "戸籍法86条2項1号", Support = "例: R8.11.3、推定令和8年3月10日、令和8年3月頃、令和8年3月3日頃から8日頃までの間" },
            new(DiedAt, "死亡した時刻", FieldKind.Time) { Required = true, NeededWhen = d => EraDateEntry.Read(d[DiedOn], EraDateEntryOptions.Default).Date is not { IsOneDay: false }, Article = "戸籍法86条2項1号", Support = "例: 5:20、推定21:00、時刻不詳。死亡した日が一日に定まらないときは空でかまいません。", Width = 14 },
        ]);
        yield return new("(4)", "死亡したところ",
        [
            new(DiedAbroad, "外国で死亡した", FieldKind.Check) { Article = "戸籍法86条1項" },
            new(DeathPlace, "死亡地(最小行政区画)", FieldKind.Municipality) { Required = true, Article = "戸籍法86条2項1号", Support = "例: 埼玉県越谷市。明らかでないときは「埼玉県越谷市付近」などと書きます。" },
            new(DeathAddress, "死亡したところ(番地)", FieldKind.Address) { Width = 40 },
        ]);
        yield return new("(5)", "住所",
        [
            new(Address, "住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            new(HouseholdHead, "世帯主の氏名", FieldKind.Name),
        ]);
    }

    private static IEnumerable<FormSection> Statistics()
    {
        yield return new("(7)", "死亡した人の夫または妻",
        [
            new(MaritalStatus, "夫または妻", FieldKind.Choice) { Choices = Choices("いる", "未婚", "死別", "離別"), Known = (d, r) => Entry(d, r) is { Spouse: not null } ? "いる" : null },
            new(SpouseAge, "夫または妻の満年齢", FieldKind.Number) { Width = 6, Visible = d => d[MaritalStatus] == "いる" },
        ]);
        yield return new("(8)(9)", "世帯の仕事・職業・産業",
        [
            new(HouseholdWork, "世帯のおもな仕事", FieldKind.Choice) { Choices = [.. new[] { "1 農業だけまたは農業とその他", "2 自由業・商工業・サービス業等の個人経営", "3 勤め人(企業・官公庁 1〜99人)", "4 勤め人(100人以上・会社役員等)", "5 1〜4にあてはまらない", "6 仕事をしている者がいない" }.Select(w => new Choice(w[..1], w))] },
            new(Occupation, "死亡した人の職業", FieldKind.Text) { Support = "国勢調査の年だけ" },
            new(Industry, "死亡した人の産業", FieldKind.Text) { Support = "国勢調査の年だけ" },
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
    }

    private static IEnumerable<FormSection> NotifierAndCertificate()
    {
        yield return new("", "届出人・報告者",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Visible = IsNotified, Article = "戸籍法87条・93条", Choices = Choices(["同居の親族", Entitled[0], "同居者", "家主", "地主", "家屋管理人", "土地管理人", PublicOffice, .. Guardians]) },
            new(NotifierName, "届出人の氏名(報告者の職名)", FieldKind.Name) { Required = true, Visible = IsTold, Article = "戸籍法施行規則30条2号・3号" },
            new(NotifierAddress, "届出人の住所", FieldKind.Address) { Width = 40, Visible = IsNotified },
            OverdueNotice.Field(IsNotified),
            new(OfficeReason, "公設所の長が届け出る理由", FieldKind.Text) { Visible = d => IsNotified(d) && d[Notifier] == PublicOffice, Article = "戸籍法93条・56条", Width = 30, Support = "例: 届出義務者がいない" },
            new(Unclaimed, "引取人がない", FieldKind.Check) { Visible = d => d[Basis] == ByPrison, Article = "戸籍法90条2項" },
            new(PrisonCertificate, "報告書に診断書か検案書がある", FieldKind.Check) { Visible = d => d[Basis] == ByPrison && d[Unclaimed] == "1", Article = "戸籍法90条2項" },
            new(ProofOfCapacity, "資格を証する書面を確かめた", FieldKind.Check) { Visible = d => IsNotified(d) && Guardians.Contains(d[Notifier]), Article = "戸籍法87条2項", Support = "登記事項証明書、審判書の謄本、任意後見契約の公正証書の謄本" },
            new(KnownOn, "死亡の事実を知った日", FieldKind.Date) { Visible = IsNotified, Article = "戸籍法86条1項", Support = "死亡の日から7日を過ぎた届のとき" },
            new(IdentifiedOn, "死亡者を認識した日", FieldKind.Date) { Visible = IsNotified, Article = "戸籍法92条3項", Support = "警察官の報告(92条1項)の後に、死亡者がだれか分かった届のとき" },
            new(NotifierDiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Visible = IsNotified, Article = "戸籍法47条" },
            new(PlaceGround, "届出地", FieldKind.Choice) { Required = true, Visible = IsTold, Article = "戸籍法25条・88条", Width = 30, Choices = Choices("本籍地", "所在地", "死亡地", "死体が最初に発見された地", "交通機関から降ろした地", PortOfCall) },
        ]);
        yield return ExOfficio.Section(d => d[Basis] == ExOfficio.Basis);
        yield return new("", "死亡診断書(死体検案書)",
        [
            new(Certificate, "診断書・検案書", FieldKind.Choice) { Required = true, Visible = IsNotified, Article = "戸籍法86条2項", Choices = Choices("死亡診断書", "死体検案書", NoCertificate) },
            new(IssuedOn, "診断書を作成した日", FieldKind.Date) { Visible = IsNotified },
            new(CertifiedOn, "診断書の死亡した年月日", FieldKind.Date) { Visible = IsNotified },
            new(CertifiedAt, "診断書の死亡した時刻", FieldKind.Time) { Visible = IsNotified, Width = 14 },
            new(Evidence, "診断書を得られない事由と死亡を証する書面", FieldKind.Text) { Visible = d => IsNotified(d) && d[Certificate] == NoCertificate, Article = "戸籍法86条3項", Width = 40 },
        ]);
    }

    internal static bool IsNotified(Draft draft) => draft[Basis] is "" or Notified;

    // By a person or an office: what the mayor records of his own nobody tells.
    private static bool IsTold(Draft draft) => draft[Basis] != ExOfficio.Basis;

    private static Choice[] Choices(params string[] words) => [.. words.Select(w => new Choice(w, w))];

    /// <summary>The one person left in the register: nobody else can have died.</summary>
    private static string? KnownName(Draft draft, RegisterSet registers) =>
        Chosen(draft, registers) is { } register && register.Standing.ToList() is [var only] ? register.NameOf(only) : null;

    private static RegisterEntry? Entry(Draft draft, RegisterSet registers) =>
        Chosen(draft, registers) is { } register ? register.Standing.FirstOrDefault(e => register.NameOf(e) == draft[Name]) : null;

    private static FamilyRegister? Chosen(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(Home.Register) is { } id ? registers.Find(id) : null;
}
