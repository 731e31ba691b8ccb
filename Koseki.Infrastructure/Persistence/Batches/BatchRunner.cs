using Koseki.Domain.Cases;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// Takes batches further, portion by portion, on every node: whichever is first with a portion writes it. Between two portions the node
/// leaves the journal to the counter (<see cref="BatchPace"/>).
/// </summary>
public sealed class BatchRunner(
    IDbContextFactory<KosekiDbContext> contexts, BatchPlanner planner, BatchWriter writer, BatchSettings settings, BackgroundWork work, TimeProvider clock, ILogger<BatchRunner> logger)
    : TirelessService("一括の計画と記録", TimeSpan.FromSeconds(2), work, clock, logger)
{
    private readonly TimeProvider clock = clock;

    /// <summary>Takes every batch as far as it goes without a person; how many portions this node did.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var portions = 0;
        CaseException? standing = null;
        foreach (var (id, phase) in await WaitingAsync(cancellation))
        {
            try
            {
                portions += await RunAsync(id, phase, cancellation);
            }
            catch (CaseException e) when (e is not JournalHaltedException)
            {
                // One that cannot go on keeps no other one waiting.
                logger.LogCritical("一括の案件 {Case} を進められません: {Problem}", id, e.Message);
                standing = e;
            }
        }

        return standing is null ? portions : throw standing;
    }

    private async Task<int> RunAsync(long id, BatchPhase phase, CancellationToken cancellation)
    {
        var portions = 0;
        var pace = new BatchPace(settings, clock);
        BatchStep step;
        do
        {
            step = phase == BatchPhase.Planning ? await planner.StepAsync(id, pace, cancellation) : await writer.StepAsync(id, pace, cancellation);
            pace.After(step);
            portions++;
        }
        while (step.IsMore && !cancellation.IsCancellationRequested);
        return portions;
    }

    /// <inheritdoc/>
    protected override Task RoundAsync(CancellationToken cancellation) => RunAsync(cancellation);

    private async Task<List<(long Id, BatchPhase Phase)>> WaitingAsync(CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return [.. (await database.Batches.AsNoTracking().Where(b => b.Phase == BatchPhase.Planning || b.Phase == BatchPhase.Writing).OrderBy(b => b.CaseId)
            .Select(b => new { b.CaseId, b.Phase }).ToListAsync(cancellation)).Select(b => (b.CaseId, b.Phase))];
    }
}
