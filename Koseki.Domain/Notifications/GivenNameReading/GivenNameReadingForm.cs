using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameReading;

/// <summary>名の振り仮名の届・変更届: sections and boxes in the paper's order.</summary>
internal static class GivenNameReadingForm
{
    /// <summary>The article of the change by leave.</summary>
    internal const string ByLeave = "戸籍法107条の4";

    private const string Law = "令和5年法律48号附則8条・12条・戸籍法107条の4";

    /// <summary>The person. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "届け出る人の", Sex.Male);

    internal static readonly ReadingBoxes Reading = new("名", Person.Register.IsElsewhere);
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly NotifierBoxes By = new();
    internal static readonly FieldKey Signed = By.Signed;
    internal static readonly FieldKey Intent = By.Intent;
    internal static readonly FieldKey DiedOn = By.DiedOn;
    internal static readonly FieldKey Place = By.Place;
    internal static readonly FieldKey Verified = new("person.verified");

    internal static Form Make() => new("名の振り仮名の届・変更届",
    [
        new("", "届の種類", [Reading.MannerField(Law)]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields(Law)]),
        new("", "氏名・生年月日", [.. Person.NameFields("戸籍法29条4号").Select(Shown)]),
        new("", "届け出る人の住所", [new(Address, "届け出る人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。" }]),
        new("", "名の振り仮名", [.. Reading.Fields(ByLeave, (d, r) => Person.EntryIn(d, r)?.GivenNameKana)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            .. Notifier.Fields("届け出る人", Law),
            Notifier.GuardianProofField(),
            By.SignedField("戸籍法29条"),
            .. By.Fields(support: "法定代理人が本人のために届け出るのは「疑いはない」です。"),
        ]),
        FormSection.OfOffice("他の市区町村の戸籍の確認",
        [
            new(Verified, "戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            .. Person.ParentFields("戸籍法27条の3", Person.Register.IsElsewhere),
            .. Person.CarriedFields(static _ => false),
        ]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string> { ["届の種類"] = "種類", ["本籍・筆頭者"] = "本籍", ["氏名・生年月日"] = "氏名", ["届け出る人の住所"] = "住所", ["名の振り仮名"] = "振り仮名", ["他の市区町村の戸籍の確認"] = "確認" },
            WhenEmpty = new Dictionary<string, string> { ["他の市区町村の戸籍の確認"] = "この市の戸籍なので書きません" },
        },
    };

    // The readings are what the paper is about: they have boxes of their own.
    private static FormField Shown(FormField field) =>
        field.Kind == FieldKind.Kana ? field with { Visible = static _ => false } : field.Key == Person.FamilyName ? field with { Support = null } : field;
}
