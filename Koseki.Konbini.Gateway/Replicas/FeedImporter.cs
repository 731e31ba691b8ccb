using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Replicas.Places;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>What one run did.</summary>
public sealed record FeedRun(int Batches, int Rows, int Quarantined, string? Problem);

/// <summary>
/// Applies batch files of the inbox in order: one transaction a batch, no gap, each batch once, whoever of several nodes
/// takes it. A batch that cannot be taken in stands and says why; the other feeds go on.
/// </summary>
public sealed class FeedImporter(
    GatewayDbContext database, GatewayOptions options, IEnumerable<IFeed> feeds, WriteTurn turn, TimeProvider clock, ILogger<FeedImporter> logger, FeedPickup? pickup = null)
{
    // Of what came of batches, for the screen.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Applies everything that waits.</summary>
    public async Task<FeedRun> RunAsync(CancellationToken cancellation)
    {
        var total = new FeedRun(0, 0, 0, null);
        foreach (var feed in feeds)
        {
            var run = await SoundAsync(feed, cancellation);
            total = new(total.Batches + run.Batches, total.Rows + run.Rows, total.Quarantined + run.Quarantined, total.Problem ?? run.Problem);
        }

        var old = clock.GetUtcNow().UtcDateTime - Kept;
        using var mine = await turn.TakeAsync(cancellation);
        await database.FeedRuns.Where(r => r.At < old).ExecuteDeleteAsync(cancellation);
        return total;
    }

    // A mark that somebody moved behind the program's back is neither followed nor named anew; the other feeds go on.
    private async Task<FeedRun> SoundAsync(IFeed feed, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(feed, cancellation);
        }
        catch (StateHaltedException e)
        {
            logger.LogCritical("連携 {Source} が止まりました: {Problem}", feed.Source, e.Message);
            return new(0, 0, 0, e.Message);
        }
    }

    private async Task<FeedRun> RunAsync(IFeed feed, CancellationToken cancellation)
    {
        var source = feed.Source;
        var run = new FeedRun(0, 0, 0, null);
        if (!Directory.Exists(options.Inbox))
        {
            return await StandAsync(source, run, $"連携フォルダ {options.Inbox} がありません。", cancellation);
        }

        // What is here already is taken in, whatever becomes of the rest.
        var missing = pickup is null ? null : await pickup.BringAsync(feed, await AppliedAsync(source, cancellation), cancellation);
        foreach (var file in Directory.EnumerateFiles(options.Inbox, source + "-*.tsv").Order(StringComparer.Ordinal))
        {
            var applied = await AppliedAsync(source, cancellation);
            if (NumberOf(source, file) <= applied)
            {
                continue;
            }

            FeedBatch batch;
            try
            {
                batch = feed.Read(await RegularFile.ReadAsync(file, Array.MaxLength, cancellation));
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                return await StandAsync(source, run, $"{Path.GetFileName(file)}: {e.Message}", cancellation);
            }

            if (batch.Source == source && batch.Sequence <= applied)
            {
                continue;
            }

            if (Refusal(source, batch, applied) is { } refusal)
            {
                return await StandAsync(source, run, refusal, cancellation);
            }

            var outcome = await ApplyAsync(feed, batch, cancellation);
            if (outcome is { Stop: { } stop })
            {
                return await StandAsync(source, run, $"{batch.FileName}: {stop}", cancellation);
            }

            run = outcome is null ? run : new(run.Batches + 1, run.Rows + batch.Rows.Count, run.Quarantined + outcome.Quarantined, null);
        }

        return missing is null ? run : await StandAsync(source, run, missing, cancellation);
    }

    // What was applied long ago is not read again; a file of another name is read and refused.
    private static long NumberOf(string source, string file) =>
        long.TryParse(Path.GetFileNameWithoutExtension(file)[(source.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    private string? Refusal(string source, FeedBatch batch, long applied) =>
        batch.Source != source || batch.Sequence != applied + 1 ? $"{source} の {applied + 1} 番がありません({batch.Source} の {batch.Sequence} 番が届いています)。再送を依頼してください。"
        : batch.AsOf > clock.GetUtcNow() + FeedBatch.ClockTolerance ? $"{batch.FileName} の時刻 {batch.AsOf:O} が先の時刻です。送り元の時計を確かめてください。"
        : null;

    private async Task<long> AppliedAsync(string source, CancellationToken cancellation) =>
        (await StateLog.ReadRecordedAsync(database, () => database.FeedMarks.AsNoTracking().FirstOrDefaultAsync(m => m.Source == source, cancellation), cancellation))?.Sequence ?? 0;

    // Null when another node took the batch.
    private Task<BatchOutcome?> ApplyAsync(IFeed feed, FeedBatch batch, CancellationToken cancellation)
    {
        var taking = new Taking();
        return UnitOfWork.RunAsync(async _ =>
        {
            using var mine = await turn.TakeAsync(cancellation);
            return await OnceAsync(feed, batch, taking, cancellation);
        }, cancellation);
    }

    private async Task<BatchOutcome?> OnceAsync(IFeed feed, FeedBatch batch, Taking taking, CancellationToken cancellation)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        database.ChangeTracker.Clear();
        // The mark first, by an update: another node with the same batch waits here and then finds it moved on.
        var (before, asOf) = (batch.Sequence - 1, batch.AsOf.UtcDateTime);
        var mine = await database.FeedMarks.Where(m => m.Source == batch.Source && m.Sequence == before)
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Sequence, batch.Sequence).SetProperty(m => m.AsOf, asOf).SetProperty(m => m.Problem, (string?)null).SetProperty(m => m.Taking, taking.Id), cancellation);
        if (mine == 0)
        {
            // Taken by another node, or by the attempt before this one, whose commit got through and whose answer did not.
            return taking.Outcome is not null && await database.FeedMarks.AnyAsync(m => m.Source == batch.Source && m.Taking == taking.Id, cancellation) ? taking.Outcome : null;
        }

        var outcome = await feed.ApplyAsync(batch, cancellation);
        if (outcome.Stop is not null)
        {
            database.ChangeTracker.Clear();
            return outcome;
        }

        if (outcome.Quarantined > 0)
        {
            Alarm("FEED", $"連携 {batch.FileName}: {outcome.Quarantined} 行を隔離しました。関わる人は確かめるまで発行できません。");
        }

        database.FeedRuns.Add(RunOf(batch.Source, batch.Sequence, batch.Rows.Count, outcome.Quarantined, ReplicaChanges.Of(database), null));
        StateLog.Also(database, await database.FeedMarks.AsNoTracking().SingleAsync(m => m.Source == batch.Source, cancellation));
        await database.SaveChangesAsync(cancellation);
        taking.Outcome = outcome;
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    private async Task<FeedRun> StandAsync(string source, FeedRun run, string problem, CancellationToken cancellation)
    {
        logger.LogCritical("連携 {Source} が止まりました: {Problem}", source, problem);
        var text = Fit.Reason(problem);
        database.ChangeTracker.Clear();
        await AppliedAsync(source, cancellation);
        using var mine = await turn.TakeAsync(cancellation);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        if (await database.FeedMarks.Where(m => m.Source == source && (m.Problem == null || m.Problem != text)).ExecuteUpdateAsync(u => u.SetProperty(m => m.Problem, text), cancellation) > 0)
        {
            StateLog.Also(database, await database.FeedMarks.AsNoTracking().SingleAsync(m => m.Source == source, cancellation));
            Alarm("FEED", $"連携 {source} が止まりました: {problem}");
            database.FeedRuns.Add(RunOf(source, 0, 0, 0, "", text));
            await database.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);

        return run with { Problem = problem };
    }

    private FeedRunRow RunOf(string source, long sequence, int rows, int quarantined, string changes, string? problem) => new()
    {
        Source = source, Sequence = sequence, At = clock.GetUtcNow().UtcDateTime, Node = options.Node, Rows = rows, Quarantined = quarantined, Changes = Fit.Reason(changes), Problem = problem,
    };

    private void Alarm(string code, string message) => database.Alarms.Add(new() { At = clock.GetUtcNow().UtcDateTime, Code = code, Message = Fit.Reason(message) });

    // All attempts at one batch: whether the mark was moved by one of them, and what it came to.
    private sealed class Taking
    {
        public Guid Id { get; } = Guid.NewGuid();

        public BatchOutcome? Outcome { get; set; }
    }
}
