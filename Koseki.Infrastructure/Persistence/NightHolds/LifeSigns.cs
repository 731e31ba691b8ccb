using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>
/// Writes down that the system is alive, and finds when it was not: where the last sign of any node is older than
/// <see cref="NightRules.Unnoticed"/>, or was taken away or changed, an outage is recorded before anything is given out again.
/// </summary>
public sealed class LifeSigns(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, StateNames states, IHeadKey key, WriteTurn writing, TimeProvider clock)
{
    private const string Counter = "outage";
    private static readonly Actor Watch = new("outage", "停止の見張り", new HashSet<StaffRole>(), "", "");

    // Ticks; 0 where this process gives no signs (tools).
    private long last;

    /// <summary>Whether this process gives signs and could not for too long: another node, or nobody, may have been reached meanwhile.</summary>
    internal bool AreStale => Interlocked.Read(ref last) is > 0 and var ticks && clock.GetUtcNow().UtcTicks - ticks > NightRules.Unnoticed.Ticks;

    /// <summary>Gives a sign of life; before it, an outage is recorded where there was one. Throws while the database does not answer.</summary>
    public async Task BeatAsync(CancellationToken cancellation = default)
    {
        // From the first try on: what cannot give a sign gives out nothing.
        Interlocked.CompareExchange(ref last, 1, 0);
        if (await StandsAsync(cancellation) is { } before && clock.GetUtcNow() - before.At <= NightRules.Unnoticed)
        {
            await WriteAsync(d => UpdateAsync(d, cancellation), cancellation);
        }
        else if (!await IsKnownAsync(cancellation))
        {
            await WriteAsync(async d =>
            {
                d.LifeSigns.Add(Sealed(clock.GetUtcNow()));
                return await d.SaveChangesAsync(cancellation);
            }, cancellation);
        }
        else
        {
            await RecordAsync(cancellation);
        }

        Interlocked.Exchange(ref last, clock.GetUtcNow().UtcTicks);
    }

    // The sign as this program gave it; null where there is none, or another one.
    private async Task<LifeSignRow?> StandsAsync(CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await StandsAsync(database, cancellation);
    }

    private async Task<LifeSignRow?> StandsAsync(KosekiDbContext database, CancellationToken cancellation) =>
        await database.LifeSigns.AsNoTracking().FirstOrDefaultAsync(s => s.Key == LifeSignRow.Only, cancellation) is { Seal.Length: > 0 } row && key.Verify(HashOf(row.At), row.Seal) && row.At <= clock.GetUtcNow() + NightRules.Unnoticed ? row : null;

    // Whether a sign was ever given on this database: the first one follows no outage.
    private async Task<bool> IsKnownAsync(CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return states.Knows(database, typeof(LifeSignRow), LifeSignRow.Only) || await database.LifeSigns.AnyAsync(cancellation);
    }

    private async Task RecordAsync(CancellationToken cancellation)
    {
        try
        {
            await journal.CommitAsync(Watch, async open =>
            {
                // Looked at again in the line of the journal: another node may have recorded it, and given a sign since.
                var before = await StandsAsync(open.Database, cancellation);
                if (before is not null && open.Now - before.At <= NightRules.Unnoticed)
                {
                    throw new AliveException();
                }

                open.Database.Outages.Add(new() { Number = await open.NextAsync(Counter), From = before?.At, To = open.Now });
                if (await UpdateAsync(open.Database, cancellation) == 0)
                {
                    open.Database.LifeSigns.Add(Sealed(open.Now));
                }

                return (new Deed(DeedKind.Outage, "システムが止まっていた。紙の一覧を確かめるまで、戸籍の証明書を出さない"), true);
            }, cancellation);
        }
        catch (AliveException)
        {
            await WriteAsync(d => UpdateAsync(d, cancellation), cancellation);
        }
    }

    private async Task WriteAsync(Func<KosekiDbContext, Task<int>> write, CancellationToken cancellation)
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await write(database);
    }

    private Task<int> UpdateAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var now = Sealed(clock.GetUtcNow());
        return database.LifeSigns.Where(s => s.Key == LifeSignRow.Only).ExecuteUpdateAsync(u => u.SetProperty(s => s.At, now.At).SetProperty(s => s.Seal, now.Seal), cancellation);
    }

    private LifeSignRow Sealed(DateTimeOffset at) => new() { Key = LifeSignRow.Only, At = at, Seal = key.Sign(HashOf(at)) };

    private static byte[] HashOf(DateTimeOffset at) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"LifeSigns {LifeSignRow.Only} {at.UtcTicks}")));

    private sealed class AliveException : Exception;
}
