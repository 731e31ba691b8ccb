using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Kiosks;

/// <summary>Keeps what each node of the gateway told last, outside the journal: it comes three times a minute and is only shown.</summary>
public sealed class GatewayNodes(IDbContextFactory<KosekiDbContext> contexts, WriteTurn writing)
{
    /// <summary>Takes the place of what the node told before; never of something later.</summary>
    public Task KeepAsync(NodeStanding told, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        // Told before it is kept again in another state: what only this round told is no part of it.
        var report = DoorJson.Write(told.Report with { Alarms = [] });
        var row = await database.GatewayNodes.FirstOrDefaultAsync(n => n.Node == told.Report.Node, cancellation);
        if (row is null)
        {
            database.GatewayNodes.Add(new() { Node = told.Report.Node, ReceivedAt = told.ReceivedAt, Report = report });
        }
        else if (row.ReceivedAt <= told.ReceivedAt)
        {
            (row.ReceivedAt, row.Report) = (told.ReceivedAt, report);
        }

        await database.SaveChangesAsync(cancellation);
        return true;
    }, cancellation, DatabaseFault.IsDuplicate);

    /// <summary>What every node told last, by name; those that said nothing for long (<see cref="NodeStanding.Shown"/>) are left out.</summary>
    public async Task<IReadOnlyList<NodeStanding>> ListAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.GatewayNodes.AsNoTracking().OrderBy(n => n.Node).ToListAsync(cancellation);
        return [.. rows.Where(r => now - r.ReceivedAt < NodeStanding.Shown).Select(r => new NodeStanding(DoorJson.Read<NodeReport>(r.Report), r.ReceivedAt))];
    }
}
