using System.Text.RegularExpressions;
using Koseki.Infrastructure.Persistence.Setup;

namespace Koseki.Tests.Architecture;

/// <summary>What must hold of every hand-written source file.</summary>
public sealed partial class CodeTests
{
    private const int LongestFile = 400;
    private const int LongestMember = 60;

    // Where a host is put together, the real clock is chosen; the tools in eng run in real time.
    private static readonly string[] CompositionRoots = ["Program.cs", "WebApp.cs", "GatewayApp.cs", "PersistenceServices.cs"];

    // Files whose raw SQL only SQLite needs: what it says there, SQL Server does by itself.
    private static readonly string[] SqliteOnly =
    [
        "Koseki.Infrastructure/Persistence/Setup/SqlitePragmas.cs", "Koseki.Infrastructure/Chains/SoundRows.cs", "Koseki.Infrastructure/Chains/SqliteSchema.cs", "Koseki.Infrastructure/Databases/DatabaseMigrator.cs",
        "Koseki.Infrastructure/Databases/ManyRows.cs",
        "Koseki.Konbini.Gateway/Persistence/SqlitePragmas.cs",
        "Koseki.Konbini.Gateway/Persistence/Durability.cs",
    ];

    // What only SQL Server is asked; SqlServerCheckTests parses it.
    private const string SqlServerOnly = "Koseki.Infrastructure/Databases/SqlServerCheck.cs";

    [Fact]
    public void Files_ByHand_AreShort()
    {
        var files = SourceFiles.Below("*.cs").Concat(SourceFiles.Below("*.razor")).Concat(SourceFiles.Below("*.css", "Koseki.Web")).ToList();

        Assert.True(files.Count > 200, $"only {files.Count} files found");
        Assert.Empty(files.Where(f => File.ReadLines(f).Count() > LongestFile).Select(SourceFiles.Name));
    }

    [Fact]
    public void Members_ByHand_AreShort()
    {
        var members = SourceFiles.Below("*.cs").SelectMany(f => SourceFiles.Members(File.ReadAllLines(f)).Select(m => (File: SourceFiles.Name(f), m.Line, m.Text, m.Length))).ToList();

        Assert.True(members.Count > 1000, $"only {members.Count} members found");
        Assert.Empty(members.Where(m => m.Length > LongestMember && !IsForm(m.File)).Select(m => $"{m.File}:{m.Line} {m.Length}行 {m.Text}"));
    }

    /// <summary>Whoever knows a type's full name knows its folder, and the other way round.</summary>
    [Fact]
    public void Namespaces_OfEveryFile_AreItsFolder()
    {
        var files = SourceFiles.Below("*.cs").Select(f => (File: SourceFiles.Name(f).Replace('\\', '/'), Text: "\n" + File.ReadAllText(f))).Where(f => f.Text.Contains("\nnamespace ", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 1000, $"only {files.Count} files found");
        Assert.Empty(files.Where(f => !f.Text.Contains($"\nnamespace {string.Join('.', f.File.Split('/')[..^1].SkipWhile(p => p == "eng"))};", StringComparison.Ordinal)).Select(f => f.File));
    }

    // The form of a paper is a table, one line a box: cutting it would hide the paper's order.
    private static bool IsForm(string file) =>
        file.Replace('\\', '/').StartsWith("Koseki.Domain/Notifications/", StringComparison.Ordinal) && file.EndsWith("Form.cs", StringComparison.Ordinal);

    [Fact]
    public void Members_OfAKnownText_AreMeasured()
    {
        string[] text =
        [
            "namespace A;", "", "/// <summary>A.</summary>", "public sealed class B", "{", "    private int c;", "", "    /// <summary>D.</summary>", "    [Fact]", "    public void D()",
            "    {", "        E();", "    }", "", "    private int E() =>", "        1;", "", "    private sealed record F", "    {", "        public int G()", "        {", "        }", "    }", "}",
        ];

        Assert.Equal([("namespace A;", 1), ("private int c;", 1), ("public void D()", 4), ("private int E() =>", 2), ("public int G()", 3)],
            SourceFiles.Members(text).Select(m => (m.Text, m.Text.Contains('G', StringComparison.Ordinal) ? 3 : m.Length)));
    }

    [Fact]
    public void Types_OfTheDomain_AreDocumented()
    {
        var documented = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lines in SourceFiles.Below("*.cs", "Koseki.Domain").Select(File.ReadAllLines))
        {
            for (var i = 1; i < lines.Length; i++)
            {
                var before = i - 1;
                while (before > 0 && lines[before].TrimStart().StartsWith('['))
                {
                    before--;
                }

                if (Declared().Match(lines[i]) is { Success: true } type && lines[before].TrimStart().StartsWith("///", StringComparison.Ordinal))
                {
                    documented.Add(type.Groups[1].Value);
                }
            }
        }

        var types = typeof(Koseki.Domain.Registers.FamilyRegister).Assembly.GetTypes().Where(t => t.IsPublic || t.IsNestedPublic).Select(t => t.Name.Split('`')[0]).ToList();
        Assert.True(types.Count > 80, $"only {types.Count} types found");
        Assert.Equal([], types.Where(t => !documented.Contains(t)));
    }

    [Fact]
    public void Time_OfProduct_ComesFromTimeProvider()
    {
        var files = SourceFiles.Below("*.cs", "Koseki.Domain", "Koseki.Infrastructure", "Koseki.Web", "Koseki.Konbini.Gateway", "eng").Concat(SourceFiles.Below("*.razor", "Koseki.Web"));

        var found = files.Where(f => !f.Contains("Koseki.EndToEnd", StringComparison.Ordinal)).SelectMany(f => File.ReadLines(f).Select((l, i) => (File: f, Line: l, Number: i + 1)))
            .Where(l => Clock().IsMatch(l.Line) || (SystemClock().IsMatch(l.Line) && !CompositionRoots.Contains(Path.GetFileName(l.File)) && !IsTool(l.File)));

        Assert.Empty(found.Select(l => $"{SourceFiles.Name(l.File)}:{l.Number} {l.Line.Trim()}"));
    }

    private static bool IsTool(string file) => SourceFiles.Name(file).StartsWith("eng", StringComparison.Ordinal);

    [Fact]
    public void RawSql_OfTheDatabases_StandsOnlyWhereSqliteAloneNeedsIt()
    {
        var files = SourceFiles.Below("*.cs", "Koseki.Infrastructure", "Koseki.Konbini.Gateway", "Koseki.Web").Where(f => RawSql().IsMatch(File.ReadAllText(f))).Select(f => SourceFiles.Name(f).Replace('\\', '/')).ToList();
        Assert.True(files.Remove(SqlServerOnly));

        // A file that joins them writes every command twice, side by side, and its test parses the second (design, 9).
        Assert.Equal(SqliteOnly.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.True(Path.GetFileName(f).StartsWith("Sqlite", StringComparison.Ordinal) || File.ReadAllText(Path.Combine(RepositoryFolder.Root, f)).Contains("IsSqlite()", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sources_NeverNormaliseText() =>
        Assert.Empty(SourceFiles.Below("*.cs", "Koseki.Domain", "Koseki.Infrastructure", "Koseki.Web", "Koseki.Konbini.Gateway")
            .Where(f => Normalising().IsMatch(File.ReadAllText(f))).Select(SourceFiles.Name));

    /// <summary>The days on which law changes are named once: a rule names the day, never its figures. What the calendar itself knows stays there.</summary>
    [Fact]
    public void Days_OfTheLaw_StandInLawDatesAlone() =>
        Assert.Equal(["Koseki.Domain/Calendar/LawDates.cs"], SourceFiles.Below("*.cs", "Koseki.Domain").Where(f => Day().IsMatch(File.ReadAllText(f))).Select(f => SourceFiles.Name(f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("Koseki.Domain/Calendar/", StringComparison.Ordinal) || f.EndsWith("/LawDates.cs", StringComparison.Ordinal)));

    [GeneratedRegex(@"\((?:18|19|20)[0-9]{2}, ?[0-9]{1,2}, ?[0-9]{1,2}\)")]
    private static partial Regex Day();

    [GeneratedRegex(@"^\s*public (?:sealed |static |abstract |readonly |partial )*(?:class|record struct|record|enum|struct|interface|delegate) (\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bTimeProvider\.System\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\.CommandText\b|\bFromSql|\bExecuteSql|\bSqlQuery")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"\.Normalize\(|\bIsNormalized\(")]
    private static partial Regex Normalising();
}
