using Koseki.Web.Components.Theme;

namespace Koseki.Tests.Web.Components.Theme;

public sealed class DesignTokensTests
{
    public static TheoryData<string, string, double> Pairs()
    {
        var data = new TheoryData<string, string, double>();
        foreach (var pair in DesignTokens.Pairs)
        {
            data.Add(pair.Foreground, pair.Background, pair.Least);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Pairs_OnEveryScreen_HaveEnoughContrast(string foreground, string background, double least)
    {
        var ratio = Contrast.Ratio(DesignTokens.Hex(foreground), DesignTokens.Hex(background));
        Assert.True(ratio >= least, $"{foreground} on {background}: {ratio:F2}, at least {least}");
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#949494", "#ffffff", 3.03)]
    [InlineData("#0017c1", "#0017c1", 1.0)]
    public void Ratio_KnownPairs_MatchesThePublishedFigures(string first, string second, double expected) =>
        Assert.Equal(expected, Contrast.Ratio(first, second), 2);

    [Fact]
    public void StyleSheets_EveryVariable_IsDefinedByATokenAndEveryColourComesFromOne()
    {
        var css = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Sources.Web, "wwwroot", "css"), "*.css").Select(File.ReadAllText));
        var used = System.Text.RegularExpressions.Regex.Matches(css, "var\\(--k-([a-z-]+)\\)").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.Empty(used.Except(DesignTokens.Colours.Select(c => c.Name)));
        Assert.Equal(["#ffffff"], System.Text.RegularExpressions.Regex.Matches(css, "#[0-9a-f]{6}\\b").Select(m => m.Value).Distinct());
    }
}
