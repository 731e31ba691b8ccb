using System.Buffers.Binary;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>Reads the cmap table: format 12 (or 4) for code points, format 14 for variation sequences.</summary>
internal static class CharacterMapReader
{
    internal static (Dictionary<int, ushort> Characters, Dictionary<RegisterCharacter, ushort> Sequences) Read(byte[] file, int cmap)
    {
        var characters = new Dictionary<int, ushort>();
        var subtables = Enumerable.Range(0, U16(file, cmap + 2)).Select(i => cmap + (int)U32(file, cmap + 4 + 8 * i + 4)).Distinct().ToList();
        foreach (var at in subtables.Where(s => U16(file, s) == 4))
        {
            ReadFormat4(file, at, characters);
        }

        foreach (var at in subtables.Where(s => U16(file, s) == 12))
        {
            ReadFormat12(file, at, characters);
        }

        var sequences = new Dictionary<RegisterCharacter, ushort>();
        foreach (var at in subtables.Where(s => U16(file, s) == 14))
        {
            ReadFormat14(file, at, characters, sequences);
        }

        return (characters, sequences);
    }

    private static void ReadFormat4(byte[] file, int at, Dictionary<int, ushort> characters)
    {
        var segments = U16(file, at + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var end = U16(file, at + 14 + 2 * i);
            var start = U16(file, at + 16 + 2 * segments + 2 * i);
            var delta = U16(file, at + 16 + 4 * segments + 2 * i);
            var rangeAt = at + 16 + 6 * segments + 2 * i;
            var range = U16(file, rangeAt);
            for (var code = start; code <= end && code != 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : U16(file, rangeAt + range + 2 * (code - start));
                if (glyph != 0)
                {
                    characters[code] = (ushort)((glyph + delta) & 0xFFFF);
                }
            }
        }
    }

    private static void ReadFormat12(byte[] file, int at, Dictionary<int, ushort> characters)
    {
        var groups = (int)U32(file, at + 12);
        for (var i = 0; i < groups; i++)
        {
            var group = at + 16 + 12 * i;
            var (start, end, glyph) = ((int)U32(file, group), (int)U32(file, group + 4), (int)U32(file, group + 8));
            for (var code = start; code <= end; code++)
            {
                characters[code] = (ushort)(glyph + code - start);
            }
        }
    }

    private static void ReadFormat14(byte[] file, int at, Dictionary<int, ushort> characters, Dictionary<RegisterCharacter, ushort> sequences)
    {
        var records = (int)U32(file, at + 6);
        for (var i = 0; i < records; i++)
        {
            var record = at + 10 + 11 * i;
            var selector = U24(file, record);
            var defaults = (int)U32(file, record + 3);
            var others = (int)U32(file, record + 7);
            for (var r = 0; defaults != 0 && r < (int)U32(file, at + defaults); r++)
            {
                var range = at + defaults + 4 + 4 * r;
                for (var code = U24(file, range); code <= U24(file, range) + file[range + 3]; code++)
                {
                    if (characters.TryGetValue(code, out var glyph))
                    {
                        sequences[new(code, selector)] = glyph;
                    }
                }
            }

            for (var r = 0; others != 0 && r < (int)U32(file, at + others); r++)
            {
                var mapping = at + others + 4 + 5 * r;
                sequences[new(U24(file, mapping), selector)] = (ushort)U16(file, mapping + 3);
            }
        }
    }

    private static int U16(byte[] file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private static int U24(byte[] file, int at) => (file[at] << 16) | (file[at + 1] << 8) | file[at + 2];

    private static uint U32(byte[] file, int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
