using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>
/// A subset as the objects of a Type 0 font (CIDFontType2, Identity-H), compressed and waiting only for object numbers:
/// made once, it can be written into many documents.
/// </summary>
internal sealed class EmbeddedFont
{
    // ISO 32000-1, 9.10.3: at most 100 entries a block.
    private const int BlockSize = 100;

    private readonly string name;
    private readonly string programLength;
    private readonly byte[] program;
    private readonly byte[] cidToGid;
    private readonly byte[] toUnicode;
    private readonly string widths;
    private readonly string box;

    internal EmbeddedFont(FontSubset subset, CompressionLevel level)
    {
        var file = subset.Build();
        name = $"{Tag(file)}+{subset.Font.Name}";
        programLength = file.Length.ToString(CultureInfo.InvariantCulture);
        program = PdfFile.Compress(file, level);
        cidToGid = PdfFile.Compress(CidToGid(subset), level);
        toUnicode = PdfFile.Compress(ToUnicode(subset), level);
        widths = string.Concat(subset.Characters.Where(c => subset.Font.AdvanceOf(c.Glyph) != subset.Font.UnitsPerEm)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Cid}[{Thousandths(subset.Font, subset.Font.AdvanceOf(c.Glyph))}]")));
        var head = subset.Font.TableOf("head").ToArray();
        box = string.Join(' ', new[] { 36, 38, 40, 42 }.Select(at => Thousandths(subset.Font, BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(at)))));
    }

    /// <summary>Writes the objects; the number of the Type 0 font.</summary>
    internal int Write(PdfFile file)
    {
        var fontFile = file.AddStored($"/Filter/FlateDecode/Length1 {programLength}", program);
        var descriptor = file.Add($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80/FontFile2 {fontFile} 0 R>>");
        var map = file.AddStored("/Filter/FlateDecode", cidToGid);
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap {map} 0 R>>");
        var unicode = file.AddStored("/Filter/FlateDecode", toUnicode);
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    private static string Thousandths(TrueTypeFont font, int units) => PdfFile.Number(units * 1000.0 / font.UnitsPerEm);

    private static string Tag(byte[] file) => new([.. SHA256.HashData(file).Take(6).Select(b => (char)('A' + b % 26))]);

    private static byte[] CidToGid(FontSubset subset)
    {
        var map = new byte[2 * (subset.Characters.Count + 1)];
        foreach (var character in subset.Characters)
        {
            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * character.Cid), character.SubsetGlyph);
        }

        return map;
    }

    private static byte[] ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Koseki def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var block in subset.Characters.Chunk(BlockSize))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var character in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{character.Cid:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.Text))}>\n");
            }

            map.Append("endbfchar\n");
        }

        map.Append("endcmap CMapName currentdict/CMap defineresource pop end end");
        return Encoding.ASCII.GetBytes(map.ToString());
    }
}
