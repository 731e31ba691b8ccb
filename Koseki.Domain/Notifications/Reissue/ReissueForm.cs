using System.Globalization;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reissue;

/// <summary>戸籍再製・改製書: the ground first, then the register, what is left out of it, and who asked for it.</summary>
internal static class ReissueForm
{
    private const int MostTraces = 8;
    private const string Law = "戸籍法11条・11条の2・128条";

    /// <summary>Stands for somebody who is not recorded in the register.</summary>
    internal const string Stranger = "この戸籍に記録されていない者";

    internal static readonly FieldKey Ground = new("reissue.ground");
    internal static readonly FieldKey OrderedOn = new("order.date");
    internal static readonly FieldKey OrderNumber = new("order.number");
    internal static readonly FieldKey Because = new("renewal.because");
    internal static readonly FieldKey Compared = new("source.compared");
    internal static readonly FieldKey Register = new("register");
    internal static readonly FieldKey Result = new("result.check");
    internal static readonly FieldKey Applicant = new("applicant.person");
    internal static readonly FieldKey Capacity = new("applicant.capacity");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static readonly FormGroup Without = new("without", "除く記録", MostTraces, i =>
    [
        new(i.Key("matter"), i.Title, FieldKind.Choice) { Article = "戸籍法11条の2", Width = 40, ChoicesOf = static (d, r) => Chosen(d, r) is { } register ? [.. ReissueTrace.Of(register).Select(t => new Choice(t.Word, t.Word))] : [] },
    ]);

    internal static Form Make() => new("戸籍再製・改製書",
    [
        new("(1)", "再製・改製の根拠",
        [
            new(Ground, "再製・改製の根拠", FieldKind.Choice) { Required = true, Article = Law, Width = 40, Choices = ReissueChoices.Grounds.All },
            new(OrderedOn, "法務大臣の指示の日", FieldKind.Date) { Required = true, Article = "戸籍法11条・11条の2", Visible = IsReissue, Support = "管轄法務局から伝えられた指示書のとおり。" },
            new(OrderNumber, "指示書の番号", FieldKind.Text) { Required = true, Article = "戸籍法11条・11条の2", Visible = IsReissue, Support = "例: 戸指第5号" },
            new(Because, "改製事由", FieldKind.Text) { Required = true, Article = "戸籍法128条", Visible = d => ReissueChoices.Grounds.Is(d, Ground, ReissueGround.Renewal), Width = 40, Support = "命令のとおり(例: 平成6年法務省令第51号附則第2条第1項による改製)" },
            new(Compared, "副本と届書類に照らして同じである", FieldKind.Check) { Article = "戸籍法11条・戸籍法施行規則10条", Visible = d => ReissueChoices.Grounds.Is(d, Ground, ReissueGround.Lost, ReissueGround.Threatened) },
        ]),
        new("(2)", "戸籍",
        [
            new(Register, "再製・改製する戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = Law, Support = "F3 で検索します。除籍も再製できます。" },
        ]),
        new("(3)", "除く記録", [.. Without.Fields]) { Groups = [Without] },
        new("(4)", "申出人",
        [
            new(Result, "除いた後の戸籍", FieldKind.Choice) { Required = true, Article = "戸籍法11条の2第1項ただし書", Visible = IsAsked, Choices = ReissueChoices.Results.All },
            new(Applicant, "申出人", FieldKind.Choice) { Required = true, Article = "戸籍法11条の2", Visible = IsAsked, Width = 30, ChoicesOf = Persons, Support = "除かれた者も申し出られます。" },
            new(Capacity, "申し出た者の資格", FieldKind.Choice) { Required = true, Article = "戸籍法11条の2・31条", Visible = IsAsked, Choices = ReissueChoices.Capacities.All },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
    ])
    {
        Layout = new()
        {
            Short = new Dictionary<string, string> { ["再製・改製の根拠"] = "根拠" },
            WhenEmpty = new Dictionary<string, string> { ["申出人"] = "申出によらない再製・改製なので書きません" },
        },
    };

    /// <summary>Whether somebody asks for it.</summary>
    internal static bool IsAsked(Draft draft) => ReissueChoices.Grounds.Is(draft, Ground, ReissueGround.Falsehood, ReissueGround.Letters, ReissueGround.Relationship);

    private static bool IsReissue(Draft draft) => !ReissueChoices.Grounds.Is(draft, Ground, ReissueGround.Renewal);

    private static IReadOnlyList<Choice> Persons(Draft draft, RegisterSet registers) => Chosen(draft, registers) is not { } register ? [] :
    [
        .. register.Entries.Select((e, i) => new Choice(WordOf(e, i), $"{WordOf(e, i)}({(e.IsRemoved ? "除籍" : "在籍")})")),
        new(Stranger, Stranger),
    ];

    /// <summary>How an entry is named: by its place, which stays, and its 名.</summary>
    internal static string WordOf(RegisterEntry entry, int at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1} {entry.GivenName}");

    private static FamilyRegister? Chosen(Draft draft, RegisterSet registers) => draft.RegisterIn(Register) is { } id ? registers.Find(id) : null;
}
