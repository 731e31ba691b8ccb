using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>An outage that waits for somebody's word.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The last sign of life before it; null where that is not known.</param>
/// <param name="To">The first one after it; null where its row is gone.</param>
/// <param name="Entered">How many deposits were entered from the paper list since it ended.</param>
public sealed record WaitingOutage(long Number, DateTimeOffset? From, DateTimeOffset? To, int Entered);

/// <summary>After the system was away: a named person says that the paper list is entered, or that there is none. Until then no 戸籍 certificate is given out.</summary>
public sealed class OutageDesk(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, JournalNames names, OutageGuard guard)
{
    /// <summary>The outages that wait, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingOutage>> WaitingAsync(CancellationToken cancellation = default)
    {
        await names.FollowAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await WaitingAsync(database, cancellation);
    }

    /// <summary>
    /// 入力した・なかった: opens the kinds again when none waits any more. <paramref name="isEmpty"/> says that nothing was taken on
    /// paper; otherwise at least one line of the list was entered before.
    /// </summary>
    public Task ConfirmAsync(long outage, bool isEmpty, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return journal.CommitAsync(actor, async open =>
        {
            await names.FollowAsync(cancellation);
            var waiting = (await WaitingAsync(open.Database, cancellation)).FirstOrDefault(o => o.Number == outage);
            Rulings.Refuse(waiting is null ? new NightRefusal.NoOutage() : OutageRules.WhyNotConfirm(isEmpty, waiting.Entered));
            open.Database.OutageAnswers.Add(new() { Number = outage, Entered = isEmpty ? 0 : waiting!.Entered, Account = actor.Account, Name = actor.Name, At = open.Now });
            return (new Deed(DeedKind.Outage, isEmpty ? $"停止 {outage} の間に紙で預かった届はないと確かめた" : $"停止 {outage} の間に紙で預かった届 {waiting!.Entered} 件を入れたと確かめた"), true);
        }, cancellation);
    }

    private async Task<IReadOnlyList<WaitingOutage>> WaitingAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var numbers = guard.Unanswered().Select(k => long.Parse(k, CultureInfo.InvariantCulture)).Order().ToList();
        if (numbers.Count == 0)
        {
            return [];
        }

        var rows = await database.Outages.AsNoTracking().Where(o => numbers.Contains(o.Number)).ToDictionaryAsync(o => o.Number, cancellation);
        var entered = await database.NightDeposits.AsNoTracking().Where(d => d.IsFromList).Select(d => d.At).ToListAsync(cancellation);
        return [.. numbers.Select(n => rows.GetValueOrDefault(n) is { } row ? new WaitingOutage(n, row.From, row.To, entered.Count(at => at >= row.To)) : new WaitingOutage(n, null, null, entered.Count))];
    }
}
