using System.Globalization;
using System.Xml.Linq;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static XElement Write(params PageItem[] items) => XElement.Parse(SvgWriter.Write(new(items), new FontSet(Fonts.IpaMj)));

    [Fact]
    public void Write_Text_UsesOneOutlinePerGlyphAtEveryPlace()
    {
        var picture = Write(new PageText(10, 20, 10, "葛\U000E0102葛\U000E0103葛\U000E0102　𠮷", 5));
        var glyphs = picture.Descendants(Svg + "defs").Elements().Select(e => "#" + e.Attribute("id")!.Value).ToList();
        var uses = picture.Elements(Svg + "use").ToList();

        Assert.Equal(3, glyphs.Count);
        Assert.Equal(4, uses.Count);
        Assert.Equal(uses[0].Attribute("href")!.Value, uses[2].Attribute("href")!.Value);
        Assert.NotEqual(uses[0].Attribute("href")!.Value, uses[1].Attribute("href")!.Value);
        Assert.Equal(glyphs.Order(StringComparer.Ordinal), uses.Select(u => u.Attribute("href")!.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.StartsWith("translate(30 20)", uses[3].Attribute("transform")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Glyph_KeepsTheBoxOfTheFont()
    {
        foreach (var character in RegisterText.Split("寿邉\U000E0111𠮷あ（"))
        {
            var glyph = Fonts.IpaMj.GlyphOf(character)!.Value;
            var box = Fonts.IpaMj.OutlineOf(glyph).ToArray();
            var numbers = Write(new PageText(0, 0, 10, character.ToString())).Descendants(Svg + "defs").Elements().Single().Attribute("d")!.Value
                .Split(['M', 'L', 'Q', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
            int Box(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt16BigEndian(box.AsSpan(at));

            // Control points may lie outside the box, the points on the curve reach it.
            Assert.True(numbers.Where((_, i) => i % 2 == 0).Min() <= Box(2) && numbers.Where((_, i) => i % 2 == 0).Max() >= Box(6));
            Assert.True(numbers.Where((_, i) => i % 2 == 1).Min() <= Box(4) && numbers.Where((_, i) => i % 2 == 1).Max() >= Box(8));
        }
    }

    [Fact]
    public void Write_UnknownSequence_RefusesAndNamesIt() => Assert.Contains(
        "U+845B U+E0100", Assert.Throws<UnknownCharacterException>(() => Write(new PageText(0, 0, 10, "葛\U000E0100"))).Message, StringComparison.Ordinal);
}
