using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>The targets of a planning, and what they come to together.</summary>
/// <param name="Targets">Each with what the planning said.</param>
/// <param name="Digest">SHA-256 over all of them: what an examination examines.</param>
internal sealed record PlannedTargets(IReadOnlyList<BatchTarget> Targets, byte[] Digest)
{
    /// <summary>How many are to be written.</summary>
    internal int Writable => Targets.Count(t => t.State != TargetState.Stopped);
}

/// <summary>A batch in an open transaction, with its case: what use cases ask of it, and what they write. Its rows are the stores' own.</summary>
internal sealed class OpenBatch(JournalTransaction open, OpenCase one, BatchRow row, BatchGuard record)
{
    /// <summary>For stores.</summary>
    internal BatchRow Row => row;

    /// <summary>Its case.</summary>
    internal OpenCase Case => one;

    /// <summary>How far it has come.</summary>
    internal BatchPhase Phase => row.Phase;

    /// <summary>Number of the planning that counts.</summary>
    internal int Planning => row.Planning;

    /// <summary>A batch locked for a step, allowed to the actor, at the version that was read and as it was recorded; throws <see cref="CaseException"/>.</summary>
    internal static async Task<OpenBatch> DemandAsync(JournalTransaction open, long id, CaseAction action, long? seen, BatchGuard record, CancellationToken cancellation)
    {
        var one = await CaseStore.DemandAsync(open, id, action, seen, ofBatch: true);
        var row = await open.Database.Batches.FirstOrDefaultAsync(b => b.CaseId == id, cancellation) ?? throw new CaseException(new BatchRefusal.NoBatch(id));
        await record.DemandAsync(open.Database, row, cancellation);
        return new(open, one, row, record);
    }

    /// <summary>Adds what a case over many registers has besides its case; <paramref name="source"/> is the batch whose left-overs these are.</summary>
    internal static void Add(JournalTransaction open, OpenCase one, byte[]? places, long? source) =>
        open.Database.Batches.Add(new() { CaseId = one.Id, Phase = BatchPhase.Entering, Places = places ?? BatchFacts.Store(""), Source = source });

    /// <summary>What a batch that is done has left over: how many registers, the paper and the table they were about. Null when it is not done.</summary>
    internal static async Task<(int Left, string KindCode, Draft Draft, byte[] Places)?> LeftAsync(JournalTransaction open, long id, BatchGuard record, CancellationToken cancellation)
    {
        if (await open.Database.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.CaseId == id && b.Phase == BatchPhase.Done, cancellation) is not { } done)
        {
            return null;
        }

        var row = await open.CaseAsync(id);
        return ((await record.LeftAsync(open.Database, done, cancellation)).Count, row.KindCode, CaseRows.DraftOf(row), done.Places);
    }

    /// <summary>The targets of the planning that counts, as they were recorded.</summary>
    internal async Task<PlannedTargets> TargetsAsync(CancellationToken cancellation)
    {
        var rows = await record.TargetsAsync(open.Database, row, cancellation);
        return new(rows.ConvertAll(t => new BatchTarget(new(t.Register), t.State)), BatchFacts.DigestOf(rows));
    }

    /// <summary>The registers of that planning at which somebody has looked, as they were recorded.</summary>
    internal async Task<IReadOnlySet<RegisterId>> LookedAsync(CancellationToken cancellation) =>
        (await record.LookedAsync(open.Database, row, cancellation)).Select(r => new RegisterId(r)).ToHashSet();

    /// <summary>The registers that have to be looked at.</summary>
    internal IReadOnlyList<RegisterId> ToLookAt(PlannedTargets targets, BatchSettings settings) => BatchFacts.ToLookAt(row, targets.Targets, settings);

    /// <summary>Notes that the actor looked at registers.</summary>
    internal void AddLooks(IEnumerable<RegisterId> registers) => open.Database.BatchLooks.AddRange(registers.Select(r => new BatchLookRow
    {
        CaseId = row.CaseId, Planning = row.Planning, Register = r.Value, Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now,
    }));

    /// <summary>The table as entered.</summary>
    internal void SetPlaces(string places) => row.Places = BatchFacts.Store(places);

    /// <summary>Back to being entered.</summary>
    internal void Enter() => row.Phase = BatchPhase.Entering;

    /// <summary>A planning begins, for a day.</summary>
    internal void Begin(DateOnly day, string gaps) => (row.Phase, row.Planning, row.PlannedFor, row.Seed, row.Gaps) = (BatchPhase.Planning, row.Planning + 1, day, null, gaps);

    /// <summary>What was planned counts no more; it stays, and that is recorded beside it.</summary>
    internal void EndPlan(PlanEnd why)
    {
        one.ForgetExamined();
        open.Database.BatchPlanEnds.Add(new() { CaseId = row.CaseId, Planning = row.Planning, Why = why, Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now });
    }

    /// <summary>Decided, on a day; from then on it is written.</summary>
    internal void SetDecided(DateOnly on)
    {
        (row.Phase, row.DecidedOn) = (BatchPhase.Writing, on);
        one.SetDecided();
    }
}
