using Koseki.Eng;

namespace Koseki.Tests.Eng.Bench;

/// <summary>A small run of <c>bench batch</c> with its real processes; how fast the counter is says only the bench itself.</summary>
public sealed class BatchBenchTests
{
    [Fact]
    public async Task Run_ASmallBatchKilledTwice_WritesEveryRegisterOnceAndVerifies()
    {
        var output = new StringWriter();

        var exit = await Verbs.RunAsync(["bench", "batch", "--targets", "24", "--portion", "2", "--rest", "8", "--bound", "1000000", "--nice", "0"], output, default);

        Assert.True(exit == 0, output.ToString());
        Assert.Contains("verify の問題 0 件", output.ToString(), StringComparison.Ordinal);
    }
}
