using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>The deposits in the morning: what the office does about them.</summary>
public sealed class NightOffice(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, AccessLog access, NightHands hands, SessionGuard guard)
{
    private const int Most = 300;

    /// <summary>Deposits that are not settled, oldest first; at most 300.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> ListAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await guard.DemandAsync(database, actor, cancellation);
        return await NightHands.ListAsync(database, NightStore.Open(database).Take(Most), cancellation);
    }

    /// <summary>Those settled since a time, newest first; at most 300.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> SettledAsync(DateTimeOffset since, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        await guard.DemandAsync(database, actor, cancellation);
        var open = NightStore.Open(database).Select(d => d.Number);
        return await NightHands.ListAsync(database, database.NightDeposits.AsNoTracking().Where(d => d.At >= since && !open.Contains(d.Number)).OrderByDescending(d => d.Number).Take(Most), cancellation);
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
        return [.. open.Where(d => d.Deposit.Cases.Count == 0 && (d.Deposit.HoldsNothingYet || d.Deposit.Holds.Any(h => h.Stands && named.Contains(h.Register))))];
    }

    /// <summary>Enters one line of the paper list.</summary>
    public Task<NightReceipt> EnterAsync(NightOrder order, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return hands.DepositAsync(order with { Words = order.Words.Trimmed }, isFromList: true, actor, cancellation);
    }

    /// <summary>The register of a deposit by text was found: it is held from now on.</summary>
    public Task ResolveAsync(long deposit, RegisterId register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleNight);
        return journal.CommitAsync(actor, async open =>
        {
            var there = await NightStore.DemandAsync(open, deposit, cancellation);
            Rulings.Refuse(NightRules.WhyNotFind(there));
            Rulings.Refuse((await NightHands.NamesAsync(open.Database, [register], cancellation)).Count == 0 ? new NightRefusal.NoRegister(register) : null);
            open.HoldForDeposit([register], deposit);
            NightStore.Add(open, there, NightStepKind.Found, register);
            return (new Deed(DeedKind.NightDeposit, $"{there.Called} の戸籍は {register} と分かり、保留した"), true);
        }, cancellation);
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

    /// <summary>Ends the one hold that another person has called a mistake.</summary>
    public Task LiftAsync(long deposit, RegisterId register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.LiftNightHold);
        return journal.CommitAsync(actor, async open =>
        {
            var there = await NightStore.DemandAsync(open, deposit, cancellation);
            Rulings.Refuse(NightRules.WhyNotLift(there, register, actor.Account));
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
            var caseId = await open.Database.Cases.AsNoTracking().Where(c => c.ReceiptYear == receipt.Year && c.ReceiptNumber == receipt.Number).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancellation)
                ?? throw new CaseException(new NightRefusal.CaseNotOpen());
            var row = await open.CaseAsync(caseId);
            Rulings.Refuse(row.IsBatch || !row.State.Holds() ? new NightRefusal.CaseNotOpen() : null);
            await NightStore.JoinAsync(open, [deposit], [(row, CasePlanner.KindOf(row.KindCode).RegistersNamed(CaseRows.DraftOf(row)))], cancellation);
            return (new Deed(DeedKind.NightDeposit, $"{NightDeposit.CalledOf(deposit)} を {CaseRows.Called(row)} と結んだ", caseId), true);
        }, cancellation);
    }
}
