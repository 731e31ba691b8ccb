using System.Globalization;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas.Seals;

/// <summary>What of a registration is counted and hashed.</summary>
internal sealed record CountedSeal(string Number, int Bucket, string ResidentNumber, int Version, SealState State, string PixelHash, long Sequence)
{
    internal static CountedSeal Of(SealRegistration seal) => new(seal.Number, seal.Bucket, seal.ResidentNumber, seal.Version, seal.State, seal.PixelHash, seal.Sequence);
}

/// <summary>How source and gateway write down what is registered in a bucket (<c>Linkage/README.md</c>).</summary>
internal static class SealHash
{
    /// <summary>What is counted of registrations: those that are not abolished, as the feed <c>seal</c> alone has them.</summary>
    internal static ILookup<int, CountedRow> Of(IEnumerable<CountedSeal> seals) => seals.Where(s => s.Sequence > 0 && s.State != SealState.Abolished)
        .ToLookup(s => s.Bucket, s => new CountedRow(s.Bucket, s.Number, string.Create(CultureInfo.InvariantCulture, $"{s.Number}\t{s.ResidentNumber}\t{s.Version}\t{Word(s.State)}\t{s.PixelHash}")));

    internal static string Word(SealState state) => state switch { SealState.Active => "ACTIVE", SealState.Inquiry => "INQUIRY", SealState.Abolished => "ABOLISHED" };

    internal static SealState? StateOf(string word) => word switch { "ACTIVE" => SealState.Active, "INQUIRY" => SealState.Inquiry, "ABOLISHED" => SealState.Abolished, _ => null };
}
