using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameChange;

/// <summary>名の変更届: sections and boxes in the paper's order.</summary>
internal static class GivenNameChangeForm
{
    private const string Law = "戸籍法107条の2・29条4号";

    /// <summary>The person. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "名を変更する人の", Sex.Male);

    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey NewName = new("new.givenName");
    internal static readonly FieldKey NewKana = new("new.givenNameKana");
    internal static readonly FieldKey HasPermission = new("permission.paper");
    internal static readonly FieldKey PermissionFits = new("permission.fits");
    internal static readonly FieldKey PermittedName = new("permission.givenName");
    internal static readonly FieldKey PermittedKana = new("permission.givenNameKana");
    internal static readonly FieldKey WantsColumns = new("children.columns");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly NotifierBoxes By = new();
    internal static readonly FieldKey Signed = By.Signed;
    internal static readonly FieldKey Intent = By.Intent;
    internal static readonly FieldKey DiedOn = By.DiedOn;
    internal static readonly FieldKey Place = By.Place;
    internal static readonly FieldKey Verified = new("person.verified");

    internal static Form Make() => new("名の変更届",
    [
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法107条の2")]),
        new("", "名を変更する人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "名を変更する人の住所", [new(Address, "名を変更する人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。" }]),
        new("", "名の変更",
        [
            new(NewName, "変更後の名", FieldKind.Name) { Required = true, Article = "戸籍法107条の2" },
            new(NewKana, "変更後の名の振り仮名", FieldKind.Kana) { Article = "戸籍法107条の2・13条1項2号" },
            new(HasPermission, "許可の審判書の謄本がある", FieldKind.Check) { Article = "戸籍法107条の2・38条2項", Support = "確定証明書は要りません。許可の日から何年たっていてもかまいません。" },
            new(PermissionFits, "審判書の事件本人が届書の本人である", FieldKind.Check) { Article = "戸籍法107条の2", Support = "氏名・本籍・生年月日を照らします。" },
            new(PermittedName, "審判書に書かれた変更後の名", FieldKind.Name) { Required = true, Article = "戸籍法107条の2", Support = "審判書の主文のとおり、一字ずつ写します。" },
            new(PermittedKana, "審判書に書かれた変更後の名の振り仮名", FieldKind.Kana) { Article = "戸籍法107条の2", Support = "令和7年5月26日より前の許可には書かれていません。" },
            new(WantsColumns, "子の父母欄の更正の申出がある", FieldKind.Check) { Article = "戸籍法施行規則44条・実務の扱い" },
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            .. Notifier.Fields("名を変更する人", "戸籍法107条の2"),
            By.SignedField("戸籍法29条・107条の2"),
            .. By.Fields(),
        ]),
        FormSection.OfOffice("他の市区町村の戸籍の確認",
        [
            new(Verified, "名を変更する人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            .. Person.CarriedFields(static _ => false),
        ]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["本籍・筆頭者"] = "本籍", ["名を変更する人の氏名・生年月日"] = "氏名", ["名を変更する人の住所"] = "住所", ["父母・養父母"] = "父母", ["他の市区町村の戸籍の確認"] = "確認" },
            WhenEmpty = new Dictionary<string, string> { ["他の市区町村の戸籍の確認"] = "この市の戸籍なので書きません" },
        },
    };
}
