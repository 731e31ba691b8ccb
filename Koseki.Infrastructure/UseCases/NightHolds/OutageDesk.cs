using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>After the system was away: a named person says that the paper list is entered, or that there is none. Until then no 戸籍 certificate is given out.</summary>
public sealed class OutageDesk(ReadScopes scopes, JournalWriter journal, OutageGuard guard, NightTerminals terminals, SessionGuard sessions)
{
    /// <summary>The outages that wait, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingOutage>> WaitingAsync(CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await WaitingAsync(scope, cancellation);
    }

    /// <summary>The terminals of the night that are not heard now.</summary>
    public Task<IReadOnlyList<SilentTerminal>> SilentAsync(CancellationToken cancellation = default) => terminals.SilentAsync(cancellation);

    /// <summary>Those that wait of the terminal at which the person on duty sits: who has the list before them enters it at once.</summary>
    public async Task<IReadOnlyList<WaitingOutage>> OfTerminalAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await sessions.DemandAsync(scope.Database, actor, cancellation);
        return [.. (await WaitingAsync(scope, cancellation)).Where(o => o.Terminal?.Code == actor.Terminal)];
    }

    /// <summary>
    /// 入力した・なかった: opens the kinds again when none waits any more. <paramref name="isEmpty"/> says that nothing was taken on
    /// paper; otherwise at least one line of the list was entered before.
    /// </summary>
    public Task ConfirmAsync(long outage, bool isEmpty, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return ConfirmAsync(outage, isEmpty, actor, _ => true, cancellation);
    }

    /// <summary>The same by the person on duty, of the time in which that person's own terminal was cut off, and of nothing else.</summary>
    public Task ConfirmOfTerminalAsync(long outage, bool isEmpty, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        return ConfirmAsync(outage, isEmpty, actor, o => o.Terminal?.Code == actor.Terminal, cancellation);
    }

    private Task ConfirmAsync(long outage, bool isEmpty, Actor actor, Func<WaitingOutage, bool> isTheirs, CancellationToken cancellation) => journal.CommitAsync(actor, async open =>
    {
        var waiting = (await WaitingAsync(open.Scope, cancellation)).FirstOrDefault(o => o.Number == outage && isTheirs(o));
        var entered = OutageRules.Confirm(waiting, isEmpty).Demand();
        OutageStore.Add(open, outage, entered);
        return (new Deed(DeedKind.Outage, entered == 0 ? $"停止 {outage} の間に紙で預かった届はないと確かめた" : $"停止 {outage} の間に紙で預かった届 {entered} 件を入れたと確かめた"), true);
    }, cancellation);

    private async Task<IReadOnlyList<WaitingOutage>> WaitingAsync(ReadScope scope, CancellationToken cancellation) =>
        (await LookAgain.UntilItFitsAsync(
            async () => await OutageStore.ReadAsync(scope.Database, await guard.UnansweredAsync(cancellation), guard.Names, cancellation),
            _ => Task.CompletedTask,
            waiting => waiting.All(o => o.To is not null))).Read;
}
