using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.DivorceRevocation;

/// <summary>離婚取消届: sections and boxes. The law has no form of it. Each of the two stands in a register of the own since the divorce.</summary>
internal static class DivorceRevocationForm
{
    private const string Law = "戸籍法77条1項・29条4号";

    internal static readonly FieldKey Verdict = new("revocation.verdict");
    internal static readonly FieldKey Plaintiff = new("revocation.plaintiff");
    internal static readonly FieldKey DivorcedOn = new("revocation.divorcedOn");
    internal static readonly FieldKey Returned = new("revocation.returned");
    internal static readonly FieldKey Notifier = new("notifier.side");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static readonly RulingBoxes Ruling = new("離婚の取消しの裁判", "戸籍法77条1項", asksPetition: false);
    internal static readonly FormerSpouseFields Husband = new("husband", SpouseMark.Husband);
    internal static readonly FormerSpouseFields Wife = new("wife", SpouseMark.Wife);
    internal static readonly FormerSpouseFields[] Parties = [Husband, Wife];

    internal static bool HasTwoJapanese(Draft draft) => Parties.All(p => p.Person.Register.IsHere(draft) || p.Person.Register.IsElsewhere(draft));

    /// <summary>Whether a party comes back to the register of the couple, where that is ours.</summary>
    internal static bool ComesToUs(Draft draft, FormerSpouseFields party) =>
        SharedChoices.Spouses.Is(draft, Returned, party.Mark) && Parties.Where(p => p != party).All(p => p.Person.Register.IsHere(draft));

    internal static Form Make() => new("離婚取消届",
    [
        new("", "裁判",
        [
            new(Verdict, "裁判の主文", FieldKind.Choice) { Required = true, Article = "民法764条・747条", Choices = DivorceRevocationChoices.Verdicts.All },
            .. Ruling.CourtFields(),
            new(Plaintiff, "訴えを提起した者", FieldKind.Choice) { Required = true, Article = "戸籍法77条1項・63条、民法764条・747条", Choices = SharedChoices.Spouses.All, Support = "裁判の謄本の原告と照らし合わせます。離婚の当事者に限ります。" },
            new(DivorcedOn, "取り消された離婚の日", FieldKind.Date) { Required = true, Article = "民法764条", Support = "戸籍の離婚事項のとおり。" },
        ]),
        new("", "本籍", [.. Parties.SelectMany(p => p.RegisterFields())]),
        new("", "氏名・生年月日", [.. Parties.SelectMany(p => p.Person.NameFields(Law))]),
        new("", "住所", [.. Parties.Select(p => p.AddressField)]),
        new("", "父母・養父母", [.. Parties.SelectMany(p => p.Person.ParentFields("戸籍法29条4号", d => !p.IsForeign(d)))]),
        new("", "婚姻中の戸籍", [new(Returned, "離婚によって氏を改めた者", FieldKind.Choice) { Required = true, Article = "民法764条・750条", Visible = HasTwoJapanese, Choices = SharedChoices.Spouses.All, Support = "この人が、他方の今の戸籍(婚姻中の戸籍)の末尾にもどります。77条の2の届で氏を改めなかった人も選びます。" }]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人", FieldKind.Choice) { Required = true, Article = "戸籍法77条1項・63条", Choices = DivorceRevocationChoices.Notifiers.All },
            .. Ruling.NotifierFields(),
        ]),
        FormSection.OfOffice("従前戸籍から移記する事項(他の市区町村の戸籍からもどるとき)", [.. Parties.SelectMany(p => p.Person.CarriedFields(d => ComesToUs(d, p)))]),
    ])
    {
        Layout = new()
        {
            Pairs = [(new("husband.", "夫", "夫の"), new("wife.", "妻", "妻の"))],
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["氏名・生年月日"] = "氏名", ["父母・養父母"] = "父母", ["従前戸籍から移記する事項(他の市区町村の戸籍からもどるとき)"] = "移記" },
            WhenEmpty = new Dictionary<string, string>
            {
                ["婚姻中の戸籍"] = "日本人どうしの夫婦でなければ書きません",
                ["従前戸籍から移記する事項(他の市区町村の戸籍からもどるとき)"] = "他の市区町村の戸籍からこの市の戸籍にもどる人がいないので書きません",
            },
        },
    };
}

/// <summary>The boxes of one of the two.</summary>
/// <param name="key">husband or wife.</param>
/// <param name="mark">夫 or 妻 in the marriage that lasts on.</param>
internal sealed class FormerSpouseFields(string key, SpouseMark mark) : CoupleFields(key, mark.Word())
{
    internal SpouseMark Mark { get; } = mark;

    internal PersonRole Person { get; } = new(key, mark.Word() + "の", mark == SpouseMark.Husband ? Sex.Male : Sex.Female);

    /// <inheritdoc/>
    protected override string SignatureArticle => "戸籍法29条";

    /// <inheritdoc/>
    internal override bool IsForeign(Draft draft) => draft[Person.Register.Where] == PartyBoxes.Foreigner;

    internal IEnumerable<FormField> RegisterFields() => [.. Person.Register.Fields("戸籍法77条1項", PartyBoxes.Foreigner), NationalityField];

    /// <summary>氏名 as typed so far.</summary>
    internal string NameIn(Draft draft)
    {
        var (family, given) = (draft[Person.FamilyName], draft[Person.GivenName]);
        return IsForeign(draft) && family.Length > 0 && given.Length > 0 ? ForeignPerson.Name(family, given) : family + given;
    }
}
