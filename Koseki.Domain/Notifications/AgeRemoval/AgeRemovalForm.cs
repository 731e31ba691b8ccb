using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AgeRemoval;

/// <summary>高齢者消除: what the permission of the legal affairs bureau says, and what was found out before it was asked for.</summary>
internal static class AgeRemovalForm
{
    private const string Practice = "昭32.1.31民甲163号";

    internal static readonly FieldKey Register = new("register");
    internal static readonly FieldKey GivenName = new("person.givenName");
    internal static readonly FieldKey BornOn = new("person.birthDate");
    internal static readonly FieldKey PermittedOn = new("permission.date");
    internal static readonly FieldKey PermissionNumber = new("permission.number");
    internal static readonly FieldKey Enquiry = new("enquiry.paper");
    internal static readonly FieldKey AskedByRelative = new("enquiry.relative");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static Form Make() => new("高齢者消除の許可による記録",
    [
        new("", "消除される人",
        [
            new(Register, "戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = "戸籍法24条2項", Support = "F3 で検索します。", Picked = (_, entry) => (GivenName, entry.GivenName) },
            new(GivenName, "名", FieldKind.Name) { Required = true, Article = "戸籍法24条2項", Support = "許可書のとおり。この名で戸籍から本人を探します。" },
            new(BornOn, "生年月日", FieldKind.Date) { Required = true, Article = "戸籍法24条2項", Support = "許可書のとおり。", Known = (d, r) => EntryIn(d, r)?.BirthDate.Text },
        ]),
        FormSection.OfOffice("許可",
        [
            new(PermittedOn, "許可日", FieldKind.Date) { Required = true, Article = "戸籍法24条2項", Support = "管轄法務局の長の許可書のとおり。" },
            new(PermissionNumber, "許可番号", FieldKind.Text) { Required = true, Article = "戸籍法24条2項", Support = "許可書のとおり(例: 二戸第123号)" },
        ]),
        FormSection.OfOffice("調査",
        [
            new(Enquiry, "生死と所在を調べた書類", FieldKind.Text) { Article = Practice + "・平22.9.6民一2191号", Width = 40, Support = "例: 親族への照会書、住所地への照会の回答。120歳以上で附票に住所がなければ要りません。" },
            new(AskedByRelative, "親族からの申出がある", FieldKind.Check) { Article = Practice, Support = "90歳以上100歳未満の人に要ります。" },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
    ]) { Layout = new() { Short = new Dictionary<string, string> { ["消除される人"] = "本人" } } };

    private static RegisterEntry? EntryIn(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(Register) is { } id && registers.Find(id) is { } register ? NamedEntry.Typed(register, draft[GivenName], e => e.GivenName, draft[BornOn]) : null;
}
