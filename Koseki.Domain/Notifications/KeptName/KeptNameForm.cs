using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.KeptName;

/// <summary>By what the person had gone back to the former name.</summary>
public enum KeptNameGround
{
    /// <summary>離婚 (77条の2).</summary>
    Divorce,

    /// <summary>婚姻の取消し (75条の2).</summary>
    Annulment,
}

/// <summary>When the paper comes.</summary>
public enum KeptNameTiming
{
    /// <summary>With the divorce (戸籍法19条3項前段).</summary>
    WithDivorce,

    /// <summary>After the person went back (19条3項後段).</summary>
    Later,
}

/// <summary>離婚の際に称していた氏を称する届 (附録14号様式): sections and boxes.</summary>
internal static class KeptNameForm
{
    internal static readonly ChoiceSet<KeptNameGround> Grounds = new((KeptNameGround.Divorce, "divorce", "離婚(77条の2)"), (KeptNameGround.Annulment, "annulment", "婚姻の取消し(75条の2)"));
    internal static readonly ChoiceSet<KeptNameTiming> Timings = new((KeptNameTiming.Later, "later", "離婚して復氏した後"), (KeptNameTiming.WithDivorce, "with", "離婚の届と同時"));

    internal static readonly FieldKey Ground = new("kept.ground");
    internal static readonly FieldKey Timing = new("kept.timing");
    internal static readonly FieldKey DivorcedOn = new("kept.divorcedOn");
    internal static readonly FieldKey FormerName = new("kept.formerName");
    internal static readonly FieldKey FamilyName = new("kept.familyName");
    internal static readonly FieldKey FamilyNameKana = new("kept.familyNameKana");
    internal static readonly FieldKey NewDomicileAt = new("kept.newDomicileAt");
    internal static readonly FieldKey NewDomicile = new("kept.newDomicile");
    internal static readonly FieldKey NewMunicipality = new("kept.newMunicipality");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey Signed = new("person.signed");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Place = new("notification.place");

    // The paper does not say the sex; the entry elsewhere gets it from the 続柄.
    internal static readonly PersonRole Person = new("person", "本人の", Sex.Female);

    internal static bool ComesToUs(Draft draft) => SharedChoices.Domiciles.Is(draft, NewDomicileAt, DomicileAt.Here);

    internal static bool IsWithDivorce(Draft draft) => Timings.Is(draft, Timing, KeptNameTiming.WithDivorce);

    internal static Form Make() => new("離婚の際に称していた氏を称する届",
    [
        new("", "届出の区分",
        [
            new(Ground, "復氏の原因", FieldKind.Choice) { Required = true, Article = "民法767条2項・749条、戸籍法77条の2・75条の2", Choices = Grounds.All },
            new(Timing, "届出の時期", FieldKind.Choice) { Required = true, Article = "戸籍法19条3項", Choices = Timings.All },
            new(DivorcedOn, "離婚の年月日", FieldKind.Date) { Required = true, Article = "戸籍法77条の2・75条の2", Support = "協議は受理の日、調停などは成立の日、審判・判決・婚姻の取消しは確定の日", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? Couple.LastDissolution(entry)?.On.Text : null },
        ]),
        new("(2)", "本人の本籍", [.. Person.Register.Fields("戸籍法77条の2")]),
        new("(1)", "本人の氏名・生年月日・住所", [.. Person.NameFields("戸籍法29条4号"), new(Address, "本人の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 }]),
        new("(3)", "離婚の際に称していた氏",
        [
            new(FormerName, "変更前の氏(婚姻前の氏)", FieldKind.Name) { Required = true, Article = "民法767条1項・2項", Visible = IsWithDivorce, Support = "離婚によってもどるはずの氏。称する氏と同じなら、この届はできません。" },
            new(FamilyName, "離婚の際に称していた氏", FieldKind.Name) { Required = true, Article = "戸籍法77条の2" },
            new(FamilyNameKana, "離婚の際に称していた氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Support = "離婚の際の戸籍の記録のとおり" },
        ]),
        new("(5)", "氏を称した後の本籍",
        [
            new(NewDomicileAt, "新しい本籍の所在", FieldKind.Choice) { Article = "戸籍法19条3項・30条", Choices = SharedChoices.Domiciles.All, Support = "本人だけの戸籍の筆頭者なら、その戸籍のまま氏が変わるので選びません。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法19条3項・30条", Visible = d => d[NewDomicileAt].Length > 0, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "戸籍法120条の5", Visible = d => SharedChoices.Domiciles.Is(d, NewDomicileAt, DomicileAt.Elsewhere) },
        ]),
        new("(6)", "父母・養父母", [.. Person.ParentFields("戸籍法施行規則59条", _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Signed, "本人の署名がある", FieldKind.Check) { Article = "戸籍法29条・77条の2" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
        new("", "従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)", [.. Person.CarriedFields(ComesToUs)]),
    ])
    {
        Layout = new()
        {
            Lines = [new("氏・名", "person.familyName", "person.givenName"), new("氏・名の読み", "person.familyNameKana", "person.givenNameKana"), new("父・母", "person.father", "person.mother"), new("養父・養母", "person.adoptiveFather", "person.adoptiveMother") { Folds = true }],
            Short = new Dictionary<string, string> { ["届出の区分"] = "区分", ["本人の氏名・生年月日・住所"] = "本人", ["離婚の際に称していた氏"] = "称する氏", ["氏を称した後の本籍"] = "新本籍", ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "移記" },
            WhenEmpty = new Dictionary<string, string> { ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません" },
        },
    };
}
