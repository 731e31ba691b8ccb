using Koseki.Domain.Cases;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>A deposit in a list, with its registers named.</summary>
/// <param name="Deposit">The deposit.</param>
/// <param name="Registers">Those that it holds or held.</param>
/// <param name="Place">Where its paper lies: name of the terminal; empty for a terminal that is gone.</param>
public sealed record ListedDeposit(NightDeposit Deposit, IReadOnlyDictionary<RegisterId, NightRegister> Registers, string Place)
{
    /// <summary>Whether it stands so in the journal.</summary>
    public bool IsSound { get; init; } = true;
}

/// <summary>Some of the deposits that wait for the office, and how many there are in all.</summary>
/// <param name="Shown">Some of them: first those for which nothing is held, then by number.</param>
/// <param name="Counts">Of all of them.</param>
/// <param name="Missing">Numbers of deposits that the journal names and that are gone.</param>
public sealed record OpenDeposits(IReadOnlyList<ListedDeposit> Shown, NightCounts Counts, IReadOnlyList<long> Missing);

/// <summary>How many deposits wait for the office.</summary>
/// <param name="Total">All that wait.</param>
/// <param name="HoldingNothing">Those among them for which nothing is held.</param>
/// <param name="Unreceived">Those that hold something and whose paper was not received.</param>
public sealed record NightCounts(int Total, int HoldingNothing, int Unreceived);

/// <summary>Reads deposits with what they hold and what was done about them, and writes them and their steps.</summary>
internal static class NightStore
{
    private const string Counter = "night-deposit";

    /// <summary>Whether the journal names a deposit with exactly these steps.</summary>
    internal delegate bool Named(NightDepositRow deposit, IReadOnlyList<NightStepRow> steps);

    /// <summary>Those made since a time at the terminals of an office, newest first.</summary>
    internal static Task<IReadOnlyList<ListedDeposit>> SinceAsync(KosekiDbContext database, DateTimeOffset since, string office, CancellationToken cancellation) =>
        ListAsync(database, database.NightDeposits.AsNoTracking().Where(d => d.At >= since && database.Terminals.Any(t => t.Code == d.Terminal && t.OfficeCode == office)).OrderByDescending(d => d.Number), cancellation);

    /// <summary>Those of which something stands or is to be done: first those for which nothing is held, then by number.</summary>
    internal static Task<IReadOnlyList<ListedDeposit>> OpenAsync(KosekiDbContext database, int skip, int? take, Named isNamed, CancellationToken cancellation)
    {
        var ordered = Open(database).OrderBy(d => database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null) ? 1 : 0).ThenBy(d => d.Number).Skip(skip);
        return ListAsync(database, take is { } most ? ordered.Take(most) : ordered, cancellation, isNamed);
    }

    /// <summary>Those among them of which a paper that names some registers may be: they hold one of them, or nothing.</summary>
    internal static Task<IReadOnlyList<ListedDeposit>> OpenForAsync(KosekiDbContext database, IReadOnlyCollection<RegisterId> named, CancellationToken cancellation)
    {
        var ids = named.Select(r => r.Value).ToList();
        return ListAsync(database, Open(database).Where(d => !database.NightSteps.Any(s => s.Deposit == d.Number && s.Kind == NightStepKind.Joined)
            && (!database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null) || database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null && ids.Contains(h.Register)))).OrderBy(d => d.Number), cancellation);
    }

    /// <summary>Those joined to a case, by number.</summary>
    internal static Task<IReadOnlyList<ListedDeposit>> OfCaseAsync(KosekiDbContext database, long caseId, CancellationToken cancellation) =>
        ListAsync(database, database.NightDeposits.AsNoTracking().Where(d => database.NightSteps.Any(s => s.Deposit == d.Number && s.CaseId == caseId && s.Kind == NightStepKind.Joined)).OrderBy(d => d.Number), cancellation);

    /// <summary>How many wait.</summary>
    internal static async Task<NightCounts> CountAsync(KosekiDbContext database, CancellationToken cancellation) => new(
        await Open(database).CountAsync(cancellation),
        await Open(database).CountAsync(d => !database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null), cancellation),
        await Open(database).CountAsync(d => database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null) && !database.NightSteps.Any(s => s.Deposit == d.Number && s.Kind == NightStepKind.Joined), cancellation));

    /// <summary>All numbers that there are.</summary>
    internal static async Task<IReadOnlyCollection<long>> NumbersAsync(KosekiDbContext database, CancellationToken cancellation) =>
        (await database.NightDeposits.AsNoTracking().Select(d => d.Number).ToListAsync(cancellation)).ToHashSet();

    /// <summary>Those settled, of those made since a time, newest first.</summary>
    internal static Task<IReadOnlyList<ListedDeposit>> SettledAsync(KosekiDbContext database, DateTimeOffset since, CancellationToken cancellation)
    {
        var open = Open(database).Select(d => d.Number);
        return ListAsync(database, database.NightDeposits.AsNoTracking().Where(d => d.At >= since && !open.Contains(d.Number)).OrderByDescending(d => d.Number), cancellation);
    }

    /// <summary>Whether a deposit was made at a terminal of an office.</summary>
    internal static Task<bool> IsOfAsync(KosekiDbContext database, long deposit, string office, CancellationToken cancellation) =>
        database.NightDeposits.AnyAsync(d => d.Number == deposit && database.Terminals.Any(t => t.Code == d.Terminal && t.OfficeCode == office), cancellation);

    /// <summary>A deposit with everything that an act goes by, as it was recorded. Throws <see cref="CaseException"/> when there is none, or another one.</summary>
    internal static async Task<NightDeposit> DemandAsync(JournalTransaction open, long number, CancellationToken cancellation)
    {
        var database = open.Database;
        var row = await database.NightDeposits.AsNoTracking().FirstOrDefaultAsync(d => d.Number == number, cancellation) ?? throw new CaseException(new NightRefusal.Unknown(number));
        var steps = await database.NightSteps.AsNoTracking().Where(s => s.Deposit == number).OrderBy(s => s.Order).ToListAsync(cancellation);
        await open.Guard.DemandNamedAsync(row, steps, cancellation);
        var holds = await database.Holds.AsNoTracking().Where(h => h.Deposit == number).OrderBy(h => h.Id).ToListAsync(cancellation);
        // Their record is held against the chain by the register.
        await open.Guard.HoldsAsync(database, [.. holds.Select(h => h.Register).Distinct()], cancellation);
        return Of(row, holds, steps);
    }

    /// <summary>The registers that a deposit holds now, in the order in which they were chosen.</summary>
    internal static async Task<IReadOnlyList<RegisterId>> HeldAsync(KosekiDbContext database, long deposit, CancellationToken cancellation) =>
        [.. (await database.Holds.AsNoTracking().Where(h => h.Deposit == deposit && h.ToJournal == null).OrderBy(h => h.Id).Select(h => h.Register).ToListAsync(cancellation)).Select(r => new RegisterId(r))];

    /// <summary>本籍 and 筆頭者 of those registers among these that there are and that are not closed.</summary>
    internal static Task<Dictionary<RegisterId, NightRegister>> NamesAsync(KosekiDbContext database, IReadOnlyList<RegisterId> registers, CancellationToken cancellation) =>
        NamesAsync(database, registers, evenClosed: false, cancellation);

    /// <summary>宛名番号 of those who stand in a register and have one.</summary>
    internal static async Task<IReadOnlyList<string>> ResidentsAsync(KosekiDbContext database, RegisterId register, CancellationToken cancellation)
    {
        var persons = database.PersonIndex.AsNoTracking().Where(p => p.Register == register.Value && !p.IsRemoved).Select(p => p.Person);
        return await database.ResidentLinks.AsNoTracking().Where(l => persons.Contains(l.Person)).OrderBy(l => l.ResidentNumber).Select(l => l.ResidentNumber).ToListAsync(cancellation);
    }

    /// <summary>案件番号 of a receipt; null when there is none.</summary>
    internal static Task<long?> CaseAsync(KosekiDbContext database, ReceiptNumber receipt, CancellationToken cancellation) =>
        database.Cases.AsNoTracking().Where(c => c.ReceiptYear == receipt.Year && c.ReceiptNumber == receipt.Number).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>
    /// What was given out of some registers of late, oldest first. The journal stands in one line, so everything that was given before
    /// the number of the transaction is there, and nothing after it is given.
    /// </summary>
    internal static async Task<IReadOnlyList<GivenBefore>> BeforeAsync(JournalTransaction open, IReadOnlyList<RegisterId> registers, CancellationToken cancellation)
    {
        var (ids, since) = (registers.Select(r => r.Value).ToList(), open.Now - NightRules.NamedBefore);
        var claims = await open.Database.Claims.AsNoTracking().Where(c => ids.Contains(c.Register) && c.At >= since).Select(c => new { c.Register, c.At, c.Place }).ToListAsync(cancellation);
        var papers = await open.Database.CertificateIssues.AsNoTracking().Where(i => i.Register != null && ids.Contains(i.Register.Value) && i.IssuedAt >= since)
            .Select(i => new { Register = i.Register!.Value, At = i.IssuedAt, i.Office, i.JournalNumber }).ToListAsync(cancellation);
        var offices = papers.Count == 0 ? [] : await open.Database.Offices.AsNoTracking().ToDictionaryAsync(o => o.Code, o => o.Name, cancellation);
        return
        [
            .. claims.Select(c => new GivenBefore(new(c.Register), c.At, c.Place is { Length: > 0 } place ? place : "コンビニ", 1))
                .Concat(papers.GroupBy(p => (p.Register, p.JournalNumber, p.At)).Select(p => new GivenBefore(new(p.Key.Register), p.Key.At, $"{offices.GetValueOrDefault(p.First().Office, p.First().Office)}の窓口", p.Count())))
                .OrderBy(g => g.At).ThenBy(g => g.Register),
        ];
    }

    /// <summary>A new deposit, and what it holds from now on. Its number.</summary>
    internal static async Task<long> AddAsync(JournalTransaction open, NightPaper paper, NightOrder order, IReadOnlyList<RegisterId> registers, bool isFromList)
    {
        var number = await open.NextAsync(Counter);
        open.Database.NightDeposits.Add(new()
        {
            Number = number, Paper = paper, ReceivedAt = order.ReceivedAt, Head = order.Words.Head, Domicile = order.Words.Domicile, Person = order.Words.Person, Birth = order.Words.Birth,
            Registers = string.Join(' ', registers), IsFromList = isFromList, Account = open.Actor.Account, Name = open.Actor.Name, Terminal = open.Actor.Terminal, At = open.Now,
        });
        open.HoldForDeposit(registers, number);
        return number;
    }

    /// <summary>Writes a step behind those there are.</summary>
    internal static void Add(JournalTransaction open, NightDeposit deposit, NightStepKind kind, RegisterId? register = null, long? caseId = null, string reason = "")
    {
        var added = open.Database.NightSteps.Local.Count(s => s.Deposit == deposit.Number);
        open.Database.NightSteps.Add(new()
        {
            Deposit = deposit.Number, Order = deposit.Steps.Count + added + 1, Kind = kind, Register = register?.Value, CaseId = caseId, Reason = reason.Trim(),
            Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now,
        });
    }

    private static IQueryable<NightDepositRow> Open(KosekiDbContext database) => database.NightDeposits.AsNoTracking().Where(d =>
        database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null)
        || !database.NightSteps.Any(s => s.Deposit == d.Number && (s.Kind == NightStepKind.SetAside || s.Kind == NightStepKind.Joined)));

    private static async Task<IReadOnlyList<ListedDeposit>> ListAsync(KosekiDbContext database, IQueryable<NightDepositRow> which, CancellationToken cancellation, Named? isNamed = null)
    {
        var rows = await which.ToListAsync(cancellation);
        var numbers = rows.Select(r => r.Number).ToList();
        var holds = (await database.Holds.AsNoTracking().Where(h => h.Deposit != null && numbers.Contains(h.Deposit.Value)).OrderBy(h => h.Id).ToListAsync(cancellation)).ToLookup(h => h.Deposit!.Value);
        var steps = (await database.NightSteps.AsNoTracking().Where(s => numbers.Contains(s.Deposit)).OrderBy(s => s.Order).ToListAsync(cancellation)).ToLookup(s => s.Deposit);
        var deposits = rows.ConvertAll(r => Of(r, holds[r.Number], steps[r.Number]));
        var names = await NamesAsync(database, [.. deposits.SelectMany(d => d.Holds.Select(h => h.Register)).Distinct()], evenClosed: true, cancellation);
        var terminals = rows.Select(r => r.Terminal).Distinct().ToList();
        var places = await (from terminal in database.Terminals.AsNoTracking()
                            where terminals.Contains(terminal.Code)
                            select new { terminal.Code, terminal.Name }).ToDictionaryAsync(t => t.Code, t => t.Name, cancellation);
        return
        [
            .. deposits.Zip(rows, (d, r) => new ListedDeposit(d, d.Holds.Select(h => h.Register).Distinct().Where(names.ContainsKey).ToDictionary(x => x, x => names[x]), places.GetValueOrDefault(r.Terminal, ""))
            {
                IsSound = isNamed?.Invoke(r, [.. steps[r.Number]]) ?? true,
            }),
        ];
    }

    private static async Task<Dictionary<RegisterId, NightRegister>> NamesAsync(KosekiDbContext database, IReadOnlyList<RegisterId> registers, bool evenClosed, CancellationToken cancellation)
    {
        var ids = registers.Select(r => r.Value).ToList();
        var rows = await database.RegisterIndex.AsNoTracking().Where(r => ids.Contains(r.Register) && (evenClosed || r.State == RegisterState.Current)).Select(r => new { r.Register, r.Domicile, r.Head }).ToListAsync(cancellation);
        return rows.ToDictionary(r => new RegisterId(r.Register), r => new NightRegister(new(r.Register), r.Domicile, r.Head));
    }

    private static NightDeposit Of(NightDepositRow row, IEnumerable<HoldRow> holds, IEnumerable<NightStepRow> steps) => new(
        row.Number, row.Paper, row.ReceivedAt, new(row.Head, row.Domicile, row.Person, row.Birth), row.IsFromList, row.Name, row.Account, row.At,
        [.. holds.Select(h => new NightHold(new(h.Register), h.FromAt, h.ToAt))],
        [.. steps.Select(s => new NightStep(s.Kind, s.Register is { } register ? new RegisterId(register) : null, s.CaseId, s.Account, s.Name, s.Reason, s.At))]);
}
