using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>離婚届 (附録13号様式): sections and boxes of the edition of 2026-04-01 and of the one before it.</summary>
internal static class DivorceForm
{
    internal const string Foreigners = "夫婦とも外国人";
    internal const string WithCouple = "夫婦の戸籍";
    internal const string WithoutRegister = "日本の戸籍がない(外国人)";
    private const int MostChildren = 12;

    internal static readonly FormEdition Since2026 = new("2026-04-01", "令和8年4月1日からの様式", LawDates.JointCustody);
    internal static readonly FormEdition Before2026 = new("2012-04-01", "令和8年3月31日までの様式", null);

    internal static readonly FieldKey Manner = new("divorce.manner");
    internal static readonly FieldKey DivorcedOn = new("divorce.date");
    internal static readonly FieldKey CourtName = new("divorce.court");
    internal static readonly FieldKey HasCourtPaper = new("divorce.courtPaper");
    internal static readonly FieldKey HasFinality = new("divorce.finality");
    internal static readonly FieldKey IsForeignCourt = new("divorce.foreignCourt");
    internal static readonly FieldKey Petitioner = new("divorce.petitioner");
    internal static readonly FieldKey HasClause = new("divorce.otherMayNotify");
    internal static readonly FieldKey Method = new("divorce.method");
    internal static readonly FieldKey HasDeed = new("divorce.hasDeed");
    internal static readonly FieldKey Law = new("divorce.law");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey NonAcceptance = new("check.nonAcceptance");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey PartyDiedOn = new("notification.partyDiedOn");
    internal static readonly FieldKey WasPosted = new("notification.posted");
    internal static readonly FieldKey Place = new("notification.place");

    internal static readonly RegisterRole Couple = new("couple", "夫婦の");
    internal static readonly ReturnBoxes Back = new(new("離婚", "77条の2", "民法767条1項・771条", DivorceChoices.Ways), HasTwoJapanese, IsByCourt);
    internal static readonly PartyFields Husband = new("husband", SpouseMark.Husband, Couple);
    internal static readonly PartyFields Wife = new("wife", SpouseMark.Wife, Couple);
    internal static readonly PartyFields[] Parties = [Husband, Wife];
    internal static readonly WitnessFields[] Witnesses = [new(1, IsAgreement), new(2, IsAgreement)];
    internal static readonly FormGroup Children = new("children", "子", MostChildren, ChildBoxes);

    internal static Form Make() => new("離婚届", [.. Foundation(), .. Persons(), .. Family(), .. Signatures(), .. Checks()])
    {
        Editions = [Since2026, Before2026],
        Layout = DivorceLayout.Layout,
    };

    internal static bool IsAgreement(Draft draft) => DivorceChoices.Manners.Is(draft, Manner, DivorceManner.Agreement);

    internal static bool IsAbroad(Draft draft) => DivorceChoices.Manners.Is(draft, Manner, DivorceManner.Abroad);

    internal static bool IsByCourt(Draft draft) => DivorceChoices.Manners.Of(draft[Manner]) is { } manner && DivorceChoices.IsByCourt(manner);

    internal static bool HasTwoJapanese(Draft draft) =>
        draft[Couple.Where] != Foreigners && Parties.All(p => DivorceChoices.Citizenships.Is(draft, p.Citizenship, Citizenship.Japanese));

    /// <summary>The box of one child.</summary>
    internal static FieldKey CustodyOf(FormInstance child) => child.Key("custody");

    private static bool HasForeigner(Draft draft) => Parties.Any(p => p.IsForeign(draft));

    private static IEnumerable<FormSection> Foundation()
    {
        yield return new("(3)", "離婚の種別",
        [
            FormEdition.Box([Since2026, Before2026], "戸籍法施行規則59条・附録13号"),
            new(Manner, "離婚の種別", FieldKind.Choice) { Required = true, Article = "戸籍法76条・77条・41条", Choices = DivorceChoices.Manners.All },
            new(DivorcedOn, "離婚の成立・確定の日", FieldKind.Date) { Required = true, Article = "戸籍法77条・63条、41条", Visible = d => IsByCourt(d) || IsAbroad(d), Support = "調停・和解・認諾は成立の日、審判・判決は確定の日、外国の方式は証書の日" },
            new(CourtName, "裁判所", FieldKind.Text) { Article = "戸籍法77条", Visible = IsByCourt, Width = 30, Support = "例: さいたま家庭裁判所越谷支部" },
            new(HasCourtPaper, "調書・裁判書の謄本がある", FieldKind.Check) { Article = "戸籍法77条・63条", Visible = IsByCourt },
            new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "戸籍法77条・63条", Visible = d => DivorceChoices.Manners.Is(d, Manner, DivorceManner.Adjudication, DivorceManner.Judgment), Support = "審判・判決のとき" },
            new(IsForeignCourt, "外国の裁判所の判決である", FieldKind.Check) { Article = "民事訴訟法118条", Visible = d => DivorceChoices.Manners.Is(d, Manner, DivorceManner.Judgment) },
            new(Petitioner, "申立人(訴えを提起した者)", FieldKind.Choice) { Required = true, Article = "戸籍法77条・63条", Visible = IsByCourt, Choices = SharedChoices.Spouses.All },
            new(HasClause, "条項に「相手方の申出により」とある", FieldKind.Check) { Article = "戸籍法77条・63条", Visible = IsByCourt, Support = "あれば相手方も初めから届出人になれます。" },
            new(Method, "離婚の方式", FieldKind.Text) { Required = true, Article = "戸籍法41条", Visible = IsAbroad, Width = 30, Support = "例: アメリカ合衆国カリフォルニア州の方式" },
            new(HasDeed, "離婚証書の謄本と訳文がある", FieldKind.Check) { Article = "戸籍法41条、戸籍法施行規則63条", Visible = IsAbroad },
        ]);
        yield return new("(2)", "本籍", [.. Couple.Fields("戸籍法76条・77条", Foreigners), .. Parties.SelectMany(p => p.CitizenshipFields()),
            new(Law, "離婚の準拠法", FieldKind.Choice) { Required = true, Article = "法の適用に関する通則法27条", Visible = d => IsAgreement(d) && HasForeigner(d), Choices = DivorceChoices.Laws.All, Support = "常居所は住民登録で確かめます。" }]);
    }

    private static IEnumerable<FormSection> Persons()
    {
        yield return new("(1)", "氏名・生年月日", [.. Parties.SelectMany(p => p.NameFields())]);
        yield return new("", "住所", [.. Parties.Select(p => p.AddressField)]);
        yield return new("", "父母・養父母", [.. Parties.SelectMany(p => p.ParentFields())]);
    }

    private static IEnumerable<FormSection> Family()
    {
        yield return new("(4)", "婚姻前の氏にもどる者の本籍", [.. Back.Fields()]);
        yield return new("(5)", "未成年の子の氏名", [.. Children.Fields]) { Groups = [Children] };
        yield return new("", "子についての取決め", [.. Parties.Select(p => p.IntentField), .. Arrangements()]);
        yield return new("(6)(7)", "同居の期間・別居する前の住所",
        [
            new(new("cohabitation.from"), "同居を始めたとき", FieldKind.Date), new(new("cohabitation.to"), "別居したとき", FieldKind.Date),
            new(new("cohabitation.address"), "別居する前の住所", FieldKind.Address) { Width = 40 },
        ]);
        yield return new("(8)(9)", "世帯の仕事・職業",
        [
            new(new("household.work"), "別居する前の世帯のおもな仕事", FieldKind.Text) { Width = 30 },
            .. Parties.Select(p => new FormField(new($"{(p.Mark == SpouseMark.Husband ? "husband" : "wife")}.occupation"), $"{p.Mark.Word()}の職業", FieldKind.Text) { Support = "国勢調査の年だけ" }),
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40, Support = "書ききれない子、親権・新しい戸籍についての申出など" }]);
    }

    private static IEnumerable<FormField> Arrangements()
    {
        static bool New(Draft d) => Since2026.IsOf(d);
        static bool Old(Draft d) => Before2026.IsOf(d);
        return
        [
            new(new("arrangement.care"), "監護の分掌の取決めをしている", FieldKind.Check) { IsOfOffice = false, Article = "民法766条", Visible = New },
            new(new("arrangement.support"), "養育費の取決めをしている", FieldKind.Check) { IsOfOffice = false, Article = "民法766条", Visible = New },
            new(new("arrangement.contact"), "親子交流の取決めをしている", FieldKind.Check) { IsOfOffice = false, Article = "民法766条", Visible = New },
            new(new("arrangement.formerContact"), "面会交流の取決めをしている", FieldKind.Check) { IsOfOffice = false, Article = "民法766条", Visible = Old },
            new(new("arrangement.formerSupport"), "養育費の分担の取決めをしている", FieldKind.Check) { IsOfOffice = false, Article = "民法766条", Visible = Old },
        ];
    }

    private static IEnumerable<FormField> ChildBoxes(FormInstance child)
    {
        var name = child.Key("fullName");
        var custody = CustodyOf(child);
        var petition = child.Key("petition");
        return
        [
            new(name, $"{child.Whose}氏名", FieldKind.Name) { Article = "戸籍法76条1号", Support = "届書のとおり、氏名を続けて書きます。" },
            new(custody, $"{child.Whose}親権者", FieldKind.Choice) { Required = true, Article = "民法765条・819条", Choices = DivorceChoices.Custodies.All },
            new(petition, $"{child.Whose}申立ての書面", FieldKind.Choice) { Required = true, Article = "民法765条1項2号", Visible = d => DivorceChoices.Custodies.Is(d, custody, Custody.Pending), Choices = DivorceChoices.Petitions.All },
            new(child.Key("petitionedOn"), $"{child.Whose}申立ての日", FieldKind.Date) { Required = true, Article = "民法765条1項2号", Visible = d => DivorceChoices.Petitions.Is(d, petition, PetitionPaper.Custody) && DivorceChoices.Custodies.Is(d, custody, Custody.Pending) },
            .. ChildPlaces(child, Couple),
        ];
    }

    /// <summary>The boxes that say where a child stands and when it was born.</summary>
    /// <param name="child">The boxes of the child; the name is the first.</param>
    /// <param name="couple">The boxes of the register of the couple.</param>
    internal static IEnumerable<FormField> ChildPlaces(FormInstance child, RegisterRole couple)
    {
        var role = new RegisterRole($"{child.Group.Prefix}.{child.Number}", child.Whose);
        var name = child.Key("fullName");
        return
        [
            .. role.Fields("民法765条", WithCouple, WithoutRegister).Select(f => f.Key != role.Where ? f : f with { Places = null, Known = (d, r) => IsInCouple(couple, d, r, name) ? WithCouple : null }),
            new(child.Key("bornOn"), $"{child.Whose}生年月日", FieldKind.Date) { Required = true, Article = "民法818条", Visible = d => role.IsElsewhere(d) || d[role.Where] == WithoutRegister },
        ];
    }

    private static bool IsInCouple(RegisterRole couple, Draft draft, RegisterSet registers, FieldKey name) =>
        couple.IsHere(draft) && draft.RegisterIn(couple.Register) is { } id && registers.Find(id) is { } register && register.Standing.Any(e => register.NameOf(e) == draft[name]);

    private static IEnumerable<FormSection> Signatures()
    {
        yield return new("", "届出人", [.. Parties.Select(p => p.SignatureField),
            OverdueNotice.Field(d => IsByCourt(d) || IsAbroad(d)),
            new(PartyDiedOn, "当事者が受理の前に死亡した日", FieldKind.Date) { Article = "戸籍法47条", Visible = IsAgreement },
            new(WasPosted, "死亡の前に郵便・信書便で発送されている", FieldKind.Check) { Article = "戸籍法47条", Visible = d => IsAgreement(d) && d[PartyDiedOn].Length > 0, Support = "消印・差出票で確かめます。使者が持って来たものは当たりません。" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All }]);
        yield return new("", "証人", [.. Witnesses.SelectMany(w => w.Fields())]);
    }

    private static IEnumerable<FormSection> Checks()
    {
        yield return FormSection.OfOffice("審査欄",
        [
            new(NonAcceptance, "不受理申出の照会", FieldKind.Choice) { Required = true, Article = "戸籍法27条の2第3項", Visible = IsAgreement, Choices = SharedChoices.Requests.All, Support = "申出と届の先後は時分で比べます。" },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "民法764条・742条、戸籍法37条", Visible = IsAgreement, Choices = SharedChoices.Intents.All },
            .. Parties.Select(p => p.IdentityField),
        ]);
        yield return FormSection.OfOffice("従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)", [.. Parties.SelectMany(p => p.Person.CarriedFields(d => Back.ComesToUs(d, p)))]);
    }
}
