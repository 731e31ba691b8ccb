using Koseki.Eng;

namespace Koseki.Tests.Eng.Feeds;

public sealed class FeedsVerbTests
{
    /// <summary>Fault Q5: two processes take in the same batches at once; each goes in once and in order.</summary>
    [Fact]
    public async Task Run_TwoProcesses_TakeEachBatchOnce()
    {
        await using var output = new StringWriter();

        var code = await Verbs.RunAsync(["feeds", "--rounds", "60"], output, default);

        Assert.True(code == 0, output.ToString());
    }
}
