using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>What terminal and office both do with deposits, behind what each of them may.</summary>
public sealed class NightHands(JournalWriter journal, JournalNames names, TimeProvider clock)
{
    internal async Task<NightReceipt> DepositAsync(NightOrder order, bool isFromList, Actor actor, CancellationToken cancellation)
    {
        var registers = order.Registers.Distinct().ToList();
        var paper = NightRules.Deposit(order, registers, clock.GetUtcNow()).Demand();
        var (_, receipt) = await journal.CommitAsync(actor, async open =>
        {
            var wasAway = await OutageStore.WasAwayAsync(open.Database, order.ReceivedAt, names.Names, cancellation);
            Rulings.Refuse(NightRules.WhyNotThen(order, open.Now, (await open.CityAsync(cancellation)).ClosingDays, wasAway));
            var held = await NightStore.NamesAsync(open.Database, registers, cancellation);
            Rulings.Refuse(NightRules.WhyNotHold(registers, held.Keys));
            var before = await NightStore.BeforeAsync(open, registers, cancellation);
            var number = await NightStore.AddAsync(open, paper, order, registers, isFromList);
            var what = registers.Count == 0 ? "まだ何も止めていない" : $"戸籍 {string.Join("、", registers)} を保留した";
            return (new Deed(DeedKind.NightDeposit, $"{NightDeposit.CalledOf(number)} {paper.Word()}の届を{(isFromList ? "紙の一覧から入れ" : "預かり")}、{what}"),
                new NightReceipt(number, open.Now, open.Number, [.. registers.Select(r => held[r])], before));
        }, cancellation);
        return receipt;
    }

    internal Task MarkWrongAsync(long deposit, RegisterId register, string reason, Actor actor, CancellationToken cancellation) => journal.CommitAsync(actor, async open =>
    {
        var there = await NightStore.DemandAsync(open, deposit, cancellation);
        Rulings.Refuse(NightRules.WhyNotMark(there, register, reason));
        NightStore.Add(open, there, NightStepKind.MarkedWrong, register, reason: reason);
        return (new Deed(DeedKind.NightDeposit, $"{there.Called} の戸籍 {register} の保留は誤りと申し出た(保留は続く)", Reason: reason.Trim()), true);
    }, cancellation);
}
