using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>The rows of outages and of what was said of their paper lists.</summary>
internal static class OutageStore
{
    private const string Counter = "outage";

    /// <summary>Outages with how many deposits were entered from the paper list since each, in the order of their numbers.</summary>
    /// <param name="database">The context that reads.</param>
    /// <param name="numbers">Those that wait.</param>
    /// <param name="isNamed">Whether the journal names a row with this content: one that was changed says neither when it ended nor whose it is, and a deposit that was put in counts for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static async Task<IReadOnlyList<WaitingOutage>> ReadAsync(KosekiDbContext database, IReadOnlyList<long> numbers, Func<IJournaled, bool> isNamed, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        var rows = (await database.Outages.AsNoTracking().Where(o => numbers.Contains(o.Number)).ToListAsync(cancellation)).Where(isNamed).Cast<OutageRow>().ToDictionary(o => o.Number);
        // A row that is gone, or was changed, has no end: everything that was ever entered counts.
        var since = rows.Count < numbers.Count ? DateTimeOffset.UnixEpoch : rows.Values.Min(o => o.To);
        var made = (await database.NightDeposits.AsNoTracking().Where(d => d.At >= since).ToListAsync(cancellation)).FindAll(d => isNamed(d));
        var names = await NightTerminals.NamesAsync(database, [.. rows.Values.Select(o => o.Terminal).OfType<string>().Distinct()], cancellation);
        return
        [
            .. numbers.Select(n => rows.GetValueOrDefault(n) is { } row
                ? new WaitingOutage(n, row.From, row.To, made.Count(d => d.At >= row.To && (d.IsFromList || d.ReceivedAt < row.To)), row.Terminal is { } code ? names.GetValueOrDefault(code) ?? new(code, code) : null)
                : new WaitingOutage(n, null, null, made.Count(d => d.IsFromList))),
        ];
    }

    /// <summary>Whether the system, or a terminal, was away at a time, as the journal names it.</summary>
    internal static async Task<bool> WasAwayAsync(KosekiDbContext database, DateTimeOffset at, Func<IJournaled, bool> isNamed, CancellationToken cancellation) =>
        (await database.Outages.AsNoTracking().Where(o => o.To >= at && (o.From == null || o.From <= at)).ToListAsync(cancellation)).Exists(o => isNamed(o));

    /// <summary>Records an outage that ends now, of the whole system or of a terminal.</summary>
    internal static async Task AddAsync(JournalTransaction open, DateTimeOffset? from, string? terminal) =>
        open.Database.Outages.Add(new() { Number = await open.NextAsync(Counter), From = from, To = open.Now, Terminal = terminal });

    /// <summary>Code of the terminal of a browser; null when there is none.</summary>
    internal static Task<string?> TerminalOfAsync(KosekiDbContext database, string device, CancellationToken cancellation) =>
        database.TerminalEnrolments.AsNoTracking().Where(e => e.Key == device).Select(e => (string?)e.Terminal).FirstOrDefaultAsync(cancellation);

    /// <summary>Records what was said of the paper list of one.</summary>
    internal static void Add(JournalTransaction open, long outage, int entered) =>
        open.Database.OutageAnswers.Add(new() { Number = outage, Entered = entered, Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now });
}
