using Koseki.Eng.Bench.Circuits;

namespace Koseki.Tests.Eng.Bench;

public sealed class MemoryReadingTests
{
    private const string Rollup = """
        55d0c8a00000-7ffc3b5fe000 ---p 00000000 00:00 0                          [rollup]
        Rss:              151552 kB
        Pss:              101234 kB
        Pss_Anon:          90112 kB
        Anonymous:         90116 kB
        Swap:                  0 kB
        """;

    [Fact]
    public void Parse_ARollup_GivesBytes() =>
        Assert.Equal(new MemoryReading(151_552L * 1024, 90_116L * 1024), MemoryReading.Parse(Rollup));

    [Theory]
    [InlineData("Rss:")]
    [InlineData("Anonymous:")]
    public void Parse_WithoutAFigure_Throws(string name) =>
        Assert.Throws<FormatException>(() => MemoryReading.Parse(Rollup.Replace(name, "Other:", StringComparison.Ordinal)));

    [Fact]
    public void Parse_AnotherUnit_Throws() =>
        Assert.Throws<FormatException>(() => MemoryReading.Parse(Rollup.Replace("151552 kB", "148 MB", StringComparison.Ordinal)));
}
