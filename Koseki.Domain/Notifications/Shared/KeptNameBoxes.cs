using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>The boxes of a paper by which somebody keeps bearing the 氏 borne until a divorce or a 離縁 (戸籍法19条3項): the two papers differ in their words.</summary>
/// <param name="end">離婚 or 離縁.</param>
/// <param name="before">What the 氏 gone back to is, e.g. 婚姻前.</param>
/// <param name="article">The article, e.g. 戸籍法77条の2.</param>
/// <param name="formerArticle">The article of the 氏 gone back to.</param>
internal sealed class KeptNameBoxes(string end, string before, string article, string formerArticle)
{
    private const string Carried = "従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)";

    internal FieldKey Ground { get; } = new("kept.ground");

    internal FieldKey Timing { get; } = new("kept.timing");

    internal FieldKey FormerName { get; } = new("kept.formerName");

    internal FieldKey FamilyName { get; } = new("kept.familyName");

    internal FieldKey FamilyNameKana { get; } = new("kept.familyNameKana");

    internal FieldKey NewDomicileAt { get; } = new("kept.newDomicileAt");

    internal FieldKey NewDomicile { get; } = new("kept.newDomicile");

    internal FieldKey NewMunicipality { get; } = new("kept.newMunicipality");

    internal FieldKey Address { get; } = new("person.address");

    internal FieldKey Signed { get; } = new("person.signed");

    internal FieldKey Remarks { get; } = new("remarks");

    internal FieldKey Place { get; } = new("notification.place");

    /// <summary>The paper does not say the sex; the entry elsewhere gets it from the 続柄.</summary>
    internal PersonRole Person { get; } = new("person", "本人の", Sex.Female);

    internal bool ComesToUs(Draft draft) => SharedChoices.Domiciles.Is(draft, NewDomicileAt, DomicileAt.Here);

    /// <summary>The whole paper.</summary>
    /// <param name="occasion">The boxes of its first section: by what, when, and of which day.</param>
    /// <param name="isTogether">Whether it comes with the divorce or 離縁 itself.</param>
    /// <param name="numbers">The numbers of the sections 本籍, 氏名, 称していた氏, 称した後の本籍 and 父母 on the printed form; empty where it has none.</param>
    internal Form Make(IReadOnlyList<FormField> occasion, Func<Draft, bool> isTogether, (string Register, string Person, string Name, string Domicile, string Parents) numbers) => new($"{end}の際に称していた氏を称する届",
    [
        new("", "届出の区分", [.. occasion]),
        new(numbers.Register, "本人の本籍", [.. Person.Register.Fields(article)]),
        new(numbers.Person, "本人の氏名・生年月日・住所", [.. Person.NameFields("戸籍法29条4号"), new(Address, "本人の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40 }]),
        new(numbers.Name, $"{end}の際に称していた氏",
        [
            new(FormerName, $"変更前の氏({before}の氏)", FieldKind.Name) { Required = true, Article = formerArticle, Visible = isTogether, Support = $"{end}によってもどるはずの氏。称する氏と同じなら、この届はできません。" },
            new(FamilyName, $"{end}の際に称していた氏", FieldKind.Name) { Required = true, Article = article },
            new(FamilyNameKana, $"{end}の際に称していた氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Support = $"{end}の際の戸籍の記録のとおり" },
        ]),
        new(numbers.Domicile, "氏を称した後の本籍",
        [
            new(NewDomicileAt, "新しい本籍の所在", FieldKind.Choice) { Article = "戸籍法19条3項・30条", Choices = SharedChoices.Domiciles.All, Support = "本人だけの戸籍の筆頭者なら、その戸籍のまま氏が変わるので選びません。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法19条3項・30条", Visible = d => d[NewDomicileAt].Length > 0, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "戸籍法120条の5", Visible = d => SharedChoices.Domiciles.Is(d, NewDomicileAt, DomicileAt.Elsewhere) },
        ]),
        new(numbers.Parents, "父母・養父母", [.. Person.ParentFields("戸籍法施行規則59条", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Signed, "本人の署名がある", FieldKind.Check) { Article = $"戸籍法29条・{article["戸籍法".Length..]}" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
        FormSection.OfOffice(Carried, [.. Person.CarriedFields(ComesToUs)]),
    ])
    {
        Layout = new()
        {
            Lines = [new("氏・名", "person.familyName", "person.givenName"), new("氏・名の読み", "person.familyNameKana", "person.givenNameKana"), new("父・母", "person.father", "person.mother"), new("養父・養母", "person.adoptiveFather", "person.adoptiveMother") { Folds = true }],
            Short = new Dictionary<string, string> { ["届出の区分"] = "区分", ["本人の氏名・生年月日・住所"] = "本人", [$"{end}の際に称していた氏"] = "称する氏", ["氏を称した後の本籍"] = "新本籍", [Carried] = "移記" },
            WhenEmpty = new Dictionary<string, string> { [Carried] = "他の市区町村の戸籍からこの市の戸籍へ入らないので書きません" },
        },
    };
}
