using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Eng.Mutants;

namespace Koseki.Tests.Gateway;

/// <summary>The table of what goes wrong at コンビニ交付, and of what went wrong elsewhere, names tests that are there.</summary>
public sealed partial class ScenarioTableTests
{
    private const int Scenarios = 44;
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "Koseki.Tests", "Gateway", "scenarios.md"));
    private static readonly HashSet<string> Tests = typeof(ScenarioTableTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Select(m => $"{t.Name}.{m.Name}").Append(t.Name)).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Scenarios_EachOfThem_NamesItsTests()
    {
        var rows = Lines.Where(l => Numbered().IsMatch(l)).ToList();

        Assert.Equal(Enumerable.Range(1, Scenarios), rows.Select(r => int.Parse(Numbered().Match(r).Groups[1].Value, CultureInfo.InvariantCulture)));
        Assert.All(rows, r => Assert.NotEmpty(Named(r)));
        Assert.All(rows.SelectMany(Named), n => Assert.Contains(n, Tests));
    }

    /// <summary>Each incident has its rule, which can be cut out, and the test that is named for it notices when it is.</summary>
    [Fact]
    public void Incidents_EachOfThem_NamesItsTestAndItsRule()
    {
        var mutants = Mutant.All(RepositoryFolder.Root).ToDictionary(m => m.Name, StringComparer.Ordinal);
        var rows = Lines.SkipWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).Where(l => l.Contains("20", StringComparison.Ordinal) && l.StartsWith('|')).ToList();

        Assert.True(rows.Count >= 7, $"{rows.Count}");
        Assert.All(rows, r =>
        {
            var names = Named(r);
            Assert.Equal(2, names.Count);
            Assert.Contains(names[0], mutants[names[1]].Tests);
        });
    }

    private static List<string> Named(string row) => [.. Code().Matches(row).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^\| ([0-9]+) \|", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
