using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>婚姻届 (附録12号様式): sections and boxes. The registers of (3) come first because they fill other boxes.</summary>
internal static class MarriageForm
{
    internal const string Here = "届出による婚姻";
    internal const string Abroad = "外国の方式による婚姻";
    internal const string Foreigner = "外国人";
    internal const string HusbandsName = "夫の氏";
    internal const string WifesName = "妻の氏";
    internal const string DomicileHere = "この市";
    internal const string DomicileElsewhere = "他の市区町村";
    internal const string FirstMarriage = "初婚";
    internal const string Certified = "婚姻要件具備証明書と訳文がある";
    internal const string Declared = "代わる書面がある(宣誓書・申述書など)";
    internal const string Uncertified = "どちらもない";
    internal const string NoRequest = "申出はない";
    internal const string RequesterCame = "申出があり、申出人本人の出頭を確認した";
    internal const string RequestIsLater = "申出は、この届の受付(宿直の預かり)の時分より後である";
    internal const string RequestStands = "申出があり、申出人本人の出頭を確認していない";
    internal const string Identified = "本人と確認した";
    internal const string AtResidence = "所在地";

    internal static readonly FieldKey Manner = new("marriage.manner");
    internal static readonly FieldKey MarriedOn = new("marriage.date");
    internal static readonly FieldKey Method = new("marriage.method");
    internal static readonly FieldKey HasDeed = new("marriage.hasDeed");
    internal static readonly FieldKey FamilyName = new("family.name");
    internal static readonly FieldKey NewDomicileAt = new("family.newDomicileAt");
    internal static readonly FieldKey NewDomicile = new("family.newDomicile");
    internal static readonly FieldKey NewMunicipality = new("family.newMunicipality");
    internal static readonly FieldKey Cohabitation = new("family.cohabitation");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey NonAcceptance = new("check.nonAcceptance");
    internal static readonly FieldKey PartyDiedOn = new("notification.partyDiedOn");
    internal static readonly FieldKey PlaceGround = new("notification.place");
    internal static readonly FieldKey MedicalCertificate = new("wife.medicalCertificate");

    internal static readonly SpouseFields Husband = new("husband", "夫", Registers.Sex.Male);
    internal static readonly SpouseFields Wife = new("wife", "妻", Registers.Sex.Female);
    internal static readonly WitnessFields[] Witnesses = [new(1, d => !IsAbroad(d)), new(2, d => !IsAbroad(d))];

    internal static Form Make() => new("婚姻届", [.. Foundation(), .. Persons(), .. Family(), .. Signatures(), .. Checks()]) { Layout = MarriageLayout.Layout };

    internal static bool IsAbroad(Draft draft) => draft[Manner] == Abroad;

    /// <summary>Whether a spouse from elsewhere comes to a register of ours: a new one here, or that of the other as its head.</summary>
    internal static bool ComesToUs(Draft draft, SpouseFields spouse)
    {
        var other = spouse == Husband ? Wife : Husband;
        return draft[NewDomicileAt] == DomicileHere
            || (draft[NewDomicileAt].Length == 0 && other.Person.Register.IsHere(draft) && draft[FamilyName] == other.Word + "の氏");
    }

    internal static RequestCheck? AnswerIn(Draft draft) => draft[NonAcceptance] switch
    {
        RequesterCame => RequestCheck.Appeared,
        RequestIsLater => RequestCheck.Later,
        RequestStands => RequestCheck.Stands,
        NoRequest => RequestCheck.None,
        _ => null,
    };

    private static bool HasTwoJapanese(Draft draft) => !Husband.IsForeign(draft) && !Wife.IsForeign(draft);

    private static bool HasJapanese(Draft draft) => !Husband.IsForeign(draft) || !Wife.IsForeign(draft);

    private static IEnumerable<FormSection> Foundation()
    {
        yield return new("", "届出の区分",
        [
            new(Manner, "婚姻の成立", FieldKind.Choice) { Required = true, Article = "民法739条・741条、戸籍法41条", Choices = Choices(Here, Abroad) },
            new(MarriedOn, "婚姻の成立した日", FieldKind.Date) { Required = true, Article = "戸籍法41条", Visible = IsAbroad, Support = "婚姻証書のとおり" },
            new(Method, "婚姻の方式", FieldKind.Text) { Required = true, Article = "戸籍法41条", Visible = IsAbroad, Width = 30, Support = "例: アメリカ合衆国カリフォルニア州の方式" },
            new(HasDeed, "婚姻証書の謄本と訳文がある", FieldKind.Check) { Article = "戸籍法41条、戸籍法施行規則63条", Visible = IsAbroad },
        ]);
        yield return new("(3)", "本籍・筆頭者",
            [.. Husband.Person.Register.Fields("戸籍法74条・16条", Foreigner), Husband.NationalityField, .. Wife.Person.Register.Fields("戸籍法74条・16条", Foreigner), Wife.NationalityField]);
    }

    private static IEnumerable<FormSection> Persons()
    {
        yield return new("(1)", "氏名・生年月日", [.. Husband.Person.NameFields("戸籍法29条4号"), .. Wife.Person.NameFields("戸籍法29条4号")]);
        yield return new("(2)", "住所", [Husband.AddressField, Wife.AddressField]);
        yield return new("(3)", "父母・養父母", [.. Husband.ParentFields(), .. Wife.ParentFields()]);
    }

    private static IEnumerable<FormSection> Family()
    {
        yield return new("(4)", "婚姻後の夫婦の氏・新しい本籍",
        [
            new(FamilyName, "婚姻後の夫婦の氏", FieldKind.Choice) { Required = true, Article = "民法750条、戸籍法74条1号", Visible = HasTwoJapanese, Choices = Choices(HusbandsName, WifesName), ChoicesOf = (d, _) => FamilyNames(d) },
            new(NewDomicileAt, "新しい本籍の所在", FieldKind.Choice) { Article = "戸籍法16条・30条", Visible = HasJapanese, Choices = Choices(DomicileHere, DomicileElsewhere), Support = "氏を称する人が筆頭者なら、その戸籍に入るので選びません。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法16条・30条", Visible = d => HasJapanese(d) && d[NewDomicileAt].Length > 0, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "戸籍法120条の5", Visible = d => HasJapanese(d) && d[NewDomicileAt] == DomicileElsewhere, Support = "通知先になります(例: 埼玉県春日部市)" },
        ]);
        yield return new("(5)", "同居を始めたとき", [new(Cohabitation, "同居を始めたとき", FieldKind.Date) { TakesMonth = true, Support = "結婚式をあげたときか、同居を始めたときのうち早いほうの年月" }]);
        yield return new("(6)", "初婚・再婚の別", [.. Husband.HistoryFields(), .. Wife.HistoryFields(),
            new(MedicalCertificate, "妻が懐胎していないことの医師の証明書がある", FieldKind.Check) { Article = "民法733条2項(令和6年3月31日まで)", Visible = Wife.HasFormerMarriage }]);
        yield return new("(7)(8)", "世帯の仕事・職業", [.. Husband.WorkFields(), .. Wife.WorkFields()]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40, Support = "書ききれない養父母、承諾、申出など" }]);
    }

    private static IEnumerable<FormSection> Signatures()
    {
        yield return new("", "届出人", [Husband.SignatureField, Wife.SignatureField,
            OverdueNotice.Field(IsAbroad),
            new(PartyDiedOn, "郵送の後に当事者が死亡した日", FieldKind.Date) { Article = "戸籍法47条", Visible = d => !IsAbroad(d) },
            new(PlaceGround, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = Choices("夫の本籍地", "妻の本籍地", AtResidence) }]);
        yield return new("", "証人", [.. Witnesses.SelectMany(w => w.Fields())]);
    }

    private static IEnumerable<FormSection> Checks()
    {
        yield return FormSection.OfOffice("審査欄",
        [
            new(NonAcceptance, "不受理申出の照会", FieldKind.Choice) { Required = true, Article = "戸籍法27条の2第3項", Visible = d => !IsAbroad(d), Width = 40, Choices = Choices(NoRequest, RequesterCame, RequestIsLater, RequestStands) },
            Husband.IdentityField, Wife.IdentityField, Husband.CapacityField, Wife.CapacityField,
        ]);
        yield return FormSection.OfOffice("従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)",
            [.. Husband.Person.CarriedFields(d => ComesToUs(d, Husband)), .. Wife.Person.CarriedFields(d => ComesToUs(d, Wife))]);
    }

    // The words alone may be taken for each other; the two names may not.
    private static Choice[] FamilyNames(Draft draft) =>
        [new(HusbandsName, HusbandsName) { Name = draft[Husband.Person.FamilyName] }, new(WifesName, WifesName) { Name = draft[Wife.Person.FamilyName] }];

    internal static Choice[] Choices(params string[] words) => [.. words.Select(w => new Choice(w, w))];
}
