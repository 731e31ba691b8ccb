using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>What of a row is counted and hashed.</summary>
/// <param name="Bucket">The last three digits of its number.</param>
/// <param name="Key">By which rows are ordered.</param>
/// <param name="Text">As source and gateway write it down (<c>Linkage/README.md</c>), without the end of the line.</param>
internal sealed record CountedRow(int Bucket, string Key, string Text);

/// <summary>What a source says it has in a bucket.</summary>
/// <param name="Bucket">0 to 999.</param>
/// <param name="Count">Rows.</param>
/// <param name="Sha256">Over them.</param>
internal sealed record BucketCount(int Bucket, int Count, string Sha256);

/// <summary>照合: compares what source and gateway hold, by the last three digits of a number, and keeps whether they agreed.</summary>
internal sealed class BucketBook(GatewayDbContext database, BlockBook blocks)
{
    /// <summary>Begins the row of a bucket.</summary>
    internal const string Mark = "B";

    /// <summary>The bucket of a row; <paramref name="number"/> is what its digits are the last three of.</summary>
    internal static BucketCount Read(IReadOnlyList<string> row, string number)
    {
        var cells = new FeedCells(row, ["行の種類", $"{number}の下3桁", "件数", "SHA-256"]);
        return new(row[1].Length == 3 ? cells.Whole(1, 0, 999) : throw cells.Unreadable(1), cells.Whole(2, 0, int.MaxValue), cells.Sha256(3));
    }

    /// <summary>Count and hash of the rows of a bucket.</summary>
    internal static (int Count, string Sha256) Of(IEnumerable<CountedRow> rows)
    {
        var lines = rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Text + "\n").ToList();
        return (lines.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))));
    }

    /// <summary>Compares the buckets that a batch names with what the gateway holds after it; gives how many differ.</summary>
    internal async Task<int> CompareAsync(
        FeedBatch batch, string what, IReadOnlyDictionary<int, (BucketCount Count, int Line)> counts, Func<List<int>, Task<ILookup<int, CountedRow>>> ours, CancellationToken cancellation)
    {
        var differing = 0;
        foreach (var part in Chunks.Of(counts.Keys))
        {
            var (held, marks) = (await ours(part), await database.FeedBuckets.Where(b => b.Source == batch.Source && part.Contains(b.Number)).ToDictionaryAsync(b => b.Number, cancellation));
            foreach (var bucket in part)
            {
                var ((_, count, sha256), line) = counts[bucket];
                var mine = Of(held[bucket]);
                var mark = marks.GetValueOrDefault(bucket) ?? database.FeedBuckets.Add(new() { Source = batch.Source, Number = bucket }).Entity;
                (mark.Sequence, mark.AsOf, mark.Agrees) = (batch.Sequence, batch.AsOf.UtcDateTime, mine == (count, sha256));
                if (!mark.Agrees)
                {
                    blocks.SetAside(batch, line, $"下3桁 {bucket:000} の{what}が送り元と合いません(送り元 {count} 件、こちら {mine.Count} 件)。合うまで、この下3桁の証明書は出しません。", null, null);
                    differing++;
                }
            }
        }

        return differing;
    }
}
