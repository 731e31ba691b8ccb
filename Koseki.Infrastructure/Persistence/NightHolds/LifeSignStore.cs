using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>The rows of the last signs of life, of the nodes and of each terminal of the night, each signed over whose it is and its time.</summary>
public sealed class LifeSignStore(IDbContextFactory<KosekiDbContext> contexts, StateNames states, JournalNames journal, IHeadKey key, WriteTurn writing, TimeProvider clock)
{
    /// <summary>Whose sign the one of all nodes is.</summary>
    internal const string Nodes = LifeSignRow.Only;

    /// <summary>Whose sign the one of a terminal is, by the key of its browser.</summary>
    internal static string Of(string device) => LifeSignRow.KeyOf(device);

    /// <summary>The last sign as this program gave it; null where there is none, another one, or one of a time to come.</summary>
    internal async Task<DateTimeOffset?> LastAsync(string whose, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await LastAsync(database, whose, cancellation);
    }

    /// <summary>The same in a transaction.</summary>
    internal async Task<DateTimeOffset?> LastAsync(KosekiDbContext database, string whose, CancellationToken cancellation) =>
        TimeOf(await database.LifeSigns.AsNoTracking().FirstOrDefaultAsync(s => s.Key == whose, cancellation));

    /// <summary>
    /// The browsers that are terminals of the night and when each gave its last sign: all that ever gave one, also where the row was
    /// taken away, but for those whose enrolment was revoked.
    /// </summary>
    internal async Task<IReadOnlyList<(string Device, DateTimeOffset? Last)>> TerminalsAsync(CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        var known = states.KeysOf(nameof(KosekiDbContext.LifeSigns), k => LifeSignRow.DeviceOf(k) is not null);
        if (known.Count == 0)
        {
            return [];
        }

        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.LifeSigns.AsNoTracking().Where(s => s.Key != LifeSignRow.Only).ToDictionaryAsync(s => s.Key, cancellation);
        var found = new List<(string, DateTimeOffset?)>();
        foreach (var whose in known)
        {
            var device = LifeSignRow.DeviceOf(whose)!;
            if (!await journal.IsRevokedAsync(device, null, cancellation))
            {
                found.Add((device, TimeOf(rows.GetValueOrDefault(whose))));
            }
        }

        return found;
    }

    /// <summary>Whether a sign was ever given on this database: the first one follows no outage.</summary>
    internal async Task<bool> IsKnownAsync(string whose, CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return states.Knows(database, typeof(LifeSignRow), whose) || await database.LifeSigns.AnyAsync(s => s.Key == whose, cancellation);
    }

    /// <summary>The first sign on this database.</summary>
    internal Task AddFirstAsync(string whose, CancellationToken cancellation) => WriteAsync(
        async database =>
        {
            database.LifeSigns.Add(Now(whose));
            await database.SaveChangesAsync(cancellation);
        },
        cancellation);

    /// <summary>A further one; false where the row was taken away.</summary>
    internal async Task<bool> RenewAsync(string whose, CancellationToken cancellation)
    {
        var renewed = 0;
        await WriteAsync(async database => renewed = await UpdateAsync(database, whose, cancellation), cancellation);
        return renewed > 0;
    }

    /// <summary>A further one in the transaction that records an outage. A row that was taken away is put back as it was named: what was missed can be confirmed then.</summary>
    internal async Task RenewAsync(KosekiDbContext database, string whose, CancellationToken cancellation)
    {
        if (await UpdateAsync(database, whose, cancellation) == 0)
        {
            await ManyRows.PutBackAsync(database, Now(whose), cancellation);
        }
    }

    private DateTimeOffset? TimeOf(LifeSignRow? row) =>
        row is { Seal.Length: > 0 } && key.Verify(HashOf(row.Key, row.At), row.Seal) && row.At <= clock.GetUtcNow() + NightRules.Unnoticed ? row.At : null;

    private async Task WriteAsync(Func<KosekiDbContext, Task> write, CancellationToken cancellation)
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await write(database);
    }

    private Task<int> UpdateAsync(KosekiDbContext database, string whose, CancellationToken cancellation)
    {
        var now = Now(whose);
        return database.LifeSigns.Where(s => s.Key == whose).ExecuteUpdateAsync(u => u.SetProperty(s => s.At, now.At).SetProperty(s => s.Seal, now.Seal), cancellation);
    }

    private LifeSignRow Now(string whose)
    {
        var at = clock.GetUtcNow();
        return new() { Key = whose, At = at, Seal = key.Sign(HashOf(whose, at)) };
    }

    private static byte[] HashOf(string whose, DateTimeOffset at) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"LifeSigns {whose} {at.UtcTicks}")));
}
