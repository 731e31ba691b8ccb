using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>Tells the gateway the signed head of the journal: the third place in which it is kept.</summary>
public sealed class HeadDesk(IDbContextFactory<KosekiDbContext> contexts)
{
    /// <summary>The head now, and what stands where the gateway's last known head was; null while the journal is empty and the gateway knows none.</summary>
    public async Task<HeadWord?> TellAsync(long known, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var head = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).Select(j => new { j.Number, j.Hash, j.Signature }).FirstOrDefaultAsync(cancellation);
        var there = known == 0 ? null : await database.Journal.AsNoTracking().Where(j => j.Number == known).Select(j => j.Hash).FirstOrDefaultAsync(cancellation);
        return head is null
            ? known == 0 ? null : new(0, "", "", null)
            : new(head.Number, Canonical.Hex(head.Hash), Canonical.Hex(head.Signature), there is null ? null : Canonical.Hex(there));
    }
}
