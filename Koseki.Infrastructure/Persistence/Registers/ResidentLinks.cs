using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>宛名番号 ↔ 人, taken in from the feed <c>link</c> (resident number, person).</summary>
public sealed class ResidentLinks(IDbContextFactory<KosekiDbContext> contexts, WriteTurn writing, TimeProvider clock)
{
    private const string Mark = "feed:link";

    /// <summary>
    /// Applies a batch and remembers its number in the same transaction. Null when it was applied before; throws
    /// <see cref="FormatException"/> naming the row that cannot be read, or the batch that is missing, and changes
    /// nothing then.
    /// </summary>
    public async Task<int?> ApplyAsync(FeedBatch batch, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var mark = await database.Counters.FirstOrDefaultAsync(c => c.Name == Mark, cancellation);
        if (mark is null)
        {
            database.Counters.Add(mark = new() { Name = Mark, Value = 0 });
        }

        if (batch.Sequence <= mark.Value)
        {
            return null;
        }

        if (batch.Source != "link" || batch.Sequence != mark.Value + 1)
        {
            throw new FormatException($"宛名番号の連携の {mark.Value + 1} 番がありません({batch.FileName} が届いています)。再送を依頼してください。");
        }

        var known = await database.ResidentLinks.ToDictionaryAsync(l => l.ResidentNumber, StringComparer.Ordinal, cancellation);
        foreach (var (row, number) in batch.Rows.Select((r, i) => (r, i + 1)))
        {
            Apply(database, known, row, batch, number);
        }

        mark.Value = batch.Sequence;
        using var mine = await writing.TakeAsync(cancellation);
        await database.SaveChangesAsync(cancellation);
        return batch.Rows.Count;
    }

    private void Apply(KosekiDbContext database, Dictionary<string, ResidentLinkRow> known, IReadOnlyList<string> row, FeedBatch batch, int number)
    {
        if (row.Count != 2 || !KeyText.IsKey(row[0], 20) || PersonOf(row[1]) is not { Value: var person })
        {
            throw new FormatException($"連携ファイル {batch.FileName} の {number} 行目が読めません(宛名番号と人)。");
        }

        if (known.TryGetValue(row[0], out var link))
        {
            (link.Person, link.LinkedAt, link.LinkedBy) = (person, clock.GetUtcNow(), batch.FileName);
        }
        else
        {
            known[row[0]] = new() { ResidentNumber = row[0], Person = person, LinkedAt = clock.GetUtcNow(), LinkedBy = batch.FileName };
            database.ResidentLinks.Add(known[row[0]]);
        }
    }

    private static PersonId? PersonOf(string text)
    {
        try
        {
            return PersonId.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
