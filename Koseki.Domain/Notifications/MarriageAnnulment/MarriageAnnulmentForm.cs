using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.MarriageAnnulment;

/// <summary>婚姻取消届: sections and boxes. The law has no form of it; the boxes follow those of a divorce by a court.</summary>
internal static class MarriageAnnulmentForm
{
    private const int MostChildren = 12;

    internal static readonly FieldKey Verdict = new("annulment.verdict");
    internal static readonly FieldKey Plaintiff = new("annulment.plaintiff");
    internal static readonly FieldKey Notifier = new("notifier.side");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static readonly RulingBoxes Ruling = new("婚姻の取消しの裁判", "戸籍法75条", asksPetition: false);
    internal static readonly RegisterRole Couple = new("couple", "夫婦の");
    internal static readonly ReturnBoxes Back = new(new("婚姻の取消し", "75条の2", "民法767条1項・749条", MarriageAnnulmentChoices.Ways), HasTwoJapanese, static _ => true);
    internal static readonly PartyFields Husband = new("husband", SpouseMark.Husband, Couple, isOfTheDeadToo: true);
    internal static readonly PartyFields Wife = new("wife", SpouseMark.Wife, Couple, isOfTheDeadToo: true);
    internal static readonly PartyFields[] Parties = [Husband, Wife];
    internal static readonly FormGroup Children = new("children", "子", MostChildren, ChildBoxes);

    internal static bool HasTwoJapanese(Draft draft) => Parties.All(p => DivorceChoices.Citizenships.Is(draft, p.Citizenship, Citizenship.Japanese));

    internal static Form Make() => new("婚姻取消届",
    [
        new("", "裁判",
        [
            new(Verdict, "裁判の主文", FieldKind.Choice) { Required = true, Article = "民法743条〜748条・742条", Choices = MarriageAnnulmentChoices.Verdicts.All },
            .. Ruling.CourtFields(),
            new(Plaintiff, "訴えを提起した者", FieldKind.Choice) { Required = true, Article = "戸籍法75条・63条、民法744条", Choices = MarriageAnnulmentChoices.Plaintiffs.All, Support = "裁判の謄本の原告(申立人)と照らし合わせます。" },
        ]),
        new("", "本籍", [.. Couple.Fields("戸籍法75条"), .. Parties.SelectMany(p => p.CitizenshipFields())]),
        new("", "氏名・生年月日", [.. Parties.SelectMany(p => p.NameFields())]),
        new("", "住所", [.. Parties.Select(p => p.AddressField)]),
        new("", "父母・養父母", [.. Parties.SelectMany(p => p.ParentFields())]),
        new("", "婚姻前の氏にもどる者の本籍", [.. Back.Fields()]),
        new("", "未成年の子の氏名", [.. Children.Fields]) { Groups = [Children] },
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人", FieldKind.Choice) { Required = true, Article = "戸籍法75条1項・63条", Choices = MarriageAnnulmentChoices.Notifiers.All, Support = "検察官が訴えを提起したときは、検察官の請求によって記録します(訴えを提起した者)。" },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => MarriageAnnulmentChoices.Plaintiffs.Is(d, Plaintiff, MarriagePlaintiff.Relative) && MarriageAnnulmentChoices.Notifiers.Is(d, Notifier, AnnulmentNotifier.Plaintiff), Support = "氏名を続けて書きます。" },
            .. Ruling.NotifierFields(),
        ]),
        FormSection.OfOffice("従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)", [.. Parties.SelectMany(p => p.Person.CarriedFields(d => Back.ComesToUs(d, p)))]),
    ])
    {
        Layout = new()
        {
            Pairs = [(new("husband.", "夫", "夫の"), new("wife.", "妻", "妻の"))],
            Lines = [.. CoupleLayout.Lines, new("氏名・親権者", "fullName", "custody"), new("戸籍・生年月日", "where", "bornOn")],
            Short = new Dictionary<string, string>
            {
                ["氏名・生年月日"] = "氏名", ["父母・養父母"] = "父母", ["婚姻前の氏にもどる者の本籍"] = "もどる者の本籍", ["未成年の子の氏名"] = "未成年の子", ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "移記",
            },
            WhenEmpty = new Dictionary<string, string>
            {
                ["婚姻前の氏にもどる者の本籍"] = "日本人どうしの夫婦でなければ書きません",
                ["従前戸籍から移記する事項(他の市区町村の戸籍から入るとき)"] = "他の市区町村の戸籍からこの市の戸籍へ入る人がいないので書きません",
            },
        },
    };

    private static IEnumerable<FormField> ChildBoxes(FormInstance child) =>
    [
        new(child.Key("fullName"), $"{child.Whose}氏名", FieldKind.Name) { Article = "民法819条2項・749条", Support = "届書のとおり、氏名を続けて書きます。" },
        new(DivorceForm.CustodyOf(child), $"{child.Whose}親権者", FieldKind.Choice) { Required = true, Article = "民法819条2項・749条", Choices = DivorceChoices.Custodies.Only(Custody.Both, Custody.Father, Custody.Mother), Support = "裁判の主文のとおり。" },
        .. DivorceForm.ChildPlaces(child, Couple),
    ];
}
