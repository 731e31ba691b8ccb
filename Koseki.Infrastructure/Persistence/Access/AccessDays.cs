using System.Data.Common;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Access;

/// <summary>
/// Takes the heads of finished days of looks into the journal: this node's days up to yesterday, and those of other
/// nodes (which may be gone for good) a day later.
/// </summary>
public sealed class AccessDays(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, NodeName node, IHeadKey key, TimeProvider clock, ILogger<AccessDays> logger)
{
    /// <summary>
    /// Closes every finished day that is not closed yet and whose last look is signed by our key; one journal row for all of
    /// them, none when there is nothing to close.
    /// </summary>
    public async Task<int> CloseAsync(CancellationToken cancellation = default)
    {
        await using (var database = await contexts.CreateDbContextAsync(cancellation))
        {
            if (!await Unclosed(database).AnyAsync(cancellation))
            {
                return 0;
            }
        }

        var actor = new Actor("system", "自動処理", new HashSet<StaffRole>(), "", node.Value);
        var (_, closed) = await journal.CommitAsync(actor, async open =>
        {
            var chains = await Unclosed(open.Database).Select(a => new { a.Node, a.Day }).ToListAsync(cancellation);
            var count = 0;
            foreach (var chain in chains)
            {
                var head = await open.Database.AccessLog.AsNoTracking().Where(a => a.Node == chain.Node && a.Day == chain.Day)
                    .OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash, a.Signature }).FirstAsync(cancellation);
                if (key.Verify(head.Hash, head.Signature))
                {
                    open.Database.AccessHeads.Add(new() { Node = chain.Node, Day = chain.Day, Count = head.Sequence, HeadHash = head.Hash });
                    count++;
                }
                else
                {
                    logger.LogCritical("{Node} {Day} の閲覧記録の末尾の署名が合わないため、締めません。verify を実行してください。", chain.Node, chain.Day);
                }
            }

            return count == 0 ? throw new CaseException(new RecordRefusal.NoLooksToClose()) : (new Deed(DeedKind.LooksClosed, $"閲覧記録 {count} 日分を台帳に記した"), count);
        }, cancellation);
        return closed;
    }

    /// <summary>Closes as <see cref="CloseAsync"/>; what stands against it is reported and tried again at the next start or day, because a look must not fail for it.</summary>
    public async Task TryCloseAsync(CancellationToken cancellation = default)
    {
        try
        {
            await CloseAsync(cancellation);
        }
        catch (Exception e) when (e is CaseException or DbException or DbUpdateException)
        {
            logger.LogError(e, "閲覧記録の締めができません。次の起動時か次の日にやり直します。");
        }
    }

    // The first look of every chain that is not closed.
    private IQueryable<AccessRow> Unclosed(KosekiDbContext database)
    {
        var today = JapanTime.DayOf(clock.GetUtcNow());
        var yesterday = today.AddDays(-1);
        return database.AccessLog.AsNoTracking().Where(a => (a.Day < yesterday || (a.Day < today && a.Node == node.Value))
            && a.Sequence == 1 && !database.AccessHeads.Any(h => h.Node == a.Node && h.Day == a.Day));
    }
}
