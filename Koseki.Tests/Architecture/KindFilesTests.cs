using System.Text.RegularExpressions;
using Koseki.Domain.Notifications;

namespace Koseki.Tests.Architecture;

/// <summary>
/// What eng/adding-a-notification.md says of a kind: it is one folder of the domain and its tests, and nothing else names it but
/// the tables that tests hold complete.
/// </summary>
public sealed partial class KindFilesTests
{
    private const string Guide = "eng/adding-a-notification.md";

    // Tables in which a kind has rows; a test holds each of them against the kinds there are.
    private static readonly string[] Tables = ["Koseki.Domain/README.md"];

    // Tests of the walks and of the store write papers of single kinds; the program does not.
    private static readonly string[] Program = ["Koseki.Domain", "Koseki.Infrastructure", "Koseki.Web", "Koseki.Konbini.Gateway", "eng/Koseki.Eng", "eng/Koseki.Kiosk"];

    // The page of a register begins a correction at the matter that is wrong.
    private static readonly string[] BeginCorrections = ["Koseki.Web/Components/Registers/RegisterSheet.razor", "Koseki.Web/Pages/Registers/RegisterPage.razor.cs"];

    // The bench fills the table of a kind; the batches themselves know none by name (IBatchKind).
    private static readonly string[] MakeRenamings = ["eng/Koseki.Eng/Bench/Batch/BatchBench.cs"];

    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, Guide));

    public static TheoryData<string> Kinds => [.. NotificationCatalogue.Kinds.Select(k => FolderOf(k))];

    private static string FolderOf(NotificationKind kind) => kind.GetType().Namespace!.Split('.')[^1];

    private static string Slashes(string path) => SourceFiles.Name(path).Replace('\\', '/');

    /// <summary>
    /// The claim itself: no file of the program outside the folder names the kind's room or its class. Kinds whose papers come in one
    /// hand (離婚 and 親権) may know each other.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Program_OutsideTheFolderOfAKind_DoesNotNameIt(string folder)
    {
        var kind = NotificationCatalogue.Kinds.Single(k => FolderOf(k) == folder);
        var name = new Regex($@"\bNotifications\.{folder}\b|\b{kind.GetType().Name}\b");
        var rooms = NotificationCatalogue.Kinds.Select(k => $"Koseki.Domain/Notifications/{FolderOf(k)}/").ToList();
        var files = SourceFiles.Below("*.cs", Program).Concat(SourceFiles.Below("*.razor", "Koseki.Web")).Select(f => (Path: f, Name: Slashes(f))).ToList();

        Assert.True(files.Count > 200, $"only {files.Count} files found");
        Assert.Equal(folder == "Correction" ? BeginCorrections : folder == "PlaceRenaming" ? MakeRenamings : [],
            files.Where(f => !rooms.Any(r => f.Name.StartsWith(r, StringComparison.Ordinal)) && name.IsMatch(File.ReadAllText(f.Path))).Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>The cases of a kind that repeats no recorded day are not asked for the rule 暦: so nothing that reports it stands in its sources.</summary>
    [Fact]
    public void RepeatsRecordedDays_OfAKindThatSaysNo_NothingReadsOne()
    {
        var reads = new Regex(@"RecordedDate\(|SayWhenImpossible|\bPersonRole\b|\bWitnesses\b|\bForeignPerson\b");
        var folders = NotificationCatalogue.Kinds.Where(k => !k.RepeatsRecordedDays).Select(FolderOf).ToList();

        Assert.Equal(["Foundling", "Stillbirth", "FirstRegistration", "FamilyNameChange", "FamilyNameReading", "OfficialReading", "Reissue", "PlaceRenaming"], folders);
        Assert.Empty(folders.SelectMany(f => SourceFiles.Below("*.cs", $"Koseki.Domain/Notifications/{f}")).Where(f => reads.IsMatch(File.ReadAllText(f))).Select(Slashes));
        Assert.Contains(SourceFiles.Below("*.cs", "Koseki.Domain/Notifications/Death"), f => reads.IsMatch(File.ReadAllText(f)));
    }

    /// <summary>分籍, the example of the guide, is known by no other kind either.</summary>
    [Fact]
    public void Kinds_TheExampleOfTheGuide_IsKnownByNone() =>
        Assert.Equal([], SourceFiles.Below("*.cs", "Koseki.Domain/Notifications").Where(f => !Slashes(f).Contains("/Separation/", StringComparison.Ordinal) && File.ReadAllText(f).Contains("Separation", StringComparison.Ordinal)).Select(Slashes));

    /// <summary>The latest kind is the example of the guide: every file of its own that it has is listed there, and every file listed is there.</summary>
    [Fact]
    public void Guide_FilesOfTheExample_AreThoseThereAre()
    {
        string[] own = ["Koseki.Domain/Notifications/Separation", "Koseki.Tests/Domain/Notifications/Separation"];
        var there = own.SelectMany(f => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, f))).Select(Slashes)
            .Concat(SourceFiles.Below("Separation*.cs", "Koseki.Tests/Infrastructure").Select(Slashes)).Order(StringComparer.Ordinal);

        var listed = Listed().Matches(Text).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(there, listed.Where(l => l.Contains("Separation", StringComparison.Ordinal) && Path.HasExtension(l)).Order(StringComparer.Ordinal));
        Assert.All(listed, l => Assert.True(Path.Exists(Path.Combine(RepositoryFolder.Root, l)), l));
        Assert.Equal([], Tables.Where(t => !listed.Contains(t)));
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
