using Koseki.Domain.Cases;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>
/// What a batch goes by, as the program wrote it, asked where a step is done by it: its row, its targets, who looked at them and what
/// became of them. One that was changed, put in or taken away behind the program's back stops the step with <see cref="CaseException"/>.
/// Asked in the transaction of the step, or of what never changes any more.
/// </summary>
public sealed class BatchGuard(JournalNames names, StateNames states, ILogger<BatchGuard> logger)
{
    /// <summary>The row of the batch is as it was recorded.</summary>
    internal async Task DemandAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation)
    {
        if (!await states.FitAsync(database, [batch], cancellation))
        {
            throw Foreign($"{nameof(KosekiDbContext.Batches)} の {batch.CaseId}");
        }
    }

    /// <summary>The targets of the planning that counts, all that were planned and no others.</summary>
    internal async Task<List<BatchTargetRow>> TargetsAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation) =>
        await DemandAllAsync(nameof(KosekiDbContext.BatchTargets), BatchTargetRow.PartOf(batch.CaseId, batch.Planning), await BatchLists.Current(database, batch).ToListAsync(cancellation), cancellation);

    /// <summary>The registers of that planning at which somebody has looked.</summary>
    internal async Task<HashSet<long>> LookedAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation)
    {
        var looks = await database.BatchLooks.AsNoTracking().Where(l => l.CaseId == batch.CaseId && l.Planning == batch.Planning).ToListAsync(cancellation);
        return (await DemandAllAsync(nameof(KosekiDbContext.BatchLooks), BatchLookRow.PartOf(batch.CaseId, batch.Planning), looks, cancellation)).Select(l => l.Register).ToHashSet();
    }

    /// <summary>What became of its registers so far.</summary>
    internal async Task<List<BatchResultRow>> ResultsAsync(KosekiDbContext database, long caseId, CancellationToken cancellation) =>
        await DemandAllAsync(nameof(KosekiDbContext.BatchResults), BatchResultRow.PartOf(caseId), await database.BatchResults.AsNoTracking().Where(r => r.CaseId == caseId).ToListAsync(cancellation), cancellation);

    /// <summary>The registers that a batch leaves as they were, by number.</summary>
    internal async Task<List<long>> LeftAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation)
    {
        await DemandAsync(database, batch, cancellation);
        var stopped = (await TargetsAsync(database, batch, cancellation)).Where(t => t.State == TargetState.Stopped).Select(t => t.Register);
        return [.. stopped.Concat((await ResultsAsync(database, batch.CaseId, cancellation)).Where(r => r.Outcome != TargetOutcome.Written).Select(r => r.Register)).Order()];
    }

    /// <summary>Rows that say how far it has come, or what comes next, are the program's.</summary>
    internal async Task DemandAsync(IEnumerable<IJournaled> rows, CancellationToken cancellation)
    {
        await names.FollowAsync(cancellation);
        if (rows.FirstOrDefault(r => !names.Names(r)) is { } foreign)
        {
            throw Foreign($"{foreign.TableName} の {foreign.RowKey}");
        }
    }

    /// <summary>None of these registers, of which no result is there, had one before: one that was taken away would have it written again.</summary>
    internal async Task DemandNoResultAsync(long caseId, IEnumerable<long> registers, CancellationToken cancellation)
    {
        await names.FollowAsync(cancellation);
        if (registers.Select(r => BatchResultRow.KeyOf(caseId, r)).FirstOrDefault(names.KnowsResult) is { } gone)
        {
            throw Foreign($"{nameof(KosekiDbContext.BatchResults)} の {gone}");
        }
    }

    private async Task<List<T>> DemandAllAsync<T>(string table, string part, List<T> rows, CancellationToken cancellation)
        where T : IJournaled
    {
        await DemandAsync(rows.Cast<IJournaled>(), cancellation);
        return names.KeysOf(table, part).Count == rows.Count ? rows : throw Foreign($"{table} の {part}");
    }

    private CaseException Foreign(string row)
    {
        logger.LogCritical("{Row} が、署名した記録と合いません(データベースが書き換えられています)。この一括を進めません。verify を実行し、正しい写しに戻してください。", row);
        return new(new RecordRefusal.Foreign(row));
    }
}
