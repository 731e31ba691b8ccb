using System.Text.RegularExpressions;

namespace Koseki.Tests.Architecture;

/// <summary>The hand-written sources of the repository, and the members found in them by indentation.</summary>
internal static partial class SourceFiles
{
    private static readonly string[] Generated = ["/bin/", "/obj/", "/Migrations/"];

    /// <summary>Hand-written files below some folders of the repository.</summary>
    internal static IEnumerable<string> Below(string pattern, params string[] folders) =>
        (folders.Length == 0 ? ["Koseki.Domain", "Koseki.Infrastructure", "Koseki.Web", "Koseki.Konbini.Gateway", "Koseki.Tests", "eng"] : folders)
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, f), pattern, SearchOption.AllDirectories))
        .Where(f => !Generated.Any(g => f.Replace('\\', '/').Contains(g, StringComparison.Ordinal)));

    /// <summary>A path as messages name it.</summary>
    internal static string Name(string path) => Path.GetRelativePath(RepositoryFolder.Root, path);

    /// <summary>Every member of every type: its first line, and how many lines from there to its end.</summary>
    internal static IEnumerable<(int Line, string Text, int Length)> Members(string[] lines) => Members(lines, 0, lines.Length, 0);

    private static IEnumerable<(int Line, string Text, int Length)> Members(string[] lines, int from, int to, int indent)
    {
        var starts = Enumerable.Range(from, to - from).Where(i => Starts(lines[i], indent)).Append(to).ToList();
        for (var s = 0; s + 1 < starts.Count; s++)
        {
            var (first, end) = (starts[s], starts[s + 1]);
            while (end > first + 1 && (string.IsNullOrWhiteSpace(lines[end - 1]) || Leading().IsMatch(lines[end - 1])))
            {
                end--;
            }

            if (TypeHead().IsMatch(lines[first]))
            {
                foreach (var inner in Members(lines, first + 1, end, indent + 4))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (first + 1, lines[first].Trim(), end - first);
            }
        }
    }

    private static bool Starts(string line, int indent) =>
        line.Length > indent && line.AsSpan(0, indent).IsWhiteSpace() && line[indent] is not (' ' or '{' or '}' or ')' or ']' or '[' or '/' or '#' or '.' or '"');

    [GeneratedRegex(@"^\s*(///?|\[|#)")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\s*((public|internal|private|protected|sealed|static|abstract|readonly|partial|file|ref) )*(class|record|struct|interface|enum) ")]
    private static partial Regex TypeHead();
}
