using System.Data;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Chains;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>What became of an order at one switch.</summary>
public enum OrderOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was done before, or a later one was.</summary>
    Known,

    /// <summary>An opening that is left undone: the switch is not what the two people saw.</summary>
    Overtaken,

    /// <summary>There is no such switch.</summary>
    Absent,
}

/// <summary>The one place where the switch of a kind is written.</summary>
public static class KindSwitches
{
    /// <summary>Why a kind is closed that nobody has opened yet.</summary>
    public const string NotBegun = "まだ始めていません(二人の職員が再開すると始まります)";

    // A core's clock that is ahead by more is an alarm.
    private static readonly TimeSpan Ahead = NodeStanding.Silence;

    /// <summary>
    /// Closes or opens a kind in a transaction of its own and names it in the record; false when there is no such switch. Throws
    /// <see cref="StateHaltedException"/> when it was changed behind the program's back, and leaves it as it is.
    /// </summary>
    public static async Task<bool> SetAsync(GatewayDbContext database, string municipality, string kind, bool isOpen, string? reason, DateTime now, CancellationToken cancellation) =>
        await WriteAsync(database, municipality, kind, found => Set(found, isOpen, reason, now), cancellation) is not null;

    /// <summary>
    /// Does what the staff ordered to one kind, in a transaction of its own: what is wrong with another switch is no matter of this one.
    /// A stop is done whatever was seen. An opening opens the switch that the two people saw, and leaves closed, with an alarm, what was
    /// closed afterwards. Throws as <see cref="SetAsync"/>.
    /// </summary>
    public static async Task<OrderOutcome> OrderAsync(GatewayDbContext database, string municipality, string kind, KioskOrder order, DateTime now, CancellationToken cancellation)
    {
        var outcome = OrderOutcome.Known;
        var found = await WriteAsync(database, municipality, kind, s => outcome = Do(database, s, order, now), cancellation);
        return found is null ? OrderOutcome.Absent : outcome;
    }

    /// <summary>
    /// Takes the switch of a kind for the rest of the transaction: whoever stops it waits. First of all, as whoever writes it does
    /// (ADR 0005).
    /// </summary>
    internal static Task<int> LockAsync(GatewayDbContext database, string municipality, string kind, CancellationToken cancellation) =>
        Of(database, municipality, kind).ExecuteUpdateAsync(u => u.SetProperty(s => s.Open, s => s.Open), cancellation);

    private static IQueryable<KindSwitch> Of(GatewayDbContext database, string municipality, string kind) => database.KindSwitches.Where(s => s.Municipality == municipality && s.Kind == kind);

    // Locked before it is read: of two who write at once, the later names what stands.
    private static async Task<KindSwitch?> WriteAsync(GatewayDbContext database, string municipality, string kind, Action<KindSwitch> change, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await LockAsync(database, municipality, kind, cancellation);
        // As it was recorded: by a number put into it nothing counts as done.
        await StateLog.ReadRecordedAsync(database, () => Of(database, municipality, kind).AsNoTracking().FirstOrDefaultAsync(cancellation), cancellation);
        if (await Of(database, municipality, kind).FirstOrDefaultAsync(cancellation) is not { } found)
        {
            return null;
        }

        try
        {
            change(found);
            await database.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return found;
        }
        finally
        {
            database.Entry(found).State = EntityState.Detached;
            foreach (var alarm in database.ChangeTracker.Entries<Alarm>().ToList())
            {
                alarm.State = EntityState.Detached;
            }
        }
    }

    private static void Set(KindSwitch found, bool isOpen, string? reason, DateTime now) =>
        (found.Open, found.Reason, found.ChangedAt, found.Version) = (isOpen, reason, now, found.Version + 1);

    // By number or by time: a core that was put back to an older copy gives numbers again, and its stops are stops. A time to come was
    // given by a clock that was put back since, and measures nothing: what is ordered now would be older than it for ever.
    private static bool IsKnown(KindSwitch found, KioskOrder order, DateTime now) => order.Number <= found.OrderNumber && found.OrderedAt is { } ordered
        && (order.At.UtcDateTime == ordered ? order.Number == found.OrderNumber : order.At.UtcDateTime < ordered && ordered <= now + Ahead);

    private static OrderOutcome Do(GatewayDbContext database, KindSwitch found, KioskOrder order, DateTime now)
    {
        if (IsKnown(found, order, now))
        {
            return OrderOutcome.Known;
        }

        (found.OrderNumber, found.OrderedAt) = (order.Number, order.At.UtcDateTime);
        if (!order.Opens)
        {
            Set(found, isOpen: false, Fit.Reason($"職員が止めました({order.By}): {order.Reason}"), now);
        }
        else if (!found.Open && order.Seen.Any(s => s.Kind == found.Kind && s.Version == found.Version))
        {
            Set(found, isOpen: true, null, now);
        }
        else if (!found.Open)
        {
            database.Alarms.Add(new() { At = now, Code = "OVERTAKEN", Message = Fit.Reason($"{found.Kind} を再開しませんでした: 二人が確かめた後に止まりました({found.Reason})。") });
            return OrderOutcome.Overtaken;
        }

        return OrderOutcome.Done;
    }
}
