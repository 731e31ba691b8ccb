using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>A batch as a list shows it.</summary>
public sealed record ListedBatch(long Id, string Subject, ReceiptNumber? Receipt, CaseState State, BatchPhase Phase, string EnteredByName, DateTimeOffset OpenedAt);

/// <summary>A planning that counts no more.</summary>
/// <param name="Planning">Its number.</param>
/// <param name="Registers">How many registers it had.</param>
/// <param name="Why">Why.</param>
/// <param name="Name">Who ended it.</param>
/// <param name="At">When.</param>
public sealed record EndedPlan(int Planning, int Registers, PlanEnd Why, string Name, DateTimeOffset At);

/// <summary>A batch as its screen sees it.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Phase">How far it has come.</param>
/// <param name="Places">The table as entered.</param>
/// <param name="Source">The batch whose left-overs these are, or null.</param>
/// <param name="Planned">How many registers the planning that counts has, by what it said.</param>
/// <param name="Outcomes">How many registers are settled, by what became of them.</param>
/// <param name="ToLookAt">How many have to be looked at.</param>
/// <param name="Looked">How many of these somebody has looked at.</param>
/// <param name="Gaps">What the table leaves out though it seems to be about it, as it was said when the planning began; empty for nothing.</param>
/// <param name="Ended">Plannings that count no more, the latest first.</param>
public sealed record BatchView(
    CaseRecord Case, BatchPhase Phase, string Places, long? Source, IReadOnlyDictionary<TargetState, int> Planned, IReadOnlyDictionary<TargetOutcome, int> Outcomes, int ToLookAt, int Looked,
    string Gaps, IReadOnlyList<EndedPlan> Ended)
{
    /// <summary>Registers that are planned and will be written.</summary>
    public int Writable => Planned.GetValueOrDefault(TargetState.Ready) + Planned.GetValueOrDefault(TargetState.Odd);

    /// <summary>Registers that are written.</summary>
    public int Written => Outcomes.GetValueOrDefault(TargetOutcome.Written);

    /// <summary>Registers that are settled: written or left over.</summary>
    public int Settled => Outcomes.Values.Sum();

    /// <summary>Registers that stay as they were: stopped by the planning, or left over by the writing.</summary>
    public int Left => Planned.GetValueOrDefault(TargetState.Stopped) + Settled - Written;
}

/// <summary>A register of a batch.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="State">What the planning said.</param>
/// <param name="Former">Before, as the table said it (the 本籍).</param>
/// <param name="Made">Afterwards, as it said it.</param>
/// <param name="Findings">What was found.</param>
/// <param name="LookedBy">Who looked at it, or null.</param>
/// <param name="Outcome">What became of it, or null.</param>
public sealed record ListedTarget(RegisterId Register, TargetState State, string Former, string Made, IReadOnlyList<string> Findings, string? LookedBy, TargetOutcome? Outcome);

/// <summary>One register of a batch in full.</summary>
public sealed record TargetView(ListedTarget Target, Examination? Examination);

/// <summary>Which registers of a batch a list shows.</summary>
public enum TargetFilter
{
    /// <summary>確かめる戸籍: the sample, and all that is not without findings.</summary>
    ToLookAt,

    /// <summary>残った戸籍: stopped, or left over by the writing.</summary>
    Left,

    /// <summary>すべて.</summary>
    All,
}

/// <summary>Reads what the screens of batches show.</summary>
public sealed class BatchLists(IDbContextFactory<KosekiDbContext> contexts, BatchPlanner planner, BatchFinder finder, AccessLog access, BatchSettings settings)
{
    /// <summary>Most registers of one page of a list.</summary>
    public const int Page = 50;

    private const int MostBatches = 100;
    private Sample? sample;

    /// <summary>The batches, the latest first.</summary>
    public async Task<IReadOnlyList<ListedBatch>> ListAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await (from batch in database.Batches.AsNoTracking()
                          join row in database.Cases.AsNoTracking() on batch.CaseId equals row.Id
                          orderby row.Id descending
                          select new { row.Id, row.Subject, row.ReceiptYear, row.ReceiptNumber, row.State, batch.Phase, row.EnteredByName, row.OpenedAt }).Take(MostBatches).ToListAsync(cancellation);
        return [.. rows.Select(r => new ListedBatch(r.Id, r.Subject, r is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new(year, number) : null, r.State, r.Phase, r.EnteredByName, r.OpenedAt))];
    }

    /// <summary>One batch, or null.</summary>
    public async Task<BatchView?> FindAsync(long id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == id, cancellation) is not { } batch)
        {
            return null;
        }

        var row = await database.Cases.AsNoTracking().FirstAsync(c => c.Id == id, cancellation);
        var planned = await Current(database, batch).GroupBy(t => t.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var outcomes = await database.BatchResults.Where(r => r.CaseId == id).GroupBy(r => r.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var toLookAt = await ToLookAtAsync(database, batch, cancellation);
        var looked = await LookedAsync(database, batch, cancellation);
        var ended = await database.BatchPlanEnds.AsNoTracking().Where(e => e.CaseId == id).OrderByDescending(e => e.Planning)
            .Select(e => new EndedPlan(e.Planning, database.BatchTargets.Count(t => t.CaseId == e.CaseId && t.Planning == e.Planning), e.Why, e.Name, e.At)).ToListAsync(cancellation);
        return new(CaseRows.Record(row, await planner.NeedsTwoPersonsAsync(row.Office, cancellation)), batch.Phase, BatchFacts.PlacesOf(batch), batch.Source,
            planned.ToDictionary(p => p.Key, p => p.Count), outcomes.ToDictionary(o => o.Key, o => o.Count), toLookAt.Count, toLookAt.Count(r => looked.Contains(r.Value)), batch.Gaps, ended);
    }

    /// <summary>What is wrong with a table of a kind, by line; empty when it can be used. How many lines it has.</summary>
    public (int Rows, IReadOnlyList<string> Problems) Check(string kindCode, string places)
    {
        var (table, problems) = finder.Read(BatchFacts.KindOf(kindCode), places);
        return (table?.Lines ?? 0, problems);
    }

    /// <summary>One page of its registers by number, from the first after a register on, and how many there are in all.</summary>
    public async Task<(int Total, IReadOnlyList<ListedTarget> Targets)> TargetsAsync(long id, TargetFilter filter, long after = 0, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == id, cancellation) is not { } batch)
        {
            return (0, []);
        }

        var numbers = filter switch
        {
            TargetFilter.ToLookAt => [.. (await ToLookAtAsync(database, batch, cancellation)).Select(r => r.Value)],
            TargetFilter.Left => await LeftAsync(database, id, cancellation),
            TargetFilter.All => await Current(database, batch).OrderBy(t => t.Register).Select(t => t.Register).ToListAsync(cancellation),
        };
        return (numbers.Count, await TargetsAsync(database, batch, [.. numbers.Where(n => n > after).Take(Page)], cancellation));
    }

    /// <summary>One register of a batch with what would be written to it now; the look is logged. Null when there is none.</summary>
    public async Task<TargetView?> TargetAsync(long id, RegisterId register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == id, cancellation) is not { PlannedFor: { } day } batch
            || (await TargetsAsync(database, batch, [register.Value], cancellation)).FirstOrDefault() is not { } target)
        {
            return null;
        }

        var row = await database.Cases.AsNoTracking().FirstAsync(c => c.Id == id, cancellation);
        var examined = await planner.ExamineAsync(database, row, [new(register.Value, target.Former, target.Made)], [batch.DecidedOn ?? day], cancellation);
        await access.WriteAsync(actor, LookKind.Seen, register, $"戸籍 {register} の一括の案を表示", cancellation);
        return new(target, examined.Count == 0 ? null : examined[0].Examination);
    }

    // It follows from what does not change any more: kept, because every line of the journal draws the screens that show it.
    private async Task<IReadOnlyList<RegisterId>> ToLookAtAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation)
    {
        if (batch.Seed is null || (sample is { } kept && kept.Of.AsSpan().SequenceEqual(batch.Seed)))
        {
            return batch.Seed is null ? [] : sample!.Value;
        }

        var chosen = BatchFacts.ToLookAt(batch, [.. (await Current(database, batch).Select(t => new { t.Register, t.State }).ToListAsync(cancellation)).Select(t => new BatchTarget(new(t.Register), t.State))], settings);
        sample = new(batch.Seed, chosen);
        return chosen;
    }

    /// <summary>The registers of the planning that counts at which somebody has looked.</summary>
    private static async Task<HashSet<long>> LookedAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation) =>
        (await database.BatchLooks.Where(l => l.CaseId == batch.CaseId && l.Planning == batch.Planning).Select(l => l.Register).ToListAsync(cancellation)).ToHashSet();

    /// <summary>The registers that a batch leaves as they were, by number.</summary>
    private static async Task<List<long>> LeftAsync(KosekiDbContext database, long id, CancellationToken cancellation)
    {
        var stopped = await (from batch in database.Batches
                             join target in database.BatchTargets on new { batch.CaseId, batch.Planning } equals new { target.CaseId, target.Planning }
                             where batch.CaseId == id && target.State == TargetState.Stopped
                             select target.Register).ToListAsync(cancellation);
        var left = await database.BatchResults.Where(r => r.CaseId == id && r.Outcome != TargetOutcome.Written).Select(r => r.Register).ToListAsync(cancellation);
        return [.. stopped.Concat(left).Order()];
    }

    /// <summary>The targets of the planning that counts.</summary>
    internal static IQueryable<BatchTargetRow> Current(KosekiDbContext database, BatchRow batch) =>
        database.BatchTargets.AsNoTracking().Where(t => t.CaseId == batch.CaseId && t.Planning == batch.Planning);

    private static async Task<IReadOnlyList<ListedTarget>> TargetsAsync(KosekiDbContext database, BatchRow batch, IReadOnlyList<long> numbers, CancellationToken cancellation)
    {
        var rows = await Current(database, batch).Where(t => numbers.Contains(t.Register)).OrderBy(t => t.Register).ToListAsync(cancellation);
        var looks = await database.BatchLooks.AsNoTracking().Where(l => l.CaseId == batch.CaseId && l.Planning == batch.Planning && numbers.Contains(l.Register)).ToDictionaryAsync(l => l.Register, l => l.Name, cancellation);
        var outcomes = await database.BatchResults.AsNoTracking().Where(r => r.CaseId == batch.CaseId && numbers.Contains(r.Register)).ToDictionaryAsync(r => r.Register, r => r.Outcome, cancellation);
        return
        [
            .. rows.Select(r => new ListedTarget(new(r.Register), r.State, r.Former, r.Made, r.Findings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                looks.GetValueOrDefault(r.Register), outcomes.TryGetValue(r.Register, out var outcome) ? outcome : null)),
        ];
    }

    private sealed record Sample(byte[] Of, IReadOnlyList<RegisterId> Value);
}
