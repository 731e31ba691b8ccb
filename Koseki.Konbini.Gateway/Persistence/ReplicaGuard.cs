using System.Collections.Concurrent;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>
/// The replica as the feeds brought it: a binding, a resident, a household or a block that was changed in the database
/// behind the program's back lets nothing out, at the menu, at the application or before the paper leaves. The first time
/// a row is met so an alarm is raised.
/// </summary>
public sealed class ReplicaGuard(StateNames states, IServiceScopeFactory scopes, WriteTurn turn, TimeProvider clock, ILogger<ReplicaGuard> logger)
{
    private readonly ConcurrentDictionary<string, bool> alarmed = new(StringComparer.Ordinal);

    /// <summary>
    /// What was read, or null when nothing was; throws <see cref="RefusedException"/> with <see cref="Refusal.RecordTampered"/>
    /// when one of its rows is not as it was recorded last.
    /// </summary>
    public async Task<T?> ReadAsync<T>(GatewayDbContext database, Func<Task<T?>> read, Func<T, IEnumerable<object>> rowsOf, CancellationToken cancellation)
        where T : class
    {
        var (found, isForeign) = await states.ReadAsync(database, read, rowsOf, cancellation);
        return isForeign
            ? throw await TamperedAsync(rowsOf(found!).Where(r => !states.Fits(database, r)).Select(r => states.NameOf(database, r)).DefaultIfEmpty("記録").First())
            : found;
    }

    /// <summary>Throws when a block of one of these residents, or of the serial, was taken away or lifted otherwise than by the program.</summary>
    public async Task DemandBlocksAsync(GatewayDbContext database, (string Issuer, string Serial)? serial, IReadOnlyCollection<string> residents, CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        var keys = states.KeysOf(nameof(GatewayDbContext.Blocks), key => key.Split('|') is [var resident, var issuer, var number, _]
            && (residents.Contains(resident) || (serial is { } s && number == s.Serial && issuer == s.Issuer)));
        if (keys.Count == 0)
        {
            return;
        }

        var ids = keys.Select(k => long.Parse(k.Split('|')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var rows = await ReadAsync(database, async () => (IReadOnlyList<Block>?)await database.Blocks.AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(cancellation), r => r, cancellation);
        if (ids.FirstOrDefault(id => rows!.All(r => r.Id != id)) is var gone and not 0)
        {
            throw await TamperedAsync($"Blocks の {gone}");
        }
    }

    private async Task<RefusedException> TamperedAsync(string row)
    {
        var problem = $"{row} が、署名した記録と合いません(データベースが書き換えられています)。この人には発行しません。verify --gateway を実行し、正しい写しに戻してください。";
        logger.LogCritical("{Problem}", problem);
        if (alarmed.TryAdd(row, true))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
                database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = $"{Refusal.RecordTampered}", Message = Fit.Reason(problem) });
                using var mine = await turn.TakeAsync(CancellationToken.None);
                await database.SaveChangesAsync(CancellationToken.None);
            }
            catch (Exception e) when (e is DbUpdateException or StateHaltedException)
            {
                // The refusal stands without it; whoever comes next tries again.
                alarmed.TryRemove(row, out _);
                logger.LogCritical(e, "警報を記録できません。");
            }
        }

        return new(Refusal.RecordTampered, problem);
    }
}
