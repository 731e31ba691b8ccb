using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Foundling;

/// <summary>Whether the parents of a foundling are known (戸籍法57条).</summary>
public enum ParentsKnown
{
    /// <summary>Nobody knows them.</summary>
    Unknown,

    /// <summary>They are known, or may be found.</summary>
    Traceable,
}

/// <summary>棄児発見調書: what the mayor writes down (戸籍法57条2項), which counts as the notification (58条).</summary>
internal static class FoundlingForm
{
    private const string Law = "戸籍法57条2項";
    private const string Who = "棄児";

    internal static readonly ChoiceSet<ParentsKnown> Known = new((ParentsKnown.Unknown, "unknown", "父母は知れない"), (ParentsKnown.Traceable, "traceable", "父か母が知れるか、知れる見込みがある"));

    internal static readonly FieldKey NewDomicile = new("new.domicile");
    internal static readonly FieldKey FamilyName = new("new.familyName");
    internal static readonly FieldKey FamilyNameKana = new("new.familyNameKana");
    internal static readonly NewcomerBoxes Person = new("person", false);
    internal static readonly FieldKey FoundOn = new("found.date");
    internal static readonly FieldKey FoundAt = new("found.time");
    internal static readonly FieldKey FoundPlace = new("found.place");
    internal static readonly FieldKey Belongings = new("found.belongings");
    internal static readonly FieldKey Finder = new("finder.name");
    internal static readonly FieldKey ReportedOn = new("finder.reportedOn");
    internal static readonly FieldKey Parents = new("check.parents");
    internal static readonly FieldKey WrittenOn = new("document.date");
    internal static readonly FieldKey Search = new("check.registered");
    internal static readonly FieldKey Remarks = new("remarks");

    internal static Form Make() => new("棄児発見調書",
    [
        new("", "定めた本籍と氏",
        [
            new(NewDomicile, "定めた本籍", FieldKind.Domicile) { Required = true, Article = $"{Law}・22条", Width = 40, Support = "この市の中に定めます。" },
            new(FamilyName, "付けた氏", FieldKind.Name) { Required = true, Article = Law },
            new(FamilyNameKana, "付けた氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号" },
        ]),
        new("", Who, [.. Person.Fields(Who + "の", Law)]),
        new("", "発見",
        [
            new(FoundOn, "発見の年月日", FieldKind.Date) { Required = true, Article = Law },
            new(FoundAt, "発見の時刻", FieldKind.Time) { Article = Law, Width = 10 },
            new(FoundPlace, "発見の場所", FieldKind.Address) { Required = true, Article = Law, Width = 40 },
            new(Belongings, "附属品・衣服・その他の状況", FieldKind.Note) { Article = Law, Width = 40 },
            new(Finder, "申し出た者(発見者・警察官)", FieldKind.Name) { Required = true, Article = "戸籍法57条1項", IsAnyText = true },
            new(ReportedOn, "申出の年月日", FieldKind.Date) { Required = true, Article = "戸籍法57条1項", Support = "発見から24時間以内に申し出ます。" },
            new(Parents, "父母が知れるか", FieldKind.Choice) { Required = true, Article = "戸籍法57条・59条", Width = 30, Choices = Known.All },
            new(WrittenOn, "調書作成の年月日", FieldKind.Date) { Required = true, Article = Law },
            new(Search, "戸籍の有無の確認", FieldKind.Choice) { Required = true, Article = "戸籍法22条", Width = 30, Choices = NewcomerRules.Searches.All },
        ]),
        new("", "その他", [new(Remarks, "その他", FieldKind.Note) { Width = 40 }]),
    ])
    {
        Layout = new()
        {
            Lines =
            [
                new("氏・読み", "new.familyName", "new.familyNameKana"), new("名・読み", "givenName", "givenNameKana"), new("父・母", "father", "mother") { Folds = true },
                new("養父・養母", "adoptiveFather", "adoptiveMother") { Folds = true }, new("養父母との続柄", "adoptiveRelationship") { Folds = true }, new("発見の日・時刻", "found.date", "found.time"),
            ],
            Short = new Dictionary<string, string> { ["定めた本籍と氏"] = "本籍・氏" },
        },
    };
}
