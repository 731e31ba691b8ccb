using System.Text.RegularExpressions;

namespace Koseki.Tests.Architecture;

/// <summary>The rooms of the gateway: who knows whom goes one way, and codes of contracts stay where they are spoken.</summary>
public sealed partial class GatewayRoomsTests
{
    private const string Gateway = "Koseki.Konbini.Gateway";

    private static readonly IReadOnlyList<(string Room, string File, string Text)> Files =
    [
        .. SourceFiles.Below("*.cs", Gateway).Select(f => (File: SourceFiles.Name(f).Replace('\\', '/'), Path: f)).Where(f => f.File.Count(c => c == '/') > 1 && !f.File.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => (f.File.Split('/')[1], f.File, File.ReadAllText(f.Path))),
    ];

    private static readonly HashSet<string> Rooms = [.. Files.Select(f => f.Room)];

    /// <summary>No room is reached again from the rooms it uses; in particular Issuance, Center, Core and Persistence stand in one order.</summary>
    [Fact]
    public void Uses_OfEveryRoom_NeverLeadBack()
    {
        var uses = Uses();

        Assert.Contains("Persistence", uses["Issuance"]);
        Assert.Contains("Issuance", uses["Center"]);
        Assert.Contains("Core", uses["Families"]);
        Assert.Empty(Rooms.Where(r => Reached(uses, r).Contains(r)).Select(r => $"{r} → {string.Join("、", uses[r].Where(u => u == r || Reached(uses, u).Contains(r)))}"));
    }

    /// <summary>Reasons become codes of the centre in Center alone; the codes of the core's door are read in Core alone.</summary>
    [Fact]
    public void CodesOfTheContract_AreSpokenInOnePlaceEach() =>
        Assert.Equal([$"{Gateway}/Center/ErrorCatalogue.cs", $"{Gateway}/Core/DoorCodes.cs"], Files.Where(f => Code().IsMatch(f.Text)).Select(f => f.File).Order());

    /// <summary>What stands on a family's paper is known in its own folder: no room but the one that puts the host together names one of them.</summary>
    [Fact]
    public void Families_AreKnownByTheirInterfaceOnly() =>
        Assert.Empty(Files.Where(f => f.Room != "Families" && Family().IsMatch(f.Text)).Select(f => f.File));

    private static Dictionary<string, HashSet<string>> Uses() => Rooms.ToDictionary(
        r => r,
        r => Files.Where(f => f.Room == r).SelectMany(f => Used().Matches(f.Text).Select(m => m.Groups["room"].Value)).Where(u => Rooms.Contains(u) && u != r).ToHashSet());

    private static HashSet<string> Reached(Dictionary<string, HashSet<string>> uses, string from)
    {
        var (reached, waiting) = (new HashSet<string>(), new Stack<string>(uses[from]));
        while (waiting.TryPop(out var room))
        {
            if (reached.Add(room))
            {
                uses[room].ToList().ForEach(waiting.Push);
            }
        }

        return reached;
    }

    // A using, or a name that begins with a room: both reach into it.
    [GeneratedRegex(@"(?:using (?:static )?Koseki\.Konbini\.Gateway\.|(?<![\w.""])(?:Gateway\.)?(?=[A-Z]\w+\.[A-Z]))(?<room>[A-Z]\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Used();

    [GeneratedRegex("\"K[0-9]{4}\"", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"Gateway\.Families\.\w", RegexOptions.CultureInvariant)]
    private static partial Regex Family();
}
