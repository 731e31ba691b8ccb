using System.Text.RegularExpressions;

namespace Koseki.Tests.Architecture;

/// <summary>The walks that eng/walks.md tells: every hop is in the code, is called from where it stands, and goes inwards.</summary>
public sealed partial class WalksTests
{
    // From the screen and the wire inwards. A hop may stay in its room or go to a later one.
    private static readonly string[][] Rooms =
    [
        [
            "Koseki.Web/Components/", "Koseki.Web/Pages/", "Koseki.Web/Api/", "Koseki.Web/Hosting/", "Koseki.Infrastructure/UseCases/", "Koseki.Infrastructure/Persistence/Cases/", "Koseki.Infrastructure/Persistence/Messages/", "Koseki.Infrastructure/Persistence/People/", "Koseki.Infrastructure/Persistence/NightHolds/", "Koseki.Infrastructure/Persistence/Journal/",
            "Koseki.Infrastructure/Persistence/Documents/", "Koseki.Infrastructure/Persistence/Registers/", "Koseki.Infrastructure/Pdf/", "Koseki.Domain/",
        ],
        [
            "Koseki.Konbini.Gateway/Center/", "Koseki.Konbini.Gateway/Synchronization/", "Koseki.Konbini.Gateway/Issuance/", "Koseki.Konbini.Gateway/Families/",
            "Koseki.Konbini.Gateway/Replicas/", "Koseki.Konbini.Gateway/ReleaseCheck/", "Koseki.Konbini.Gateway/Core/",
        ],
    ];

    private static readonly List<Hop> Hops = Read();

    [Fact]
    public void Walks_AreTheSix_EachFromSeveralBeginnings()
    {
        var walks = Hops.GroupBy(h => h.Walk).ToList();
        Assert.Equal(6, walks.Count);
        Assert.All(walks, w => Assert.True(w.Select(h => h.Beginning).Distinct().Count() > 1, w.Key));
    }

    [Fact]
    public void Hops_OfEveryWalk_AreMembersOfTheirFiles() =>
        Assert.Empty(Hops.Where(h => !h.Exists || !Declares(h.Text, h.Member)).Select(h => h.ToString()));

    [Fact]
    public void Hops_OfEveryWalk_AreNamedByTheFileTheyStandUnder() =>
        Assert.Empty(Hops.Where(h => h.Under is { } caller && caller.File != h.File && !(Regex.IsMatch(caller.Text, $@"\b{h.Member}\b") && h.Known.Any(n => Regex.IsMatch(caller.Text, $@"\b{n}\b"))))
            .Select(h => $"{h.Under} → {h}"));

    [Fact]
    public void Hops_OfEveryWalk_NeverGoBackUp()
    {
        Assert.Empty(Hops.Where(h => RoomOf(h) < 0).Select(h => $"no room: {h}"));
        Assert.Empty(Hops.Where(h => h.Under is { } caller && RoomOf(caller) > RoomOf(h)).Select(h => $"{h.Under} → {h}"));
    }

    private static int RoomOf(Hop hop) => Rooms.Select(r => Array.FindIndex(r, room => hop.File.StartsWith(room, StringComparison.Ordinal))).Max();

    // As a member stands at its declaration: a type (or an interface's return) before it, and a list of parameters or a body behind it.
    private static bool Declares(string text, string member) =>
        Regex.IsMatch(text, $@"^ +(?:(?:public|internal|private|protected|static|async|override|sealed|abstract|virtual) )*[\w<>\[\](),.? ]+[\w>\]?)] {member}(?:<\w+>)?(?:\(|$| =>| \{{)", RegexOptions.Multiline);

    private static List<Hop> Read()
    {
        var (hops, above) = (new List<Hop>(), new Stack<(int Depth, Hop Hop)>());
        var (walk, beginning) = ("", "");
        foreach (var line in File.ReadLines(Path.Combine(RepositoryFolder.Root, "eng", "walks.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                walk = line[3..];
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                beginning = line[4..];
                above.Clear();
            }
            else if (HopLine().Match(line) is { Success: true } found)
            {
                var depth = found.Groups["indent"].Length;
                while (above.TryPeek(out var last) && last.Depth >= depth)
                {
                    above.Pop();
                }

                var hop = new Hop(walk, beginning, found.Groups["file"].Value, found.Groups["member"].Value, above.TryPeek(out var caller) ? caller.Hop : null);
                hops.Add(hop);
                above.Push((depth, hop));
            }
            else
            {
                Assert.False(line.TrimStart().StartsWith('-'), $"not a hop: {line}");
            }
        }

        return hops;
    }

    [GeneratedRegex("^(?<indent> *)- `(?<file>[^`]+)` `(?<member>\\w+)`")]
    private static partial Regex HopLine();

    [GeneratedRegex("^(?:public|internal) (?:\\w+ )*?(?:class|record|interface) (?<name>\\w+)(?:<[^>]+>)?(?:\\((?:[^()]|\\([^()]*\\))*\\))?(?: : (?<bases>[^\\n{;]+))?", RegexOptions.Multiline)]
    private static partial Regex TypeHead();

    private sealed record Hop(string Walk, string Beginning, string File, string Member, Hop? Under)
    {
        private readonly string path = Path.Combine(RepositoryFolder.Root, File);

        public bool Exists => System.IO.File.Exists(path);

        public string Text => Exists ? System.IO.File.ReadAllText(path) : "";

        // By its own name, or by what it is behind.
        public IEnumerable<string> Known => TypeHead().Matches(Text)
            .SelectMany(t => (string[])[t.Groups["name"].Value, .. Regex.Matches(t.Groups["bases"].Value, @"\w+").Select(b => b.Value)]);

        public override string ToString() => $"{File} {Member}";
    }
}
