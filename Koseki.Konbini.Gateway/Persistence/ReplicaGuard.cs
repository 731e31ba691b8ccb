using System.Collections.Concurrent;
using System.Data.Common;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>
/// What the gateway decides by as the program wrote it: a binding, a resident, a household, a registered seal, an income, a block, a rule, a closed day, a
/// switch or the core's head that was changed in the database behind the program's back lets nothing out, at the menu, at the
/// application or before the paper leaves. The first time a row is met so an alarm is raised.
/// </summary>
public sealed class ReplicaGuard(StateNames states, OwnStops stops, IServiceScopeFactory scopes, WriteTurn turn, TimeProvider clock, ILogger<ReplicaGuard> logger)
{
    private readonly ConcurrentDictionary<string, bool> alarmed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> closed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> held = new(StringComparer.Ordinal);

    /// <summary>
    /// What was read, or null when nothing was; throws <see cref="RefusedException"/> with <see cref="Refusal.RecordTampered"/>
    /// when one of its rows is not as it was recorded last, or what should have been found (<paramref name="missed"/>: a row of that
    /// key) was taken away.
    /// </summary>
    public async Task<T?> ReadAsync<T>(
        GatewayDbContext database, Func<Task<T?>> read, Func<T, IEnumerable<object>> rowsOf, CancellationToken cancellation, Func<T?, object?>? missed = null)
        where T : class
    {
        var (found, isForeign) = await states.ReadAsync(database, read, rowsOf, cancellation, missed);
        if (!isForeign)
        {
            return found;
        }

        var changed = found is null ? [] : rowsOf(found).Where(r => !states.Fits(database, r)).ToList();
        throw await TamperedAsync((changed.FirstOrDefault() ?? missed?.Invoke(found)) is { } row ? states.NameOf(database, row) : "");
    }

    /// <summary>The rule of a kind in force on a day, by the record; throws as <see cref="ReadAsync"/>, too, when a later one was taken away.</summary>
    public Task<KindRule?> RuleAsync(GatewayDbContext database, string municipality, string kind, DateOnly day, CancellationToken cancellation)
    {
        return ReadAsync(
            database,
            () => database.KindRules.AsNoTracking().Where(r => r.Municipality == municipality && r.Kind == kind && r.From <= day).OrderByDescending(r => r.From).FirstOrDefaultAsync(cancellation),
            r => [r],
            cancellation,
            Later);

        object? Later(KindRule? found) => states.KeysOf(nameof(GatewayDbContext.KindRules), municipality).Select(k => k.Split('|')).Where(k => k[1] == kind)
            .Select(k => DateOnly.ParseExact(k[2], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Where(from => from <= day && (found is null || from > found.From))
            .Select(from => new KindRule { Municipality = municipality, Kind = kind, From = from }).FirstOrDefault();
    }

    /// <summary>A secret of this installation, by the record: with another one somebody could make the tokens of a visit that never was.</summary>
    public async Task<byte[]> SecretAsync(GatewayDbContext database, string name, CancellationToken cancellation) =>
        (await ReadAsync(database, () => database.Secrets.AsNoTracking().FirstOrDefaultAsync(s => s.Name == name, cancellation), s => [s], cancellation, s => s is null ? new Secret { Name = name, Value = [] } : null))?.Value
        ?? throw await TamperedAsync(nameof(GatewayDbContext.Secrets) + " の " + name);

    /// <summary>The rules of all tax years, by the record; throws as <see cref="ReadAsync"/>, too, when one was taken away: an older year would come back in its place.</summary>
    public async Task<IReadOnlyList<TaxYearRule>> TaxYearsAsync(GatewayDbContext database, string municipality, CancellationToken cancellation)
    {
        return await ReadAsync(
            database, async () => (IReadOnlyList<TaxYearRule>?)await database.TaxYearRules.AsNoTracking().Where(r => r.Municipality == municipality).ToListAsync(cancellation), r => r, cancellation, Gone) ?? [];

        object? Gone(IReadOnlyList<TaxYearRule>? found) => states.KeysOf(nameof(GatewayDbContext.TaxYearRules), municipality)
            .Select(k => int.Parse(k.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture)).Where(year => found?.Any(r => r.TaxYear == year) != true)
            .Select(year => new TaxYearRule { Municipality = municipality, TaxYear = year }).FirstOrDefault();
    }

    /// <summary>Closes a kind at this node until it starts anew: its switch was changed behind the program's back and cannot be written.</summary>
    public void Close(string kind) => closed[kind] = true;

    /// <summary>Closes a kind at this node before its switch is written, and for as long as it cannot be: no database keeps a stop from being done.</summary>
    public void Hold(string kind) => held[kind] = true;

    /// <summary>Its switch says by now whether it is open.</summary>
    public void Release(string kind) => held.TryRemove(kind, out _);

    /// <summary>The stops that this node decided and has not written yet: they close until they are, whatever is ordered meanwhile.</summary>
    public OwnStops Stops => stops;

    /// <summary>Whether a kind was closed so.</summary>
    public bool IsClosed(string kind) => closed.ContainsKey(kind) || held.ContainsKey(kind) || stops.Has(kind);

    /// <summary>The numbers of all alarms that were ever written, as they are recorded: one that was taken away is missed.</summary>
    public async Task<IReadOnlyList<long>> AlarmsAsync(CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        return [.. states.KeysOf(nameof(GatewayDbContext.Alarms), _ => true).Select(k => long.Parse(k, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Whether an alarm is there and not as it was recorded, also when it is read again.</summary>
    public async Task<bool> IsForeignAlarmAsync(GatewayDbContext database, long id, CancellationToken cancellation) =>
        (await states.ReadAsync(database, () => database.Alarms.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellation), a => [a], cancellation)).IsForeign;

    /// <summary>Of each of some rows whether it is as it was recorded.</summary>
    public async Task<IReadOnlyList<bool>> AreRecordedAsync(GatewayDbContext database, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        await states.FollowAsync(cancellation);
        return [.. rows.Select(r => states.Fits(database, r))];
    }

    /// <summary>Whether a row is as it was recorded.</summary>
    public Task<bool> IsRecordedAsync(GatewayDbContext database, object row, CancellationToken cancellation) => states.FitAsync(database, [row], cancellation);

    /// <summary>The switch of a kind as it was recorded, or null: one that was changed or taken away behind the program's back says nothing.</summary>
    public async Task<KindSwitch?> SwitchAsync(GatewayDbContext database, string municipality, string kind, CancellationToken cancellation)
    {
        var (found, isForeign) = await states.ReadAsync(database, () => database.KindSwitches.AsNoTracking().FirstOrDefaultAsync(s => s.Municipality == municipality && s.Kind == kind, cancellation), s => [s], cancellation);
        return isForeign ? null : found;
    }

    /// <summary>
    /// Whether a kind is open at this moment, asked inside a transaction that holds its switch: nobody stops it before that transaction
    /// ends. Says nothing where the switch is not as it was recorded; it is not open then.
    /// </summary>
    public async Task<bool> IsOpenAsync(GatewayDbContext database, string municipality, string kind, CancellationToken cancellation) => !IsClosed(kind)
        && await database.KindSwitches.AsNoTracking().FirstOrDefaultAsync(s => s.Municipality == municipality && s.Kind == kind, cancellation) is { Open: true } found
        && await states.FitAsync(database, [found], cancellation);

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
            throw await TamperedAsync($"{nameof(GatewayDbContext.Blocks)} の {gone}");
        }
    }

    private async Task<RefusedException> TamperedAsync(string row)
    {
        // In a word: what leaves with the alarm names nobody. verify names the row.
        var problem = $"{Coverage.WordOf(row)} が、署名した記録と合いません(データベースが書き換えられています)。これに拠る発行を止めています。verify --gateway が行を示します。正しい写しに戻してください。";
        await AlarmOnceAsync(row, $"{Refusal.RecordTampered}", problem);
        return new(Refusal.RecordTampered, problem);
    }

    /// <summary>Raises an alarm the first time this process meets something.</summary>
    public async Task AlarmOnceAsync(string met, string code, string problem)
    {
        logger.LogCritical("{Problem}", problem);
        if (alarmed.TryAdd(met, true))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
                database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = code, Message = Fit.Reason(problem) });
                using var mine = await turn.TakeAsync(CancellationToken.None);
                await database.SaveChangesAsync(CancellationToken.None);
            }
            catch (Exception e) when (e is DbUpdateException or DbException or StateHaltedException)
            {
                // The refusal stands without it; whoever comes next tries again.
                alarmed.TryRemove(met, out _);
                logger.LogCritical(e, "警報を記録できません。");
            }
        }
    }
}
