using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>Every readable case below <c>cases/</c> folders, and the guarantees a collection of cases must give.</summary>
public sealed class CaseTests(CaseTests.Table table) : IClassFixture<CaseTests.Table>
{
    /// <summary>The character table, loaded once.</summary>
    public sealed class Table
    {
        /// <summary>The table.</summary>
        public ICharacterTable Characters { get; } = CharacterTable.Load();
    }

    private static string Root => ExaminedCases.Root;

    /// <summary>All cases, by path relative to the root.</summary>
    public static TheoryData<string> All() =>
        [.. CaseFiles.Below(Root).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void Run_Case_Holds(string file)
    {
        var differences = CaseRunner.Run(Path.Combine(Root, file), table.Characters);

        Assert.True(differences.Count == 0, $"{file}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void Cases_PerKind_AreTwentyFiveOrMore()
    {
        var counts = Examined().GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => g.Count());

        Assert.All(NotificationCatalogue.Kinds, kind => Assert.True(counts.GetValueOrDefault(kind) >= 25, $"{kind.Name}: 事例が {counts.GetValueOrDefault(kind)} 件しかない"));
    }

    /// <summary>A number means one sentence: within a kind, and where kinds share a rule under their own prefixes too. Each says its article, and a period that is one.</summary>
    [Fact]
    public void Requirements_OfAllKinds_HaveANumberOfTheirOwnAnArticleAndAPeriod()
    {
        var all = NotificationCatalogue.Kinds.SelectMany(k => k.RequirementList.Select(r => (Kind: k.Name, r.Id, r.Sentence, r.Article, Force: k.ForceOf(r.Id)))).ToList();

        Assert.Empty(all.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join("、", g.Select(r => r.Kind))}"));
        Assert.All(all, r => Assert.Matches("^[^0-9-]+[-][0-9]{2}[^0-9]*$", r.Id));
        Assert.All(all, r => Assert.True(r.Article.Trim().Length > 0 && r.Sentence.EndsWith('。'), $"{r.Id}: 根拠か文がない"));
        Assert.All(all, r => Assert.True(r.Force.From is not { } from || r.Force.To is not { } to || from <= to, $"{r.Id}: 効力のある日がない"));
        Assert.All(all, r => Assert.True(new[] { r.Force.From, r.Force.To }.OfType<DateOnly>().All(d => d.Year is > 1947 and < 2100), $"{r.Id}: 施行日・終了日の誤り"));
    }

    [Fact]
    public void Cases_EveryRequirement_IsBrokenByOneAndMetByAnAcceptedOne()
    {
        foreach (var cases in Examined().GroupBy(c => c.Kind))
        {
            var ids = cases.Key.RequirementList.Select(r => r.Id).ToList();
            var broken = cases.SelectMany(c => c.Examination.Findings.Select(f => f.Rule)).ToHashSet(StringComparer.Ordinal);
            var met = cases.Where(c => c.Examination.CanBeApproved)
                .SelectMany(c => c.Examination.Judged.Except(c.Examination.Findings.Select(f => f.Rule), StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);

            Assert.True(ids.All(broken.Contains), $"{cases.Key.Name}: 破る事例のない要件 {string.Join("、", ids.Where(id => !broken.Contains(id)))}");
            Assert.True(ids.All(met.Contains), $"{cases.Key.Name}: 破らない決裁できる事例のない要件 {string.Join("、", ids.Where(id => !met.Contains(id)))}");
        }
    }

    [Fact]
    public void Cases_Accepted_TakeABranchOfTheirOwn()
    {
        var doubles = CaseFiles.Below(Root)
            .Select(f => (Name: Path.GetRelativePath(Root, f), File: CaseFile.Load(f)))
            .Where(c => !c.File.IsOfABoundary)
            .Select(c => (c.Name, c.File.Kind, Signature: BranchSignature.Of(c.File, table.Characters)))
            .Where(c => c.Signature is not null)
            .GroupBy(c => (c.Kind, c.Signature), c => c.Name)
            .Where(g => g.Count() > 1)
            .Select(g => string.Join("、", g)).ToList();

        Assert.True(doubles.Count == 0, $"同じ分岐を通る事例\n{string.Join('\n', doubles)}");
    }

    [Fact]
    public void Mutations_OfAllCases_AreAllNoticed()
    {
        var mutations = new CaseMutations(CaseFiles.Below(Root), table.Characters).All().ToList();

        Assert.Equal(["変更", "要件", "要件の重さ", "記載例の行", "読取", "送付物", "送付物の中身", "附票の中身"], mutations.Select(m => m.Sort).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(mutations.Where(m => !m.IsKilled).Select(m => $"{m.Sort}: {m.Name}"));
    }

    /// <summary>
    /// A draft has only the numbers that its kind asks for by what it says so far; reading somebody of ours must not take one. Every case of one
    /// paper is examined with no more.
    /// </summary>
    [Fact]
    public void Cases_WithTheNumbersTheirKindAsksFor_AreExaminedWithoutAFault()
    {
        var faults = CaseFiles.Below(Root).Select(f => (Name: Path.GetRelativePath(Root, f), File: CaseFile.Load(f))).Where(c => c.File.Papers.Count == 1)
            .SelectMany(c => ExaminedSparingly(c.File).Faults.Select(f => $"{c.Name}: {f.Message}")).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private Examination ExaminedSparingly(CaseFile file)
    {
        var (paper, circumstances) = (file.Papers[0], file.Circumstances(table.Characters));
        var (persons, registers) = paper.Kind.NumbersNeededBy(paper.Draft);
        return paper.Kind.Examine(paper.Draft, circumstances with { NewPersons = [.. circumstances.NewPersons.Take(persons)], NewRegisters = [.. circumstances.NewRegisters.Take(registers)] });
    }

    // A case of several papers is one of each of their kinds.
    private static IEnumerable<(NotificationKind Kind, Examination Examination)> Examined() =>
        ExaminedCases.All.SelectMany(c => c.File.Papers.Select(p => p.Kind).Distinct().Select(k => (k, c.Examination)));
}
