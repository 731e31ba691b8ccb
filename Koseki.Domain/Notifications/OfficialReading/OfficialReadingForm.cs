using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.OfficialReading;

/// <summary>振り仮名の職権記載書: the leave and the notice first, then the register and what the notice said. A batch fills the second part for each of its registers.</summary>
public static class OfficialReadingForm
{
    private const string Law = "令和5年法律48号附則9条";
    internal const int MostPersons = 15;

    /// <summary>許可日.</summary>
    public static FieldKey PermittedOn { get; } = new("permission.date");

    /// <summary>許可番号.</summary>
    public static FieldKey PermissionNumber { get; } = new("permission.number");

    /// <summary>通知した日.</summary>
    public static FieldKey NoticeSentOn { get; } = new("notice.sentOn");

    /// <summary>Whether it was looked for notifications on their way.</summary>
    public static FieldKey NothingPending { get; } = new("notice.nothingPending");

    /// <summary>The register.</summary>
    public static FieldKey Register { get; } = new("target.register");

    /// <summary>通知した氏の振り仮名.</summary>
    public static FieldKey FamilyNameKana { get; } = new("target.familyNameKana");

    /// <summary>Who has left since the notice, and what each was told: one line each, 人の番号=振り仮名.</summary>
    public static FieldKey Gone { get; } = new("target.gone");

    /// <summary>Those who stand in it, and what each was told.</summary>
    public static FormGroup Persons { get; } = new("persons", "在籍者", MostPersons, Boxes);

    /// <summary>The boxes that all registers of a batch have in common, in the paper's order.</summary>
    public static IReadOnlyList<FieldKey> Common { get; } = [PermittedOn, PermissionNumber, NoticeSentOn, NothingPending];

    internal const string Person = "person";
    internal const string Kana = "kana";

    internal static Form Make() => new("氏名の振り仮名の職権記載書",
    [
        new("(1)", "許可と通知",
        [
            new(PermittedOn, "許可日", FieldKind.Date) { Required = true, Article = Law, Support = "管轄法務局長の許可書のとおり。" },
            new(PermissionNumber, "許可番号", FieldKind.Text) { Required = true, Article = Law, Support = "許可書のとおり(例: 二戸第123号)" },
            new(NoticeSentOn, "振り仮名を通知した日", FieldKind.Date) { Required = true, Article = Law, Support = "通知書を送った日。" },
            new(NothingPending, "処理中の届がないことを確かめた", FieldKind.Check) { Article = Law, Support = "受付帳と、他の市区町村からの通知に、令和8年5月25日までに受け付けた届が残っていないこと。" },
        ]),
        new("(2)", "記載する戸籍",
        [
            new(Register, "記載する戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = Law, Support = "F3 で検索します。" },
            new(FamilyNameKana, "通知した氏の振り仮名", FieldKind.Kana) { Article = Law, Support = "通知書のとおり。既に記載のある戸籍では空のままにします。" },
            new(Gone, "通知の後に除かれた人", FieldKind.Note) { Article = Law, Width = 40, Support = "一人一行で「人の番号=通知した名の振り仮名」(例: P34=ハナコ)。この戸籍には記載しません。今の戸籍に記載します。" },
        ]),
        new("(3)", "在籍者の名の振り仮名", [.. Persons.Fields]) { Groups = [Persons] },
    ])
    {
        Layout = new() { Short = new Dictionary<string, string> { ["許可と通知"] = "許可", ["記載する戸籍"] = "戸籍", ["在籍者の名の振り仮名"] = "名" } },
    };

    internal static FamilyRegister? RegisterIn(Draft draft, RegisterSet registers) => draft.RegisterIn(Register) is { } id ? registers.Find(id) : null;

    // A person is stored by the number, never by the name.
    private static IEnumerable<FormField> Boxes(FormInstance instance) =>
    [
        new(instance.Key(Person), $"{instance.Whose}名", FieldKind.Choice) { Article = Law, Width = 30, ChoicesOf = static (d, r) => RegisterIn(d, r) is { } register ? [.. register.Standing.Select(ChoiceOf)] : [] },
        new(instance.Key(Kana), $"{instance.Whose}通知した名の振り仮名", FieldKind.Kana) { Required = true, Article = Law, Support = "通知書のとおり。" },
    ];

    private static Choice ChoiceOf(RegisterEntry entry) => new(entry.Person.ToString(), $"{entry.GivenName}　{entry.Spouse?.Word() ?? entry.Relationship}　{entry.BirthDate.Text}生{(entry.GivenNameKana is { } kana ? $"　今: {kana}" : "")}");
}
