using Koseki.Eng.Mutants;

namespace Koseki.Tests.Eng.Mutants;

/// <summary>The rules that <c>mutants</c> cuts out can all be cut out of the sources as they are, and their tests are there.</summary>
public sealed class MutantsTests
{
    private static readonly IReadOnlyList<Mutant> All = Mutant.All(RepositoryFolder.Root);

    [Fact]
    public void Cuts_OfEveryMutant_StandOnceInTheSources()
    {
        Assert.NotEmpty(All);
        Assert.All(All, m => Assert.Null(m.Problem(RepositoryFolder.Root)));
    }

    [Fact]
    public void Tests_OfEveryMutant_AreThere()
    {
        var tests = typeof(MutantsTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Select(m => $"{t.Name}.{m.Name}")).ToHashSet(StringComparer.Ordinal);

        Assert.All(All, m => Assert.Subset(tests, m.Tests.ToHashSet(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("規則 一\n試験 A.B\n箇所 a.cs\n<<<<\nx\n====\ny\n>>>>\n", null)]
    [InlineData("規則 一\n箇所 a.cs\n<<<<\nx\n====\ny\n>>>>\n", "規則・試験・箇所")]
    [InlineData("規則 一\n試験 A.B\n箇所 a.cs\nx\n====\ny\n>>>>\n", "3 行")]
    [InlineData("規則 一\n試験 A.B\n何か\n", "3 行")]
    public void Read_ByItsLines_IsAMutantOrSaysWhereNot(string text, string? problem)
    {
        if (problem is null)
        {
            Assert.Equal([new Cut("a.cs", "x", "y")], Mutant.Read("m", text).Cuts);
        }
        else
        {
            Assert.Contains(problem, Assert.Throws<FormatException>(() => Mutant.Read("m", text)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Apply_ThenDisposed_LeavesTheSourcesAsTheyWere()
    {
        var folder = Directory.CreateTempSubdirectory("koseki-mutant-").FullName;
        var file = Path.Combine(folder, "a.cs");
        File.WriteAllText(file, "a\r\nx\r\nb\r\n");
        var mutant = Mutant.Read("m", "規則 一\n試験 A.B\n箇所 a.cs\n<<<<\nx\nb\n====\ny\n>>>>\n");

        using (mutant.Apply(folder))
        {
            Assert.Equal("a\ny\n", File.ReadAllText(file));
            Assert.NotNull(mutant.Problem(folder));
        }

        Assert.Equal("a\r\nx\r\nb\r\n", File.ReadAllText(file));
        Assert.Null(mutant.Problem(folder));
        Directory.Delete(folder, recursive: true);
    }
}
