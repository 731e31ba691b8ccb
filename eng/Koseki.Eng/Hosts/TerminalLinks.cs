using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;

namespace Koseki.Eng.Hosts;

/// <summary>
/// Addresses with which a browser becomes a terminal of a town: each is good once and for a day. Given out beside the
/// running hosts, as whoever sets an installation up does at the server (<c>Koseki.Web enrol</c>).
/// </summary>
public static class TerminalLinks
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    /// <summary>One address for each terminal, in their order.</summary>
    public static async Task<IReadOnlyList<string>> IssueAsync(string data, string web, IEnumerable<string> terminals, CancellationToken cancellation, DatabasePlace? place = null)
    {
        await using var store = CityStore.OpenFolder(data, TimeProvider.System, place);
        var links = new List<string>();
        foreach (var terminal in terminals)
        {
            links.Add($"{web.TrimEnd('/')}/enrol?code={await store.Get<EnrolledTerminals>().IssueCodeAsync(terminal, GoodFor, EnrolledTerminals.Setup, cancellation)}");
        }

        return links;
    }
}
