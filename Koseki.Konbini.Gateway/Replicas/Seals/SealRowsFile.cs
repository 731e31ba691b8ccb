using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Replicas.Seals;

/// <summary>
/// 照合の明細: the registrations that the source counted and hashed for a batch of <c>seal</c>, row by row, in a file of the
/// batch's number beside it (<c>Linkage/README.md</c>). It is opened only when something differs, and nothing in it is believed
/// that the hashes of the batch do not prove.
/// </summary>
public sealed class SealRowsFile(GatewayOptions options)
{
    /// <summary>What its name begins with.</summary>
    public const string Source = "sealrows";

    // A city's rows are a third of it.
    private const int LongestFile = 64 * 1024 * 1024;

    /// <summary>The rows by bucket; or none, and why.</summary>
    internal async Task<(ILookup<int, CountedSeal> Rows, string? Problem)> ReadAsync(long sequence, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Source}-{sequence:0000000000}.tsv");
        try
        {
            var file = FeedBatch.Read(await RegularFile.ReadAsync(Path.Combine(options.Inbox, name), LongestFile, cancellation));
            return file.Source == Source && file.Sequence == sequence
                ? (Lookup(file.Rows.Select(SealRows.CountedOf).OfType<CountedSeal>()), null)
                : (Lookup([]), $"明細 {name} は別の束の明細です。");
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return (Lookup([]), $"明細 {name}: {e.Message}");
        }
    }

    private static ILookup<int, CountedSeal> Lookup(IEnumerable<CountedSeal> rows) => rows.ToLookup(r => r.Bucket);
}
