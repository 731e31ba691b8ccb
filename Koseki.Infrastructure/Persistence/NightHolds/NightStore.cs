using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>Reads deposits with what they hold and what was done about them, and writes their steps.</summary>
internal static class NightStore
{
    internal const string Counter = "night-deposit";

    /// <summary>The deposits of some rows, in their order.</summary>
    internal static async Task<IReadOnlyList<NightDeposit>> ReadAsync(KosekiDbContext database, IQueryable<NightDepositRow> which, CancellationToken cancellation)
    {
        var rows = await which.ToListAsync(cancellation);
        var numbers = rows.Select(r => r.Number).ToList();
        var holds = (await database.Holds.AsNoTracking().Where(h => h.Deposit != null && numbers.Contains(h.Deposit.Value)).OrderBy(h => h.Id).ToListAsync(cancellation)).ToLookup(h => h.Deposit!.Value);
        var steps = (await database.NightSteps.AsNoTracking().Where(s => numbers.Contains(s.Deposit)).OrderBy(s => s.Order).ToListAsync(cancellation)).ToLookup(s => s.Deposit);
        return [.. rows.Select(r => Of(r, holds[r.Number], steps[r.Number]))];
    }

    /// <summary>Deposits of which something stands or is to be done, oldest first.</summary>
    internal static IQueryable<NightDepositRow> Open(KosekiDbContext database) => database.NightDeposits.AsNoTracking().Where(d =>
        database.Holds.Any(h => h.Deposit == d.Number && h.ToJournal == null)
        || (!database.Holds.Any(h => h.Deposit == d.Number) && !database.NightSteps.Any(s => s.Deposit == d.Number && (s.Kind == NightStepKind.SetAside || s.Kind == NightStepKind.Joined))))
        .OrderBy(d => d.Number);

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

    /// <summary>Joins deposits to the cases of a receipt.</summary>
    internal static async Task JoinAsync(JournalTransaction open, IReadOnlyList<long> deposits, IReadOnlyList<(CaseRow Row, IReadOnlyList<RegisterId> Named)> cases, CancellationToken cancellation)
    {
        var named = cases.SelectMany(c => c.Named).ToHashSet();
        foreach (var number in deposits.Distinct())
        {
            var deposit = await DemandAsync(open, number, cancellation);
            Rulings.Refuse(NightRules.WhyNotJoin(deposit, named));
            foreach (var (row, _) in cases.Where(c => !deposit.Cases.Contains(c.Row.Id)))
            {
                Add(open, deposit, NightStepKind.Joined, caseId: row.Id);
            }
        }
    }

    /// <summary>The registers that a row names from its beginning.</summary>
    internal static string Write(IEnumerable<RegisterId> registers) => string.Join(' ', registers);

    private static NightDeposit Of(NightDepositRow row, IEnumerable<HoldRow> holds, IEnumerable<NightStepRow> steps) => new(
        row.Number, row.Paper, row.ReceivedAt, new(row.Head, row.Domicile, row.Person, row.Birth), row.IsFromList, row.Name, row.Account, row.At,
        [.. holds.Select(h => new NightHold(new(h.Register), h.FromAt, h.ToAt))],
        [.. steps.Select(s => new NightStep(s.Kind, s.Register is { } register ? new RegisterId(register) : null, s.CaseId, s.Account, s.Name, s.Reason, s.At))]);
}
