using System.Security.Cryptography;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Web.Components.Search;

/// <summary>A search somebody made, and the row they opened last.</summary>
/// <param name="Key">The mark that stands in the address.</param>
/// <param name="Query">What was asked.</param>
public sealed record KeptSearch(string Key, SearchQuery Query)
{
    /// <summary>The row opened last, from 0; null when none was.</summary>
    public int? Opened { get; set; }
}

/// <summary>
/// The searches of this working day, kept inside the server. The address of a list carries only a random mark that
/// means nothing to anybody else: Back and reload give the same list, and names, which are personal data, stand in no
/// browser history and no log of addresses.
/// </summary>
public sealed class SearchMemory(TimeProvider clock)
{
    private const int MostOfOne = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<(DateTimeOffset At, KeptSearch Search)>> searches = new(StringComparer.Ordinal);

    /// <summary>Keeps a search of an account and gives it back with its mark.</summary>
    public KeptSearch Keep(string account, SearchQuery query)
    {
        var now = clock.GetUtcNow();
        var search = new KeptSearch(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), query);
        lock (gate)
        {
            foreach (var (owner, list) in searches.ToList())
            {
                list.RemoveAll(s => now - s.At > Kept);
                if (list.Count == 0)
                {
                    searches.Remove(owner);
                }
            }

            if (!searches.TryGetValue(account, out var mine))
            {
                searches[account] = mine = [];
            }

            mine.Add((now, search));
            mine.RemoveRange(0, Math.Max(0, mine.Count - MostOfOne));
        }

        return search;
    }

    /// <summary>The search of this account with this mark; null when it is too old, somebody else's, or of another server.</summary>
    public KeptSearch? Find(string account, string? key)
    {
        lock (gate)
        {
            return searches.TryGetValue(account, out var mine)
                ? mine.Where(s => s.Search.Key == key && clock.GetUtcNow() - s.At <= Kept).Select(s => s.Search).FirstOrDefault()
                : null;
        }
    }

    /// <summary>The address of its list.</summary>
    public static string AddressOf(KeptSearch search) => $"/search?s={search.Key}";
}
