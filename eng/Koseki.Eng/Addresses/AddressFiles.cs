using System.Reflection;
using System.Text;

namespace Koseki.Eng.Addresses;

/// <summary>
/// Joins the public address lists into the three texts that the product ships: municipalities with their 郡, towns and
/// postcodes in blocks by municipality.
/// </summary>
internal sealed class AddressFiles
{
    private readonly List<Row> municipalities = [];
    private readonly Dictionary<(string Prefecture, string Name), List<Row>> resolved = [];
    private readonly HashSet<(string Prefecture, string Name)> unknown = [];

    private sealed class Row(string code, string prefecture, string name, string kana)
    {
        internal string Code => code;
        internal string Prefecture => prefecture;
        internal string Name => name;
        internal string Kana => kana;
        internal string County { get; set; } = "";
        internal string From { get; set; } = "";
        internal string Until { get; set; } = "";
        internal SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);
        internal Dictionary<string, List<string>> Towns { get; } = new(StringComparer.Ordinal);
        internal List<string> Postcodes { get; } = [];
        internal string Full => County + Name;
    }

    /// <summary>Names in the lists of towns and postcodes that no municipality bears.</summary>
    internal IReadOnlyCollection<(string Prefecture, string Name)> Unknown => unknown;

    internal AddressFiles(IEnumerable<string[]> codes, IEnumerable<string[]> towns, IEnumerable<string[]> postcodes)
    {
        municipalities.AddRange(codes.Select(c => new Row(c[0], c[1], c[2], c[3])));
        foreach (var change in Changes())
        {
            var row = municipalities.Find(m => m.Code == change[0]);
            if (row is null)
            {
                municipalities.Add(row = new(change[0], change[1], change[2], change[3]));
            }

            (row.From, row.Until) = (change[4], change[5]);
        }

        municipalities.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        foreach (var town in towns.Where(t => t[2].Length > 0))
        {
            foreach (var row in Find(town[0], town[1]))
            {
                if (!row.Towns.TryGetValue(town[2], out var quarters))
                {
                    row.Towns.Add(town[2], quarters = []);
                }

                if (town[3].Length > 0)
                {
                    quarters.Add(town[3]);
                }
            }
        }

        foreach (var postcode in postcodes)
        {
            foreach (var row in Find(postcode[1], postcode[2]).Where(r => r.Until.Length == 0))
            {
                row.Postcodes.Add($"{postcode[0]}\t{postcode[3]}");
            }
        }

        // A municipality younger than the list of towns gets the towns of the postcodes, without 丁目.
        foreach (var row in municipalities.Where(m => m.Towns.Count == 0))
        {
            foreach (var name in row.Postcodes.Select(p => p.Split('\t')[1]).Where(n => n.Length > 0 && !n.Contains('、', StringComparison.Ordinal)))
            {
                row.Towns.TryAdd(name, []);
            }
        }
    }

    /// <summary>code, prefecture, name with 郡, kana, from, until, other spellings.</summary>
    internal string Municipalities() => Join(municipalities.Select(m =>
        $"{m.Code}\t{m.Prefecture}\t{m.Full}\t{m.Kana}\t{m.From}\t{m.Until}\t{string.Join(' ', m.Aliases)}"));

    /// <summary>Blocks of <c>#code</c>, then a town a line with its 小字 behind it.</summary>
    internal string Towns() => Join(municipalities.Where(m => m.Towns.Count > 0).SelectMany(m =>
        m.Towns.Select(t => string.Join('\t', t.Value.Prepend(t.Key))).Prepend("#" + m.Code)));

    /// <summary>Blocks of <c>#code</c>, then postcode and town.</summary>
    internal string Postcodes() => Join(municipalities.Where(m => m.Postcodes.Count > 0).SelectMany(m => m.Postcodes.Prepend("#" + m.Code)));

    private List<Row> Find(string prefecture, string name)
    {
        if (resolved.TryGetValue((prefecture, name), out var rows))
        {
            return rows;
        }

        var county = name.IndexOf('郡', StringComparison.Ordinal) + 1;
        var here = municipalities.Where(m => m.Prefecture == prefecture).ToList();
        rows = here.FindAll(m => m.Name == name);
        if (rows.Count == 0)
        {
            rows = here.FindAll(m => Fold(m.Name) == Fold(name) || name.EndsWith('島' + m.Name, StringComparison.Ordinal)
                || (county > 1 && EndsWithCounty(name, m.Name)));
            // 鹿島郡中能登町 ends with 能登町 too, but not behind 郡.
            foreach (var row in rows)
            {
                var tail = Math.Max(0, name.Length - row.Name.Length);
                row.County = tail > 0 && name[tail - 1] == '郡' ? name[..tail] : row.County;
                if (row.Full != name)
                {
                    row.Aliases.Add(name);
                }
            }
        }

        if (rows.Count == 0)
        {
            unknown.Add((prefecture, name));
        }

        return resolved[(prefecture, name)] = rows;
    }

    private static bool EndsWithCounty(string name, string town) => Fold(name).EndsWith('郡' + Fold(town), StringComparison.Ordinal);

    private static string Fold(string name) => name.Replace('ヶ', 'ケ').Replace('惠', '恵');

    private static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    // 総務省 全国地方公共団体コード, changes since the list of codes was made.
    private static IEnumerable<string[]> Changes()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("municipality-changes.tsv")
            ?? throw new InvalidOperationException("municipality-changes.tsv がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0).Select(l => l.Split('\t'))];
    }
}
