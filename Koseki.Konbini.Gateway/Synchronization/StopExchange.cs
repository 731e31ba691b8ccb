using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Synchronization;

/// <summary>
/// Puts what stands closed here before the staff of the core, and does what two of them decided. The gateway has no
/// accounts: who decides, and that it is two people, is the core's to know and to record; the answer comes signed
/// through its door.
/// </summary>
public sealed class StopExchange(IServiceScopeFactory scopes, BackgroundWork work, TimeProvider clock, ILogger<StopExchange> logger)
    : TirelessService("確認待ちの受け渡し", TimeSpan.FromSeconds(20), work, clock, logger)
{
    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CaseSettlement>().RunAsync(cancellation);
    }
}

/// <summary>One round of <see cref="StopExchange"/>.</summary>
public sealed class CaseSettlement(
    GatewayDbContext database, CoreDoor door, BlockBook blocks, IEnumerable<IFeed> feeds, WriteTurn turn, TimeProvider clock, ILogger<CaseSettlement> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks for every case that stands; gives how many were settled.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var standing = await database.Blocks.AsNoTracking().Where(b => b.LiftedAt == null).OrderBy(b => b.Id)
            .Select(b => new { b.Case, b.Reason, b.ResidentNumber }).ToListAsync(cancellation);
        var reports = standing.GroupBy(b => b.Case)
            .Select(c => new StopReport(c.Key, c.First().Reason, [.. c.Select(b => b.ResidentNumber).OfType<string>().Distinct(StringComparer.Ordinal).Take(2)])).ToList();
        await TellEndedAsync(standing.Select(b => b.Case).ToHashSet(), cancellation);
        var settled = 0;
        foreach (var part in reports.Chunk(StopsQuestion.Most))
        {
            var answer = await door.StopsAsync(new(part, []), clock.GetUtcNow() + Patience, cancellation);
            foreach (var decision in answer.Decided.Where(d => part.Any(r => r.Case == d.Case)))
            {
                await SettleAsync(decision, cancellation);
                settled++;
            }
        }

        return settled;
    }

    // Told for a day: whoever was out of reach meanwhile hears of it still.
    private async Task TellEndedAsync(HashSet<Guid> standing, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        var lifted = await database.Blocks.AsNoTracking().Where(b => b.LiftedAt > since).Select(b => b.Case).Distinct().ToListAsync(cancellation);
        foreach (var part in Chunks.Of(lifted.Where(c => !standing.Contains(c))))
        {
            await door.StopsAsync(new([], part), clock.GetUtcNow() + Patience, cancellation);
        }
    }

    // Another node may do the same at the same time: it finds nothing standing, or writes the same once more.
    private async Task SettleAsync(StopDecision decision, CancellationToken cancellation)
    {
        using var mine = await turn.TakeAsync(cancellation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        database.ChangeTracker.Clear();
        var standing = await database.Blocks.Where(b => b.Case == decision.Case && b.LiftedAt == null).ToListAsync(cancellation);
        if (standing.Count == 0)
        {
            return;
        }

        if (decision.Takes)
        {
            await TakeAsync(decision.Case, cancellation);
        }

        blocks.Lift(standing, decision.By);
        database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = "SETTLED", Message = Fit.Reason($"確認待ちの一件を、二人の確認で{(decision.Takes ? "採って" : "そのままにして")}解きました({decision.By})。") });
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        logger.LogWarning("確認待ち {Case} を二人({By})の確認で解きました。採る: {Takes}", decision.Case, decision.By, decision.Takes);
    }

    // The row as it came, now that two people say that it holds.
    private async Task TakeAsync(Guid id, CancellationToken cancellation)
    {
        var row = await database.QuarantinedRows.AsNoTracking().FirstOrDefaultAsync(q => q.Case == id, cancellation);
        if (row?.Content is { } content && feeds.FirstOrDefault(f => f.Source == row.Source) is { } feed)
        {
            await feed.ConfirmAsync(content.Split('\t'), cancellation);
        }
    }
}
