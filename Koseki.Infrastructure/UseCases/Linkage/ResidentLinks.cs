using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Linkage;

/// <summary>
/// 宛名番号 ↔ 人, taken in from the feed <c>link</c> (resident number, person), as <see cref="LinkDecision"/> says. A number never goes over
/// to another person, and nobody gets a second number, by the feed alone: such a row is set aside, and the numbers concerned get nothing
/// at the door until two people have decided.
/// </summary>
public sealed class ResidentLinks(JournalWriter journal)
{
    private static readonly Actor Feed = new("link", "宛名番号の連携", new HashSet<StaffRole>(), "", "");

    /// <summary>
    /// Applies a batch and remembers its number in the same transaction. Null when it was applied before; throws
    /// <see cref="FormatException"/> naming the row nobody can be made out of, or the batch that is missing, and changes
    /// nothing then.
    /// </summary>
    public async Task<int?> ApplyAsync(FeedBatch batch, CancellationToken cancellation = default)
    {
        try
        {
            var (_, rows) = await journal.CommitAsync(Feed, open => OnceAsync(open, batch, cancellation), cancellation);
            return rows;
        }
        catch (CaseException e) when (e.Why is LinkFeedRefusal why)
        {
            return why is LinkFeedRefusal.AppliedBefore ? null : throw new FormatException(why.Words);
        }
    }

    private static async Task<(Deed Deed, int Rows)> OnceAsync(JournalTransaction open, FeedBatch batch, CancellationToken cancellation)
    {
        Rulings.Refuse(LinkDecision.WhyNot(batch, await LinkStore.LastAsync(open, cancellation), open.Now));
        var links = await LinkStore.KnownAsync(open, batch, cancellation);
        var stops = new List<DoorStop>();
        foreach (var (row, i) in batch.Rows.Select((r, i) => (r, i)))
        {
            var outcome = LinkDecision.Of(row, batch, i + 1, links, open.Now).Demand();
            stops.AddRange(outcome.Stops);
            if (outcome.New is (var resident, var person))
            {
                DoorStore.AddLink(open, resident, person, batch.FileName);
            }
        }

        await DoorStopStore.AddAsync(open, stops);
        LinkStore.SetLast(open, batch.Sequence);
        return (new Deed(DeedKind.Feed, $"宛名番号の連携 {batch.FileName} の {batch.Rows.Count} 件を取り込んだ(確認待ち {stops.Count} 件)"), batch.Rows.Count);
    }
}
