using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>What surrounds the same pages.</summary>
public enum PdfEnvelope
{
    /// <summary>PDF 1.4 for the convenience-store kiosk: no metadata, no object streams, nothing but pages and a font.</summary>
    Kiosk,

    /// <summary>PDF/A-2u for the counter and for keeping.</summary>
    Archive,
}

/// <summary>
/// Writes pages as PDF. Same pages, same bytes; both envelopes hold the same content streams. Text reads back exactly,
/// variation selectors included.
/// </summary>
public sealed class PdfWriter(TrueTypeFont font)
{
    /// <summary>The document; throws <see cref="UnknownCharacterException"/> when a character has no glyph.</summary>
    public byte[] Write(IReadOnlyList<PageModel> pages, string title, PdfEnvelope envelope)
    {
        var subset = new FontSubset(font);
        var contents = pages.Select(p => ContentStream.Of(p, subset)).ToList();
        var file = new PdfFile(envelope == PdfEnvelope.Kiosk ? "1.4" : "1.7");
        var catalog = file.Reserve();
        var tree = file.Reserve();
        var type0 = WriteFont(file, subset);
        var kids = new List<int>();
        foreach (var content in contents)
        {
            var stream = file.AddStream("", content);
            kids.Add(file.Add($"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfFile.Number(Points(PageModel.Width))} {PdfFile.Number(Points(PageModel.Height))}]/Resources<</Font<</F {type0} 0 R>>>>/Contents {stream} 0 R>>"));
        }

        file.Set(tree, $"<</Type/Pages/Count {kids.Count}/Kids[{string.Join(' ', kids.Select(k => $"{k} 0 R"))}]>>");
        file.Set(catalog, $"<</Type/Catalog/Pages {tree} 0 R/Lang(ja-JP){(envelope == PdfEnvelope.Archive ? ArchiveParts.Write(file, title) : "")}>>");
        return file.Finish(catalog, envelope == PdfEnvelope.Kiosk ? null : title);
    }

    internal static double Points(double millimetres) => millimetres * 72 / 25.4;

    private static int WriteFont(PdfFile file, FontSubset subset)
    {
        var font = subset.Font;
        var program = subset.Build();
        var name = SubsetTag(program) + "+IPAmjMincho";
        var fontFile = file.AddStream($"/Length1 {program.Length}", program);
        var head = font.TableOf("head");
        string Box(int at) => PdfFile.Number(System.Buffers.Binary.BinaryPrimitives.ReadInt16BigEndian(font.TableOf("head")[at..]) * 1000.0 / font.UnitsPerEm);
        var descriptor = file.Add($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{Box(36)} {Box(38)} {Box(40)} {Box(42)}]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80/FontFile2 {fontFile} 0 R>>");
        var map = new byte[2 * (subset.Characters.Count + 1)];
        foreach (var character in subset.Characters)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * character.Cid), character.SubsetGlyph);
        }

        var cidToGid = file.AddStream("", map);
        var widths = string.Concat(subset.Characters.Where(c => font.AdvanceOf(c.Glyph) != font.UnitsPerEm)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Cid}[{PdfFile.Number(font.AdvanceOf(c.Glyph) * 1000.0 / font.UnitsPerEm)}]")));
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap {cidToGid} 0 R>>");
        var toUnicode = file.AddStream("", ToUnicode(subset));
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>");
    }

    private static string SubsetTag(byte[] program) =>
        new([.. SHA256.HashData(program).Take(6).Select(b => (char)('A' + b % 26))]);

    private static byte[] ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Koseki def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var block in subset.Characters.Chunk(100))
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
