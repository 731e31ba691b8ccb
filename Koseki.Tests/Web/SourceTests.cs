using System.Text.RegularExpressions;

namespace Koseki.Tests.Web;

/// <summary>What must hold of every page and component as written.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Ours = [".razor", ".css", ".js", ".svg"];

    private static IEnumerable<string> Files(params string[] endings) =>
        Directory.EnumerateFiles(Sources.Web, "*", SearchOption.AllDirectories)
            .Where(f => endings.Contains(Path.GetExtension(f)) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));

    [Fact]
    public void Files_OfTheScreens_LoadNothingFromOutside()
    {
        var files = Files(Ours).ToList();
        Assert.True(files.Count > 30, $"only {files.Count} files found");
        var outside = files.SelectMany(f => Address().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}"))
            .Where(m => !m.EndsWith("http://www.w3.org/2000/svg", StringComparison.Ordinal));
        Assert.Empty(outside);
    }

    [Fact]
    public void Files_OfTheScreens_HaveNoPlaceholderText() =>
        Assert.DoesNotContain(Files(".razor"), f => File.ReadAllText(f).Contains("placeholder=", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Files_OfTheScreens_HaveNoAddressThatIsEmpty() =>
        // Against the page's base address an empty one means the first screen, not the one that is open.
        Assert.DoesNotContain(Files(".razor"), f => File.ReadAllText(f).Contains("href=\"\"", StringComparison.Ordinal));

    [Fact]
    public void Files_OfTheScreens_KeepLogicOutOfLongMarkup() =>
        Assert.DoesNotContain(Files(".razor"), f => File.ReadAllLines(f).Length > 140);

    [GeneratedRegex("(https?:)?//[a-z0-9.-]+\\.[a-z]{2,}[^\"' <)]*")]
    private static partial Regex Address();
}
