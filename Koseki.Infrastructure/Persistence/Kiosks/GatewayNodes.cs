using System.Text.Json;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Kiosks;

/// <summary>Keeps what each node of the gateway told last, outside the journal: it comes three times a minute and is only shown.</summary>
public sealed class GatewayNodes(IDbContextFactory<KosekiDbContext> contexts, WriteTurn writing)
{
    /// <summary>Takes the place of what the node told before; never of something later, but for what was told by a clock that was put back since.</summary>
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
        else if (row.ReceivedAt <= told.ReceivedAt || row.ReceivedAt - told.ReceivedAt > NodeStanding.Silence)
        {
            (row.ReceivedAt, row.Report) = (told.ReceivedAt, report);
        }

        await database.SaveChangesAsync(cancellation);
        return true;
    }, cancellation, DatabaseFault.IsDuplicate);

    /// <summary>
    /// What every node told last, by name; those that said nothing for long (<see cref="NodeStanding.Shown"/>) are left out, and what cannot be
    /// read (of another build, or changed): it must not stand in the way of a stop.
    /// </summary>
    public async Task<IReadOnlyList<NodeStanding>> ListAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.GatewayNodes.AsNoTracking().OrderBy(n => n.Node).ToListAsync(cancellation);
        return [.. rows.Where(r => now - r.ReceivedAt < NodeStanding.Shown).Select(r => (Report: ReportIn(r), r.ReceivedAt)).Where(r => r.Report is not null).Select(r => new NodeStanding(r.Report!, r.ReceivedAt))];
    }

    private static NodeReport? ReportIn(GatewayNodeRow row)
    {
        try
        {
            return DoorJson.Read<NodeReport>(row.Report);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
