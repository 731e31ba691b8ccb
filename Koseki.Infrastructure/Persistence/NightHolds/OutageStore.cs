using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>The rows of outages and of what was said of their paper lists.</summary>
internal static class OutageStore
{
    private const string Counter = "outage";

    /// <summary>Outages with how many deposits were entered from the paper list since each, in the order of their numbers.</summary>
    internal static async Task<IReadOnlyList<WaitingOutage>> ReadAsync(KosekiDbContext database, IReadOnlyList<long> numbers, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        var rows = await database.Outages.AsNoTracking().Where(o => numbers.Contains(o.Number)).ToDictionaryAsync(o => o.Number, cancellation);
        // A row that is gone has no end: everything that was ever entered counts.
        var since = rows.Count < numbers.Count ? DateTimeOffset.UnixEpoch : rows.Values.Min(o => o.To);
        var entered = await database.NightDeposits.AsNoTracking().Where(d => d.IsFromList && d.At >= since).Select(d => d.At).ToListAsync(cancellation);
        return [.. numbers.Select(n => rows.GetValueOrDefault(n) is { } row ? new WaitingOutage(n, row.From, row.To, entered.Count(at => at >= row.To)) : new WaitingOutage(n, null, null, entered.Count))];
    }

    /// <summary>Records an outage that ends now.</summary>
    internal static async Task AddAsync(JournalTransaction open, DateTimeOffset? from) =>
        open.Database.Outages.Add(new() { Number = await open.NextAsync(Counter), From = from, To = open.Now });

    /// <summary>Records what was said of the paper list of one.</summary>
    internal static void Add(JournalTransaction open, long outage, int entered) =>
        open.Database.OutageAnswers.Add(new() { Number = outage, Entered = entered, Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now });
}
