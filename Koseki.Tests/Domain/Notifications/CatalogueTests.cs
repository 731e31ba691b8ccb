using System.Text.RegularExpressions;
using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>The table of subjects (件名) of the receipt book is whole: each has its kind, or says why not and what to do.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string Root = ExaminedCases.Root;

    // The subjects that the office books, and those of annulments and of 本籍分明 which have rows of their own.
    private const string Booked = """
        0101出生 0102国籍留保 0103棄児発見調書 0201認知(任意) 0202認知(裁判) 0203認知(遺言) 0204胎児認知 0301養子縁組 0302養子離縁(協議)
        0303養子離縁(裁判) 0304特別養子縁組 0305特別養子離縁 0306・73条の2 0307縁組取消 0308離縁取消 0309・69条の2 0401婚姻 0402離婚(協議)
        0403離婚(調停/審判/和解/認諾/判決) 0404・77条の2・75条の2 0405婚姻取消 0406離婚取消 0501親権(協議・辞任・回復) 0502親権(裁判・変更)
        0503親権・後見(嘱託) 0504未成年後見 0601死亡 0602失踪宣告 0603高齢者消除 0604死産 0605失踪宣告取消 0701復氏 0702姻族関係終了
        0703推定相続人廃除 0704推定相続人廃除取消 0801入籍 0802分籍 0803転籍(管外) 0804転籍(管内) 0805就籍 0901国籍取得 0902帰化 0903国籍喪失
        0904国籍選択 0905外国国籍喪失 1001氏の変更(107条1項) 1002氏の変更(107条2項) 1003氏の変更(107条3項) 1004氏の変更(107条4項) 1005名の変更
        1006氏の振り仮名の届 1007氏の振り仮名の変更(職権記載の後) 1008氏名の振り仮名の職権記載 1009氏の振り仮名の変更(許可) 1010名の振り仮名の届
        1011名の振り仮名の変更(職権記載の後) 1012名の振り仮名の変更(許可) 1101性別の取扱いの変更 1201戸籍訂正(申請113/114/116)
        1202戸籍訂正(職権24-2) 1203戸籍訂正(市町村長限り24-3) 1204続柄の更正(申出) 1205再製(申出再製・滅失再製) 1206続柄の更正(準正) 1207改製
        1208戸籍の回復 1301不受理申出/取下げ 1302追完 1303本籍分明 1401行政区画の変更
        """;

    private static readonly string[] WithoutAKind = ["0102", "0308", "1204", "1208", "1301", "1303"];

    [Fact]
    public void Subjects_AreThoseOfTheReceiptBook() => Assert.Equal(
        Booked.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(b => $"{b[..4]}|{b[4..].TrimStart('・')}"),
        NotificationCatalogue.Subjects.Select(s => $"{s.Code}|{s.Name}"));

    [Fact]
    public void Subjects_WithAKind_HaveOneAndNoReason_TheOthersAReason()
    {
        Assert.Empty(NotificationCatalogue.Kinds.SelectMany(k => k.SubjectCodes).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(NotificationCatalogue.Kinds.SelectMany(k => k.SubjectCodes).Except(NotificationCatalogue.Subjects.Select(s => s.Code)));
        Assert.Equal(WithoutAKind, NotificationCatalogue.Subjects.Where(s => NotificationCatalogue.Find(s.Code) is null).Select(s => s.Code));
        Assert.All(NotificationCatalogue.Subjects, s => Assert.Equal(NotificationCatalogue.Find(s.Code) is null, s.Instead is { Length: > 20 } && s.Instead.EndsWith("ください。", StringComparison.Ordinal)));
    }

    /// <summary>Every requirement says what it rests on: an article, a circular with its day, or that it is not certain.</summary>
    [Fact]
    public void Requirements_Each_HaveANumberOfTheirOwnASentenceAndAnArticle()
    {
        var all = NotificationCatalogue.Kinds.SelectMany(k => k.RequirementList).ToList();

        Assert.True(all.Count > 1000, $"only {all.Count} requirements found");
        Assert.Empty(NotificationCatalogue.Kinds.SelectMany(k => k.RequirementList.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => $"{k.Name} {g.Key}")));
        Assert.Empty(all.Where(r => !r.Sentence.EndsWith('。')).Select(r => r.Id));
        Assert.Empty(all.Where(r => !Ground().IsMatch(r.Article)).Select(r => $"{r.Id}: {r.Article}"));
    }

    /// <summary><c>templates.txt</c>: every record example of the lists has one or more here that write it.</summary>
    [Fact]
    public void Templates_OfTheLists_HaveOneHere()
    {
        var rows = File.ReadAllLines(Path.Combine(Root, "templates.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|')).ToList();
        var here = NotificationCatalogue.Kinds.SelectMany(k => new TemplatesOfKind(k).All.Select(t => $"{Folder(k)}/{t.Code}"))
            .Concat(TemplatesOfKind.Common.Select(t => $"Shared/{t.Code}")).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(92, rows.Select(r => r[0]).Distinct().Count());
        Assert.Equal(92, rows.Count);
        Assert.Empty(rows.SelectMany(r => r[2].Split(';').Where(t => !here.Contains(t)).Select(t => $"{r[0]}: {t}")));
    }

    /// <summary>Every record example is written by at least one case that can be approved, and covers a day that can come.</summary>
    [Fact]
    public void Templates_Each_AreWrittenByACase()
    {
        var kinds = NotificationCatalogue.Kinds.ToDictionary(k => k, k => new TemplatesOfKind(k));
        HashSet<RecordTemplate> written = [];
        foreach (var (_, file, examination) in ExaminedCases.All)
        {
            var changes = examination is { CanBeApproved: true, Plan: { } plan } ? plan.Changes : [];
            written.UnionWith(file.Papers.Select(p => p.Kind).Distinct().SelectMany(k => changes.Select(kinds[k].Of)).OfType<RecordTemplate>());
        }

        var all = kinds.Values.SelectMany(t => t.All).Concat(TemplatesOfKind.Common).ToList();
        Assert.Empty(all.Where(t => !written.Contains(t)).Select(t => $"{t.Code} {t.Role}"));
        Assert.Empty(all.Where(t => t.Force is { From: { } from, To: { } to } && to < from).Select(t => t.Code));
    }

    private static string Folder(NotificationKind kind) => kind.GetType().Namespace!.Split('.')[^1];

    [GeneratedRegex(@"\d条|民[一二甲]?\d+号|[昭平令][\d元]+\.\d+\.\d+|付録\d+号|\[K\?\]|\[G\]")]
    private static partial Regex Ground();
}
