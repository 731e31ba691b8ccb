using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>A register that the table of a batch is about.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="Former">Before, as the table says it (the 本籍).</param>
/// <param name="Made">Afterwards, as it says it.</param>
internal readonly record struct Found(long Register, string Former, string Made);

/// <summary>
/// Looks through the current registers for those that the table of a batch is about, in one query from wherever it left off. The table
/// as read, and what a further batch is for, are kept from one portion to the next.
/// </summary>
public sealed class BatchFinder(Municipality here, PlaceDictionary places, CasePlanner planner, BatchGuard guard)
{
    private Kept<(IBatchKind Kind, byte[] Places), (IBatchTable?, IReadOnlyList<string>)>? table;
    private Kept<long, HashSet<long>>? left;

    /// <summary>A table as typed: null and what is wrong, by line, when it cannot be used.</summary>
    internal (IBatchTable? Table, IReadOnlyList<string> Problems) Read(IBatchKind kind, string text) => kind.ReadTable(text, new(here, places, planner.Today));

    /// <summary>The table of a batch.</summary>
    internal (IBatchTable? Table, IReadOnlyList<string> Problems) TableOf(IBatchKind kind, BatchRow batch)
    {
        var today = planner.Today;
        if (table is { } kept && kept.Day == today && kept.Of.Kind == kind && kept.Of.Places.AsSpan().SequenceEqual(batch.Places))
        {
            return kept.Value;
        }

        var read = Read(kind, BatchFacts.PlacesOf(batch));
        table = new((kind, batch.Places), today, read);
        return read;
    }

    /// <summary>The next registers after one, by number; fewer than asked for only at the end.</summary>
    internal async Task<List<Found>> NextAsync(KosekiDbContext database, BatchRow batch, IBatchTable table, long after, int most, CancellationToken cancellation)
    {
        var only = await OnlyAsync(database, batch, cancellation);
        var found = new List<Found>();
        await foreach (var (register, domicile) in CurrentAsync(database, after, cancellation))
        {
            if (only?.Contains(register) is not false && table.Of(new(register), new(domicile)) is var (former, made))
            {
                found.Add(new(register, former, made));
                if (found.Count == most)
                {
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>What the table leaves out though it seems to be about it; null for nothing.</summary>
    internal async Task<Finding?> GapsAsync(KosekiDbContext database, BatchRow batch, IBatchTable table, CancellationToken cancellation)
    {
        var only = await OnlyAsync(database, batch, cancellation);
        var gaps = table.Gaps(only is not null);
        await foreach (var (register, domicile) in CurrentAsync(database, 0, cancellation))
        {
            if (only?.Contains(register) is not false)
            {
                gaps.Take(new(register), new(domicile));
            }
        }

        return gaps.Finding;
    }

    private static async IAsyncEnumerable<(long Register, string Domicile)> CurrentAsync(KosekiDbContext database, long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = database.RegisterIndex.AsNoTracking().Where(r => r.Register > after && r.State == RegisterState.Current).OrderBy(r => r.Register).Select(r => new { r.Register, r.Domicile });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return (row.Register, row.Domicile);
        }
    }

    // What one that is done left over does not change any more.
    private async Task<HashSet<long>?> OnlyAsync(KosekiDbContext database, BatchRow batch, CancellationToken cancellation)
    {
        if (batch.Source is not { } source)
        {
            return null;
        }

        if (left is not { } kept || kept.Of != source)
        {
            var former = await database.Batches.AsNoTracking().FirstAsync(b => b.CaseId == source, cancellation);
            left = kept = new(source, planner.Today, [.. await guard.LeftAsync(database, former, cancellation)]);
        }

        return kept.Value;
    }

    private sealed record Kept<TOf, TValue>(TOf Of, DateOnly Day, TValue Value);
}
