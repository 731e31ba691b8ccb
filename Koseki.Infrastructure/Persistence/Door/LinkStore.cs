using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>The links of 宛名番号 as a batch of the feed needs them, and how far the feed has come.</summary>
internal static class LinkStore
{
    private const string Mark = "feed:link";
    private const int Chunk = 500;

    /// <summary>The number of the batch applied last; 0 before the first.</summary>
    internal static async Task<long> LastAsync(JournalTransaction open, CancellationToken cancellation)
    {
        var mark = await open.Database.Counters.FirstOrDefaultAsync(c => c.Name == Mark, cancellation);
        if (mark is null)
        {
            open.Database.Counters.Add(mark = new() { Name = Mark, Value = 0 });
        }

        return mark.Value;
    }

    /// <summary>Notes the batch applied last, after <see cref="LastAsync"/>.</summary>
    internal static void SetLast(JournalTransaction open, long sequence) => open.Database.Counters.Local.First(c => c.Name == Mark).Value = sequence;

    /// <summary>Only the links the batch speaks of: by number, and by person.</summary>
    internal static async Task<KnownLinks> KnownAsync(JournalTransaction open, FeedBatch batch, CancellationToken cancellation)
    {
        var cells = batch.Rows.SelectMany(r => r).Select(c => c.Trim()).ToHashSet(StringComparer.Ordinal);
        var (database, links) = (open.Database, new KnownLinks());
        foreach (var part in cells.Where(LinkDecision.IsNumber).Chunk(Chunk).Select(c => c.ToList()))
        {
            (await database.ResidentLinks.AsNoTracking().Where(l => part.Contains(l.ResidentNumber)).ToListAsync(cancellation)).ForEach(l => links.Add(l.ResidentNumber, new(l.Person)));
        }

        foreach (var part in cells.Select(LinkDecision.PersonOf).OfType<PersonId>().Select(p => p.Value).Chunk(Chunk).Select(c => c.ToList()))
        {
            (await database.ResidentLinks.AsNoTracking().Where(l => part.Contains(l.Person)).ToListAsync(cancellation)).ForEach(l => links.Add(l.ResidentNumber, new(l.Person)));
        }

        return links;
    }
}
