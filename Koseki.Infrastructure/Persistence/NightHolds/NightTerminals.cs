using Koseki.Domain.Calendar;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.City;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>
/// Which terminals of the night are not heard while the office is closed. Whoever stands before one with a paper cannot be helped by
/// it: until it is heard again, or the office opens and the outage is recorded, no 戸籍 is given out.
/// </summary>
public sealed class NightTerminals(IDbContextFactory<KosekiDbContext> contexts, LifeSignStore signs, CityReader city, TimeProvider clock)
{
    /// <summary>Whether one of them could not be reached since it was heard last, as <see cref="OutageRules.IsMissed"/> says.</summary>
    internal async Task<bool> IsMissedAsync(DateTimeOffset? last, CancellationToken cancellation) => OutageRules.IsMissed(last, clock.GetUtcNow(), await ClosedAsync(cancellation));

    /// <summary>Whether any of them could not.</summary>
    internal async Task<bool> IsAnyMissedAsync(CancellationToken cancellation) => (await MissedAsync(cancellation)).Count > 0;

    /// <summary>The browsers of those that could not.</summary>
    internal async Task<IReadOnlyList<(string Device, DateTimeOffset? Last)>> MissedAsync(CancellationToken cancellation)
    {
        var terminals = await signs.TerminalsAsync(cancellation);
        if (terminals.Count == 0)
        {
            return [];
        }

        var (now, closed) = (clock.GetUtcNow(), await ClosedAsync(cancellation));
        return [.. terminals.Where(t => OutageRules.IsMissed(t.Last, now, closed))];
    }

    /// <summary>The same with their names, for screens.</summary>
    public async Task<IReadOnlyList<SilentTerminal>> SilentAsync(CancellationToken cancellation = default)
    {
        var missed = await MissedAsync(cancellation);
        if (missed.Count == 0)
        {
            return [];
        }

        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var devices = missed.Select(m => m.Device).ToList();
        var codes = await database.TerminalEnrolments.AsNoTracking().Where(e => devices.Contains(e.Key)).ToDictionaryAsync(e => e.Key, e => e.Terminal, cancellation);
        var names = await NamesAsync(database, [.. codes.Values], cancellation);
        return [.. missed.Select(m => new SilentTerminal(codes.GetValueOrDefault(m.Device) is { } code && names.GetValueOrDefault(code) is { } named ? named : new("", "名前の分からない端末"), m.Last))];
    }

    /// <summary>Whether the office is open now: what was missed is over then.</summary>
    internal async Task<bool> IsOfficeAsync(CancellationToken cancellation) => NightRules.IsOffice(clock.GetUtcNow(), await ClosedAsync(cancellation));

    /// <summary>The terminals of some codes, by code.</summary>
    internal static Task<Dictionary<string, NightTerminal>> NamesAsync(KosekiDbContext database, IReadOnlyList<string> codes, CancellationToken cancellation) =>
        database.Terminals.AsNoTracking().Where(t => codes.Contains(t.Code)).Select(t => new { t.Code, t.Name }).ToDictionaryAsync(t => t.Code, t => new NightTerminal(t.Code, t.Name), cancellation);

    private async Task<ClosingDays> ClosedAsync(CancellationToken cancellation) => (await city.ForShowAsync(JapanTime.DayOf(clock.GetUtcNow()), cancellation)).ClosingDays;
}
