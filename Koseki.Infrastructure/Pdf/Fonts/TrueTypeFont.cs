using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>
/// One TrueType font file: characters (cmap formats 4, 12 and 14), metrics and outlines. Immutable after loading and
/// shared by all documents.
/// </summary>
public sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly FrozenDictionary<string, (int Offset, int Length)> tables;
    private readonly FrozenDictionary<int, ushort> characters;
    private readonly FrozenDictionary<RegisterCharacter, ushort> sequences;
    private readonly int[] glyphOffsets;
    private readonly int metricCount;
    private readonly int metrics;
    private readonly int outlines;
    private readonly Lazy<FrozenDictionary<string, ushort>> names;

    private TrueTypeFont(byte[] file, string name)
    {
        this.file = file;
        tables = ReadDirectory();
        Name = NameTableReader.PostScriptName(TableOf("name")) is { Length: > 0 } own ? own : name;
        UnitsPerEm = U16(Table("head") + 18);
        GlyphCount = U16(Table("maxp") + 4);
        metricCount = U16(Table("hhea") + 34);
        metrics = Table("hmtx");
        outlines = Table("glyf");
        var head = Table("head");
        Box = [.. new[] { 36, 38, 40, 42 }.Select(at => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(head + at)))];
        glyphOffsets = ReadLocations();
        var cmap = CharacterMapReader.Read(file, Table("cmap"));
        characters = cmap.Characters.ToFrozenDictionary();
        sequences = cmap.Sequences.ToFrozenDictionary();
        names = new(() => NameTableReader.GlyphNames(TableOf("post")));
    }

    /// <summary>SHA-256 of the file as it was loaded, hexadecimal.</summary>
    public string Sha256 => field ??= Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>Name written into documents.</summary>
    public string Name { get; }

    /// <summary>Font units per em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Number of glyphs.</summary>
    public int GlyphCount { get; }

    /// <summary>The box that holds every glyph: left, bottom, right, top in font units.</summary>
    public IReadOnlyList<short> Box { get; }

    /// <summary>All code points with a glyph.</summary>
    public IReadOnlyDictionary<int, ushort> Characters => characters;

    /// <summary>All variation sequences with a glyph.</summary>
    public IReadOnlyDictionary<RegisterCharacter, ushort> Sequences => sequences;

    /// <summary>Loads a font; throws with the package to install when the file is missing.</summary>
    public static TrueTypeFont Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"フォント {path} がありません。Debian では「apt-get install fonts-ipamj-mincho」、その他では IPAmj明朝 (ipamjm.ttf) を入れ、設定 Koseki:Font で場所を指定してください。", path);
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(bytes) != 0x00010000)
        {
            throw new InvalidDataException($"フォント {path} は TrueType 形式 (glyf) ではないため使えません。IPAmj明朝 (ipamjm.ttf) などの TrueType フォントを指定してください。");
        }

        try
        {
            return new(bytes, string.Concat(Path.GetFileNameWithoutExtension(path).Where(char.IsAsciiLetterOrDigit)));
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"フォント {path} が壊れているため読めません。入れ直してください。", e);
        }
    }

    /// <summary>The glyph of a character; null when the font has none (a known base with an unknown selector has none).</summary>
    public ushort? GlyphOf(RegisterCharacter character) =>
        character.Selector == 0
            ? characters.TryGetValue(character.Base, out var glyph) ? glyph : null
            : sequences.TryGetValue(character, out glyph) ? glyph : null;

    /// <summary>The glyph with this name in the post table, whatever its case (MJ文字図形名: MJ000001), or null.</summary>
    public ushort? GlyphNamed(string name) => names.Value.TryGetValue(name, out var glyph) ? glyph : null;

    /// <summary>All glyph names but the standard ones.</summary>
    public IReadOnlyDictionary<string, ushort> GlyphNames => names.Value;

    /// <summary>Advance width in font units.</summary>
    public int AdvanceOf(ushort glyph) => U16(metrics + 4 * Math.Min((int)glyph, metricCount - 1));

    /// <summary>Advance width in thousandths of the type size.</summary>
    public double ThousandthsOf(ushort glyph) => AdvanceOf(glyph) * 1000.0 / UnitsPerEm;

    /// <summary>Left side bearing in font units; negative where the outline begins left of the origin.</summary>
    public short BearingOf(ushort glyph) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(metrics
        + (glyph < metricCount ? 4 * glyph + 2 : 4 * metricCount + 2 * (glyph - metricCount))));

    /// <summary>The outline bytes of a glyph, empty for a blank one.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph) =>
        file.AsSpan(outlines + glyphOffsets[glyph], glyphOffsets[glyph + 1] - glyphOffsets[glyph]);

    /// <summary>The bytes of a table; empty when the font has none.</summary>
    public ReadOnlySpan<byte> TableOf(string tag) =>
        tables.TryGetValue(tag, out var table) ? file.AsSpan(table.Offset, table.Length) : [];

    private int Table(string tag) => tables[tag].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private FrozenDictionary<string, (int, int)> ReadDirectory()
    {
        var count = U16(4);
        var found = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var at = 12 + 16 * i;
            found[Encoding.ASCII.GetString(file, at, 4)] =
                (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 12)));
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private int[] ReadLocations()
    {
        var wide = U16(Table("head") + 50) == 1;
        var loca = Table("loca");
        var offsets = new int[GlyphCount + 1];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = wide ? BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(loca + 4 * i)) : 2 * U16(loca + 2 * i);
        }

        return offsets;
    }
}
