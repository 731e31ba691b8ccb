using System.Data;
using Koseki.Domain.Certificates.Door;
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

    /// <summary>
    /// Does what the staff ordered, with a row for each kind, in one transaction; false when it was done before. An opening leaves closed
    /// what was closed after the two people looked, with an alarm. Throws as <see cref="SetAsync"/>.
    /// </summary>
    public static async Task<bool> OrderAsync(GatewayDbContext database, string municipality, KioskOrder order, DateTime now, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var rows = database.KindSwitches.Where(s => s.Municipality == municipality && (order.Kind == KioskKinds.All || s.Kind == order.Kind)).OrderBy(s => s.Kind);
        await rows.ExecuteUpdateAsync(u => u.SetProperty(s => s.Open, s => s.Open), cancellation);
        // Behind the lock: of two nodes that heard of it at once, the later finds it done.
        if (await database.OperatorActs.AnyAsync(a => a.Number == order.Number, cancellation))
        {
            return false;
        }

        try
        {
            var standing = await rows.ToListAsync(cancellation);
            standing.ForEach(found => Do(database, found, order, now));
            if (standing.Count == 0)
            {
                // Not offered here; it is not asked for again.
                database.OperatorActs.Add(ActOf(order, order.Kind, isDone: false, now));
            }

            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private static OperatorAct ActOf(KioskOrder order, string kind, bool isDone, DateTime now) =>
        new() { Number = order.Number, Kind = kind, Opens = order.Opens, Done = isDone, Reason = Fit.Reason(order.Reason), By = order.By, At = now };

    private static void Do(GatewayDbContext database, KindSwitch found, KioskOrder order, DateTime now)
    {
        var isOvertaken = order.Opens && !found.Open && found.ChangedAt > order.Seen?.UtcDateTime;
        database.OperatorActs.Add(ActOf(order, found.Kind, !isOvertaken, now));
        if (isOvertaken)
        {
            database.Alarms.Add(new() { At = now, Code = "OVERTAKEN", Message = Fit.Reason($"{found.Kind} を再開しませんでした: 二人が確かめた後に止まりました({found.Reason})。") });
        }
        else if (found.Open != order.Opens || !order.Opens)
        {
            (found.Open, found.ChangedAt, found.Reason) = (order.Opens, now, order.Opens ? null : Fit.Reason($"職員が止めました({order.By}): {order.Reason}"));
        }
    }
}
