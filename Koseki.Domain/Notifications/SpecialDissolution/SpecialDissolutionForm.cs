using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;
using static Koseki.Domain.Notifications.SpecialDissolution.SpecialDissolutionChoices;

namespace Koseki.Domain.Notifications.SpecialDissolution;

/// <summary>特別養子離縁届: sections and boxes.</summary>
internal static class SpecialDissolutionForm
{
    private const string Law = "戸籍法73条・29条4号";
    private const string Carried = "従前の戸籍から移記する事項(他の市区町村の戸籍から入るとき)";

    internal static readonly FieldKey Address = new("adopted.address");
    internal static readonly FieldKey AdoptiveFather = new("adopter.father");
    internal static readonly FieldKey AdoptiveMother = new("adopter.mother");
    internal static readonly FieldKey Way = new("return.way");
    internal static readonly FieldKey FormerName = new("return.familyName");
    internal static readonly FieldKey FormerNameKana = new("return.familyNameKana");
    internal static readonly FieldKey NewAt = new("return.newDomicileAt");
    internal static readonly FieldKey NewDomicile = new("return.newDomicile");
    internal static readonly FieldKey NewMunicipality = new("return.newMunicipality");
    internal static readonly FieldKey NaturalFather = new("natural.father");
    internal static readonly FieldKey NaturalMother = new("natural.mother");
    internal static readonly FieldKey NaturalRelationship = new("natural.relationship");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey Verified = new("check.verified");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static readonly PersonRole Adopted = new("adopted", "養子の", Sex.Male);
    internal static readonly RegisterRole Former = new("former", "縁組前の");
    internal static readonly RulingBoxes Ruling = new("特別養子離縁の審判", "戸籍法73条");

    internal static bool Goes(Draft draft, SpecialReturn way) => Ways.Is(draft, Way, way);

    /// <summary>Whether a register of ours is made.</summary>
    internal static bool MakesRegister(Draft draft) => Goes(draft, SpecialReturn.NewRegister) && SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Here);

    private static bool ComesToUs(Draft draft) => MakesRegister(draft) || (Goes(draft, SpecialReturn.FormerRegister) && Former.IsHere(draft));

    internal static Form Make() => new("特別養子離縁届", [.. Persons(), Court(), Return(), .. Notification()])
    {
        Layout = new()
        {
            Lines = [.. CoupleLayout.Lines, new("養父・養母", "adopter.father", "adopter.mother"), new("実父・実母", "natural.father", "natural.mother")],
            Short = new Dictionary<string, string> { ["養子の本籍"] = "養子の本籍", ["離縁の後の本籍・父母"] = "後の本籍", [Carried] = "移記" },
            WhenEmpty = new Dictionary<string, string> { [Carried] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません" },
        },
    };

    private static IEnumerable<FormSection> Persons()
    {
        yield return new("", "養子の本籍", [.. Adopted.Register.Fields("戸籍法73条")]);
        yield return new("", "養子",
        [
            .. Adopted.NameFields(Law),
            new(Address, "養子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            .. Adopted.ParentFields(Law, _ => true),
        ]);
        yield return new("", "離縁する養親",
        [
            new(AdoptiveFather, "離縁する養父の氏名", FieldKind.Name) { Article = "民法817条の10", Support = "審判書のとおり、氏名を続けて書きます。実親である配偶者は書きません。" },
            new(AdoptiveMother, "離縁する養母の氏名", FieldKind.Name) { Article = "民法817条の10" },
        ]);
    }

    private static FormSection Court() => new("", "裁判", [.. Ruling.CourtFields()]);

    private static FormSection Return() => new("", "離縁の後の本籍・父母",
    [
        new(Way, "離縁の後の養子の本籍", FieldKind.Choice) { Required = true, Article = "民法816条1項、戸籍法19条1項", Choices = Ways.All },
        .. Former.Fields("戸籍法19条1項").Select(f => f with { Visible = d => Goes(d, SpecialReturn.FormerRegister) && f.Visible(d) }),
        new(FormerName, "縁組前の氏", FieldKind.Name) { Required = true, Article = "民法816条1項", Visible = d => Goes(d, SpecialReturn.NewRegister) || (Goes(d, SpecialReturn.FormerRegister) && Former.IsElsewhere(d)) },
        new(FormerNameKana, "縁組前の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = d => Goes(d, SpecialReturn.NewRegister), Support = "縁組前の戸籍の記録のとおり" },
        new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法19条1項・30条", Visible = d => Goes(d, SpecialReturn.NewRegister), Choices = SharedChoices.Domiciles.All },
        new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法19条1項・30条", Visible = d => Goes(d, SpecialReturn.NewRegister), Width = 40 },
        new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = d => Goes(d, SpecialReturn.NewRegister) && SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Elsewhere) },
        new(NaturalFather, "実父の氏名", FieldKind.Name) { Article = "民法817条の11", Support = "縁組前の戸籍の父の欄のとおり。なければ空のままにします。" },
        new(NaturalMother, "実母の氏名", FieldKind.Name) { Article = "民法817条の11" },
        new(NaturalRelationship, "実父母との続柄", FieldKind.Text) { Required = true, Article = "民法817条の11、戸籍法13条1項4号", Width = 6 },
    ]);

    private static IEnumerable<FormSection> Notification()
    {
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
        yield return new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法73条・63条", Choices = Notifiers.All },
            .. Ruling.NotifierFields(),
        ]);
        yield return FormSection.OfOffice("審査欄",
        [
            new(Verified, "他の市区町村の戸籍で、縁組と縁組前の父母を確かめた", FieldKind.Check) { Article = "戸籍法27条の3・120条の7", Visible = d => Adopted.Register.IsElsewhere(d) || (Goes(d, SpecialReturn.FormerRegister) && Former.IsElsewhere(d)) },
        ]);
        yield return FormSection.OfOffice(Carried, [.. Adopted.CarriedFields(ComesToUs)]);
    }
}
