using System.Text.RegularExpressions;

namespace Koseki.Tests.Architecture;

/// <summary>Fault T: tests wait for what is awaited, with a generous bound, and take no port that was only free a moment ago.</summary>
public sealed partial class WaitTests
{
    private static readonly string[] Projects = ["Koseki.Tests", "eng/Koseki.EndToEnd"];

    // Each line stands for a pause or a bound that is meant: what it is for is said beside it.
    private static readonly string[] Meant =
    [
        "Patience.cs", // the bound itself
        "TestCity.cs", // asks again until the bound
        "WriteTurnTests.cs", // gives a write that does not wait the chance to be seen; never fails by being slow
        "ApprovalKillTests.cs", // chooses the moment of a kill
        "WaitTests.cs",
    ];

    [Fact]
    public void Tests_Always_HaveNoShortWaitsOfTheirOwn() => Assert.Empty(Lines(ShortWait()));

    [Fact]
    public void Tests_Always_TakeNoPortByAskingForOneThatIsFree() => Assert.Empty(Lines(FreePort()));

    private static IEnumerable<string> Lines(Regex what) =>
        from project in Projects
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Meant.Contains(Path.GetFileName(file))
        from line in File.ReadLines(file).Select((text, i) => (Text: text, Number: i + 1))
        where what.IsMatch(line.Text)
        select $"{Path.GetFileName(file)}:{line.Number} {line.Text.Trim()}";

    [GeneratedRegex(@"Task\.Delay|Thread\.Sleep|Timeout = \d|WaitAsync\(TimeSpan|WaitFor\w+\(.*TimeSpan\.From")]
    private static partial Regex ShortWait();

    [GeneratedRegex(@"int FreePort\(|HostPorts\.Free\(\)\)")]
    private static partial Regex FreePort();
}
