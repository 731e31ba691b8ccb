using Koseki.Domain.Characters;
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

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications");

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
    public void Cases_PerKind_BreakEveryRequirementOnceAndPassItOnce()
    {
        foreach (var kind in Koseki.Domain.Notifications.NotificationCatalogue.Kinds)
        {
            var found = CaseFiles.Below(Root).Select(CaseFile.Load).Where(c => c.Kind == kind)
                .SelectMany(c => c.Findings).Select(f => f.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
            var unbroken = kind.RequirementList.Select(r => r.Id).Where(id => !found.Contains(id)).ToList();

            Assert.True(unbroken.Count == 0, $"{kind.Name}: 破る事例のない要件 {string.Join("、", unbroken)}");
        }
    }

    [Fact]
    public void Cases_Accepted_TakeABranchOfTheirOwn()
    {
        var doubles = CaseFiles.Below(Root)
            .Select(f => (Name: Path.GetRelativePath(Root, f), File: CaseFile.Load(f)))
            .Where(c => c.File.Boundary is null)
            .Select(c => (c.Name, c.File.Kind, Signature: BranchSignature.Of(c.File, table.Characters)))
            .Where(c => c.Signature is not null)
            .GroupBy(c => (c.Kind, c.Signature), c => c.Name)
            .Where(g => g.Count() > 1)
            .Select(g => string.Join("、", g)).ToList();

        Assert.True(doubles.Count == 0, $"同じ分岐を通る事例(違う分岐にするか「境目:」の行で破らない要件を示す)\n{string.Join('\n', doubles)}");
    }
}
