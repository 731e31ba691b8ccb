using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reversion;

/// <summary>Where the one who takes back the former 氏 goes (戸籍法19条2項).</summary>
public enum ReversionWay
{
    /// <summary>The register before the marriage.</summary>
    Existing,

    /// <summary>A new register, at the person's wish or because that register is removed.</summary>
    NewRegister,
}

/// <summary>復氏届: sections and boxes in the paper's order.</summary>
internal static class ReversionForm
{
    private const string Law = "戸籍法95条・29条4号";
    private const string Former = "従前の戸籍の記録(他の市区町村の戸籍から入るとき)";

    internal static readonly ChoiceSet<ReversionWay> Ways = new((ReversionWay.Existing, "existing", "もとの戸籍にもどる"), (ReversionWay.NewRegister, "new", "新しい戸籍をつくる"));

    /// <summary>The person. The role implies no sex: that of somebody from elsewhere is what 続柄 says.</summary>
    internal static readonly PersonRole Person = new("person", "復氏する人の", Sex.Female);

    /// <summary>The register to go back to.</summary>
    internal static readonly RegisterRole To = new("to", "もとの");

    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey SpouseName = new("spouse.name");
    internal static readonly FieldKey SpouseDiedOn = new("spouse.diedOn");
    internal static readonly FieldKey Way = new("to.way");
    internal static readonly FieldKey WithChild = new("to.withChild");
    internal static readonly FieldKey FamilyName = new("to.familyName");
    internal static readonly FieldKey FamilyNameKana = new("to.familyNameKana");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Signed = new("person.signed");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Verified = new("former.verified");
    internal static readonly FieldKey ToVerified = new("to.verified");

    internal static Form Make() => new("復氏届",
    [
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法95条")]),
        new("", "復氏する人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "復氏する人の住所", [new(Address, "復氏する人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。" }]),
        new("", "死亡した配偶者",
        [
            new(SpouseName, "死亡した配偶者の氏名", FieldKind.Name) { Required = true, Article = "戸籍法95条", Known = (d, r) => Person.RegisterIn(d, r) is { } register && Person.EntryIn(d, r) is { } entry ? RecordedFacts.DeadSpouse(register, entry) : null },
            new(SpouseDiedOn, "配偶者の死亡の日", FieldKind.Date) { Required = true, Article = "戸籍法95条・民法751条1項", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? RecordedFacts.SpouseDiedOn(entry)?.Text : null },
        ]),
        new("", "復する氏と復氏した後の本籍",
        [
            new(FamilyName, "復する氏", FieldKind.Name) { Required = true, Article = "民法751条1項", Support = "婚姻の直前の氏。転婚した人は前の婚姻の氏か実方の氏、婚姻中に養子となった人は養親の氏です。" },
            new(FamilyNameKana, "復する氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Support = "もとの戸籍の記録のとおり" },
            new(Way, "復氏の方法", FieldKind.Choice) { Required = true, Article = "戸籍法19条2項", Choices = Ways.All },
            .. To.Fields("戸籍法19条2項").Select(f => f with { Visible = d => IsBack(d) && f.Visible(d) }),
            new(WithChild, "子の入籍の届が同時に出ている", FieldKind.Check) { Article = "戸籍法6条・17条", Visible = IsBack, Support = "子を入籍させる人は、父母の戸籍にもどれません。" },
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法19条2項・30条1項", Visible = IsNew, Choices = SharedChoices.Domiciles.All },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法19条2項・30条1項", Visible = IsNew, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = d => IsNew(d) && SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Elsewhere), Support = "本籍転属通知の宛先になります(例: 埼玉県春日部市)。" },
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Signed, "復氏する人の署名がある", FieldKind.Check) { Article = "戸籍法29条・95条" },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "民法751条1項・戸籍法37条", Width = 30, Choices = SharedChoices.Intents.All, Support = "生存配偶者本人だけが届け出られます。" },
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
        FormSection.OfOffice("他の市区町村の戸籍の確認",
        [
            new(Verified, "復氏する人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            new(ToVerified, "もとの戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = d => IsBack(d) && To.IsElsewhere(d), Width = 30, Choices = SharedChoices.Checks.All },
        ]),
        FormSection.OfOffice(Former, [.. Person.CarriedFields(ComesToUs)]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string>
            {
                ["本籍・筆頭者"] = "本籍", ["復氏する人の氏名・生年月日"] = "氏名", ["復氏する人の住所"] = "住所", ["死亡した配偶者"] = "死亡配偶者", ["復する氏と復氏した後の本籍"] = "復する氏", ["父母・養父母"] = "父母",
                ["他の市区町村の戸籍の確認"] = "確認", [Former] = "従前の記録",
            },
            WhenEmpty = new Dictionary<string, string> { ["他の市区町村の戸籍の確認"] = "この市の戸籍だけなので書きません", [Former] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません" },
        },
    };

    internal static bool IsNew(Draft d) => Ways.Is(d, Way, ReversionWay.NewRegister);

    /// <summary>Whether a register of ours is entered or made.</summary>
    internal static bool ComesToUs(Draft d) => IsNew(d) ? SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Here) : IsBack(d) && To.IsHere(d);

    private static bool IsBack(Draft d) => Ways.Is(d, Way, ReversionWay.Existing);
}
