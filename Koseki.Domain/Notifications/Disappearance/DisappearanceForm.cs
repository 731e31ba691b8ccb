using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disappearance;

/// <summary>失踪届 and 失踪宣告取消届: sections and boxes.</summary>
internal static class DisappearanceForm
{
    private const string Law = "戸籍法94条・29条4号";

    /// <summary>The one who was absent; also one whom a register shows as dead already. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "失踪した人の", Sex.Male)
    {
        AlsoRemoved = e => e.Removed is { Cause: MatterTitles.Disappearance or MatterTitles.Death or MatterTitles.RemovalForAge },
    };

    internal static readonly FieldKey Act = new("disappearance.act");
    internal static readonly FieldKey Address = new("person.address");
    internal static readonly FieldKey DeemedDeadOn = new("deemed.date");
    internal static readonly FieldKey DeemedDeadAt = new("deemed.time");
    internal static readonly FieldKey Ground = new("revocation.ground");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly RulingBoxes Ruling = new("失踪宣告・取消しの審判", "戸籍法94条");

    internal static bool IsRevoked(Draft draft) => DisappearanceChoices.Acts.Is(draft, Act, DisappearanceAct.Revoked);

    private static bool IsDeclared(Draft draft) => DisappearanceChoices.Acts.Is(draft, Act, DisappearanceAct.Declared);

    internal static Form Make() => new("失踪届・失踪宣告取消届",
    [
        new("", "届出の区分", [new(Act, "届出事件", FieldKind.Choice) { Required = true, Article = "戸籍法94条、民法30条〜32条", Choices = DisappearanceChoices.Acts.All }]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法94条")]),
        new("", "失踪した人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "失踪した人の住所", [new(Address, "失踪した人の住所", FieldKind.Address) { Article = "戸籍法29条・住民基本台帳法9条2項", Width = 40, Support = "住民票のあるところ。住民票が消除されていれば空のままにします(通知は送りません)。" }]),
        new("", "裁判",
        [
            new(DeemedDeadOn, "死亡とみなされる日", FieldKind.Date) { Required = true, Article = "戸籍法94条、民法31条", Visible = IsDeclared, Support = "審判書のとおり写します(失踪の期間が満了した日、危難の去った日)。計算しません。" },
            new(DeemedDeadAt, "死亡とみなされる時刻", FieldKind.Time) { Article = "民法31条", Visible = IsDeclared, Width = 14, Support = "危難失踪で、審判書に時刻があるときだけ。" },
            new(Ground, "取消しの理由", FieldKind.Choice) { Required = true, Article = "民法32条1項", Visible = IsRevoked, Choices = DisappearanceChoices.Grounds.All },
            .. Ruling.CourtFields(),
        ]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法94条・63条1項", Choices = DisappearanceChoices.Notifiers.All, Support = "債権者なども利害関係人として届け出られます。本人は取消しの届だけ。" },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => !DisappearanceChoices.Notifiers.Is(d, Notifier, AbsenceNotifier.Self), Support = "氏名を続けて書きます。" },
            .. Ruling.NotifierFields(),
        ]),
        FormSection.OfOffice("移記", [.. Person.CarriedFields(static _ => false)]),
    ])
    {
        Layout = new()
        {
            Lines = [.. CoupleLayout.Lines, new("日・時刻", "deemed.date", "deemed.time")],
            Short = new Dictionary<string, string> { ["届出の区分"] = "区分", ["本籍・筆頭者"] = "本籍", ["失踪した人の氏名・生年月日"] = "氏名", ["失踪した人の住所"] = "住所", ["父母・養父母"] = "父母" },
        },
    };
}
