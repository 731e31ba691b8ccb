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
public sealed class NightOffice(ReadScopes scopes, JournalWriter journal, AccessLog access, NightHands hands, SessionGuard guard, CaseGuard record)
{
    /// <summary>How many are shown at a time.</summary>
    public const int PageSize = 50;

    /// <summary>Deposits that are not settled from a place on, a page of them, with how many there are in all.</summary>
    public Task<OpenDeposits> ListAsync(Actor actor, int skip = 0, CancellationToken cancellation = default) => ListAsync(actor, skip, PageSize, cancellation);

    /// <summary>How many wait: for who begins the day.</summary>
    public async Task<NightCounts> CountAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.CountAsync(scope.Database, cancellation);
    }

    /// <summary>Those settled since a time, newest first.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> SettledAsync(DateTimeOffset since, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.SettledAsync(scope.Database, since, cancellation);
    }

    /// <summary>All that are not settled, for paper (抑止者リスト), and the access log says that they were printed.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> PrintAsync(Actor actor, CancellationToken cancellation = default)
    {
        var all = (await ListAsync(actor, 0, null, cancellation)).Shown;
        await access.WriteAsync(actor, LookKind.Printed, null, $"夜間・休日の預かり(抑止者リスト) {all.Count} 件を印刷", cancellation);
        return all;
    }

    /// <summary>The deposits of which a paper that names some registers may be: those that hold one of them, and those that hold nothing.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> ForReceiptAsync(IReadOnlyCollection<RegisterId> named, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.OpenForAsync(scope.Database, named, cancellation);
    }

    /// <summary>The deposits joined to a case: what ends with it.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> OfCaseAsync(long caseId, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.OfCaseAsync(scope.Database, caseId, cancellation);
    }

    private async Task<OpenDeposits> ListAsync(Actor actor, int skip, int? take, CancellationToken cancellation)
    {
        actor.Demand(Permission.SettleNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        var missing = await record.MissingDepositsAsync(() => NightStore.NumbersAsync(scope.Database, cancellation), cancellation);
        var shown = await NightStore.OpenAsync(scope.Database, skip, take, record.IsNamed, cancellation);
        return new(shown, await NightStore.CountAsync(scope.Database, cancellation), missing);
    }

    /// <summary>Enters one line of the paper list.</summary>
    public Task<NightReceipt> EnterAsync(NightOrder order, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return hands.DepositAsync(order with { Words = order.Words.Trimmed }, isFromList: true, actor, cancellation);
    }

    /// <summary>A register that a deposit is about was found: it is held from now on, and what was given out of it before is named.</summary>
    public async Task<NightReceipt> ResolveAsync(long deposit, RegisterId register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        var (_, receipt) = await journal.CommitAsync(actor, async open =>
        {
            var there = await NightStore.DemandAsync(open, deposit, cancellation);
            Rulings.Refuse(NightRules.WhyNotResolve(there, register));
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
            await open.ReleaseDepositAsync(deposit, r => r == register);
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
            await NightJoins.WriteAsync(open, [deposit], [one!], receipt: null, cancellation);
            return (new Deed(DeedKind.NightDeposit, $"{NightDeposit.CalledOf(deposit)} を {one!.Called} と結んだ", one.Id), true);
        }, cancellation);
    }
}
