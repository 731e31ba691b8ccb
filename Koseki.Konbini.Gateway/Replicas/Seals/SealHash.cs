using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    /// <summary>Number of registrations that are not abolished, and the hash over them, as the feed <c>seal</c> alone has them.</summary>
    internal static (int Count, string Sha256) Of(IEnumerable<CountedSeal> bucket)
    {
        var live = Counted(bucket).OrderBy(s => s.Number, StringComparer.Ordinal).ToList();
        return (live.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(live.Select(Line))))));
    }

    /// <summary>Those that are counted.</summary>
    internal static IEnumerable<CountedSeal> Counted(IEnumerable<CountedSeal> bucket) => bucket.Where(s => s.Sequence > 0 && s.State != SealState.Abolished);

    /// <summary>What is hashed of one.</summary>
    internal static string Line(CountedSeal s) => string.Create(CultureInfo.InvariantCulture, $"{s.Number}\t{s.ResidentNumber}\t{s.Version}\t{Word(s.State)}\t{s.PixelHash}\n");

    internal static string Word(SealState state) => state switch { SealState.Active => "ACTIVE", SealState.Inquiry => "INQUIRY", SealState.Abolished => "ABOLISHED" };

    internal static SealState? StateOf(string word) => word switch { "ACTIVE" => SealState.Active, "INQUIRY" => SealState.Inquiry, "ABOLISHED" => SealState.Abolished, _ => null };
}
