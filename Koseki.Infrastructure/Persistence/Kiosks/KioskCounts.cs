using System.Text;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Kiosks;

/// <summary>Keeps the counts of issuing that the gateway told, a row a day, outside the journal: they can be told again at any time.</summary>
public sealed class KioskCounts(IDbContextFactory<KosekiDbContext> contexts, WriteTurn writing)
{
    /// <summary>Those of the days whose counts are not here, or not so. When there is none, the newest day remembers that all agree.</summary>
    public Task<IReadOnlyList<DateOnly>> LackingAsync(IReadOnlyList<DayDigest> told, DateTimeOffset now, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var known = await database.KioskDays.AsNoTracking().Select(d => new { d.Day, d.Digest }).ToDictionaryAsync(d => d.Day, d => d.Digest, cancellation);
        IReadOnlyList<DateOnly> lacking = [.. told.Where(t => known.GetValueOrDefault(t.Day) != t.Digest).Select(t => t.Day)];
        if (lacking.Count == 0 && await database.KioskDays.OrderByDescending(d => d.Day).FirstOrDefaultAsync(cancellation) is { } newest)
        {
            newest.AgreedAt = now;
            await database.SaveChangesAsync(cancellation);
        }

        return lacking;
    }, cancellation);

    /// <summary>The counts of a day take the place of what was known of it.</summary>
    public Task KeepAsync(DayCounts told, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.KioskDays.FirstOrDefaultAsync(d => d.Day == told.Day, cancellation) is not { } row)
        {
            database.KioskDays.Add(row = new() { Day = told.Day, Digest = "", Lines = [] });
        }

        (row.Digest, row.Lines) = (told.Digest(), Encoding.UTF8.GetBytes(string.Join('\n', told.Lines)));
        return await database.SaveChangesAsync(cancellation);
    }, cancellation, DatabaseFault.IsDuplicate);

    /// <summary>The counts of the days, those whose content is not what their digest says apart, and when all of them last agreed with the gateway's log.</summary>
    public async Task<(IReadOnlyList<DayCounts> Days, IReadOnlyList<DateOnly> Changed, DateTimeOffset? AgreedAt)> ListAsync(DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.KioskDays.AsNoTracking().Where(d => d.Day >= from && d.Day <= until).OrderBy(d => d.Day).ToListAsync(cancellation);
        var days = rows.ConvertAll(r => (Row: r, Counts: new DayCounts(r.Day, r.Lines.Length == 0 ? [] : Encoding.UTF8.GetString(r.Lines).Split('\n'))));
        var agreed = await database.KioskDays.AsNoTracking().OrderByDescending(d => d.Day).Select(d => d.AgreedAt).FirstOrDefaultAsync(cancellation);
        return ([.. days.Where(d => d.Counts.Digest() == d.Row.Digest).Select(d => d.Counts)], [.. days.Where(d => d.Counts.Digest() != d.Row.Digest).Select(d => d.Row.Day)], agreed);
    }
}
