using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// Ends what nobody ends: what an earlier start of this node left half done becomes VOID at start; sealed papers that
/// nobody fetched become VOID; released ones without word of printing become UNKNOWN after 15 minutes, and their bytes
/// are destroyed 30 minutes later.
/// </summary>
public sealed class Sweeper(IServiceScopeFactory scopes, ArtifactVault vault, GatewayOptions options, TimeProvider clock, ILogger<Sweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(30);

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        var log = scope.ServiceProvider.GetRequiredService<IssueLog>();
        var now = clock.GetUtcNow().UtcDateTime;
        var silent = now - Silence;
        var unfinished = await database.Applications
            .Where(a => a.OwnerNode == options.Node
                && (((a.State == IssueState.Received || a.State == IssueState.Rendering || a.State == IssueState.Sealed) && (a.OwnerStart != vault.Start || a.Deadline < now))
                    || (a.State == IssueState.Released && a.ChangedAt < silent)))
            .ToListAsync(cancellation);
        foreach (var application in unfinished)
        {
            var fetchable = application.State == IssueState.Sealed && application.OwnerStart == vault.Start && application.TicketExpiresAt >= now;
            if (application.State == IssueState.Released)
            {
                await log.MoveAsync(application, IssueState.Unknown, null, cancellation);
            }
            else if (!fetchable)
            {
                await log.MoveAsync(application, IssueState.Void, null, cancellation);
                vault.Destroy(application.Id);
            }
        }

        await DestroyOldAsync(database, now - Keep, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbUpdateException or InvalidOperationException or System.Data.Common.DbException)
            {
                logger.LogError(e, "終わっていない申請の整理に失敗しました。次の回に続けます。");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
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
