using Koseki.Eng.Bench;
using Koseki.Eng.Bench.Typing;

namespace Koseki.EndToEnd;

/// <summary>The bench of what is typed over a slow line, in its short form.</summary>
[Collection(TownCollection.Name)]
public sealed class TypingTests(Town town)
{
    /// <summary>Faults I1, I2 and I3: what is typed is what is stored, and what the screen calls saved is saved, over a line that is slow and breaks.</summary>
    [Fact]
    public async Task Typing_OverASlowLineThatBreaks_IsStoredAsTyped()
    {
        await using var output = new StringWriter();
        var report = new BenchReport("typing", output);

        await TypingBench.TypeAsync(new(240, TimeSpan.FromMilliseconds(250), 2, 7), town.Data, town.Hosts.Settings.Ports.Web, report, CancellationToken.None);

        Assert.True(report.ExitCode == 0, output.ToString());
    }
}
