using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>
/// A subset as the objects of a Type 0 font (CIDFontType2, Identity-H), waiting only for object numbers: made once, it can
/// be written into many documents.
/// </summary>
internal sealed class EmbeddedFont : IDisposable
{
    // ISO 32000-1, 9.10.3: at most 100 entries a block.
    private const int BlockSize = 100;

    private readonly string name;
    private readonly string programEntries;
    private readonly ByteBuffer program;
    private readonly ByteBuffer? cidToGid;
    private readonly ByteBuffer toUnicode;
    private readonly string widths;
    private readonly string box;

    /// <summary>
    /// A font of one document stores its outlines as they are: without instructions they shrink by a seventh only, which
    /// takes longer than all the rest of the page. A constant font is compressed as far as it goes, once.
    /// </summary>
    internal EmbeddedFont(FontSubset subset, bool isConstant)
    {
        var level = isConstant ? CompressionLevel.SmallestSize : CompressionLevel.Fastest;
        using var plain = new ByteBuffer(isConstant ? subset.LargestSize : 4096);
        if (isConstant)
        {
            subset.Write(plain);
            programEntries = $"/Filter/FlateDecode/Length1 {plain.Count}";
            program = Packed(plain, level);
        }
        else
        {
            program = new(subset.LargestSize);
            subset.Write(program);
            programEntries = $"/Length1 {program.Count}";
        }

        if (!subset.IsIdentity)
        {
            CidToGid(subset, plain);
            cidToGid = Packed(plain, level);
        }

        ToUnicode(subset, plain);
        toUnicode = Packed(plain, level);
        name = $"{Tag(subset)}+{subset.Font.Name}";
        var font = subset.Font;
        widths = string.Concat(subset.Characters.Where(c => font.AdvanceOf(c.Glyph) != font.UnitsPerEm)
            .Select(c => $"{c.Cid}[{PdfFile.Number(font.ThousandthsOf(c.Glyph))}]"));
        box = string.Join(' ', font.Box.Select(b => PdfFile.Number(b * 1000.0 / font.UnitsPerEm)));
    }

    /// <summary>Writes the objects; the number of the Type 0 font.</summary>
    internal int Write(PdfFile file)
    {
        var fontFile = file.AddStored(programEntries, program.Written);
        var descriptor = file.Add($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80/FontFile2 {fontFile} 0 R>>");
        var map = cidToGid is null ? "/Identity" : $" {file.AddStored("/Filter/FlateDecode", cidToGid.Written)} 0 R";
        var descendant = file.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap{map}>>");
        var unicode = file.AddStored("/Filter/FlateDecode", toUnicode.Written);
        return file.Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        program.Dispose();
        cidToGid?.Dispose();
        toUnicode.Dispose();
    }

    private static ByteBuffer Packed(ByteBuffer plain, CompressionLevel level)
    {
        var packed = new ByteBuffer(plain.Count);
        PdfFile.Compress(plain.Written, level, packed);
        plain.Clear();
        return packed;
    }

    // The glyphs and their order make the subset what it is.
    private static string Tag(FontSubset subset)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(subset.Glyphs), hash);
        Span<char> tag = stackalloc char[6];
        for (var i = 0; i < tag.Length; i++)
        {
            tag[i] = (char)('A' + hash[i] % 26);
        }

        return new(tag);
    }

    private static void CidToGid(FontSubset subset, ByteBuffer target)
    {
        var map = target.Add(2 * (subset.Characters.Count + 1));
        foreach (var character in subset.Characters)
        {
            BinaryPrimitives.WriteUInt16BigEndian(map[(2 * character.Cid)..], character.SubsetGlyph);
        }
    }

    private static void ToUnicode(FontSubset subset, ByteBuffer target)
    {
        target.Raw("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Koseki def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        var all = subset.Characters;
        for (var i = 0; i < all.Count; i++)
        {
            if (i % BlockSize == 0)
            {
                target.Integer(Math.Min(BlockSize, all.Count - i)).Raw(" beginbfchar\n"u8);
            }

            target.Raw("<"u8).Hex(all[i].Cid).Raw("><"u8);
            Utf16(all[i].Character.Base, target);
            Utf16(all[i].Character.Selector, target);
            target.Raw(">\n"u8);
            if (i % BlockSize == BlockSize - 1 || i == all.Count - 1)
            {
                target.Raw("endbfchar\n"u8);
            }
        }

        target.Raw("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
    }

    // No selector is 0, which is nothing.
    private static void Utf16(int codePoint, ByteBuffer target)
    {
        if (codePoint > 0xFFFF)
        {
            target.Hex((ushort)(0xD7C0 + (codePoint >> 10))).Hex((ushort)(0xDC00 + (codePoint & 0x3FF)));
        }
        else if (codePoint != 0)
        {
            target.Hex((ushort)codePoint);
        }
    }
}
