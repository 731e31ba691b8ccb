using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Names;

/// <summary>The name of a foreigner as registers write it, and the nationality.</summary>
internal sealed record ForeignName(string Nationality, string Family, string Given)
{
    private static readonly Dictionary<Sex, ForeignName[]> BySex = Resources.Rows("foreign-names.tsv")
        .SelectMany(r => r[2].Split(' ').SelectMany(f => r[3].Split(' ').Select(g => (Sex: RegisterWords.ParseSex(r[1]), Name: new ForeignName(r[0], f, g)))))
        .GroupBy(n => n.Sex).ToDictionary(g => g.Key, g => g.Select(n => n.Name).ToArray());

    /// <summary>The names of a sex; more of a nationality when more of its people marry in Japan.</summary>
    public static IReadOnlyList<ForeignName> Of(Sex sex) => BySex[sex];
}
