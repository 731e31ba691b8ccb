using Koseki.Domain.Linkage;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Exchanges registered impressions on their way to the gateway, as a source would that takes two of its pictures for each
/// other. Each row stays sound in itself; only what the source counted and hashed says that they are not these people's.
/// </summary>
internal static class SealSwap
{
    private const int Pairs = 40;

    // From here on a row speaks of the impression.
    private const int Impression = 9;

    /// <summary>Exchanges some of a town that no gateway has taken in yet; gives the impressions, by their hash, of those concerned.</summary>
    public static IReadOnlySet<string> Apply(string data, IReadOnlyList<Truth> people)
    {
        var holders = people.Select(p => p.Impression).Where(i => i.Length > 0).ToHashSet(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(Path.Combine(data, TownFolder.Inbox), "seal-*.tsv").ToDictionary(f => f, f => FeedBatch.Read(File.ReadAllBytes(f)));
        var places = files.SelectMany(f => f.Value.Rows.Select((r, i) => (File: f.Key, Row: i, Cells: r)).Where(p => p.Cells[0] == "R" && holders.Contains(p.Cells[12]))).ToList();
        // Spread over the town; at most every second one, so that others are left who must be served.
        var chosen = places.Where((_, i) => i % Math.Max(2, places.Count / (2 * Pairs)) == 0).Take(2 * Pairs).ToList();
        var given = chosen.Chunk(2).Where(p => p.Length == 2).SelectMany(p => new[] { (p[0].File, p[0].Row, Cells: Give(p[0].Cells, p[1].Cells)), (p[1].File, p[1].Row, Cells: Give(p[1].Cells, p[0].Cells)) })
            .ToDictionary(p => (p.File, p.Row), p => p.Cells);
        foreach (var (file, batch) in files)
        {
            File.WriteAllBytes(file, (batch with { Rows = [.. batch.Rows.Select((r, i) => given.GetValueOrDefault((file, i), r))] }).Write());
        }

        return given.Values.Select(c => c[12]).ToHashSet(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Give(IReadOnlyList<string> row, IReadOnlyList<string> other) => [.. row.Take(Impression), .. other.Skip(Impression)];
}
