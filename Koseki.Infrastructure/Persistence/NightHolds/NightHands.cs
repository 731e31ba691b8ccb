using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>What terminal and office both do with deposits, behind what each of them may.</summary>
public sealed class NightHands(JournalWriter journal, TimeProvider clock)
{
    internal async Task<NightReceipt> DepositAsync(NightOrder order, bool isFromList, Actor actor, CancellationToken cancellation)
    {
        var registers = order.Registers.Distinct().ToList();
        Rulings.Refuse(NightRules.WhyNotDeposit(order.Paper, order.ReceivedAt, order.Words, registers, clock.GetUtcNow()));
        var (_, receipt) = await journal.CommitAsync(actor, async open =>
        {
            var held = await NamesAsync(open.Database, registers, cancellation);
            Rulings.Refuse(registers.Find(r => !held.ContainsKey(r)) is { Value: > 0 } missing ? new NightRefusal.NoRegister(missing) : null);
            var before = await BeforeAsync(open, registers, cancellation);
            var number = await open.NextAsync(NightStore.Counter);
            open.Database.NightDeposits.Add(new()
            {
                Number = number, Paper = order.Paper!.Value, ReceivedAt = order.ReceivedAt, Head = order.Words.Head, Domicile = order.Words.Domicile, Person = order.Words.Person, Birth = order.Words.Birth,
                Registers = NightStore.Write(registers), IsFromList = isFromList, Account = actor.Account, Name = actor.Name, Terminal = actor.Terminal, At = open.Now,
            });
            open.HoldForDeposit(registers, number);
            var what = registers.Count == 0 ? "まだ何も止めていない" : $"戸籍 {string.Join("、", registers)} を保留した";
            return (new Deed(DeedKind.NightDeposit, $"{NightDeposit.CalledOf(number)} {order.Paper!.Value.Word()}の届を{(isFromList ? "紙の一覧から入れ" : "預かり")}、{what}"),
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

    /// <summary>Deposits with the names of their registers, in the order of the rows.</summary>
    internal static async Task<IReadOnlyList<ListedDeposit>> ListAsync(KosekiDbContext database, IQueryable<Schema.NightDepositRow> which, CancellationToken cancellation)
    {
        var deposits = await NightStore.ReadAsync(database, which, cancellation);
        var names = await NamesAsync(database, [.. deposits.SelectMany(d => d.Holds.Select(h => h.Register)).Distinct()], cancellation, evenClosed: true);
        return [.. deposits.Select(d => new ListedDeposit(d, d.Holds.Select(h => h.Register).Distinct().Where(names.ContainsKey).ToDictionary(r => r, r => names[r])))];
    }

    internal static async Task<Dictionary<RegisterId, NightRegister>> NamesAsync(KosekiDbContext database, IReadOnlyList<RegisterId> registers, CancellationToken cancellation, bool evenClosed = false)
    {
        var ids = registers.Select(r => r.Value).ToList();
        var rows = await database.RegisterIndex.AsNoTracking().Where(r => ids.Contains(r.Register) && (evenClosed || r.State == RegisterState.Current)).Select(r => new { r.Register, r.Domicile, r.Head }).ToListAsync(cancellation);
        return rows.ToDictionary(r => new RegisterId(r.Register), r => new NightRegister(new(r.Register), r.Domicile, r.Head));
    }

    // The journal stands in one line, so everything that was given before this number is there, and nothing after it is given.
    private static async Task<IReadOnlyList<GivenBefore>> BeforeAsync(JournalTransaction open, IReadOnlyList<RegisterId> registers, CancellationToken cancellation)
    {
        var (ids, since) = (registers.Select(r => r.Value).ToList(), open.Now - NightRules.NamedBefore);
        var claims = await open.Database.Claims.AsNoTracking().Where(c => ids.Contains(c.Register) && c.At >= since).Select(c => new { c.Register, c.At, c.Place, c.JournalNumber }).ToListAsync(cancellation);
        var papers = await open.Database.CertificateIssues.AsNoTracking().Where(i => ids.Contains(i.Register) && i.IssuedAt >= since)
            .Select(i => new { i.Register, At = i.IssuedAt, i.Office, i.Channel, i.JournalNumber }).ToListAsync(cancellation);
        var offices = papers.Count == 0 ? [] : await open.Database.Offices.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.Name, cancellation);
        return
        [
            .. claims.Select(c => new GivenBefore(new(c.Register), c.At, c.Place is { Length: > 0 } place ? place : "コンビニ", 1))
                .Concat(papers.GroupBy(p => (p.Register, p.JournalNumber, p.At)).Select(p => new GivenBefore(new(p.Key.Register), p.Key.At, $"{offices.GetValueOrDefault(p.First().Office, p.First().Office)}の窓口", p.Count())))
                .OrderBy(g => g.At).ThenBy(g => g.Register),
        ];
    }
}
