using System.IO.Compression;
using System.Text;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.CharacterData;

/// <summary>
/// Which characters a part stands in, at any depth (see <c>Data/NOTICE.md</c>). Immutable; read when first asked, once for
/// the whole program. The sequences describe code points, not glyphs: all variants of one code point have its parts.
/// </summary>
public sealed class CharacterParts
{
    // What is typed and the shapes it has inside other characters; the sequences tell them apart, keyboards do not.
    private static readonly Dictionary<int, string> SideShapes = new[]
    {
        "人亻𠆢", "刀刂", "水氵氺", "手扌龵", "心忄㣺", "火灬", "犬犭", "牛牜", "玉𤣩", "王𤣩", "示礻", "衣衤𧘇", "竹𥫗", "糸糹", "艸艹", "草艹", "肉⺼", "月⺼⺝", "言訁", "足𧾷",
        "辵辶", "邑阝", "阜阝", "金釒", "食飠𩙿", "网罒", "爪爫", "羊𦍌", "臼𦥑", "長镸", "戸戶户", "卜⺊", "西覀", "虎虍", "老耂", "雨⻗", "黒黑", "黄黃", "青靑", "内內", "呂吕", "并幷",
    }.ToDictionary(s => char.ConvertToUtf32(s, 0), s => s[(char.IsHighSurrogate(s[0]) ? 2 : 1)..]);

    private readonly Lazy<Index> index = new(() => new());

    /// <summary>Reads the parts, where nobody has asked for them yet: that takes a moment.</summary>
    public void Prepare() => _ = index.Value;

    /// <summary>
    /// The code points that have every character of the text as a part (themselves included); null when the text is empty.
    /// Spaces and marks between the parts are no parts.
    /// </summary>
    public IReadOnlySet<int>? Having(string parts)
    {
        HashSet<int>? found = null;
        foreach (var part in parts.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && !Rune.IsPunctuation(r) && !RegisterCharacter.IsSelector(r.Value)))
        {
            var here = index.Value.Of(part.Value);
            if (found is null)
            {
                found = [.. here];
            }
            else
            {
                found.IntersectWith(here);
            }
        }

        return found;
    }

    private sealed class Index
    {
        private readonly int[] characters;
        private readonly Dictionary<int, ushort[]> places = [];
        private readonly Dictionary<int, int> signs = [];

        internal Index()
        {
            var direct = Read();
            characters = [.. direct.Keys.Concat(direct.Values.SelectMany(p => p)).Distinct()];
            var lists = new Dictionary<int, List<ushort>>();
            var all = new Dictionary<int, HashSet<int>>();
            for (var place = 0; place < characters.Length; place++)
            {
                foreach (var part in All(characters[place], direct, all))
                {
                    if (!lists.TryGetValue(part, out var list))
                    {
                        lists.Add(part, list = []);
                    }

                    list.Add(checked((ushort)place));
                }
            }

            foreach (var (part, list) in lists)
            {
                places.Add(part, [.. list]);
            }
        }

        internal IEnumerable<int> Of(int part)
        {
            var typed = places.ContainsKey(part) ? part : signs.GetValueOrDefault(part, part);
            return SideShapes.GetValueOrDefault(typed, "").EnumerateRunes().Select(r => r.Value).Prepend(typed)
                .SelectMany(p => places.GetValueOrDefault(p, [])).Select(p => characters[p]);
        }

        private Dictionary<int, int[]> Read()
        {
            using var reader = new StreamReader(new BrotliStream(CharacterTable.Open("parts.txt.br"), CompressionMode.Decompress));
            var direct = new Dictionary<int, int[]>();
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                var runes = line.EnumerateRunes().Select(r => r.Value).ToArray();
                if (runes[0] == '=')
                {
                    signs.Add(runes[1], runes[2]);
                }
                else
                {
                    direct.Add(runes[0], runes[1..]);
                }
            }

            return direct;
        }

        // A set is entered before it is filled: sequences that describe each other in a circle end.
        private static HashSet<int> All(int character, Dictionary<int, int[]> direct, Dictionary<int, HashSet<int>> known)
        {
            if (known.TryGetValue(character, out var all))
            {
                return all;
            }

            known.Add(character, all = [character]);
            foreach (var part in direct.GetValueOrDefault(character, []))
            {
                all.UnionWith([.. All(part, direct, known)]);
            }

            return all;
        }
    }
}
