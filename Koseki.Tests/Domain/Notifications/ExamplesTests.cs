using System.Globalization;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>
/// <c>examples.txt</c>: the examples of what must pass and what must stop, and the worked examples of registers, each with the case
/// or test that shows it. What a case answers is examined here, not believed.
/// </summary>
public sealed class ExamplesTests(CaseTests.Table table) : IClassFixture<CaseTests.Table>
{
    private const string Test = "試験 ";
    private const string Nothing = "－";
    private const string Pass = "通";

    private static readonly string[] Answers = [Pass, "要照会", "補正", "不受理"];

    private static readonly string[] Worked = ["10.1", "10.2", "10.3", "10.4", "10.6", "10.10", "10.11", "10.14", "10.15", "10.16", "10.19", "10.20", "10.22"];

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications");

    private sealed record Row(string Number, string Answer, IReadOnlyList<string> Shown, string Why)
    {
        public IEnumerable<(string File, string Said)> Cases => Shown.Where(s => s != Nothing && !s.StartsWith(Test, StringComparison.Ordinal))
            .Select(s => s.Split(' ', 2)).Select(s => (Path.Combine(Root, s[0][..s[0].IndexOf('/', StringComparison.Ordinal)], "cases", s[0][(s[0].IndexOf('/', StringComparison.Ordinal) + 1)..] + ".txt"), s[1]));

        public IEnumerable<string> Tests => Shown.Where(s => s.StartsWith(Test, StringComparison.Ordinal)).Select(s => s[Test.Length..]);
    }

    private static readonly IReadOnlyList<Row> Rows =
    [
        .. File.ReadAllLines(Path.Combine(Root, "examples.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|'))
            .Select(p => new Row(p[0], p[1], p[2].Split(';'), p[3])),
    ];

    [Fact]
    public void Table_EveryExample_HasOneRowInOrder() => Assert.Equal(
        [.. Numbered("身分", 58), .. Numbered("死亡等", 64), .. Worked.Select(w => $"作例-{w}")], Rows.Select(r => r.Number));

    [Fact]
    public void Cases_Examined_SayWhatTheTableSays() => Assert.Empty(
        Rows.SelectMany(r => r.Cases.Select(c => (r.Number, c.File, c.Said, Found: File.Exists(c.File) ? Heaviest(CaseFile.Load(c.File)) : ["事例がない"])))
            .Where(c => !c.Found.Contains(c.Said)).Select(c => $"{c.Number} {Path.GetFileName(c.File)}: {c.Said} でなく {string.Join('、', c.Found)}"));

    /// <summary>Where the program answers otherwise than the example, or nothing shows it, the row says why; and only there.</summary>
    [Fact]
    public void Rows_OtherThanTheExample_SayWhy()
    {
        Assert.All(Rows, r => Assert.Contains(r.Answer, Answers));
        Assert.Empty(Rows.Where(r => r.Tests.Any() == r.Cases.Any() && r.Shown is not [Nothing]).Select(r => r.Number));
        Assert.Empty(Rows.Where(r => IsOtherwise(r) != (r.Why.Length > 0)).Select(r => $"{r.Number}: 答え {r.Answer}、示すもの {r.Shown[0]}、理由「{r.Why}」"));
    }

    [Fact]
    public void Tests_OfTheTable_AreThere()
    {
        var there = typeof(ExamplesTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute), true)).Select(m => $"{t.Name}.{m.Name}")).ToHashSet(StringComparer.Ordinal);

        Assert.All(Rows.SelectMany(r => r.Tests), t => Assert.Contains(t, there));
    }

    /// <summary>A case that calls itself one of the examples stands in its row.</summary>
    [Fact]
    public void Cases_WithTheNumberOfAnExample_StandInItsRow()
    {
        var rows = Rows.ToDictionary(r => r.Number, r => r.Cases.Select(c => c.File).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

        Assert.Empty(CaseFiles.Below(Root).SelectMany(f => File.ReadLines(f).Where(l => l.StartsWith("例: ", StringComparison.Ordinal)).Select(l => (File: f, Number: l[3..])))
            .Where(c => rows.TryGetValue(c.Number, out var files) && !files.Contains(c.File)).Select(c => $"{c.Number} {Path.GetRelativePath(Root, c.File)}"));
    }

    private static IEnumerable<string> Numbered(string list, int count) => Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{list}-{n}"));

    private static bool IsOtherwise(Row row) =>
        row.Shown is [Nothing] || (!row.Tests.Any() && row.Cases.First().Said.Split(' ')[0] != row.Answer);

    // 注意 stops nothing, and 要照会 holds until somebody has answered.
    private List<string> Heaviest(CaseFile file)
    {
        var findings = file.Examine(table.Characters).Findings;
        var heaviest = findings.Where(f => f.Severity != Severity.Caution).Select(f => (Severity?)f.Severity).Max();
        return heaviest is not { } severity ? [Pass] : [.. findings.Where(f => f.Severity == severity).Select(f => $"{f.Severity.Word()} {f.Rule}")];
    }
}
