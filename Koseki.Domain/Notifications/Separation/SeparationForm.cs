using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Separation;

/// <summary>分籍届: sections and boxes in the paper's order, the register first because it fills other boxes.</summary>
internal static class SeparationForm
{
    private const string Law = "戸籍法100条・29条4号";
    private const string Former = "従前の戸籍の記録(他の市区町村の戸籍から分籍するとき)";

    /// <summary>The person. The role implies no sex: that of somebody from elsewhere is what 続柄 says.</summary>
    internal static readonly PersonRole Person = new("person", "分籍する人の", Sex.Male);

    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Signed = new("person.signed");
    internal static readonly FieldKey Intent = new("check.intent");
    internal static readonly FieldKey DiedOn = new("notifier.diedOn");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Verified = new("former.verified");

    internal static Form Make() => new("分籍届",
    [
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法100条・21条")]),
        new("", "分籍する人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "分籍する人の住所", [new(Address, "分籍する人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。" }]),
        new("", "新しい本籍",
        [
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法21条2項・30条1項", Choices = SharedChoices.Domiciles.All, Support = "指定都市では、区が違えば他の市区町村です。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法21条2項・30条1項", Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地。今の本籍と同じところでもかまいません。" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = IsElsewhere, Support = "本籍転属通知の宛先になります(例: 埼玉県春日部市)。" },
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Signed, "分籍する人の署名がある", FieldKind.Check) { Article = "戸籍法29条・100条" },
            new(Intent, "届出の意思", FieldKind.Choice) { Required = true, Article = "戸籍法21条1項・100条", Width = 30, Choices = SharedChoices.Intents.All, Support = "本人だけが届け出られます。法定代理人の届出や同意ではできません。" },
            new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条・101条", Choices = SeparationChoices.Places.All },
        ]),
        FormSection.OfOffice(Former,
        [
            new(Verified, "従前の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法100条2項・120条の7", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            .. Person.CarriedFields(d => SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Here)),
        ]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["本籍・筆頭者"] = "本籍", ["分籍する人の氏名・生年月日"] = "氏名", ["分籍する人の住所"] = "住所", ["父母・養父母"] = "父母", [Former] = "従前の記録" },
            WhenEmpty = new Dictionary<string, string> { [Former] = "この市の戸籍からの分籍なので書きません" },
        },
    };

    private static bool IsElsewhere(Draft draft) => SharedChoices.Domiciles.Is(draft, NewAt, DomicileAt.Elsewhere);
}
