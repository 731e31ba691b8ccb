using Koseki.Domain.Notifications.Adoption;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;
using static Koseki.Domain.Notifications.Dissolution.DissolutionChoices;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>養子離縁届: sections and boxes, registers first because they fill other boxes.</summary>
internal static class DissolutionForm
{
    private const string Law = "戸籍法70条・73条・29条4号";
    private const string Carried = "従前の戸籍から移記する事項(他の市区町村の戸籍から入るとき)";

    internal static readonly FieldKey Manner = new("dissolution.manner");
    internal static readonly FieldKey On = new("dissolution.date");
    internal static readonly FieldKey HasCourtPaper = new("dissolution.courtPaper");
    internal static readonly FieldKey HasFinality = new("dissolution.finality");
    internal static readonly FieldKey Petitioner = new("dissolution.petitioner");
    internal static readonly FieldKey HasClause = new("dissolution.otherMayNotify");
    internal static readonly FieldKey Side = new("adopters.side");
    internal static readonly FieldKey PartnerUnable = new("adopters.partnerUnable");
    internal static readonly FieldKey NotMarried = new("adopters.notMarried");
    internal static readonly FieldKey Address = new("adopted.address");
    internal static readonly FieldKey Standing = new("adopted.standing");
    internal static readonly FieldKey Way = new("return.way");
    internal static readonly FieldKey FormerName = new("return.familyName");
    internal static readonly FieldKey FormerNameKana = new("return.familyNameKana");
    internal static readonly FieldKey NewAt = new("return.newDomicileAt");
    internal static readonly FieldKey NewDomicile = new("return.newDomicile");
    internal static readonly FieldKey NewMunicipality = new("return.newMunicipality");
    internal static readonly FieldKey Negotiator = new("negotiator.kind");
    internal static readonly FieldKey Custody = new("negotiator.custody");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Signed = new("adopted.signed");
    internal static readonly FieldKey AdoptedIdentified = new("adopted.identified");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey WasPosted = new("notifier.posted");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Request = new("check.request");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey Verified = new("check.verified");

    internal static readonly PersonRole Adopted = new("adopted", "養子の", Sex.Male);
    internal static readonly RegisterRole Former = new("former", "縁組前の");
    internal static readonly PartyBoxes Father = new("father", "養父", d => !Sides.Is(d, Side, DissolvingSide.Mother));
    internal static readonly PartyBoxes Mother = new("mother", "養母", d => !Sides.Is(d, Side, DissolvingSide.Father));
    internal static readonly RepresentativeFields[] Negotiators = [new(1, IsNegotiated, "協議者"), new(2, d => DissolutionChoices.Negotiators.Of(d[Negotiator]) is { } r && IsOfTwo(r), "協議者")];
    internal static readonly WitnessFields[] Witnesses = [new(1, IsMade), new(2, IsMade)];

    internal static FieldKey SignedBy(PartyBoxes adopter) => new($"{adopter.Key}.signed");

    internal static FieldKey IdentifiedOf(PartyBoxes adopter) => new($"{adopter.Key}.identified");

    internal static bool IsByCourt(Draft draft) => Manners.Of(draft[Manner]) is { } manner && DissolutionChoices.IsByCourt(manner);

    internal static bool IsAnnulled(Draft draft) => Manners.Is(draft, Manner, DissolutionManner.Annulment);

    /// <summary>Whether the paper itself brings it about.</summary>
    internal static bool IsMade(Draft draft) => Manners.Of(draft[Manner]) is { } manner && !DissolutionChoices.IsByCourt(manner);

    internal static bool IsNegotiated(Draft draft) => draft[Negotiator].Length > 0;

    internal static Form Make() => new("養子離縁届", [Foundation(), .. Persons(), .. Return(), .. Notification()])
    {
        Layout = new()
        {
            Pairs = [(new("father.", "養父", "養父の"), new("mother.", "養母", "養母の")), CoupleLayout.Witnesses, (new("representative1.", "協議者1", "協議者1の"), new("representative2.", "協議者2", "協議者2の"))],
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["離縁の種別"] = "種別", ["養子の本籍"] = "養子の本籍", ["養親の本籍"] = "養親の本籍", ["離縁の後の本籍"] = "後の本籍", [Carried] = "移記" },
            WhenEmpty = new Dictionary<string, string> { [Carried] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません", ["離縁協議者"] = "15歳以上の養子は自分で届け出ます", ["証人"] = "裁判による離縁には要りません" },
        },
    };

    private static bool OfOne(Draft draft) => Sides.Is(draft, Side, DissolvingSide.Father, DissolvingSide.Mother);

    private static bool Goes(Draft draft, PartedWay way) => Ways.Is(draft, Way, way);

    private static bool ComesToUs(Draft draft) => (Goes(draft, PartedWay.NewRegister) && SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Here)) || (Goes(draft, PartedWay.FormerRegister) && Former.IsHere(draft));

    private static FormSection Foundation() => new("", "離縁の種別",
    [
        new(Manner, "離縁の種別", FieldKind.Choice) { Required = true, Article = "民法811条・814条、戸籍法70条〜73条", Width = 30, Choices = Manners.All },
        new(On, "離縁の成立・確定の日", FieldKind.Date) { Required = true, Article = "戸籍法73条・63条", Visible = IsByCourt, Support = "調停・和解・認諾は成立の日、審判・判決は確定の日" },
        new(HasCourtPaper, "調書・裁判書・許可の審判書の謄本がある", FieldKind.Check) { Article = "民法811条6項、戸籍法38条2項・73条・63条", Visible = d => Manners.Of(d[Manner]) is not null and not DissolutionManner.Agreement },
        new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "戸籍法73条・63条", Visible = d => Manners.Of(d[Manner]) is { } m && NeedsFinality(m), Support = "死亡した養親との離縁の許可、審判、判決のとき" },
        new(Petitioner, "申立人(訴えを提起した者)", FieldKind.Choice) { Required = true, Article = "戸籍法73条・63条", Visible = IsByCourt, Choices = Parties.All },
        new(HasClause, "条項に「相手方の申出により」とある", FieldKind.Check) { Article = "戸籍法73条・63条", Visible = IsByCourt },
    ]);

    private static IEnumerable<FormSection> Persons()
    {
        yield return new("", "養子の本籍", [.. Adopted.Register.Fields("戸籍法70条")]);
        yield return new("", "養子",
        [
            .. Adopted.NameFields(Law),
            new(Address, "養子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            .. Adopted.ParentFields(Law, _ => true),
            new(Standing, "養子の婚姻", FieldKind.Choice) { Required = true, Article = "民法816条1項・810条、戸籍法19条・20条", Width = 30, Choices = Standings.All },
        ]);
        yield return new("", "養親の本籍", [new(Side, "離縁する養親", FieldKind.Choice) { Required = true, Article = "民法811条の2", Choices = Sides.All }, .. Father.RegisterFields("戸籍法70条"), .. Mother.RegisterFields("戸籍法70条")]);
        yield return new("", "養親", [.. Father.PersonFields(Law), .. Mother.PersonFields(Law),
            new(PartnerUnable, "もう一方の養親は意思を表示することができない", FieldKind.Check) { Article = "民法811条の2但書", Visible = OfOne },
            new(NotMarried, "戸籍で、養父と養母がもう夫婦でない(離婚・死亡)ことを確かめた", FieldKind.Check) { Article = "民法811条の2", Visible = OfOne, Support = "この市の戸籍からは分からないとき" }]);
    }

    private static IEnumerable<FormSection> Return()
    {
        yield return new("", "離縁の後の本籍",
        [
            new(Way, "離縁の後の養子の本籍", FieldKind.Choice) { Required = true, Article = "民法816条1項、戸籍法19条1項・20条", Choices = Ways.All, Support = "夫婦養親の一方とだけ離縁する者、婚姻で氏を改めた者、後の縁組が続く者の戸籍は変わりません。" },
            .. Former.Fields("戸籍法19条1項").Select(f => f with { Visible = d => Goes(d, PartedWay.FormerRegister) && f.Visible(d) }),
            new(FormerName, "縁組前の氏", FieldKind.Name) { Required = true, Article = "民法816条1項", Visible = d => Goes(d, PartedWay.NewRegister) || (Goes(d, PartedWay.FormerRegister) && Former.IsElsewhere(d)) },
            new(FormerNameKana, "縁組前の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = d => Goes(d, PartedWay.NewRegister), Support = "縁組前の戸籍の記録のとおり" },
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法19条1項・30条", Visible = d => Goes(d, PartedWay.NewRegister), Choices = SharedChoices.Domiciles.All },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法19条1項・30条", Visible = d => Goes(d, PartedWay.NewRegister), Width = 40 },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = d => Goes(d, PartedWay.NewRegister) && SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Elsewhere) },
        ]);
        yield return new("", "離縁協議者",
        [
            new(Negotiator, "協議者の資格", FieldKind.Choice) { Article = "民法811条2項〜5項・815条", Width = 24, Choices = DissolutionChoices.Negotiators.All, Support = "養子が15歳未満のとき。離縁の後に法定代理人となるべき者です。" },
            .. Negotiators.SelectMany(r => r.Fields()),
            new(Custody, "離縁の後の親権者", FieldKind.Choice) { Article = "民法811条3項・4項", Visible = IsNegotiated, Choices = Custodies.All, Support = "実父母が離婚しているとき、その協議で定めた者" },
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
    }

    private static IEnumerable<FormSection> Notification()
    {
        FormField Check(FieldKey key, string label, string article, Func<Draft, bool> visible) => new(key, label, FieldKind.Check) { Article = article, Visible = visible };
        yield return new("", "届出人",
        [
            .. new[] { Father, Mother }.Select(p => Check(SignedBy(p), $"{p.Word}の署名がある", "民法812条・739条2項", d => p.Visible(d) && !Manners.Is(d, Manner, DissolutionManner.Posthumous))),
            Check(Signed, "養子の署名がある", "民法812条・739条2項", d => !IsNegotiated(d)),
            OverdueNotice.Field(IsByCourt),
            new(DiedOn, "届出の前に当事者が死亡した日", FieldKind.Date) { Article = "戸籍法47条", Visible = IsMade },
            Check(WasPosted, "当事者が死亡する前に郵便・信書便で発送した", "戸籍法47条", d => IsMade(d) && d[DiedOn].Length > 0),
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]);
        yield return new("", "証人", [.. Witnesses.SelectMany(w => w.Fields())]);
        yield return FormSection.OfOffice("審査欄",
        [
            new(Request, "不受理申出の照会", FieldKind.Choice) { Required = true, Article = "戸籍法27条の2第3項", Visible = IsMade, Width = 40, Choices = SharedChoices.Requests.All },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "民法812条・742条、戸籍法37条", Visible = IsMade, Width = 30, Choices = SharedChoices.Intents.All },
            .. new[] { Father, Mother }.Select(p => Check(IdentifiedOf(p), $"{p.Word}の本人確認ができた", "戸籍法27条の2第1項・第2項", d => p.Visible(d) && Manners.Is(d, Manner, DissolutionManner.Agreement))),
            Check(AdoptedIdentified, "養子の本人確認ができた", "戸籍法27条の2第1項・第2項", d => IsMade(d) && !IsNegotiated(d)),
            Check(Verified, "他の市区町村の戸籍で、縁組と当事者の要件を確かめた", "戸籍法27条の3・120条の7", d => Adopted.Register.IsElsewhere(d) || Father.Role.IsElsewhere(d) || Mother.Role.IsElsewhere(d)),
        ]);
        yield return FormSection.OfOffice(Carried, [.. Adopted.CarriedFields(ComesToUs)]);
    }
}
