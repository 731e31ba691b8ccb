using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;
using static Koseki.Domain.Notifications.SpecialAdoption.SpecialAdoptionChoices;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>特別養子縁組届: sections and boxes, registers first because they fill other boxes.</summary>
internal static class SpecialAdoptionForm
{
    private const string Law = "戸籍法68条の2・29条4号";
    private const string Carried = "従前の戸籍から移記する事項(他の市区町村の戸籍から入るとき)";

    internal static readonly FieldKey Side = new("adopters.side");
    internal static readonly FieldKey Kept = new("adopters.spouse");
    internal static readonly FieldKey Address = new("adopted.address");
    internal static readonly FieldKey After = new("adopted.relationshipAfter");
    internal static readonly FieldKey PetitionedOn = new("court.petitionedOn");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey Verified = new("check.verified");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static readonly PersonRole Adopted = new("adopted", "養子の", Sex.Male);
    internal static readonly PartyBoxes Father = new("father", "養父", d => !Sides.Is(d, Side, SpecialAdopters.Mother));
    internal static readonly PartyBoxes Mother = new("mother", "養母", d => !Sides.Is(d, Side, SpecialAdopters.Father));
    internal static readonly RulingBoxes Ruling = new("特別養子縁組の成立の審判", "戸籍法68条の2");

    /// <summary>氏の振り仮名 of adopters whose register is elsewhere: that of the register between is theirs.</summary>
    internal static readonly FieldKey HomeKana = new("adopter.familyNameKana");

    internal static bool IsForeign(Draft draft) => draft[Adopted.Register.Where] == PartyBoxes.Foreigner;

    internal static bool IsAlone(Draft draft) => Sides.Is(draft, Side, SpecialAdopters.Father, SpecialAdopters.Mother);

    /// <summary>Whether the child comes from elsewhere into a register of ours.</summary>
    internal static bool ComesToUs(Draft draft) => Adopted.Register.IsElsewhere(draft) && new[] { Father, Mother }.Any(p => p.Visible(draft) && p.Role.IsHere(draft));

    /// <summary>Whether a register is made here: for the child alone, at the 本籍 that it has until now.</summary>
    internal static bool MakesRegister(Draft draft) => Adopted.Register.IsHere(draft)
        && !new[] { Father, Mother }.Any(p => p.Visible(draft) && p.Role.IsHere(draft) && draft[p.Role.Register].Length > 0 && draft[p.Role.Register] == draft[Adopted.Register.Register]);

    private static bool IsOurs(Draft draft) => new[] { Father, Mother }.Any(p => p.Visible(draft) && p.Role.IsHere(draft));

    internal static Form Make() => new("特別養子縁組届", [.. Persons(), Court(), .. Notification()])
    {
        Layout = new()
        {
            Pairs = [(new("father.", "養父", "養父の"), new("mother.", "養母", "養母の"))],
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["養親の区分・養子の本籍"] = "区分", ["養子"] = "養子", ["養親の本籍"] = "養親の本籍", [Carried] = "移記" },
            WhenEmpty = new Dictionary<string, string> { [Carried] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません" },
        },
    };

    private static IEnumerable<FormSection> Persons()
    {
        yield return new("", "養親の区分・養子の本籍",
        [
            new(Side, "養親", FieldKind.Choice) { Required = true, Article = "民法817条の3", Choices = Sides.All, Support = "審判書の養親のとおり。養親の配偶者が実親のときは、養親となる一方だけ。" },
            .. Adopted.Register.Fields("戸籍法68条の2", PartyBoxes.Foreigner),
        ]);
        yield return new("", "養子",
        [
            .. Adopted.NameFields(Law),
            new(Address, "養子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 },
            .. Adopted.ParentFields(Law, d => !IsForeign(d)),
            new(After, "縁組の後の父母との続柄", FieldKind.Text) { Required = true, Article = "民法817条の2、戸籍法13条1項4号", Width = 6, Support = "養父母の子として、出生の順に数えます。例: 長男、二女" },
        ]);
        yield return new("", "養親の本籍", [.. Father.RegisterFields("戸籍法68条の2"), .. Mother.RegisterFields("戸籍法68条の2")]);
        yield return new("", "養親",
        [
            .. Father.PersonFields(Law), .. Mother.PersonFields(Law),
            new(HomeKana, "養親の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号・20条の3", Visible = d => MakesRegister(d) && !IsOurs(d) && new[] { Father, Mother }.Any(p => p.Visible(d) && p.Role.IsElsewhere(d)), Support = "養親の戸籍の記録のとおり(養子だけの戸籍に記録します)" },
            new(Kept, "養親の配偶者である実親の氏名", FieldKind.Name) { Required = true, Article = "民法817条の3第2項但書", Visible = IsAlone, Support = "氏名を続けて書きます。親子関係は終わらず、父母欄に残ります。" },
        ]);
    }

    private static FormSection Court() => new("", "裁判",
    [
        new(PetitionedOn, "審判の請求の日", FieldKind.Date) { Article = "民法817条の5第1項", Support = "審判の謄本などから分かるとき。養子の年齢はこの日に数えます。" },
        .. Ruling.CourtFields(),
    ]);

    private static IEnumerable<FormSection> Notification()
    {
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
        yield return new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法68条の2・63条1項", Choices = Notifiers.All },
            .. Ruling.NotifierFields(),
        ]);
        yield return FormSection.OfOffice("審査欄",
        [
            new(Verified, "他の市区町村の戸籍で、養子と養親を確かめた", FieldKind.Check) { Article = "戸籍法27条の3・120条の7", Visible = d => Adopted.Register.IsElsewhere(d) || Father.Role.IsElsewhere(d) || Mother.Role.IsElsewhere(d) },
        ]);
        yield return FormSection.OfOffice(Carried, [.. Adopted.CarriedFields(ComesToUs)]);
    }
}
