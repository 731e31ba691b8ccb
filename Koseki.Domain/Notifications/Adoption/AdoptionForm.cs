using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;
using static Koseki.Domain.Notifications.Adoption.AdoptionChoices;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>養子縁組届: sections and boxes, registers first because they fill other boxes.</summary>
internal static class AdoptionForm
{
    private const string Law = "戸籍法66条・29条4号";

    internal static readonly FieldKey Side = new("adopters.side");
    internal static readonly FieldKey Standing = new("adopted.standing");
    internal static readonly FieldKey Relation = new("adopted.relation");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey Nationality = new("adopted.nationality");
    internal static readonly FieldKey Address = new("adopted.address");
    internal static readonly FieldKey Signed = new("adopted.signed");
    internal static readonly FieldKey AdoptedsSpouse = new("adopted.spousesPart");
    internal static readonly FieldKey AdoptersSpouse = new("adopters.spousesPart");
    internal static readonly FieldKey Consent = new("representative.kind");
    internal static readonly FieldKey Capacity = new("representative.capacity");
    internal static readonly FieldKey HasDesignation = new("representative.designation");
    internal static readonly FieldKey IsDesignationFinal = new("representative.designationFinal");
    internal static readonly FieldKey Custodian = new("check.custodian");
    internal static readonly FieldKey Guardian = new("check.guardian");
    internal static readonly FieldKey HasPermission = new("court.permission");
    internal static readonly FieldKey ForeignLaw = new("check.foreignLaw");
    internal static readonly FieldKey Verified = new("check.verified");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey WasPosted = new("notifier.posted");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Request = new("check.request");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey AdoptedIdentified = new("adopted.identified");

    internal static readonly FieldKey PartnerGivenName = new("partner.givenName");
    internal static readonly FieldKey PartnerBornOn = new("partner.birthDate");
    internal static readonly FieldKey PartnerAddress = new("partner.address");
    internal static readonly FieldKey PartnerSigned = new("partner.signed");
    internal static readonly FieldKey PartnerIdentified = new("partner.identified");

    internal static readonly PersonRole Adopted = new("adopted", "養子の", Sex.Male);
    internal static readonly PartyBoxes Father = new("father", "養父", d => !Sides.Is(d, Side, AdopterSide.Mother));
    internal static readonly PartyBoxes Mother = new("mother", "養母", d => !Sides.Is(d, Side, AdopterSide.Father));
    internal static readonly RepresentativeFields[] Representatives = [new(1, IsConsented), new(2, d => AdoptionChoices.Representatives.Of(d[Consent]) is { } r && IsOfTwo(r))];
    internal static readonly WitnessFields[] Witnesses = [new(1, _ => true), new(2, _ => true)];

    internal static FieldKey SignedBy(PartyBoxes adopter) => new($"{adopter.Key}.signed");

    internal static FieldKey IdentifiedOf(PartyBoxes adopter) => new($"{adopter.Key}.identified");

    internal static bool IsForeign(Draft draft) => draft[Adopted.Register.Where] == PartyBoxes.Foreigner;

    internal static bool IsConsented(Draft draft) => draft[Consent].Length > 0;

    private static bool IsOfOneParent(Draft draft) =>
        AdoptionChoices.Representatives.Is(draft, Consent, Representative.Father, Representative.Mother, Representative.AdoptiveFather, Representative.AdoptiveMother);

    internal static Form Make() => new("養子縁組届", [.. Persons(), .. Consents(), .. Notification()])
    {
        Layout = new()
        {
            Pairs = [(new("father.", "養父になる人", "養父の"), new("mother.", "養母になる人", "養母の")), CoupleLayout.Witnesses, (new("representative1.", "代諾者1", "代諾者1の"), new("representative2.", "代諾者2", "代諾者2の"))],
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["縁組の区分・養子の本籍"] = "区分", ["養子になる人"] = "養子", ["養親になる人の本籍"] = "養親の本籍", ["養親になる人"] = "養親", ["入籍する戸籍・新しい本籍"] = "新本籍", [Former] = "従前の記録" },
            WhenEmpty = new Dictionary<string, string> { [Former] = "この市の戸籍からの縁組なので書きません", ["代諾者"] = "15歳以上の養子は自分で届け出ます" },
        },
    };

    private const string Former = "従前の戸籍から移記する事項(他の市区町村の戸籍から入るとき)";

    internal static bool IsOfACouple(Draft draft) => Parts.Is(draft, AdoptedsSpouse, SpousesPart.Together) && Standings.Is(draft, Standing, AdoptedStanding.MarriedHead, AdoptedStanding.SpousesName);

    private static bool IsElsewhere(Draft draft) => SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Elsewhere);

    // The other of the couple in the register that the paper names.
    private static RegisterEntry? PartnerIn(Draft draft, RegisterSet registers) =>
        Adopted.EntryIn(draft, registers) is { Spouse: not null } own && draft.RegisterIn(Adopted.Register.Register) is { } id
            ? registers.Find(id)?.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != own.Person) : null;

    // Into the register of an adopter of ours, or into one that is made here.
    private static bool ComesToUs(Draft draft) => draft[NewAt].Length > 0 ? SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Here)
        : Standings.Is(draft, Standing, AdoptedStanding.Single) && (Father.Role.IsHere(draft) || Mother.Role.IsHere(draft));

    private static IEnumerable<FormSection> Persons()
    {
        yield return new("", "縁組の区分・養子の本籍",
        [
            new(Side, "養親になる人", FieldKind.Choice) { Required = true, Article = "民法792条・795条", Choices = Sides.All },
            .. Adopted.Register.Fields("戸籍法66条", PartyBoxes.Foreigner),
            new(Nationality, "養子の国籍", FieldKind.Text) { Required = true, Article = "戸籍法施行規則36条2項", Visible = IsForeign },
        ]);
        yield return new("", "養子になる人",
        [
            .. Adopted.NameFields(Law),
            new(Address, "養子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            .. Adopted.ParentFields(Law, d => !IsForeign(d)),
            new(Standing, "養子の婚姻", FieldKind.Choice) { Required = true, Article = "民法810条、戸籍法18条3項・20条", Width = 30, Choices = Standings.All },
            new(Relation, "養子と養親の続き合い", FieldKind.Choice) { Required = true, Article = "民法795条・798条", Width = 30, Choices = Relations.All, Support = "養父母のどちらかについて、上にあるものを選びます。" },
        ]);
        yield return new("", "養親になる人の本籍", [.. Father.RegisterFields("戸籍法66条"), .. Mother.RegisterFields("戸籍法66条")]);
        yield return new("", "養親になる人", [.. Father.PersonFields(Law), .. Mother.PersonFields(Law)]);
        yield return new("", "入籍する戸籍・新しい本籍",
        [
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Article = "戸籍法17条・20条・30条", Choices = SharedChoices.Domiciles.All, Support = "養子が夫婦であるとき、養親が子として在籍しているとき。養親の戸籍に入る養子、戸籍の変わらない養子では選びません。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法17条・20条・30条", Visible = d => d[NewAt].Length > 0, Width = 40 },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = IsElsewhere },
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40, Support = "配偶者・監護者の同意の署名など" }]);
    }

    private static IEnumerable<FormSection> Consents()
    {
        yield return new("", "同意・許可",
        [
            new(AdoptersSpouse, "養親の配偶者", FieldKind.Choice) { Required = true, Article = "民法795条・796条", Visible = d => Sides.Is(d, Side, AdopterSide.Father, AdopterSide.Mother), Choices = Parts.Only(SpousesPart.None, SpousesPart.Agrees, SpousesPart.Unable, SpousesPart.DoesNotAgree) },
            new(AdoptedsSpouse, "養子の配偶者", FieldKind.Choice) { Required = true, Article = "民法796条", Visible = d => Standings.Is(d, Standing, AdoptedStanding.MarriedHead, AdoptedStanding.SpousesName), Choices = Parts.All },
            new(PartnerGivenName, "ともに養子となる配偶者の名", FieldKind.Name) { Required = true, Article = Law, Visible = IsOfACouple, Support = "戸籍のとおり。年齢・尊属・続き合いは、配偶者についても調べます。", Known = (d, r) => PartnerIn(d, r)?.GivenName },
            new(PartnerBornOn, "ともに養子となる配偶者の生年月日", FieldKind.Date) { Required = true, Article = Law, Visible = IsOfACouple, Known = (d, r) => PartnerIn(d, r)?.BirthDate.Text },
            new(PartnerAddress, "ともに養子となる配偶者の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項、戸籍法27条の2第2項", Visible = IsOfACouple, Width = 40 },
            new(HasPermission, "未成年者を養子とする家庭裁判所の許可書がある", FieldKind.Check) { Article = "民法798条、戸籍法38条2項" },
            new(Guardian, "後見人の縁組", FieldKind.Choice) { Required = true, Article = "民法794条", Width = 40, Choices = Guardians.All },
        ]);
        yield return new("", "代諾者",
        [
            new(Consent, "代諾者の資格", FieldKind.Choice) { Article = "民法797条1項・818条・819条", Width = 24, Choices = AdoptionChoices.Representatives.All, Support = "養子が15歳未満のとき。縁組中の子は、養親(とその配偶者である実親)です。" },
            new(Capacity, "代諾者の職名", FieldKind.Text) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => AdoptionChoices.Representatives.Is(d, Consent, Representative.Special, Representative.ChildWelfare), Support = "例: 特別代理人、児童福祉施設の長" },
            .. Representatives.SelectMany(r => r.Fields()),
            new(HasDesignation, "代諾を一方が行うことを定める裁判書がある", FieldKind.Check) { Article = "民法797条4項・824条の2第3項", Visible = IsOfOneParent, Support = "双方が親権者で、その一方だけが代諾するとき。" },
            new(IsDesignationFinal, "その裁判の確定証明書がある", FieldKind.Check) { Article = "民法797条4項・824条の2第3項", Visible = d => IsOfOneParent(d) && d[HasDesignation] == "1" },
            new(Custodian, "監護者などの同意", FieldKind.Choice) { Required = true, Article = "民法797条2項・3項", Visible = IsConsented, Width = 40, Choices = Custodians.All },
        ]);
    }

    private static IEnumerable<FormSection> Notification()
    {
        FormField Check(FieldKey key, string label, string article, Func<Draft, bool> visible) => new(key, label, FieldKind.Check) { Article = article, Visible = visible };
        yield return new("", "届出人",
        [
            .. new[] { Father, Mother }.Select(p => Check(SignedBy(p), $"{p.Word}の署名がある", "民法799条・739条2項", p.Visible)),
            Check(Signed, "養子の署名がある", "民法799条・739条2項", d => !IsConsented(d)),
            Check(PartnerSigned, "ともに養子となる配偶者の署名がある", "民法799条・739条2項", IsOfACouple),
            new(DiedOn, "届出の前に当事者が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            Check(WasPosted, "当事者が死亡する前に郵便・信書便で発送した", "戸籍法47条", d => d[DiedOn].Length > 0),
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]);
        yield return new("", "証人", [.. Witnesses.SelectMany(w => w.Fields())]);
        yield return FormSection.OfOffice("審査欄",
        [
            new(Request, "不受理申出の照会", FieldKind.Choice) { Required = true, Article = "戸籍法27条の2第3項", Width = 40, Choices = SharedChoices.Requests.All },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "民法802条", Width = 30, Choices = SharedChoices.Intents.All },
            .. new[] { Father, Mother }.Select(p => Check(IdentifiedOf(p), $"{p.Word}の本人確認ができた", "戸籍法27条の2第1項・第2項", p.Visible)),
            Check(AdoptedIdentified, "養子の本人確認ができた", "戸籍法27条の2第1項・第2項", d => !IsConsented(d)),
            Check(PartnerIdentified, "ともに養子となる配偶者の本人確認ができた", "戸籍法27条の2第1項・第2項", IsOfACouple),
            Check(Verified, "他の市区町村の戸籍で、当事者の要件を確かめた", "戸籍法27条の3・120条の7", d => Adopted.Register.IsElsewhere(d) || Father.Role.IsElsewhere(d) || Mother.Role.IsElsewhere(d)),
            Check(ForeignLaw, "本国法の要件(養親の本国法、養子の保護要件)を証明する書面がある", "法の適用に関する通則法31条", d => IsForeign(d) || Father.IsForeign(d) || Mother.IsForeign(d)),
        ]);
        yield return FormSection.OfOffice(Former, [.. Adopted.CarriedFields(ComesToUs)]);
    }
}
