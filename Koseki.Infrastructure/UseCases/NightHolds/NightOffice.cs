using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>The deposits in the morning: what the office does about them.</summary>
public sealed class NightOffice(ReadScopes scopes, JournalWriter journal, AccessLog access, NightHands hands, SessionGuard guard)
{
    /// <summary>Deposits that are not settled, oldest first; at most 300.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.OpenAsync(scope.Database, cancellation);
    }

    /// <summary>Those settled since a time, newest first; at most 300.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> SettledAsync(DateTimeOffset since, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.SettledAsync(scope.Database, since, cancellation);
    }

    /// <summary>Says in the access log that the list (抑止者リスト) was printed.</summary>
    public Task PrintedAsync(int count, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return access.WriteAsync(actor, LookKind.Printed, null, $"夜間・休日の預かり(抑止者リスト) {count} 件を印刷", cancellation);
    }

    /// <summary>The deposits of which a paper that names some registers may be: those that hold one of them, and those by text.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> ForReceiptAsync(IReadOnlyCollection<RegisterId> named, Actor actor, CancellationToken cancellation = default)
    {
        var open = await ListAsync(actor, cancellation);
        return [.. open.Where(d => d.Deposit.Cases.Count == 0 && NightRules.WhyNotJoin(d.Deposit, named) is null)];
    }

    /// <summary>Enters one line of the paper list.</summary>
    public Task<NightReceipt> EnterAsync(NightOrder order, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return hands.DepositAsync(order with { Words = order.Words.Trimmed }, isFromList: true, actor, cancellation);
    }

    /// <summary>The register of a deposit by text was found: it is held from now on, and what was given out of it before is named.</summary>
    public async Task<NightReceipt> ResolveAsync(long deposit, RegisterId register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        var (_, receipt) = await journal.CommitAsync(actor, async open =>
        {
            var there = await NightStore.DemandAsync(open, deposit, cancellation);
            Rulings.Refuse(NightRules.WhyNotResolve(there));
            var held = await NightStore.NamesAsync(open.Database, [register], cancellation);
            Rulings.Refuse(NightRules.WhyNotHold([register], held.Keys));
            var before = await NightStore.BeforeAsync(open, [register], cancellation);
            open.HoldForDeposit([register], deposit);
            NightStore.Add(open, there, NightStepKind.Found, register);
            return (new Deed(DeedKind.NightDeposit, $"{there.Called} の戸籍は {register} と分かり、保留した"), new NightReceipt(deposit, open.Now, open.Number, [held[register]], before));
        }, cancellation);
        return receipt;
    }

    /// <summary>A deposit by text is about no register of ours.</summary>
    public Task SetAsideAsync(long deposit, string reason, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return journal.CommitAsync(actor, async open =>
        {
            var there = await NightStore.DemandAsync(open, deposit, cancellation);
            Rulings.Refuse(NightRules.WhyNotSetAside(there, reason));
            NightStore.Add(open, there, NightStepKind.SetAside, reason: reason);
            return (new Deed(DeedKind.NightDeposit, $"{there.Called} はこの市の戸籍ではないとした", Reason: reason.Trim()), true);
        }, cancellation);
    }

    /// <summary>誤り: the register stays held until somebody else agrees.</summary>
    public Task MarkWrongAsync(long deposit, RegisterId register, string reason, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return hands.MarkWrongAsync(deposit, register, reason, actor, cancellation);
    }

    /// <summary>Ends the one hold that another person has called a mistake, in office hours.</summary>
    public Task LiftAsync(long deposit, RegisterId register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.LiftNightHold);
        return journal.CommitAsync(actor, async open =>
        {
            var there = await NightStore.DemandAsync(open, deposit, cancellation);
            Rulings.Refuse(NightRules.WhyNotLift(there, register, actor.Account, open.Now, (await open.CityAsync(cancellation)).ClosingDays));
            await open.ReleaseDepositAsync(deposit, register);
            NightStore.Add(open, there, NightStepKind.Lifted, register);
            return (new Deed(DeedKind.NightDeposit, $"{there.Called} の戸籍 {register} の保留を、誤りとして外した", Reason: there.WrongOf(register)!.Reason), true);
        }, cancellation);
    }

    /// <summary>Joins a deposit to a case that was received without it: it ends with the case from now on.</summary>
    public Task JoinAsync(long deposit, ReceiptNumber receipt, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return journal.CommitAsync(actor, async open =>
        {
            var one = await NightStore.CaseAsync(open.Database, receipt, cancellation) is { } id ? await CaseStore.OpenAsync(open, id) : null;
            Rulings.Refuse(NightRules.WhyNotJoinTo(one?.Paper));
            await NightJoins.WriteAsync(open, [deposit], [one!], cancellation);
            return (new Deed(DeedKind.NightDeposit, $"{NightDeposit.CalledOf(deposit)} を {one!.Called} と結んだ", one.Id), true);
        }, cancellation);
    }
}
