using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>外国人の氏への変更届 (戸籍法107条2項–4項): sections and boxes in the paper's order, the paragraph first because it opens other boxes.</summary>
internal static class ForeignNameForm
{
    private const string Law = "戸籍法107条・29条4号";
    private const string Former = "従前の戸籍の記録(他の市区町村の戸籍から新しい戸籍をつくるとき)";

    /// <summary>The person. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "氏を変更する人の", Sex.Female);

    internal static readonly FieldKey Ground = new("change.ground");
    internal static readonly FieldKey MarriedOn = new("change.marriedOn");
    internal static readonly FieldKey EndedBy = new("change.endedBy");
    internal static readonly FieldKey EndedOn = new("change.endedOn");
    internal static readonly FieldKey Whose = new("change.whose");
    internal static readonly FieldKey HasPermission = new("permission.paper");
    internal static readonly FieldKey HasFinality = new("permission.finality");
    internal static readonly FieldKey PermissionFits = new("permission.fits");
    internal static readonly FieldKey PermittedName = new("permission.familyName");
    internal static readonly FieldKey PermittedKana = new("permission.familyNameKana");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey NewName = new("new.familyName");
    internal static readonly FieldKey NewKana = new("new.familyNameKana");
    internal static readonly FieldKey NewAt = new("new.at");
    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey NewMunicipality = new("new.municipality");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly ChildsNotifierFields Notifier = new();
    internal static readonly NotifierBoxes By = new();
    internal static readonly FieldKey Signed = By.Signed;
    internal static readonly FieldKey Intent = By.Intent;
    internal static readonly FieldKey DiedOn = By.DiedOn;
    internal static readonly FieldKey Place = By.Place;
    internal static readonly FieldKey Verified = new("person.verified");
    internal static readonly FieldKey Others = new("person.others");

    internal static Form Make() => new("外国人の氏への変更届(戸籍法107条2項・3項・4項)",
    [
        new("", "届出の区分",
        [
            new(Ground, "届出の区分", FieldKind.Choice) { Required = true, Article = "戸籍法107条2項・3項・4項", Width = 30, Choices = ForeignNameChoices.Grounds.All },
            new(MarriedOn, "婚姻の日", FieldKind.Date) { Required = true, Article = "戸籍法107条2項・43条", Visible = d => Is(d, ForeignNameGround.Spouse), Support = "外国の方式による婚姻は、成立の日。", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? RecordedFacts.Marriages(entry).LastOrDefault()?.Began?.Text : null },
            new(EndedBy, "婚姻の解消の原因", FieldKind.Choice) { Required = true, Article = "戸籍法107条3項", Visible = d => Is(d, ForeignNameGround.Return), Choices = ForeignNameChoices.Ends.All },
            new(EndedOn, "婚姻の解消の日", FieldKind.Date) { Required = true, Article = "戸籍法107条3項・43条", Visible = d => Is(d, ForeignNameGround.Return), Support = "裁判による離婚・取消しは、成立・確定の日。", Known = (d, r) => Person.EntryIn(d, r) is { } entry ? Couple.LastDissolution(entry)?.On.Text : null },
            new(Whose, "父・母の別", FieldKind.Choice) { Required = true, Article = "戸籍法107条4項", Visible = d => Is(d, ForeignNameGround.Parent), Choices = ForeignNameChoices.Parents.All },
            new(HasPermission, "許可の審判書の謄本がある", FieldKind.Check) { Article = "戸籍法107条4項・38条2項", Visible = d => Is(d, ForeignNameGround.Parent) },
            new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "家事事件手続法231条", Visible = d => Is(d, ForeignNameGround.Parent), Support = "氏の変更の許可には即時抗告があるので要ります。" },
            new(PermissionFits, "審判書の事件本人が届書の本人である", FieldKind.Check) { Article = "戸籍法107条4項", Visible = d => Is(d, ForeignNameGround.Parent), Support = "氏名・本籍・生年月日を照らします。" },
            new(PermittedName, "審判書に書かれた変更後の氏", FieldKind.Name) { Required = true, Article = "戸籍法107条4項", Visible = d => Is(d, ForeignNameGround.Parent), Support = "審判書の主文のとおり、一字ずつ写します。" },
            new(PermittedKana, "審判書に書かれた変更後の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法107条4項", Visible = d => Is(d, ForeignNameGround.Parent), Support = "令和7年5月26日より前の許可には書かれていません。" },
        ]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法107条")]),
        new("", "氏を変更する人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = "変更前の氏" } : f)]),
        new("", "氏を変更する人の住所", [new(Address, "氏を変更する人の住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ。" }]),
        new("", "変更後の氏と本籍",
        [
            new(NewName, "変更後の氏", FieldKind.Name) { Required = true, Article = "戸籍法107条", Support = "外国人の氏は、戸籍に記録された配偶者・父母の氏名のとおり。" },
            new(NewKana, "変更後の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法107条・13条1項2号" },
            new(NewAt, "新しい本籍の所在", FieldKind.Choice) { Article = "戸籍法20条の2・30条1項", Choices = SharedChoices.Domiciles.All, Support = "2項・3項で、本人のほかに在籍者のない戸籍はそのままなので選びません。" },
            new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法20条の2・30条1項", Visible = d => d[NewAt].Length > 0, Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
            new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "住民基本台帳法19条3項", Visible = d => SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Elsewhere), Support = "本籍転属通知の宛先になります(例: 埼玉県春日部市)。" },
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            .. Notifier.Fields("氏を変更する人", "戸籍法107条4項").Select(f => f with { Visible = d => Is(d, ForeignNameGround.Parent) && f.Visible(d) }),
            By.SignedField("戸籍法29条・107条"),
            .. By.Fields(support: "2項・3項は本人だけが届け出られます。"),
        ]),
        FormSection.OfOffice("他の市区町村の戸籍の確認",
        [
            new(Verified, "氏を変更する人の戸籍の確認", FieldKind.Choice) { Required = true, Article = "戸籍法120条の7・27条の3", Visible = Person.Register.IsElsewhere, Width = 30, Choices = SharedChoices.Checks.All },
            new(Others, "本人のほかの在籍者", FieldKind.Choice) { Required = true, Article = "戸籍法20条の2第1項", Visible = d => Person.Register.IsElsewhere(d) && Is(d, ForeignNameGround.Spouse, ForeignNameGround.Return), Width = 30, Choices = ForeignNameChoices.Others.All },
        ]),
        FormSection.OfOffice(Former, [.. Person.CarriedFields(ComesToUs)]),
    ])
    {
        Layout = new()
        {
            Lines = CoupleLayout.Lines,
            Short = new Dictionary<string, string>
            {
                ["届出の区分"] = "区分", ["本籍・筆頭者"] = "本籍", ["氏を変更する人の氏名・生年月日"] = "氏名", ["氏を変更する人の住所"] = "住所", ["変更後の氏と本籍"] = "変更後", ["父母・養父母"] = "父母",
                ["他の市区町村の戸籍の確認"] = "確認", [Former] = "従前の記録",
            },
            WhenEmpty = new Dictionary<string, string> { ["他の市区町村の戸籍の確認"] = "この市の戸籍なので書きません", [Former] = "他の市区町村の戸籍からこの市に新しい戸籍をつくらないので書きません" },
        },
    };

    internal static bool Is(Draft d, params ReadOnlySpan<ForeignNameGround> grounds) => ForeignNameChoices.Grounds.Of(d[Ground]) is { } ground && grounds.Contains(ground);

    /// <summary>Whether a register of ours is made.</summary>
    internal static bool ComesToUs(Draft d) => SharedChoices.Domiciles.Is(d, NewAt, DomicileAt.Here);
}
