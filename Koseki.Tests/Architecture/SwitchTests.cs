using System.Text.RegularExpressions;

namespace Koseki.Tests.Architecture;

/// <summary>
/// A switch over a closed set of this program names every member, so that the compiler (CS8509, an error here) shows each
/// place where a new one has to be thought of.
/// </summary>
public sealed partial class SwitchTests
{
    [Fact]
    public void Sources_SwitchOverOwnEnum_HasNoOtherwise()
    {
        var sources = SourceFiles.Below("*.cs").Concat(SourceFiles.Below("*.razor")).ToDictionary(SourceFiles.Name, File.ReadAllLines);
        var enums = sources.Values.SelectMany(lines => lines).Select(l => EnumHead().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Contains("CaseState", enums);
        Assert.Empty(sources.Where(s => !s.Key.Contains("Tests", StringComparison.Ordinal)).SelectMany(s => Careless(s.Value, enums).Select(line => $"{s.Key}:{line}")));
    }

    [Fact]
    public void Careless_OtherwiseBesideMembers_IsFound()
    {
        string[] lines = ["x switch", "{", "    Sex.Male => 1,", "    _ => 2,", "};", "y switch", "{", "    \"男\" => Sex.Male,", "    _ => null,", "};"];
        Assert.Equal([4], Careless(lines, ["Sex"]));
    }

    // The lines of "_ =>" in switch expressions of which an arm is a member of one of the enums.
    private static IEnumerable<int> Careless(string[] lines, HashSet<string> enums)
    {
        for (var at = 0; at + 1 < lines.Length; at++)
        {
            if (!lines[at].EndsWith("switch", StringComparison.Ordinal) || lines[at + 1].Trim() != "{")
            {
                continue;
            }

            var indent = lines[at + 1].Length - 1;
            var end = Array.FindIndex(lines, at + 2, l => l.Length > indent && l[indent] == '}' && string.IsNullOrWhiteSpace(l[..indent]));
            var arms = Enumerable.Range(at + 2, end - at - 2)
                .Where(i => lines[i].Length > indent + 4 && string.IsNullOrWhiteSpace(lines[i][..(indent + 4)]) && lines[i][indent + 4] != ' ')
                .Select(i => (Line: i + 1, Text: lines[i].Trim())).ToList();
            if (arms.Any(a => Member().Match(a.Text) is { Success: true } m && enums.Contains(m.Groups[1].Value)))
            {
                foreach (var (line, _) in arms.Where(a => a.Text.StartsWith("_ ", StringComparison.Ordinal)))
                {
                    yield return line;
                }
            }
        }
    }

    [GeneratedRegex(@"\benum (\w+)")]
    private static partial Regex EnumHead();

    [GeneratedRegex(@"^(\w+)\.\w+( or | when | =>)")]
    private static partial Regex Member();
}
