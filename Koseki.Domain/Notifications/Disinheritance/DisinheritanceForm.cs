using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disinheritance;

/// <summary>推定相続人廃除届 and 廃除取消届: sections and boxes.</summary>
internal static class DisinheritanceForm
{
    private const string Law = "戸籍法97条・29条4号";

    /// <summary>The heir who is excluded. The role implies no sex.</summary>
    internal static readonly PersonRole Person = new("person", "廃除された人の", Sex.Male);

    internal static readonly FieldKey Act = new("disinheritance.act");
    internal static readonly FieldKey Decedent = new("decedent.relation");
    internal static readonly FieldKey DecedentName = new("decedent.name");
    internal static readonly FieldKey Remarks = new("remarks");
    internal static readonly FieldKey Notifier = new("notifier.capacity");
    internal static readonly FieldKey ExecutorName = new("notifier.name");
    internal static readonly RulingBoxes Ruling = new("推定相続人の廃除・取消しの審判", "戸籍法97条");

    internal static bool IsRevoked(Draft draft) => DisinheritanceChoices.Acts.Is(draft, Act, DisinheritanceAct.Revoked);

    internal static Form Make() => new("推定相続人廃除届・廃除取消届",
    [
        new("", "届出の区分", [new(Act, "届出事件", FieldKind.Choice) { Required = true, Article = "戸籍法97条、民法892条〜894条", Choices = DisinheritanceChoices.Acts.All }]),
        new("", "本籍・筆頭者", [.. Person.Register.Fields("戸籍法97条")]),
        new("", "廃除された人の氏名・生年月日", [.. Person.NameFields(Law).Select(f => f.Key == Person.FamilyName ? f with { Support = null } : f)]),
        new("", "父母・養父母", [.. Person.ParentFields("戸籍法29条4号", static _ => true)]),
        new("", "被相続人",
        [
            new(Decedent, "被相続人(廃除された人からみて)", FieldKind.Choice) { Required = true, Article = "民法892条", Choices = DisinheritanceChoices.Decedents.All },
            new(DecedentName, "被相続人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法97条", Support = "審判書のとおり、氏名を続けて書きます。" },
        ]),
        new("", "裁判", [.. Ruling.CourtFields()]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
        new("", "届出人",
        [
            new(Notifier, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法97条・63条1項", Choices = DisinheritanceChoices.Notifiers.All, Support = "廃除された人やほかの相続人は届け出られません。" },
            new(ExecutorName, "遺言執行者の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => DisinheritanceChoices.Notifiers.Is(d, Notifier, DisinheritanceNotifier.Executor) },
            .. Ruling.NotifierFields(),
        ]),
        FormSection.OfOffice("移記", [.. Person.CarriedFields(static _ => false)]),
    ])
    {
        Layout = new()
        {
            Lines = [.. CoupleLayout.Lines, new("続き合い・氏名", "decedent.relation", "decedent.name")],
            Short = new Dictionary<string, string> { ["届出の区分"] = "区分", ["本籍・筆頭者"] = "本籍", ["廃除された人の氏名・生年月日"] = "氏名", ["父母・養父母"] = "父母" },
        },
    };
}
