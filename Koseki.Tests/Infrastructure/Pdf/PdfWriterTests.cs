using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed partial class PdfWriterTests
{
    private static readonly PdfWriter Writer = new(new FontSet(Fonts.IpaMj));

    private static byte[] Write(PdfEnvelope envelope, params PageItem[] items) => Writer.Write([new(items)], "見本", envelope);

    private static string ReadBack(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
    }

    // 葛 E0102–E0108, 辻 E0102–E0103, 邊 E0108–E0112, 邉 E010F–E011D and E011F: pdf.md §0.4.
    public static string Variants => string.Concat(
        new (string Base, int First, int Last)[] { ("葛", 0xE0102, 0xE0108), ("辻", 0xE0102, 0xE0103), ("邊", 0xE0108, 0xE0112), ("邉", 0xE010F, 0xE011D), ("邉", 0xE011F, 0xE011F) }
            .SelectMany(v => Enumerable.Range(v.First, v.Last - v.First + 1).Select(s => v.Base + char.ConvertFromUtf32(s))));

    [Fact]
    public void Write_VariantsAndSupplementaryCharacters_ReadBackExactly()
    {
        var text = Variants + "𠮷𣘺𡈽𩸽𠀋𡌛𪚲" + "葛辻邊邉";

        Assert.Equal(text, ReadBack(Write(PdfEnvelope.Kiosk, new PageText(10, 20, 6, text))));
    }

    [Fact]
    public void Write_BaseAndSequenceWithTheSameGlyph_KeepBothTexts()
    {
        var shared = Fonts.IpaMj.Sequences.Where(s => Fonts.IpaMj.GlyphOf(new(s.Key.Base, 0)) == s.Value).Take(400).Select(s => s.Key).ToList();
        var text = string.Concat(shared.Select(s => new RegisterCharacter(s.Base, 0).ToString() + s));
        var pdf = Write(PdfEnvelope.Kiosk, new PageText(10, 20, 6, text));

        Assert.Equal(400, shared.Count);
        Assert.Equal(text, ReadBack(pdf));
    }

    [Fact]
    public void Write_WholeFontInSteps_ReadsBackEveryThirtiethCharacter()
    {
        var set = new FontSet(Fonts.IpaMj);
        var known = Fonts.IpaMj.Characters.Keys.Order().Where((_, i) => i % 30 == 0).Select(c => new RegisterCharacter(c, 0))
            .Concat(Fonts.IpaMj.Sequences.Keys.OrderBy(s => s.Base).ThenBy(s => s.Selector).Where((_, i) => i % 30 == 0))
            .Where(c => set.Find(c) is not null).ToList();
        var pages = known.Chunk(40).Chunk(50).Select(p => new PageModel([.. p.Select((line, i) => new PageText(10, 10 + 5 * i, 8, string.Concat(line)))])).ToList();

        Assert.True(known.Count > 2_000);
        Assert.Equal(string.Concat(known), ReadBack(Writer.Write(pages, "見本", PdfEnvelope.Archive)));
    }

    [Fact]
    public void Write_EveryGlyphOfTheFont_CanBeEmbedded()
    {
        // In four parts: a font holds at most 65,535 glyphs, and negative bearings and blank glyphs are spread over all of it.
        foreach (var part in Fonts.IpaMj.Characters.Chunk(15_000))
        {
            var subset = new FontSubset(Fonts.IpaMj);
            foreach (var (code, glyph) in part)
            {
                subset.Add(new(code, 0), glyph);
            }

            Assert.Equal(part.Length, subset.Characters.Count);
            using var file = new ByteBuffer();
            subset.Write(file);
            Assert.InRange(file.Count, part.Length * 100, subset.LargestSize);
        }
    }

    [Fact]
    public void Write_Pitch_SpreadsTheCharacters()
    {
        using var document = PdfDocument.Open(Write(PdfEnvelope.Kiosk, new PageText(30, 40, 10.5, "本寿籍", 9.35)));

        Assert.Equal([30, 39.35, 48.7], document.GetPage(1).Letters.Select(l => Math.Round(l.StartBaseLine.X * 25.4 / 72, 2)));
    }

    [Fact]
    public void Write_Archive_HasWhatPdfA2uAsksFor()
    {
        var pdf = Encoding.Latin1.GetString(Write(PdfEnvelope.Archive, new PageText(10, 20, 10, "寿")));

        Assert.StartsWith("%PDF-1.7", pdf, StringComparison.Ordinal);
        foreach (var word in new[] { "pdfaid:part=\"2\"", "pdfaid:conformance=\"U\"", "/S/GTS_PDFA1", "/DestOutputProfile", "/ToUnicode", "/FontFile2", "/ID[<" })
        {
            Assert.Contains(word, pdf, StringComparison.Ordinal);
        }

        Assert.Equal(Count(pdf, "/Type/Font/Subtype/Type0"), Count(pdf, "/FontFile2"));
        Assert.DoesNotContain("/Encrypt", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DifferentTexts_ShareTheConstantFontAndNotTheId()
    {
        var one = Encoding.Latin1.GetString(Write(PdfEnvelope.Kiosk, new PageText(10, 20, 10, "戸籍寿")));
        var two = Encoding.Latin1.GetString(Write(PdfEnvelope.Kiosk, new PageText(10, 20, 10, "戸籍葛")));

        Assert.Equal(FontName().Match(one).Value, FontName().Match(two).Value);
        Assert.NotEqual(DocumentId().Match(one).Value, DocumentId().Match(two).Value);
        Assert.Equal(2, Count(one, "/FontFile2"));
        Assert.Equal(1, Count(Encoding.Latin1.GetString(Write(PdfEnvelope.Kiosk, new PageText(10, 20, 10, "戸籍"))), "/FontFile2"));
    }

    [Fact]
    public void Write_Outline_IsNeitherTextNorImage()
    {
        var pdf = Write(PdfEnvelope.Kiosk, new PagePath([PathStep.Move(10, 10), PathStep.Quadratic(20, 10, 20, 20), PathStep.Line(10, 20), PathStep.Close]));

        Assert.Equal("", ReadBack(pdf));
        Assert.DoesNotContain("/XObject", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("c\n", Content(pdf), StringComparison.Ordinal);
        Assert.EndsWith("h\nf\n", Content(pdf), StringComparison.Ordinal);
    }

    private static int Count(string text, string word) => text.Split(word).Length - 1;

    private static string Content(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var number = Regex.Match(text, "/Contents (\\d+) 0 R").Groups[1].Value;
        var start = text.IndexOf("stream\n", text.IndexOf($"\n{number} 0 obj\n", StringComparison.Ordinal), StringComparison.Ordinal) + 7;
        using var zlib = new ZLibStream(new MemoryStream(pdf[start..]), CompressionMode.Decompress);
        using var reader = new StreamReader(zlib, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("/FontName/[A-Z]{6}\\+IPAmjMincho")]
    private static partial Regex FontName();

    [GeneratedRegex("/ID\\[<[0-9A-F]{32}>")]
    private static partial Regex DocumentId();
}
