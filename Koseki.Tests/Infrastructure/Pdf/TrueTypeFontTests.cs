using HarfBuzzSharp;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed class TrueTypeFontTests
{
    [Fact]
    public void GlyphOf_EveryCharacterAndSequence_AgreesWithHarfBuzz()
    {
        using var blob = Blob.FromFile(FontLocation.Default);
        using var face = new Face(blob, 0);
        using var oracle = new HarfBuzzSharp.Font(face);
        var font = Fonts.IpaMj;

        Assert.Equal(54_578, font.Characters.Count);
        Assert.Equal(11_474, font.Sequences.Count);
        Assert.All(font.Characters, p => Assert.True(oracle.TryGetNominalGlyph((uint)p.Key, out var g) && g == p.Value, $"U+{p.Key:X}"));
        Assert.All(font.Sequences, p => Assert.True(
            oracle.TryGetVariationGlyph((uint)p.Key.Base, (uint)p.Key.Selector, out var g) && g == p.Value, p.Key.CodePoints));
    }

    [Fact]
    public void GlyphOf_KnownBaseWithUnknownSelector_IsNull()
    {
        // 葛 U+E0100 is an Adobe-Japan1 sequence: IPAmj明朝 has none, and the base must not stand in for it.
        Assert.NotNull(Fonts.IpaMj.GlyphOf(new('葛', 0)));
        Assert.Null(Fonts.IpaMj.GlyphOf(new('葛', 0xE0100)));
        Assert.NotNull(Fonts.IpaMj.GlyphOf(new('葛', 0xE0102)));
    }

    [Fact]
    public void Load_MissingFile_NamesThePackage()
    {
        var problem = Assert.Throws<FileNotFoundException>(() => TrueTypeFont.Load("/nowhere/ipamjm.ttf"));

        Assert.Contains("fonts-ipamj-mincho", problem.Message, StringComparison.Ordinal);
    }
}
