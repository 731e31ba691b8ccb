using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed class FontSubsetTests
{
    [Fact]
    public void WriteWithoutInstructions_EveryGlyph_KeepsItsOutline()
    {
        using var copy = new ByteBuffer();
        var shorter = 0;
        for (var glyph = 0; glyph < Fonts.IpaMj.GlyphCount; glyph++)
        {
            var whole = Fonts.IpaMj.OutlineOf((ushort)glyph);
            copy.Clear();
            GlyphOutline.WriteWithoutInstructions(whole, copy);

            Assert.True(whole.IsEmpty == (copy.Count == 0));
            Assert.True(GlyphOutline.Steps(whole).SequenceEqual(GlyphOutline.Steps(copy.Written)), $"{glyph}");
            shorter += copy.Count < whole.Length ? 1 : 0;
        }

        Assert.True(shorter > 60_000);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(12, "12")]
    [InlineData(-0.0004, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1.0049, "1.005")]
    [InlineData(595.2756, "595.276")]
    [InlineData(0.04, "0.04")]
    [InlineData(-12.3, "-12.3")]
    public void Number_Value_HasAtMostThreeDecimalsAndNoZerosAtItsEnd(double value, string expected)
    {
        using var buffer = new ByteBuffer();

        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(buffer.Number(value).Written));
    }
}
