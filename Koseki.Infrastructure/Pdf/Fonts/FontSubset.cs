using System.Buffers.Binary;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>One character id of a document: a glyph and the text it stands for.</summary>
/// <param name="Cid">Number in content streams.</param>
/// <param name="SubsetGlyph">Number in the embedded font.</param>
/// <param name="Glyph">Number in the whole font.</param>
/// <param name="Text">What a reader gets back: base and selector.</param>
internal sealed record SubsetCharacter(ushort Cid, ushort SubsetGlyph, ushort Glyph, string Text);

/// <summary>
/// The characters one document uses. A base character and one of its sequences may share a glyph; each still gets a
/// character id of its own, so that the text read back is exact.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private readonly Dictionary<RegisterCharacter, SubsetCharacter> characters = [];
    private readonly Dictionary<ushort, ushort> subsetGlyphs = new() { [0] = 0 };
    private readonly List<ushort> glyphs = [0];
    private readonly List<SubsetCharacter> order = [];

    /// <summary>The font the subset is taken from.</summary>
    public TrueTypeFont Font => font;

    /// <summary>Characters in the order of their ids, beginning with 1.</summary>
    public IReadOnlyList<SubsetCharacter> Characters => order;

    /// <summary>The id of a character; a new one the first time.</summary>
    public SubsetCharacter Use(RegisterCharacter character, ushort glyph)
    {
        if (characters.TryGetValue(character, out var known))
        {
            return known;
        }

        if (!subsetGlyphs.TryGetValue(glyph, out var subset))
        {
            GlyphOutline.RefuseComposite(font.OutlineOf(glyph), font.Name);
            subset = (ushort)glyphs.Count;
            subsetGlyphs.Add(glyph, subset);
            glyphs.Add(glyph);
        }

        known = new((ushort)(order.Count + 1), subset, glyph, character.ToString());
        characters.Add(character, known);
        order.Add(known);
        return known;
    }

    /// <summary>The embedded TrueType file.</summary>
    public byte[] Build()
    {
        var loca = new byte[4 * (glyphs.Count + 1)];
        var hmtx = new byte[4 * glyphs.Count];
        using var outlines = new MemoryStream();
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), (int)outlines.Length);
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)font.AdvanceOf(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan(4 * i + 2), font.BearingOf(glyphs[i]));
            outlines.Write(font.OutlineOf(glyphs[i]));
            while (outlines.Length % 4 != 0)
            {
                outlines.WriteByte(0);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * glyphs.Count), (int)outlines.Length);
        var head = font.TableOf("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.TableOf("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        var maxp = font.TableOf("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)glyphs.Count);
        return Assemble(
        [
            ("cvt ", font.TableOf("cvt ").ToArray()), ("fpgm", font.TableOf("fpgm").ToArray()), ("glyf", outlines.ToArray()),
            ("head", head), ("hhea", hhea), ("hmtx", hmtx), ("loca", loca), ("maxp", maxp), ("prep", font.TableOf("prep").ToArray()),
        ]);
    }

    private static byte[] Assemble(IEnumerable<(string Tag, byte[] Bytes)> all)
    {
        var tables = all.Where(t => t.Bytes.Length > 0).ToList();
        var power = (int)Math.Log2(tables.Count);
        var size = 12 + 16 * tables.Count + tables.Sum(t => (t.Bytes.Length + 3) & ~3);
        var file = new byte[size];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));
        var at = 12 + 16 * tables.Count;
        for (var i = 0; i < tables.Count; i++)
        {
            var entry = file.AsSpan(12 + 16 * i);
            System.Text.Encoding.ASCII.GetBytes(tables[i].Tag, entry);
            tables[i].Bytes.CopyTo(file.AsSpan(at));
            var padded = (tables[i].Bytes.Length + 3) & ~3;
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(at, padded)));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], tables[i].Bytes.Length);
            at += padded;
        }

        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        }

        return sum;
    }
}
