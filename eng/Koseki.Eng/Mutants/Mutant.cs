namespace Koseki.Eng.Mutants;

/// <summary>One place where a rule is cut out.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Was">What stands there: exactly once.</param>
/// <param name="Is">What stands there without the rule.</param>
internal sealed record Cut(string File, string Was, string Is);

/// <summary>The product without one of its rules, and the tests that must notice.</summary>
/// <param name="Name">File name without its end, below <c>eng/mutants</c>.</param>
/// <param name="Rule">The rule that is cut out, in words.</param>
/// <param name="Tests">Class and method of each of the tests of <c>Koseki.Tests</c> that must fail.</param>
/// <param name="Cuts">Where.</param>
internal sealed record Mutant(string Name, string Rule, IReadOnlyList<string> Tests, IReadOnlyList<Cut> Cuts)
{
    private const string RuleWord = "規則 ", TestWord = "試験 ", FileWord = "箇所 ", Begin = "<<<<", Middle = "====", End = ">>>>";

    /// <summary>
    /// Reads one: lines <c>規則 …</c>, <c>試験 Class.Method</c> (one or more) and, for each place, <c>箇所 file</c> with what stands
    /// there between <c>&lt;&lt;&lt;&lt;</c> and <c>====</c> and what stands there without the rule up to <c>&gt;&gt;&gt;&gt;</c>.
    /// Throws <see cref="FormatException"/> naming file and line.
    /// </summary>
    internal static Mutant Read(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var (rule, tests, cuts) = ("", new List<string>(), new List<Cut>());
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(RuleWord, StringComparison.Ordinal) && rule.Length == 0)
            {
                rule = lines[i][RuleWord.Length..].Trim();
            }
            else if (lines[i].StartsWith(TestWord, StringComparison.Ordinal))
            {
                tests.Add(lines[i][TestWord.Length..].Trim());
            }
            else if (lines[i].StartsWith(FileWord, StringComparison.Ordinal))
            {
                var (begin, middle, end) = (i + 1, Array.IndexOf(lines, Middle, i), Array.IndexOf(lines, End, i));
                if (begin >= lines.Length || lines[begin] != Begin || middle < begin || end < middle)
                {
                    throw new FormatException($"{name} の {i + 1} 行: 箇所の後には {Begin}、{Middle}、{End} の行が要ります。");
                }

                cuts.Add(new(lines[i][FileWord.Length..].Trim(), string.Join('\n', lines[(begin + 1)..middle]), string.Join('\n', lines[(middle + 1)..end])));
                i = end;
            }
            else if (lines[i].Trim().Length > 0)
            {
                throw new FormatException($"{name} の {i + 1} 行「{lines[i]}」は読めません。");
            }
        }

        return rule.Length > 0 && tests.Count > 0 && cuts.Count > 0 ? new(name, rule, tests, cuts) : throw new FormatException($"{name} には、規則・試験・箇所がすべて要ります。");
    }

    /// <summary>All of a repository, by name.</summary>
    internal static IReadOnlyList<Mutant> All(string root) =>
        [.. Directory.EnumerateFiles(Folder(root), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];

    /// <summary>Why it cannot be tried on the sources below a folder; null when it can.</summary>
    internal string? Problem(string root) =>
        Cuts.Select(c => !File.Exists(Path.Combine(root, c.File)) ? $"{Name}: {c.File} がありません。"
            : TimesIn(root, c) is var times and not 1 ? $"{Name}: {c.File} に、切り取る箇所が {times} か所あります(1 か所のはず)。"
            : c.Was == c.Is ? $"{Name}: {c.File} の箇所は何も変えません。" : null).FirstOrDefault(p => p is not null);

    /// <summary>Cuts the rule out below a folder; disposing puts back what stood there.</summary>
    internal IDisposable Apply(string root)
    {
        var before = Cuts.Select(c => Path.Combine(root, c.File)).Distinct().ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal);
        foreach (var cut in Cuts)
        {
            var file = Path.Combine(root, cut.File);
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\n").Replace(cut.Was, cut.Is, StringComparison.Ordinal));
        }

        return new PutBack(before);
    }

    private static string Folder(string root) => Path.Combine(root, "eng", "mutants");

    private static int TimesIn(string root, Cut cut) => File.ReadAllText(Path.Combine(root, cut.File)).ReplaceLineEndings("\n").Split(cut.Was).Length - 1;

    private sealed class PutBack(IReadOnlyDictionary<string, string> files) : IDisposable
    {
        public void Dispose()
        {
            foreach (var (file, text) in files)
            {
                File.WriteAllText(file, text);
            }
        }
    }
}
