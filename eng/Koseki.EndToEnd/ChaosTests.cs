using Koseki.Eng;

namespace Koseki.EndToEnd;

/// <summary>The short form of <c>chaos</c>: real processes, killed without warning.</summary>
public sealed class ChaosTests
{
    [Fact]
    public async Task Chaos_ThreeKills_LosesNothing()
    {
        await using var output = new StringWriter();
        var code = await Verbs.RunAsync(["chaos", "--kills", "3", "--seed", "7", "--root", Town.Root, "--build", Town.Build], output, CancellationToken.None);
        Assert.True(code == 0, output.ToString());
        Assert.Contains("強制終了 3 回、異常 0 件", output.ToString(), StringComparison.Ordinal);
    }
}
