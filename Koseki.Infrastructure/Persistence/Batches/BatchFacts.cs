using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>Between the rows of a batch and what the domain asks.</summary>
internal static class BatchFacts
{
    internal static byte[] Store(string places) => GenerationBytes.Compress(Encoding.UTF8.GetBytes(places));

    internal static string PlacesOf(BatchRow row) => Encoding.UTF8.GetString(GenerationBytes.Expand(row.Places));

    /// <summary>The registers that have to be looked at; none before the planning is done.</summary>
    internal static IReadOnlyList<Domain.Registers.RegisterId> ToLookAt(BatchRow batch, IReadOnlyCollection<BatchTarget> targets, BatchSettings settings) =>
        batch.Seed is { } seed ? BatchRules.ToLookAt(seed, targets, new(settings.SampleMinimum, settings.SamplePermille)) : [];

    /// <summary>What the papers of all registers have in common.</summary>
    internal static Draft CommonOf(IBatchKind kind, Draft entered) => kind.Common.Aggregate(Draft.Empty, (d, key) => d.With(key, entered[key]));

    /// <summary>The kind of a batch: what is no such kind is none, whatever a row says.</summary>
    internal static IBatchKind KindOf(string code) => CasePlanner.KindOf(code) as IBatchKind ?? throw new CaseException(new BatchRefusal.NotForMany());

    /// <summary>Whether what a portion was computed from, in whose name, is what stands under the lock, where both rows are asked of the record.</summary>
    internal static bool AreSame((CaseRow Row, BatchRow Batch) read, (CaseRow Row, BatchRow Batch) locked) =>
        (read.Row.DecidedBy, read.Row.DecidedByName, read.Row.ChangedBy, read.Row.ChangedByName, read.Row.Office, read.Row.KindCode) == (locked.Row.DecidedBy, locked.Row.DecidedByName, locked.Row.ChangedBy, locked.Row.ChangedByName, locked.Row.Office, locked.Row.KindCode)
        && read.Row.Draft == locked.Row.Draft && read.Batch.Places.AsSpan().SequenceEqual(locked.Batch.Places)
        && (read.Batch.PlannedFor, read.Batch.DecidedOn, read.Batch.Source) == (locked.Batch.PlannedFor, locked.Batch.DecidedOn, locked.Batch.Source);

    /// <summary>What was examined: SHA-256 over every target of the planning, in the order of their numbers.</summary>
    internal static byte[] DigestOf(IEnumerable<BatchTargetRow> targets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var target in targets.OrderBy(t => t.Register))
        {
            hash.AppendData(Canonical.HashOf(target));
        }

        return hash.GetHashAndReset();
    }
}
