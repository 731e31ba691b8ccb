using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>Reads names: those of glyphs (post, format 2) and the PostScript name of the font (name, number 6).</summary>
internal static class NameTableReader
{
    // The 258 standard names have no entry in the table; none of them is a MJ文字図形名.
    private const int StandardNames = 258;

    internal static FrozenDictionary<string, ushort> GlyphNames(ReadOnlySpan<byte> post)
    {
        var names = new Dictionary<string, ushort>(StringComparer.OrdinalIgnoreCase);
        if (post.Length < 34 || BinaryPrimitives.ReadUInt32BigEndian(post) != 0x00020000)
        {
            return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(post[32..]);
        var strings = new List<string>();
        for (var at = 34 + 2 * count; at < post.Length; at += 1 + post[at])
        {
            strings.Add(Encoding.ASCII.GetString(post.Slice(at + 1, post[at])));
        }

        for (var glyph = 0; glyph < count; glyph++)
        {
            var index = BinaryPrimitives.ReadUInt16BigEndian(post[(34 + 2 * glyph)..]) - StandardNames;
            if (index >= 0 && index < strings.Count)
            {
                names.TryAdd(strings[index], (ushort)glyph);
            }
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The PostScript name reduced to letters, digits and hyphens, or null.</summary>
    internal static string? PostScriptName(ReadOnlySpan<byte> table)
    {
        for (var i = 0; table.Length >= 6 && i < BinaryPrimitives.ReadUInt16BigEndian(table[2..]); i++)
        {
            var record = table.Slice(6 + 12 * i, 12);
            if (BinaryPrimitives.ReadUInt16BigEndian(record[6..]) == 6 && BinaryPrimitives.ReadUInt16BigEndian(record) == 3)
            {
                var at = BinaryPrimitives.ReadUInt16BigEndian(table[4..]) + BinaryPrimitives.ReadUInt16BigEndian(record[10..]);
                var name = Encoding.BigEndianUnicode.GetString(table.Slice(at, BinaryPrimitives.ReadUInt16BigEndian(record[8..])));
                return string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
            }
        }

        return null;
    }
}
