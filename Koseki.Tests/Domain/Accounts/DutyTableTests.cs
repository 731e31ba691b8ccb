using Koseki.Domain.Accounts;
using Koseki.Domain.Cases;

namespace Koseki.Tests.Domain.Accounts;

/// <summary>CM-06: the table of duties out, through a spreadsheet and in again.</summary>
public sealed class DutyTableTests
{
    private static readonly DateOnly Today = new(2027, 3, 10);
    private static readonly DateTimeOffset At = new(2027, 3, 1, 9, 0, 0, TimeSpan.FromHours(9));

    // Names as a spreadsheet takes them for formulas, with quotes, commas, breaks, variation selectors and a surrogate pair.
    private static readonly string[] Names = ["=HYPERLINK(\"http://x\")", "+1,2", "-葛󠄁西", "@\"引用\"", "'すでに", "＝全角", "𠮷野　家", "改\r\n行", "渡邊", "'"];

    private static DutyBook BookOf(IReadOnlyList<string> names, params (string Account, StaffRole Role, string? Office, DateOnly From, DateOnly? Until)[] grants) => new(
        [.. names.Select((n, i) => new StaffPerson($"p{i}", n, "01", true))], [("01", "本庁"), ("02", "北部,\"出張所\"")],
        [.. grants.Select((g, i) => new DutyEntry(i + 1, [new(i + 1, new DutyChange.Give(g.Account, g.Role, g.Office, g.From, g.Until))], "unyo", "運用", At, new(true, "", "kessai", "決裁", At))).Reverse()]);

    [Fact]
    public void Write_ReadAgain_ChangesNothingWhateverTheNames()
    {
        var book = BookOf(Names, ("p0", StaffRole.Counter, null, new(2026, 4, 1), null), ("p1", StaffRole.Examiner, "02", new(2027, 4, 1), new DateOnly(2028, 3, 31)), ("p2", StaffRole.Operator, "01", new(2026, 4, 1), Today));
        var file = DutyTable.Write(book, Today);

        // No cell is a formula to a spreadsheet.
        Assert.All(CsvText.Read(file.Replace("'", "※", StringComparison.Ordinal))!.SelectMany(l => l.Cells), cell => Assert.False(cell.Length > 0 && "=+-@＝＋－＠".Contains(cell[0], StringComparison.Ordinal), cell));
        var (lines, problems) = DutyTable.Read("\uFEFF" + file, book);
        Assert.Empty(problems);
        Assert.Equal(Names.Length, lines.Select(l => l.Account).Distinct().Count());
        var found = DutyTable.Compare(lines, book, Today.AddDays(1), Today);
        Assert.Empty(found.Changes);
        Assert.Equal((3, 0), (found.Same, found.Untouched.Count));
    }

    [Fact]
    public void Cells_OfEveryBeginning_ComeBackAsTheyWere()
    {
        string[] cells = [.. "=+-@＝＋－＠\t\r\n'\",a".SelectMany(c => new[] { $"{c}", $"{c}x", $"'{c}x", $"''{c}", $"x{c}" }), ""];

        Assert.Equal(cells, Assert.Single(CsvText.Read(CsvText.Write([[.. cells, "end"]]))!).Cells.SkipLast(1));
        Assert.Null(CsvText.Read("a,\"b"));
    }

    /// <summary>What a file changes is said: a new duty, an end, another last day; whoever is not named keeps theirs.</summary>
    [Fact]
    public void Compare_FileThatSaysOtherwise_SaysEachDifference()
    {
        var book = BookOf(["一", "二", "三"], ("p0", StaffRole.Counter, null, new(2026, 4, 1), null), ("p0", StaffRole.Examiner, "01", new(2027, 4, 1), null), ("p1", StaffRole.Counter, "01", new(2026, 4, 1), null), ("p2", StaffRole.Operator, null, new(2026, 4, 1), null));
        var (lines, problems) = DutyTable.Read("アカウント,氏名,職務,事務所,から,まで\np0,一,窓口,全事務所,2026/4/1,2027/9/30\np1,二,決裁,本庁,R9.4.1,\n", book);

        Assert.Empty(problems);
        var found = DutyTable.Compare(lines, book, new(2027, 4, 1), Today);
        Assert.Equal(
            [new DutyChange.Limit("p0", 1, new DateOnly(2027, 9, 30)), new DutyChange.Limit("p0", 2, new DateOnly(2027, 3, 31)), new DutyChange.Limit("p1", 3, new DateOnly(2027, 3, 31)), new DutyChange.Give("p1", StaffRole.Approver, "01", new(2027, 4, 1), null)],
            found.Changes);
        Assert.Equal(["三"], found.Untouched.Select(p => p.Name));
        Assert.Null(DutyRules.WhyNotEnter(found.Changes, new("unyo", "運用", new HashSet<StaffRole> { StaffRole.Operator }, "01", "01-01"), Today, book));
    }

    [Theory]
    [InlineData("p9,一,窓口,本庁,2027-04-01,", "p9")]
    [InlineData("p0,二,窓口,本庁,2027-04-01,", "「一」さんですが、「二」")]
    [InlineData("p0,一,市長,本庁,2027-04-01,", "職務「市長」")]
    [InlineData("p0,一,窓口,南部,2027-04-01,", "事務所「南部」")]
    [InlineData("p0,一,窓口,本庁,4月1日から,", "「から」")]
    [InlineData("p0,一,窓口,本庁,2027-04-01,いつか", "「まで」")]
    [InlineData("p0,一,窓口,本庁,2027-04-01,2027-03-31", "より前")]
    [InlineData("p0,一,窓口,本庁", "欄が4")]
    public void Read_LineThatCannotBe_IsNamedAndNothingTaken(string line, string said)
    {
        var (lines, problems) = DutyTable.Read($"アカウント,氏名,職務,事務所,から,まで\r\np0,一,審査,本庁,2027-04-01,\r\n{line}\r\n", BookOf(["一"]));

        Assert.Empty(lines);
        Assert.StartsWith("3行目: ", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Contains(said, problems[0], StringComparison.Ordinal);
        Assert.NotEmpty(DutyTable.Read(line, BookOf(["一"])).Problems);
        Assert.NotEmpty(DutyTable.Read("", BookOf(["一"])).Problems);
    }
}
