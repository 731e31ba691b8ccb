using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SexChange;

/// <summary>性別の取扱いの変更の記録の嘱託 (家事事件手続法116条, 平成15年法律111号3条): sections and boxes.</summary>
internal static class SexChangeForm
{
    private const string Law = "戸籍法20条の4・戸籍法施行規則35条16号";

    /// <summary>The person. The role implies no sex: it is what 続柄 says.</summary>
    internal static readonly PersonRole Person = new("person", "本人の", Sex.Male);

    internal static readonly FieldKey Court = new("request.court");
    internal static readonly FieldKey EffectiveOn = new("request.effectiveOn");
    internal static readonly FieldKey RequestedOn = new("request.requestedOn");
    internal static readonly FieldKey HasPaper = new("request.paper");
    internal static readonly FieldKey PaperFits = new("request.fits");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey NewRelationship = new("new.relationship");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static Form Make() => new("性別の取扱いの変更の記録の嘱託",
    [
        new("", "嘱託",
        [
            new(Court, "嘱託した家庭裁判所", FieldKind.Text) { Required = true, Article = "家事事件手続法116条", Width = 30, Support = "例: さいたま家庭裁判所越谷支部" },
            new(EffectiveOn, "裁判が効力を生じた日", FieldKind.Date) { Required = true, Article = "平成15年法律111号3条、家事事件手続法74条2項", Support = "審判は、申立人が告知を受けた日に効力を生じます。嘱託書のとおり。" },
            new(RequestedOn, "嘱託書の日付", FieldKind.Date) { Required = true, Article = "家事事件手続法116条", Support = "戸籍には、受け付けた日を記録嘱託日として記録します。" },
            new(HasPaper, "嘱託書(裁判書の謄本を含む)がある", FieldKind.Check) { Article = "家事事件手続法116条" },
            new(PaperFits, "嘱託書の事件本人がこの戸籍の本人である", FieldKind.Check) { Article = "戸籍法15条", Support = "氏名・本籍・生年月日を照らします。" },
        ]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields(Law)]),
        new("", "本人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "本人の住所", [new(Address, "本人の住所", FieldKind.Address) { Article = "住民基本台帳法9条2項", Width = 40, Support = "嘱託書に書かれていなければ空のままにします(附票の住所へ通知します)。" }]),
        new("", "父母・養父母", [.. Person.ParentFields(Law, static _ => true)]),
        new("", "変更後の続柄", [new(NewRelationship, "変更後の父母との続柄", FieldKind.Text) { Required = true, Article = "平成15年法律111号4条1項、平16.6.23民一1813号", Width = 6, Support = "例: 長女。養子なら、養父母との続柄も改まります。" }]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }, .. Person.CarriedFields(static _ => false)]),
    ])
    {
        Layout = new() { Lines = CoupleLayout.Lines, Short = new Dictionary<string, string> { ["本籍・筆頭者"] = "本籍", ["本人の氏名・生年月日"] = "氏名", ["本人の住所"] = "住所", ["父母・養父母"] = "父母", ["変更後の続柄"] = "続柄" } },
    };
}
