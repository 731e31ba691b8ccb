using System.Globalization;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Names;

/// <summary>A name and its reading in katakana.</summary>
internal sealed record TownName(string Text, string Kana);

/// <summary>Surnames by frequency and given names by sex and year of birth, rare glyphs among them.</summary>
internal sealed class TownNames(TownRandom random)
{
    private static readonly (TownName Name, int UpTo)[] Surnames = ReadSurnames();
    private static readonly (Sex Sex, int From, int To, TownName Name)[] GivenNames =
    [
        .. Resources.Rows("given-names.tsv").Select(r => (RegisterWords.ParseSex(r[0]), Number(r[1]), Number(r[2]), new TownName(r[3], r[4]))),
    ];

    private static readonly Dictionary<(Sex, int), TownName[]> ByFirstYear =
        GivenNames.GroupBy(g => (g.Sex, g.From)).ToDictionary(g => g.Key, g => g.Select(n => n.Name).ToArray());

    private static readonly Dictionary<string, string> Readings = Surnames.GroupBy(s => s.Name.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Name.Kana, StringComparer.Ordinal);

    /// <summary>How those of a surname read it, where no register says so yet; null for a name of no table.</summary>
    public static string? ReadingOf(string surname) => Readings.GetValueOrDefault(surname);

    /// <summary>Every name of the tables.</summary>
    public static IEnumerable<TownName> All => Surnames.Select(s => s.Name).Concat(GivenNames.Select(g => g.Name));

    /// <summary>Surnames that every town has, in its first registers, so that rare glyphs and long names are always at hand.</summary>
    public static IReadOnlyList<TownName> Always { get; } =
        [.. "𠮷田 𣘺本 葛󠄂西 辻󠄂 渡邉󠄓 渡邊󠄈 髙橋 山﨑 勅使河原".Split(' ').Select(t => Surnames.First(s => s.Name.Text == t).Name)];

    /// <summary>A surname.</summary>
    public TownName Surname()
    {
        var at = random.Number(1, Surnames[^1].UpTo);
        var (low, high) = (0, Surnames.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Surnames[middle].UpTo < at ? (middle + 1, high) : (low, middle);
        }

        return Surnames[low].Name;
    }

    /// <summary>A given name of the time that nobody of the family bears.</summary>
    public TownName Given(Sex sex, int year, IReadOnlyCollection<string> taken)
    {
        var first = GivenNames.First(g => g.Sex == sex && g.From <= year && year <= g.To).From;
        var names = ByFirstYear[(sex, first)];
        var free = names.Where(n => !taken.Contains(n.Text)).ToArray();
        return random.Pick(free.Length > 0 ? free : names);
    }

    private static (TownName, int)[] ReadSurnames()
    {
        var sum = 0;
        return [.. Resources.Rows("surnames.tsv").Select(r => (new TownName(r[0], r[1]), sum += Number(r[2])))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
