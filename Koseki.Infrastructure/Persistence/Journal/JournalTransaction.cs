using System.Text.Json;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>One open transaction of the journal.</summary>
public sealed class JournalTransaction(KosekiDbContext database, long number, Actor actor, DateTimeOffset now, CaseGuard guard, CityReader city)
{
    /// <summary>The context of the transaction.</summary>
    public KosekiDbContext Database => database;

    /// <summary>The same as use cases read by it.</summary>
    public ReadScope Scope { get; } = new(database);

    /// <summary>The journal number it will have.</summary>
    public long Number => number;

    /// <summary>Who does it.</summary>
    public Actor Actor => actor;

    /// <summary>When.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Whether cases and holds are as they were recorded.</summary>
    internal CaseGuard Guard => guard;

    /// <summary>Account and name as records keep it.</summary>
    public string Author => $"{actor.Account} {actor.Name}";

    /// <summary>What the city has decided, as it holds today. Throws <see cref="CaseException"/> with <see cref="SettingRefusal.Foreign"/>.</summary>
    public Task<CitySettings> CityAsync(CancellationToken cancellation = default) => city.AtAsync(JapanTime.DayOf(now), cancellation);

    /// <summary>The next value of a running number.</summary>
    public async Task<long> NextAsync(string counter, int count = 1)
    {
        var row = database.Counters.Local.FirstOrDefault(c => c.Name == counter) ?? await database.Counters.FirstOrDefaultAsync(c => c.Name == counter);
        if (row is null)
        {
            database.Counters.Add(row = new() { Name = counter, Value = 0 });
        }

        var first = row.Value + 1;
        row.Value += count;
        return first;
    }

    /// <summary>
    /// A case, locked before it is read: after the journal and before anything that belongs to the case (ADR 0005). Throws
    /// <see cref="CaseException"/> when there is none, or when it is not as it was recorded.
    /// </summary>
    public async Task<CaseRow> CaseAsync(long id)
    {
        var row = await CaseRows.LockAsync(database, id) ? await database.Cases.FirstAsync(c => c.Id == id) : null;
        return await guard.DemandAsync(database, id, row);
    }

    /// <summary>Holds registers for a case.</summary>
    public void Hold(IEnumerable<RegisterId> registers, long caseId) => Hold(registers, r => new() { Register = r.Value, CaseId = caseId, FromJournal = number, FromAt = now });

    /// <summary>Holds registers for a deposit out of hours.</summary>
    internal void HoldForDeposit(IEnumerable<RegisterId> registers, long deposit) => Hold(registers, r => new() { Register = r.Value, Deposit = deposit, FromJournal = number, FromAt = now });

    /// <summary>The registers that it holds: nothing of them is on its way to a printer when it is acknowledged.</summary>
    internal HashSet<long> Held { get; } = [];

    private void Hold(IEnumerable<RegisterId> registers, Func<RegisterId, HoldRow> hold)
    {
        var rows = registers.Select(hold).ToList();
        database.Holds.AddRange(rows);
        Held.UnionWith(rows.Select(r => r.Register));
    }

    /// <summary>Ends what a deposit holds, of the registers that are meant.</summary>
    internal async Task ReleaseDepositAsync(long deposit, Func<RegisterId, bool> which)
    {
        foreach (var hold in (await database.Holds.Where(h => h.Deposit == deposit && h.ToJournal == null).ToListAsync()).Where(h => which(new(h.Register))))
        {
            (hold.ToJournal, hold.ToAt) = (number, now);
        }
    }

    /// <summary>Ends every hold of a case but those on some registers.</summary>
    public async Task ReleaseAsync(long caseId, IReadOnlyList<RegisterId> except)
    {
        var kept = except.Select(r => r.Value).ToList();
        foreach (var hold in await database.Holds.Where(h => h.CaseId == caseId && h.ToJournal == null && !kept.Contains(h.Register)).ToListAsync())
        {
            (hold.ToJournal, hold.ToAt) = (number, now);
        }
    }

    /// <summary>
    /// Ends every hold of a case that ends, and those of the deposits that were joined to it, as <paramref name="end"/> says, unless they
    /// were joined to another one that goes on.
    /// </summary>
    public async Task ReleaseAsync(long caseId, NightEnd end)
    {
        foreach (var (deposit, joinedBy) in await guard.EndingWithAsync(database, caseId))
        {
            await ReleaseDepositAsync(deposit, r => end.Ends(r, joinedBy));
        }

        await ReleaseAsync(caseId, []);
    }

    /// <summary>Whoever moves into another register takes along what deposits out of hours, which stay open, hold of them.</summary>
    internal async Task FollowAsync(IReadOnlyList<(RegisterId From, RegisterId To)> moves)
    {
        var touched = moves.SelectMany(m => new[] { m.From.Value, m.To.Value }).Distinct().ToList();
        if (touched.Count == 0)
        {
            return;
        }

        // What this transaction has ended stands in its context alone.
        var standing = (await database.Holds.Where(h => h.Deposit != null && h.ToJournal == null && touched.Contains(h.Register)).ToListAsync()).FindAll(h => h.ToJournal is null);
        foreach (var (deposit, to) in (from move in moves from hold in standing where hold.Register == move.From.Value select (hold.Deposit!.Value, move.To)).Distinct().ToList())
        {
            if (!standing.Exists(h => h.Deposit == deposit && h.Register == to.Value))
            {
                HoldForDeposit([to], deposit);
            }
        }
    }

    internal static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
