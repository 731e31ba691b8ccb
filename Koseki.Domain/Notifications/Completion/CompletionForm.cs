using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Completion;

/// <summary>追完届: the paper that is completed first, then whose it is and what is made up for.</summary>
internal static class CompletionForm
{
    private const string Law = "戸籍法45条";
    private static readonly string[] Parents = ["父", "母", "父母"];

    /// <summary>The register of the person the completed paper is about.</summary>
    internal static readonly RegisterRole Home = new("person", "事件本人の");

    internal const string HomeNone = "なし(外国人)";

    internal static readonly FieldKey Content = new("completion.content");
    internal static readonly FieldKey Subject = new("original.subject");
    internal static readonly FieldKey Receipt = new("original.receipt");
    internal static readonly FieldKey AcceptedOn = new("original.acceptedOn");
    internal static readonly FieldKey Person = new("person.name");
    internal static readonly FieldKey FamilyName = new("person.familyName");
    internal static readonly FieldKey BornOn = new("person.birthDate");
    internal static readonly FieldKey Relation = new("person.relationship");
    internal static readonly FieldKey GivenName = new("child.givenName");
    internal static readonly FieldKey Kana = new("child.givenNameKana");
    internal static readonly FieldKey Reading = new("child.readingJudgement");
    internal static readonly FieldKey Address = new("child.address");
    internal static readonly FieldKey Particulars = new("completion.particulars");
    internal static readonly FieldKey By = new("notifier.by");
    internal static readonly FieldKey Reason = new("notifier.reason");
    internal static readonly FieldKey Capacity = new("notifier.capacity");
    internal static readonly FieldKey NotifierName = new("notifier.name");
    internal static readonly FieldKey RemindedUntil = new("reminder.until");
    internal static readonly FieldKey Place = new("notification.place");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static Form Make() => new("追完届", [.. Original(), .. Completed(), .. Notifier()])
    {
        Layout = new() { Short = new Dictionary<string, string> { ["追完する届"] = "元の届", ["事件本人の本籍・氏名"] = "本人" } },
    };

    private static IEnumerable<FormSection> Original()
    {
        yield return new("(1)", "追完する届",
        [
            new(Content, "追完の内容", FieldKind.Choice) { Required = true, Article = Law, Width = 30, Choices = CompletionChoices.Contents.All, Support = "記録した事項の誤りは、追完でなく戸籍訂正によります。" },
            new(Subject, "追完する届の件名", FieldKind.Choice) { Required = true, Article = Law, Visible = IsUnrecorded, Width = 30, ChoicesOf = static (_, _) => [.. NotificationCatalogue.Subjects.Select(s => new Choice(s.Name, s.Name))] },
            new(Receipt, "追完する届の受付番号", FieldKind.Text) { Required = true, Article = "戸籍法施行規則21条", Width = 10, Support = "例: 令8-123。他の市区町村が受理した届は、その市区町村の番号" },
            new(AcceptedOn, "追完する届の受理日", FieldKind.Date) { Required = true, Article = Law },
        ]);
        yield return new("(2)", "事件本人の本籍・氏名",
        [
            .. Home.Fields(Law, HomeNone),
            new(Person, "事件本人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法29条", Visible = IsUnrecorded },
            new(FamilyName, "子の氏", FieldKind.Name) { Required = true, Article = "戸籍法29条", Visible = d => IsName(d) && !Home.IsHere(d), NeededWhen = Home.IsElsewhere },
            new(BornOn, "生年月日", FieldKind.Date) { Required = true, Article = "戸籍法29条", Support = "戸籍のとおり。名未定の子は、生年月日と続柄で戸籍からさがします。" },
            new(Relation, "父母との続柄", FieldKind.Text) { Required = true, Article = "戸籍法29条", Visible = d => IsName(d) && Home.IsHere(d), Width = 6, Support = "例: 長女", Known = KnownRelation },
        ]);
    }

    private static IEnumerable<FormSection> Completed()
    {
        yield return new("(3)", "追完する事項",
        [
            new(GivenName, "名", FieldKind.Name) { Required = true, Article = "戸籍法50条・同規則60条", Visible = IsName, Support = "常用漢字・人名用漢字・ひらがな・カタカナ" },
            new(Kana, "名の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = IsName, Support = "カタカナ" },
            new(Reading, "読み方の審査", FieldKind.Choice) { Article = "戸籍法13条2項", Visible = IsName, Choices = NewcomerBoxes.Readings.All },
            new(Address, "子の住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Visible = IsName, Width = 40 },
            new(Particulars, "追完する事項と内容", FieldKind.Note) { Required = true, Article = Law, Visible = IsUnrecorded, Width = 40, Support = "例: 婚姻後の夫婦の氏 夫の氏" },
        ]);
    }

    private static IEnumerable<FormSection> Notifier()
    {
        yield return new("", "届出人",
        [
            new(By, "届出人と元の届の届出人", FieldKind.Choice) { Required = true, Article = Law, Width = 30, Choices = CompletionChoices.Notifiers.All },
            new(Reason, "元の届出人が届け出られない理由", FieldKind.Text) { Article = Law, Visible = d => CompletionChoices.Notifiers.Is(d, By, CompletionNotifier.Another), Width = 30 },
            new(Capacity, "届出人の資格", FieldKind.Choice) { Required = true, Article = "戸籍法52条", Visible = IsName, Choices = [.. Parents.Concat(["同居者", "医師", "助産師", "その他の立会者", "法定代理人", "公設所の長"]).Select(w => new Choice(w, w))] },
            new(NotifierName, "届出人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => !IsName(d) || !Parents.Contains(d[Capacity]) },
            new(RemindedUntil, "催告で定めた期限", FieldKind.Date) { Article = "戸籍法45条・44条", Support = "期間を定めて催告したとき" },
            OverdueNotice.Field(d => d[RemindedUntil].Length > 0),
            new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
        ]);
        yield return new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]);
    }

    /// <summary>Whether a capacity stands in 【届出人】 without a name.</summary>
    internal static bool IsParent(string? capacity) => Parents.Contains(capacity);

    private static bool IsName(Draft draft) => CompletionChoices.Contents.Is(draft, Content, CompletionContent.Name);

    private static bool IsUnrecorded(Draft draft) => CompletionChoices.Contents.Is(draft, Content, CompletionContent.Unrecorded);

    // The one child without a name: no other can be meant.
    private static string? KnownRelation(Draft draft, RegisterSet registers) =>
        draft.RegisterIn(Home.Register) is { } id && registers.Find(id) is { } register && register.Standing.Where(e => e.GivenName.Length == 0).ToList() is [var only] ? only.Relationship : null;
}
