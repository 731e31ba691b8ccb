using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>One character id of a document: a glyph and the text it stands for.</summary>
/// <param name="Cid">Number in content streams.</param>
/// <param name="SubsetGlyph">Number in the embedded font.</param>
/// <param name="Glyph">Number in the whole font.</param>
/// <param name="Character">What a reader gets back: base and selector.</param>
internal readonly record struct SubsetCharacter(ushort Cid, ushort SubsetGlyph, ushort Glyph, RegisterCharacter Character);

/// <summary>
/// The characters one document uses. A base character and one of its sequences may share a glyph; each still gets a
/// character id of its own, so that the text read back is exact. Outlines are copied exactly; the instructions for coarse
/// screens (45 % of the register font) are left out, as are the tables that serve only them.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private const int Header = 12 + 16 * Tables;
    private const int Tables = 6;

    private readonly Dictionary<ushort, ushort> subsetGlyphs = new() { [0] = 0 };
    private readonly List<ushort> glyphs = [0];
    private readonly List<SubsetCharacter> order = [];

    /// <summary>The font the subset is taken from.</summary>
    public TrueTypeFont Font => font;

    /// <summary>Characters in the order of their ids, beginning with 1.</summary>
    public IReadOnlyList<SubsetCharacter> Characters => order;

    /// <summary>The glyphs in the order of the embedded font; the first is .notdef.</summary>
    public ReadOnlySpan<ushort> Glyphs => CollectionsMarshal.AsSpan(glyphs);

    /// <summary>Whether every character id is the number of its glyph in the embedded font: no two characters share one.</summary>
    public bool IsIdentity => order.Count == glyphs.Count - 1;

    /// <summary>Bytes that hold the embedded font for certain.</summary>
    public int LargestSize
    {
        get
        {
            var size = Header + 512;
            foreach (var glyph in glyphs)
            {
                size += font.OutlineOf(glyph).Length + 16;
            }

            return size;
        }
    }

    /// <summary>The id of a character that is not in the subset yet.</summary>
    public ushort Add(RegisterCharacter character, ushort glyph)
    {
        if (!subsetGlyphs.TryGetValue(glyph, out var subset))
        {
            GlyphOutline.RefuseComposite(font.OutlineOf(glyph), font.Name);
            subset = (ushort)glyphs.Count;
            subsetGlyphs.Add(glyph, subset);
            glyphs.Add(glyph);
        }

        var cid = (ushort)(order.Count + 1);
        order.Add(new(cid, subset, glyph, character));
        return cid;
    }

    /// <summary>Writes the embedded TrueType file into an empty buffer.</summary>
    public void Write(ByteBuffer file)
    {
        file.Add(Header);
        var locations = new int[glyphs.Count + 1];
        for (var i = 0; i < glyphs.Count; i++)
        {
            GlyphOutline.WriteWithoutInstructions(font.OutlineOf(glyphs[i]), file);
            Pad(file);
            locations[i + 1] = file.Count - Header;
        }

        Span<int> ends = stackalloc int[Tables];
        ends[0] = file.Count;
        Head(file);
        ends[1] = file.Count;
        WithCount(file, "hhea", 34);
        ends[2] = file.Count;
        Metrics(file);
        ends[3] = file.Count;
        Locations(file, locations);
        ends[4] = file.Count;
        WithCount(file, "maxp", 4);
        ends[5] = file.Count;
        Pad(file);
        Directory(file.Written, ends);
    }

    private void Head(ByteBuffer file)
    {
        var head = file.Add((font.TableOf("head").Length + 3) & ~3);
        font.TableOf("head").CopyTo(head);
        head.Slice(8, 4).Clear();
        BinaryPrimitives.WriteInt16BigEndian(head[50..], 1);
    }

    private void WithCount(ByteBuffer file, string tag, int at)
    {
        var table = file.Add((font.TableOf(tag).Length + 3) & ~3);
        font.TableOf(tag).CopyTo(table);
        BinaryPrimitives.WriteUInt16BigEndian(table[at..], (ushort)glyphs.Count);
    }

    private void Metrics(ByteBuffer file)
    {
        var metrics = file.Add(4 * glyphs.Count);
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics[(4 * i)..], (ushort)font.AdvanceOf(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics[(4 * i + 2)..], font.BearingOf(glyphs[i]));
        }
    }

    private static void Locations(ByteBuffer file, int[] locations)
    {
        var table = file.Add(4 * locations.Length);
        for (var i = 0; i < locations.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(table[(4 * i)..], locations[i]);
        }
    }

    private static void Pad(ByteBuffer file) => file.Add(-file.Count & 3);

    // Tables stand in the order of their names; each begins at a multiple of four.
    private static void Directory(Span<byte> file, ReadOnlySpan<int> ends)
    {
        ReadOnlySpan<byte> tags = "glyfheadhheahmtxlocamaxp"u8;
        var power = (int)Math.Log2(Tables);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], Tables);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)(16 * Tables - (16 << power)));
        for (var i = 0; i < Tables; i++)
        {
            var start = i == 0 ? Header : ends[i - 1];
            var entry = file.Slice(12 + 16 * i, 16);
            tags.Slice(4 * i, 4).CopyTo(entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file[start..ends[i]]));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], ends[i] - start);
        }
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes));
        }

        return sum;
    }
}
