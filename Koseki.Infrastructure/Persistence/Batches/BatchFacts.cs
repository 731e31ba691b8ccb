using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.PlaceRenaming;
using Koseki.Domain.Places;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>Between the rows of a batch and what the domain asks.</summary>
internal static class BatchFacts
{
    internal static byte[] Store(string places) => GenerationBytes.Compress(Encoding.UTF8.GetBytes(places));

    internal static string PlacesOf(BatchRow row) => Encoding.UTF8.GetString(GenerationBytes.Expand(row.Places));

    internal static (PlaceTable? Table, IReadOnlyList<string> Problems) TableOf(BatchRow row, Municipality here) => PlaceTable.Read(PlacesOf(row), here);

    internal static BatchSampling SamplingOf(BatchSettings settings) => new(settings.SampleMinimum, settings.SamplePermille);

    /// <summary>The paper of one register: what all have in common, and its own places.</summary>
    internal static Draft PaperOf(CaseRow row, long register, string former, string made)
    {
        var common = CaseRows.DraftOf(row);
        return PlaceRenamingForm.Common.Aggregate(Draft.Empty, (d, key) => d.With(key, common[key]))
            .With(PlaceRenamingForm.Register, new Domain.Registers.RegisterId(register).ToString()).With(PlaceRenamingForm.Former, former).With(PlaceRenamingForm.Domicile, made);
    }

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
