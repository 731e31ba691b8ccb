using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>The row of the last sign of life, signed over its time.</summary>
public sealed class LifeSignStore(IDbContextFactory<KosekiDbContext> contexts, StateNames states, IHeadKey key, WriteTurn writing, TimeProvider clock)
{
    /// <summary>The last sign as this program gave it; null where there is none, another one, or one of a time to come.</summary>
    internal async Task<DateTimeOffset?> LastAsync(CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await LastAsync(database, cancellation);
    }

    /// <summary>The same in a transaction.</summary>
    internal async Task<DateTimeOffset?> LastAsync(KosekiDbContext database, CancellationToken cancellation) =>
        await database.LifeSigns.AsNoTracking().FirstOrDefaultAsync(s => s.Key == LifeSignRow.Only, cancellation) is { Seal.Length: > 0 } row
            && key.Verify(HashOf(row.At), row.Seal) && row.At <= clock.GetUtcNow() + NightRules.Unnoticed ? row.At : null;

    /// <summary>Whether a sign was ever given on this database: the first one follows no outage.</summary>
    internal async Task<bool> IsKnownAsync(CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return states.Knows(database, typeof(LifeSignRow), LifeSignRow.Only) || await database.LifeSigns.AnyAsync(cancellation);
    }

    /// <summary>The first sign on this database.</summary>
    internal Task AddFirstAsync(CancellationToken cancellation) => WriteAsync(
        async database =>
        {
            database.LifeSigns.Add(Now());
            await database.SaveChangesAsync(cancellation);
        },
        cancellation);

    /// <summary>A further one.</summary>
    internal Task RenewAsync(CancellationToken cancellation) => WriteAsync(database => UpdateAsync(database, cancellation), cancellation);

    /// <summary>A further one in a transaction, also where the row was taken away.</summary>
    internal async Task RenewAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        if (await UpdateAsync(database, cancellation) == 0)
        {
            database.LifeSigns.Add(Now());
        }
    }

    private async Task WriteAsync(Func<KosekiDbContext, Task> write, CancellationToken cancellation)
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await write(database);
    }

    private Task<int> UpdateAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var now = Now();
        return database.LifeSigns.Where(s => s.Key == LifeSignRow.Only).ExecuteUpdateAsync(u => u.SetProperty(s => s.At, now.At).SetProperty(s => s.Seal, now.Seal), cancellation);
    }

    private LifeSignRow Now()
    {
        var at = clock.GetUtcNow();
        return new() { Key = LifeSignRow.Only, At = at, Seal = key.Sign(HashOf(at)) };
    }

    private static byte[] HashOf(DateTimeOffset at) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"LifeSigns {LifeSignRow.Only} {at.UtcTicks}")));
}
