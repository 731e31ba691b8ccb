using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>Where a block comes from.</summary>
/// <param name="Source">Feed, or release.</param>
/// <param name="Sequence">Batch; 0 at a release.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">What happened, without names.</param>
/// <param name="Bucket">The bucket that was compared, or null.</param>
public sealed record BlockOrigin(string Source, long Sequence, BlockCause Cause, string Reason, int? Bucket = null);

/// <summary>Closes people and serials, and opens them again. Nothing of it is ever deleted.</summary>
public sealed class BlockBook(GatewayDbContext database, TimeProvider clock)
{
    /// <summary>Whether something stands against this serial or this person.</summary>
    public Task<bool> StandsAsync(string issuer, string serial, string resident, CancellationToken cancellation) =>
        database.Blocks.AsNoTracking().AnyAsync(b => b.LiftedAt == null && (b.ResidentNumber == resident || (b.Serial == serial && b.IssuerKeyId == issuer)), cancellation);

    /// <summary>Closes people and serials for one reason, in one case; it is written with the caller's next save.</summary>
    public Guid Close(BlockOrigin origin, IEnumerable<string> residents, IEnumerable<(string Issuer, string Serial)> serials)
    {
        var id = Guid.NewGuid();
        foreach (var resident in residents.Where(r => r.Length > 0).Distinct(StringComparer.Ordinal))
        {
            database.Blocks.Add(New(id, origin, resident, null, null));
        }

        foreach (var (issuer, serial) in serials.Distinct())
        {
            database.Blocks.Add(New(id, origin, null, issuer, serial));
        }

        return id;
    }

    /// <summary>Sets a row aside that nobody but people may apply; it is written with the caller's next save.</summary>
    /// <param name="batch">Its batch.</param>
    /// <param name="row">Its number from 1.</param>
    /// <param name="problem">What is the matter, without names.</param>
    /// <param name="id">The case that it opened, or null.</param>
    /// <param name="content">The row when two people may confirm it, or null.</param>
    public void SetAside(FeedBatch batch, int row, string problem, Guid? id, string? content) => database.QuarantinedRows.Add(new()
    {
        Source = batch.Source, Sequence = batch.Sequence, Row = row, Problem = Fit.Reason(problem), Case = id, Content = content,
    });

    /// <summary>The standing blocks of some people, tracked.</summary>
    public async Task<ILookup<string, Block>> OfResidentsAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        var rows = new List<Block>();
        foreach (var part in Chunks.Of(numbers))
        {
            rows.AddRange(await database.Blocks.Where(b => b.LiftedAt == null && b.ResidentNumber != null && part.Contains(b.ResidentNumber)).ToListAsync(cancellation));
        }

        return rows.ToLookup(b => b.ResidentNumber!, StringComparer.Ordinal);
    }

    /// <summary>What earlier comparisons of some buckets closed, tracked.</summary>
    public async Task<List<Block>> OfBucketsAsync(IReadOnlyCollection<int> buckets, CancellationToken cancellation)
    {
        var rows = new List<Block>();
        foreach (var part in Chunks.Of(buckets))
        {
            rows.AddRange(await database.Blocks.Where(b => b.LiftedAt == null && b.Bucket != null && part.Contains(b.Bucket.Value)).ToListAsync(cancellation));
        }

        return rows;
    }

    /// <summary>The cases that a readable row of one of these serials clears up: closed by an unreadable row of an earlier batch.</summary>
    public async Task<List<Block>> UnreadableOfSerialsAsync(IReadOnlyCollection<(string Issuer, string Serial)> serials, long before, CancellationToken cancellation)
    {
        var cases = new HashSet<Guid>();
        foreach (var part in Chunks.Of(serials.Select(s => s.Serial).Distinct(StringComparer.Ordinal)))
        {
            var found = await database.Blocks.AsNoTracking()
                .Where(b => b.LiftedAt == null && b.Source == FeedSources.Binding && b.Cause == BlockCause.UnreadableRow && b.Sequence < before && b.Serial != null && part.Contains(b.Serial))
                .Select(b => new { b.Case, b.IssuerKeyId, b.Serial }).ToListAsync(cancellation);
            cases.UnionWith(found.Where(f => serials.Contains((f.IssuerKeyId!, f.Serial!))).Select(f => f.Case));
        }

        var rows = new List<Block>();
        foreach (var part in Chunks.Of(cases))
        {
            rows.AddRange(await database.Blocks.Where(b => b.LiftedAt == null && part.Contains(b.Case)).ToListAsync(cancellation));
        }

        return rows;
    }

    /// <summary>Opens again; it is written with the caller's next save.</summary>
    public void Lift(IEnumerable<Block> blocks, string by)
    {
        foreach (var block in blocks)
        {
            (block.LiftedAt, block.LiftedBy) = (clock.GetUtcNow().UtcDateTime, Fit.Reason(by));
        }
    }

    private Block New(Guid id, BlockOrigin origin, string? resident, string? issuer, string? serial) => new()
    {
        Case = id, Cause = origin.Cause, ResidentNumber = resident, IssuerKeyId = issuer, Serial = serial,
        Source = origin.Source, Sequence = origin.Sequence, Bucket = origin.Bucket, Reason = Fit.Reason(origin.Reason), At = clock.GetUtcNow().UtcDateTime,
    };
}

/// <summary>How many keys one query asks for at once.</summary>
internal static class Chunks
{
    internal const int Size = 500;

    internal static IEnumerable<List<T>> Of<T>(IEnumerable<T> keys) => keys.Chunk(Size).Select(c => c.ToList());

    /// <summary>The rows of many keys, each part of them in one query, by key.</summary>
    internal static async Task<Dictionary<string, T>> LoadAsync<T>(IEnumerable<string> keys, Func<List<string>, IQueryable<T>> rowsOf, Func<T, string> keyOf, CancellationToken cancellation)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var part in Of(keys))
        {
            foreach (var row in await rowsOf(part).ToListAsync(cancellation))
            {
                found[keyOf(row)] = row;
            }
        }

        return found;
    }
}
