using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>
/// Whom the door gives nothing, and whom a 宛名番号 means, as it was recorded: a stop that the journal names ends by a
/// confirmation that the journal names, and a link is the one that was written last, whatever the database says now.
/// </summary>
public sealed class DoorGuard(StateNames states, JournalNames journal, CaseGuard cases, OutageGuard outages, ILogger<DoorGuard> logger)
{
    private const int Looks = 2;

    /// <summary>Whether a resident or a register is closed at the door. What the gateway closed it keeps closed itself, until it is settled here or cleared up there.</summary>
    internal async Task<bool> StandsAsync(KosekiDbContext database, string resident, long? register, CancellationToken cancellation)
    {
        if (await DoorStopStore.Standing(database).AnyAsync(
            s => s.Kind != DoorStopKind.Gateway && ((resident != "" && (s.Resident == resident || s.OtherResident == resident)) || (register != null && s.Register == register)), cancellation))
        {
            return true;
        }

        await journal.FollowAsync(cancellation);
        var named = journal.KeysOf(nameof(KosekiDbContext.DoorStops), key => DoorStopRow.Of(key) is var s && s.Kind != DoorStopKind.Gateway
            && ((resident.Length > 0 && (s.Resident == resident || s.OtherResident == resident)) || (register != null && s.Register == register))).Select(k => DoorStopRow.Of(k).Id).ToList();
        for (var look = 1; named.Count > 0; look++)
        {
            var steps = await database.DoorStopSteps.AsNoTracking().Where(s => s.Confirms && named.Contains(s.Stop)).ToListAsync(cancellation);
            await journal.FollowAsync(cancellation);
            named.RemoveAll(stop => steps.Any(s => s.Stop == stop && journal.Names(s)));
            if (named.Count > 0 && look == Looks)
            {
                logger.LogCritical("交付停止 {Stops} が、台帳にない形で消えているか、解かれています。止めたままにします。verify を実行し、正しい写しに戻してください。", string.Join("、", named));
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing of the 戸籍 is given out at all: papers may have been taken by hand while the system was away.</summary>
    internal Task<bool> IsClosedAsync(CancellationToken cancellation) => outages.IsClosedAsync(cancellation);

    /// <summary>Whether a notification holds the register. Throws <see cref="DoorTamperedException"/> when its holds are not those that were recorded.</summary>
    internal async Task<bool> IsHeldAsync(KosekiDbContext database, long register, CancellationToken cancellation)
    {
        try
        {
            return (await cases.HoldsAsync(database, [register], cancellation)).Count > 0;
        }
        catch (CaseException e) when (e.Why is RecordRefusal.HoldsForeign)
        {
            throw new DoorTamperedException(new(register), e);
        }
    }

    /// <summary>Whom a 宛名番号 means, or null when it means nobody. Throws <see cref="LinkTamperedException"/> when its link is not the one that was recorded.</summary>
    internal async Task<PersonId?> LinkAsync(KosekiDbContext database, string resident, CancellationToken cancellation)
    {
        var (link, isForeign) = await states.ReadAsync(database, () => database.ResidentLinks.AsNoTracking().FirstOrDefaultAsync(l => l.ResidentNumber == resident, cancellation), l => [l], cancellation);
        return isForeign ? throw new LinkTamperedException(resident) : link is null ? null : new PersonId(link.Person);
    }
}
