using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// Ends what nobody ends: what an earlier start of this node left half done becomes VOID at start; sealed papers that
/// nobody fetched become VOID; whatever is older than any message may live becomes VOID, whoever owned it; released ones
/// without word of printing become UNKNOWN after 15 minutes, and their bytes are destroyed 30 minutes later.
/// </summary>
public sealed class Sweeper(IServiceScopeFactory scopes, ArtifactVault vault, GatewayOptions options, BackgroundWork work, TimeProvider clock, ILogger<Sweeper> logger)
    : TirelessService("終わっていない申請の整理", TimeSpan.FromSeconds(15), work, clock, logger)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(30);

    // The life of a message, of its ticket, and as much again: no owner is at work on anything older.
    private static readonly TimeSpan Longest = 2 * (IssueDesk.LongestLife + IssueDesk.TicketLife);
    private readonly TimeProvider clock = clock;

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var log = scope.ServiceProvider.GetRequiredService<IssueLog>();
        var now = clock.GetUtcNow().UtcDateTime;
        var (silent, orphaned) = (now - Silence, now - Longest);
        var unfinished = await database.Applications
            .Where(a => ((a.State == IssueState.Received || a.State == IssueState.Rendering || a.State == IssueState.Sealed)
                    && (a.CreatedAt < orphaned || (a.OwnerNode == options.Node && (a.OwnerStart != vault.Start || a.Deadline < now))))
                || (a.State == IssueState.Released && a.ChangedAt < silent))
            .ToListAsync(cancellation);
        StateHaltedException? halted = null;
        foreach (var application in unfinished)
        {
            try
            {
                await EndAsync(log, application, now, cancellation);
            }
            catch (StateHaltedException e)
            {
                // One that was changed behind the program's back does not keep the others from their end.
                halted = e;
            }
        }

        await DestroyOldAsync(database, now - Keep, cancellation);
        if (halted is not null)
        {
            throw halted;
        }
    }

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => SweepAsync(cancellation);

    private async Task EndAsync(IssueLog log, Application application, DateTime now, CancellationToken cancellation)
    {
        var fetchable = application.State == IssueState.Sealed && application.OwnerStart == vault.Start && application.TicketExpiresAt >= now;
        if (application.State == IssueState.Released)
        {
            await log.MoveAsync(application, IssueState.Unknown, null, cancellation);
        }
        else if (!fetchable && await log.MoveAsync(application, IssueState.Void, null, cancellation))
        {
            vault.Destroy(application.Id);
        }
    }

    private async Task DestroyOldAsync(GatewayDbContext database, DateTime before, CancellationToken cancellation)
    {
        var held = vault.Held;
        var over = await database.Applications.AsNoTracking()
            .Where(a => held.Contains(a.Id) && (a.State == IssueState.Printed || a.State == IssueState.Void || a.State == IssueState.Failed || (a.State == IssueState.Unknown && a.ChangedAt < before)))
            .Select(a => a.Id).ToListAsync(cancellation);
        over.ForEach(vault.Destroy);
    }
}
