using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>宛名番号 ↔ 人, taken in from the feed <c>link</c> (resident number, person).</summary>
public sealed class ResidentLinks(IDbContextFactory<KosekiDbContext> contexts, TimeProvider clock)
{
    /// <summary>Applies a batch; throws <see cref="FormatException"/> naming the row that cannot be read and changes nothing then.</summary>
    public async Task<int> ApplyAsync(FeedBatch batch, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var known = await database.ResidentLinks.ToDictionaryAsync(l => l.ResidentNumber, cancellation);
        foreach (var (row, number) in batch.Rows.Select((r, i) => (r, i + 1)))
        {
            if (row.Count != 2 || row[0].Length is 0 or > 20)
            {
                throw new FormatException($"連携ファイル {batch.FileName} の {number} 行目が読めません(宛名番号と人)。");
            }

            var person = PersonId.Parse(row[1]).Value;
            if (known.TryGetValue(row[0], out var link))
            {
                (link.Person, link.LinkedAt, link.LinkedBy) = (person, clock.GetUtcNow(), batch.FileName);
            }
            else
            {
                database.ResidentLinks.Add(new() { ResidentNumber = row[0], Person = person, LinkedAt = clock.GetUtcNow(), LinkedBy = batch.FileName });
            }
        }

        await database.SaveChangesAsync(cancellation);
        return batch.Rows.Count;
    }
}
