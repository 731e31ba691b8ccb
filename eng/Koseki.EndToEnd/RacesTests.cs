using Koseki.Eng;

namespace Koseki.EndToEnd;

/// <summary>Two processes that record and number at once, in the short form.</summary>
public sealed class RacesTests
{
    /// <summary>Faults Q3 and Q4: nobody fails, nothing is lost, given twice or left out.</summary>
    [Fact]
    public async Task Races_TwoProcesses_LoseNothing()
    {
        await using var output = new StringWriter();

        var code = await Verbs.RunAsync(["races", "--rounds", "200"], output, CancellationToken.None);

        Assert.True(code == 0, output.ToString());
        Assert.Contains("台帳: 200 回(100・100)、異常 0", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("発行番号: 200 回(100・100)、異常 0", output.ToString(), StringComparison.Ordinal);
    }
}
