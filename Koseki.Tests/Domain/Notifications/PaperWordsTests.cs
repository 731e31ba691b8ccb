using System.Text.RegularExpressions;
using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>Which boxes are the paper's and which the office's, what each paper is called, and whom it names as 届出人: over every kind.</summary>
public sealed partial class PaperWordsTests(CaseTests.Table table) : IClassFixture<CaseTests.Table>
{
    private static readonly string[] OfficeSections = ["審査欄", "移記", "他の市区町村の戸籍の確認", "職権記載の許可", "許可", "調査"];

    // Ticks that stand on the paper as it is printed.
    private static readonly string[] Ticks =
    [
        "日本の国籍を留保する", "名未定", "法人である", "監護の分掌の取決めをしている", "親子交流の取決めをしている", "面会交流の取決めをしている", "養育費の分担の取決めをしている", "養育費の取決めをしている",
    ];

    private static IEnumerable<(FormSection Section, FormField Field)> Boxes => NotificationCatalogue.Kinds.SelectMany(k => k.Form.Sections.SelectMany(s => s.Fields.Select(f => (s, f))));

    [GeneratedRegex("照会|確認|確かめた|の審査|\\(移記\\)|移記事項|できた$|署名がある|催告|本籍の所在|届出の意思|^届出地$|過料|簡易裁判所|死亡した日$.*郵送|申立ての書面")]
    private static partial Regex OfTheOffice();

    /// <summary>Whatever the office asked, compared or copied is marked as the office's, in every kind.</summary>
    [Fact]
    public void Forms_EveryBoxOfTheOffice_IsMarked()
    {
        Assert.All(Boxes.Where(b => OfficeSections.Contains(b.Section.Title) || b.Section.Title.StartsWith("従前", StringComparison.Ordinal)), b => Assert.True(b.Field.IsOfOffice, $"{b.Section.Title} {b.Field.Label}"));
        Assert.All(Boxes.Where(b => OfTheOffice().IsMatch(b.Field.Label)), b => Assert.True(b.Field.IsOfOffice, $"{b.Section.Title} {b.Field.Label}"));
        Assert.Equal(Ticks.Order(StringComparer.Ordinal), Boxes.Where(b => b.Field is { Kind: FieldKind.Check, IsOfOffice: false }).Select(b => b.Field.Label).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What makes the paper what it is stays its own: names, days, 本籍, その他.</summary>
    [Fact]
    public void Forms_NamesAndRemarks_AreOfThePaper()
    {
        Assert.All(NotificationCatalogue.Kinds, k => Assert.Contains(k.Form.Fields, f => !f.IsOfOffice));
        Assert.All(Boxes.Where(b => b.Field.Label is "その他" or "届出人の氏名" or "夫の父の氏名" or "証人1の氏名"), b => Assert.False(b.Field.IsOfOffice, b.Field.Label));
    }

    /// <summary>A 受理証明書 is of a 届 or 申請; every other subject says that there is none by an empty name.</summary>
    [Fact]
    public void Subjects_PaperNames_EndAsPapersOfTheLaw()
    {
        string[] none = ["0103", "0503", "0603", "0604", "1008", "1101", "1202", "1203", "1204", "1205", "1206", "1207", "1208", "1301", "1401"];

        Assert.Equal(none, NotificationCatalogue.Subjects.Where(s => s.Paper.Length == 0).Select(s => s.Code));
        Assert.All(NotificationCatalogue.Subjects.Where(s => s.Paper.Length > 0), s => Assert.Matches("[^届](届|申請)$", s.Paper));
        Assert.All(NotificationCatalogue.Subjects, s => Assert.DoesNotContain("条", s.Paper, StringComparison.Ordinal));
    }

    /// <summary>Whoever is certified as 届出人 has a name: every accepted case of a 届 names all of them, but for the papers that say in no box who they are.</summary>
    [Fact]
    public void Cases_Accepted_NameTheirNotifiers()
    {
        var silent = new List<string>();
        var all = 0;
        foreach (var (file, one, examination) in ExaminedCases.All)
        {
            if (one.Origin is not Origin.Here || !examination.CanBeApproved)
            {
                continue;
            }

            var circumstances = one.Circumstances(table.Characters);
            foreach (var paper in one.Papers.Where(p => p.Kind.PaperName(p.Draft).Length > 0 && p.Kind.DispositionOf(p.Draft, one.Origin) == Origin.Accepted))
            {
                all++;
                var named = paper.Kind.Notifiers(paper.Draft, circumstances.Registers);
                if (named.Count == 0)
                {
                    silent.Add($"{paper.Kind.Code} {NamedNotifier.CapacityOf(paper.Kind.Form, paper.Draft)} {Path.GetRelativePath(ExaminedCases.Root, file)}");
                }

                Assert.All(named, n => Assert.True(n.Name.Trim().Length > 1, $"{file} {n}"));
            }
        }

        string[] known = ["0305", "0405", "0501", "0504", "0803", "0904", "0905", "1001", "1006", "1010", "1201", "1302"];
        Assert.True(silent.TrueForAll(s => known.Contains(s[..4])) && silent.Count * 10 < all, $"{silent.Count} / {all}\n{string.Join('\n', silent)}");
    }
}
