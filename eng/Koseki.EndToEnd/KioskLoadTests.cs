using Koseki.Eng;

namespace Koseki.EndToEnd;

/// <summary>Short forms of the long runs of the kiosk side, through real processes.</summary>
public sealed class KioskLoadTests
{
    /// <summary>Fault S4: many readings at once, with readers who go away, over two nodes.</summary>
    [Fact]
    public Task Reads_ManyAtOnceWithAborts_AreWholeAndCloseNothing() => PassesAsync("reads", "--applications", "12", "--reads", "240", "--parallel", "3", "--registers", "60");

    /// <summary>Faults S1, S2, S3: every kind of poison once; those concerned get nothing, everybody else their own paper.</summary>
    [Fact]
    public Task Poison_EveryKindOnce_ClosesThoseConcernedOnly() => PassesAsync("poison", "--conflicts", "28", "--others", "30", "--parallel", "4", "--registers", "140");

    private static async Task PassesAsync(params string[] words)
    {
        await using var output = new StringWriter();
        var code = await Verbs.RunAsync([.. words, "--root", Town.Root, "--build", Town.Build], output, CancellationToken.None);
        Assert.True(code == 0, output.ToString());
    }
}
