using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AffinityEnd;

/// <summary>姻族関係終了届: sections and boxes.</summary>
internal static class AffinityEndForm
{
    private const string Law = "戸籍法96条・29条4号";

    /// <summary>The one whom the spouse left behind. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "届け出る人の", Sex.Female);

    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey SpouseName = new("spouse.name");
    internal static readonly FieldKey SpouseDomicile = new("spouse.domicile");
    internal static readonly FieldKey SpouseHead = new("spouse.head");
    internal static readonly FieldKey SpouseDiedOn = new("spouse.diedOn");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Signed = new("person.signed");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Verified = new("person.verified");

    internal static Form Make() => new("姻族関係終了届",
    [
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法96条")]),
        new("", "届け出る人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "届け出る人の住所", [new(Address, "届け出る人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条", Width = 40 }]),
        new("", "死亡した配偶者",
        [
            new(SpouseName, "死亡した配偶者の氏名", FieldKind.Name) { Required = true, Article = "戸籍法96条", Support = "死亡の時の氏名を続けて書きます。", Known = (d, r) => Person.RegisterIn(d, r) is { } register && Person.EntryIn(d, r) is { } entry ? RecordedFacts.DeadSpouse(register, entry) : null },
            new(SpouseDomicile, "死亡した配偶者の本籍", FieldKind.Domicile) { Article = "戸籍法96条", Width = 40, Support = "死亡の時の本籍。外国人は国籍をその他に書きます。" },
            new(SpouseHead, "死亡した配偶者の戸籍の筆頭者", FieldKind.Name) { Article = "戸籍法96条" },
            new(SpouseDiedOn, "配偶者の死亡の日", FieldKind.Date) { Required = true, Article = "戸籍法96条・民法728条2項", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? RecordedFacts.SpouseDiedOn(entry)?.Text : null },
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Signed, "届け出る人の署名がある", FieldKind.Check) { Article = "戸籍法29条・96条" },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "民法728条2項・戸籍法37条", Width = 30, Choices = SharedChoices.Intents.All, Support = "生存配偶者だけが届け出られます。死亡した配偶者の親族は届け出られません。" },
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]),
        FormSection.OfOffice("他の市区町村の戸籍の確認", [new(Verified, "届け出る人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All }, .. Person.CarriedFields(static _ => false)]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["本籍・筆頭者"] = "本籍", ["届け出る人の氏名・生年月日"] = "氏名", ["届け出る人の住所"] = "住所", ["死亡した配偶者"] = "死亡配偶者", ["父母・養父母"] = "父母", ["他の市区町村の戸籍の確認"] = "確認" },
            WhenEmpty = new Dictionary<string, string> { ["他の市区町村の戸籍の確認"] = "この市の戸籍なので書きません" },
        },
    };
}
