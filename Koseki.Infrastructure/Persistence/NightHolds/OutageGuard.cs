using System.Globalization;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>
/// Whether 戸籍 are given out at all. They are not while this node cannot say that it was alive a moment ago, not while a terminal of
/// the night is not heard out of hours, and not after an outage until somebody has said what is on the paper list. Outage and answer
/// are asked of the journal's keys: an answer that was put in opens nothing,
/// an outage that was deleted still closes.
/// </summary>
public sealed class OutageGuard(JournalNames journal, OwnSign own, NightTerminals terminals)
{
    /// <summary>Whether they are closed.</summary>
    internal async Task<bool> IsClosedAsync(CancellationToken cancellation) =>
        own.IsStale || (await UnansweredAsync(cancellation)).Count > 0 || await terminals.IsAnyMissedAsync(cancellation);

    /// <summary>Whether the journal, as it was followed last, names a row with this content.</summary>
    internal bool Names(IJournaled row) => journal.Names(row);

    /// <summary>The numbers of the outages that wait for a word, in order.</summary>
    internal async Task<IReadOnlyList<long>> UnansweredAsync(CancellationToken cancellation)
    {
        await journal.FollowAsync(cancellation);
        var outages = journal.KeysOf(nameof(KosekiDbContext.Outages), _ => true);
        return outages.Count == 0 ? []
            : [.. outages.Except(journal.KeysOf(nameof(KosekiDbContext.OutageAnswers), _ => true), StringComparer.Ordinal).Select(k => long.Parse(k, CultureInfo.InvariantCulture)).Order()];
    }
}
