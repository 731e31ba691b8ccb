using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Seals;

/// <summary>
/// 照合: what source and gateway hold is counted and hashed by the last three digits of the number. Where it differs, the rows
/// of the source tell whose registrations do: these people are closed until a comparison finds the same. Where the rows are
/// missing, are not those that were hashed, or differ in so many places that it is no matter of some people, nothing of those
/// digits is issued.
/// </summary>
public sealed class SealComparison(GatewayDbContext database, BlockBook blocks, SealRowsFile file)
{
    /// <summary>Most registrations of a batch that are closed one by one.</summary>
    public const int MostNamed = 200;

    /// <summary>Compares what the source counted with what stands here after the batch; gives how many rows were set aside.</summary>
    internal async Task<int> RunAsync(FeedBatch batch, IReadOnlyCollection<SealCount> counts, CancellationToken cancellation)
    {
        var differing = new List<Differing>();
        var changed = database.SealRegistrations.Local.ToDictionary(s => s.Number, CountedSeal.Of, StringComparer.Ordinal);
        foreach (var part in Chunks.Of(counts))
        {
            var numbers = part.Select(c => c.Bucket).ToList();
            // Without the impressions: a whole city is compared in one night.
            var stored = await database.SealRegistrations.AsNoTracking().Where(s => numbers.Contains(s.Bucket))
                .Select(s => new CountedSeal(s.Number, s.Bucket, s.ResidentNumber, s.Version, s.State, s.PixelHash, s.Sequence)).ToListAsync(cancellation);
            var ours = stored.Where(s => !changed.ContainsKey(s.Number)).Concat(changed.Values).ToLookup(s => s.Bucket);
            var marks = await database.SealBuckets.Where(b => numbers.Contains(b.Number)).ToDictionaryAsync(b => b.Number, cancellation);
            foreach (var count in part)
            {
                var mine = SealHash.Of(ours[count.Bucket]);
                var mark = marks.GetValueOrDefault(count.Bucket) ?? database.SealBuckets.Add(new() { Number = count.Bucket }).Entity;
                (mark.Sequence, mark.AsOf, mark.Agrees, mark.ByRow) = (batch.Sequence, batch.AsOf.UtcDateTime, mine == (count.Count, count.Sha256), false);
                if (!mark.Agrees)
                {
                    differing.Add(new(count, mark, [.. ours[count.Bucket]], mine.Count));
                }
            }
        }

        var unlike = await UnlikeAsync(batch, differing, cancellation);
        // Of the others nothing is known: what earlier comparisons closed stays.
        var told = counts.Select(c => c.Bucket).Except(differing.Where(d => !d.Mark.ByRow).Select(d => d.Count.Bucket)).ToList();
        await MarkAsync(told, [.. unlike.Select(u => u.Number)], cancellation);
        await CloseAsync(batch, told, unlike, cancellation);
        CloseWhole(batch, differing);
        return differing.Count(d => !d.Mark.ByRow) + unlike.Count;
    }

    // What differs row by row, of the buckets whose rows are there; of the others why not.
    private async Task<List<Unlike>> UnlikeAsync(FeedBatch batch, List<Differing> differing, CancellationToken cancellation)
    {
        if (differing.Count == 0)
        {
            return [];
        }

        var (theirs, problem) = await file.ReadAsync(batch.Sequence, cancellation);
        var unlike = new List<Unlike>();
        foreach (var bucket in differing)
        {
            var rows = SealHash.Counted(theirs[bucket.Count.Bucket]).ToList();
            // Proved by the hash that the batch itself brought: rows that it was not made from say nothing.
            if (SealHash.Of(rows) == (bucket.Count.Count, bucket.Count.Sha256) && rows.DistinctBy(r => r.Number).Count() == rows.Count)
            {
                bucket.Mark.ByRow = true;
                unlike.AddRange(Compare(bucket, rows));
            }
            else
            {
                bucket.WhyNot = problem ?? "明細が照合のハッシュと合いません。";
            }
        }

        if (unlike.Count <= MostNamed)
        {
            return unlike;
        }

        foreach (var bucket in differing.Where(d => d.Mark.ByRow))
        {
            (bucket.Mark.ByRow, bucket.WhyNot) = (false, $"違う登録が {unlike.Count} 件あります(一人ずつ止めるのは {MostNamed} 件まで)。");
        }

        return [];
    }

    private static IEnumerable<Unlike> Compare(Differing bucket, List<CountedSeal> rows)
    {
        var theirs = rows.ToDictionary(r => r.Number, StringComparer.Ordinal);
        var mine = SealHash.Counted(bucket.Ours).ToDictionary(r => r.Number, StringComparer.Ordinal);
        foreach (var number in theirs.Keys.Union(mine.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (source, here) = (theirs.GetValueOrDefault(number), mine.GetValueOrDefault(number));
            if (source is null || here is null || SealHash.Line(source) != SealHash.Line(here))
            {
                var what = source is null ? "送り元では廃止されているか、ありません" : here is null ? "送り元にありますが、届いていません" : "送り元と内容が違います";
                yield return new(bucket.Count, number, [.. new[] { source?.ResidentNumber, here?.ResidentNumber }.OfType<string>().Distinct(StringComparer.Ordinal)], what);
            }
        }
    }

    // In the registrations themselves: whoever opens the person again does not open these.
    private async Task MarkAsync(List<int> told, HashSet<string> unlike, CancellationToken cancellation)
    {
        foreach (var part in Chunks.Of(told))
        {
            foreach (var seal in await database.SealRegistrations.Where(s => s.Differs && part.Contains(s.Bucket)).ToListAsync(cancellation))
            {
                seal.Differs = unlike.Contains(seal.Number);
            }
        }

        // Those of this batch are not in the database yet.
        foreach (var seal in database.SealRegistrations.Local.Where(s => unlike.Contains(s.Number)))
        {
            seal.Differs = true;
        }

        foreach (var part in Chunks.Of(unlike))
        {
            foreach (var seal in await database.SealRegistrations.Where(s => part.Contains(s.Number)).ToListAsync(cancellation))
            {
                seal.Differs = true;
            }
        }
    }

    // Who is closed already stays so in the same case; who no longer differs is opened.
    private async Task CloseAsync(FeedBatch batch, List<int> told, List<Unlike> unlike, CancellationToken cancellation)
    {
        var standing = await blocks.OfBucketsAsync(told, cancellation);
        var staying = standing.Where(b => unlike.Any(u => u.Bucket.Bucket == b.Bucket && u.Residents.Contains(b.ResidentNumber!, StringComparer.Ordinal))).ToList();
        blocks.Lift(standing.Except(staying), batch.FileName);
        foreach (var row in unlike)
        {
            var mine = staying.Where(b => b.Bucket == row.Bucket.Bucket && row.Residents.Contains(b.ResidentNumber!, StringComparer.Ordinal)).ToList();
            var open = row.Residents.Except(mine.Select(b => b.ResidentNumber!), StringComparer.Ordinal).ToList();
            var text = string.Create(CultureInfo.InvariantCulture, $"印鑑登録の照合(連携 {batch.Sequence} 番)で、登録番号 {row.Number} は{row.What}。");
            var id = blocks.Close(new(batch.Source, batch.Sequence, BlockCause.SealDiffers, text, row.Bucket.Bucket), open, []);
            blocks.SetAside(batch, row.Bucket.Line, text, open.Count > 0 ? id : mine[0].Case, null);
        }
    }

    private void CloseWhole(FeedBatch batch, List<Differing> differing)
    {
        foreach (var bucket in differing.Where(d => !d.Mark.ByRow))
        {
            var (number, count) = (bucket.Count.Bucket, bucket.Count.Count);
            blocks.SetAside(
                batch, bucket.Count.Line,
                $"下3桁 {number:000} の印鑑登録が送り元と合いません(送り元 {count} 件、こちら {bucket.OursCount} 件)。合うまで、この下3桁の登録の証明書は出しません。{bucket.WhyNot}明細を添えて照合を送り直すよう依頼してください。", null, null);
        }
    }

    private sealed record Differing(SealCount Count, SealBucket Mark, IReadOnlyList<CountedSeal> Ours, int OursCount)
    {
        public string? WhyNot { get; set; }
    }

    private sealed record Unlike(SealCount Bucket, string Number, IReadOnlyList<string> Residents, string What);
}
