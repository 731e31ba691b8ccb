using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The one place where the switch of a kind is written.</summary>
public static class KindSwitches
{
    /// <summary>
    /// Closes or opens a kind in a transaction of its own and names it in the record; false when there is no such switch. Throws
    /// <see cref="StateHaltedException"/> when it was changed behind the program's back, and leaves it as it is.
    /// </summary>
    public static async Task<bool> SetAsync(GatewayDbContext database, string municipality, string kind, bool isOpen, string? reason, DateTime now, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var row = database.KindSwitches.Where(s => s.Municipality == municipality && s.Kind == kind);
        // Locked before it is read (ADR 0005): of two who write at once, the later names what stands.
        await row.ExecuteUpdateAsync(u => u.SetProperty(s => s.Open, s => s.Open), cancellation);
        if (await row.FirstOrDefaultAsync(cancellation) is not { } found)
        {
            return false;
        }

        try
        {
            (found.Open, found.Reason, found.ChangedAt) = (isOpen, reason, now);
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        finally
        {
            database.Entry(found).State = EntityState.Detached;
        }
    }
}
