using System.Buffers.Binary;
using HarfBuzzSharp;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed class FontSetTests
{
    private const int AddedCharacter = 0xF0001;

    [Fact]
    public void FindNamed_EveryMjName_AgreesWithHarfBuzz()
    {
        using var blob = Blob.FromFile(FontLocation.Default);
        using var face = new Face(blob, 0);
        using var oracle = new HarfBuzzSharp.Font(face);
        var names = Fonts.IpaMj.GlyphNames.Where(n => n.Key.StartsWith("mj", StringComparison.Ordinal)).ToList();

        Assert.Equal(59_161, names.Count);
        Assert.All(names, n => Assert.True(oracle.TryGetGlyphFromName(n.Key, out var glyph) && glyph == n.Value, n.Key));
        Assert.Equal(Fonts.IpaMj.GlyphNamed("mj003719"), new FontSet(Fonts.IpaMj).FindNamed("MJ003719")!.Value.Glyph);
        Assert.Null(new FontSet(Fonts.IpaMj).FindNamed("MJ999999"));
    }

    // IPAmj明朝 carries empty glyphs at these private-use code points: 外字 there would vanish from the paper.
    [Theory]
    [InlineData(0xF860)]
    [InlineData(0xF861)]
    [InlineData(0xF862)]
    [InlineData(0xF87A)]
    [InlineData(0xF87F)]
    public void Find_BlankGlyphOfAPrivateCharacter_IsUnknown(int code)
    {
        Assert.NotNull(Fonts.IpaMj.GlyphOf(new(code, 0)));
        Assert.Null(new FontSet(Fonts.IpaMj).Find(new(code, 0)));
    }

    [Fact]
    public void Find_EveryCharacterOfTheFont_HasAnOutlineOrIsASpace()
    {
        var set = new FontSet(Fonts.IpaMj);
        var blank = Fonts.IpaMj.Characters.Keys.Select(c => new RegisterCharacter(c, 0)).Concat(Fonts.IpaMj.Sequences.Keys)
            .Where(c => set.Find(c) is { } found && Fonts.IpaMj.OutlineOf(found.Glyph).IsEmpty).Select(c => c.Base).Order();

        Assert.Equal([0x20, 0xA0, 0x2002, 0x2003, 0x3000], blank);
    }

    [Fact]
    public void Write_CharacterReachedOnlyByName_PrintsItAndReadsBackAs外字()
    {
        var gaiji = new RegisterCharacter(0xE000, 0);
        var set = new FontSet([Fonts.IpaMj], new Dictionary<RegisterCharacter, string> { [gaiji] = "MJ006065" });

        Assert.Equal("山\uE000田", ReadBack(set, "山\uE000田"));
        Assert.Equal(Fonts.IpaMj.GlyphNamed("MJ006065"), set.Require(gaiji, "").Glyph);
        Assert.Throws<UnknownCharacterException>(() => ReadBack(new(Fonts.IpaMj), "山\uE000田"));
    }

    [Fact]
    public void Write_CharacterOfTheSecondFont_EmbedsBothAndReadsBack()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "added.ttf");
            File.WriteAllBytes(path, WithCharacterMovedTo(AddedCharacter));
            var set = FontSet.Load([FontLocation.Default, path]);
            var text = "山" + char.ConvertFromUtf32(AddedCharacter) + "田";

            Assert.Equal(1, set.Find(new(AddedCharacter, 0))!.Value.Font);
            Assert.Equal(0, set.Find(new('山', 0))!.Value.Font);
            Assert.Equal(text, ReadBack(set, text));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Load_FileThatIsNoTrueTypeFont_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "broken.ttf");
            File.WriteAllBytes(path, "OTTO and no more of it"u8.ToArray());
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => TrueTypeFont.Load(path)).Message, StringComparison.Ordinal);

            File.WriteAllBytes(path, File.ReadAllBytes(FontLocation.Default)[..300]);
            Assert.Contains("壊れている", Assert.Throws<InvalidDataException>(() => TrueTypeFont.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string ReadBack(FontSet set, string text)
    {
        using var document = PdfDocument.Open(new PdfWriter(set).Write([new([new PageText(20, 20, 12, text)])], "見本", PdfEnvelope.Kiosk));
        return string.Concat(document.GetPage(1).Letters.Select(l => l.Value));
    }

    // The register font with the first one-character group of its format 12 table moved to another code point: what a
    // font of added characters in a private plane looks like.
    private static byte[] WithCharacterMovedTo(int code)
    {
        var file = File.ReadAllBytes(FontLocation.Default);
        int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
        int U32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
        var cmap = Enumerable.Range(0, U16(4)).Select(i => 12 + 16 * i).Where(at => file.AsSpan(at, 4).SequenceEqual("cmap"u8)).Select(at => U32(at + 8)).Single();
        var table = Enumerable.Range(0, U16(cmap + 2)).Select(i => cmap + U32(cmap + 8 + 8 * i)).First(at => U16(at) == 12);
        var group = Enumerable.Range(0, U32(table + 12)).Select(i => table + 16 + 12 * i).First(at => U32(at) == U32(at + 4) && U32(at) > 0x20000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(group), code);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(group + 4), code);
        return file;
    }
}
