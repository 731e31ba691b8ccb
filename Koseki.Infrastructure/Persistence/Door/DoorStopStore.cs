using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>The rows of stops and of the steps that settle them.</summary>
internal static class DoorStopStore
{
    private const int Most = 200;
    private const string Counter = "door-stop";

    /// <summary>The stops that stand, oldest first.</summary>
    internal static async Task<IReadOnlyList<DoorStop>> ListAsync(KosekiDbContext database, CancellationToken cancellation) =>
        await WithStepsAsync(database, await Standing(database).OrderBy(s => s.Id).Take(Most).ToListAsync(cancellation), cancellation);

    /// <summary>How many stand.</summary>
    internal static Task<int> CountAsync(KosekiDbContext database, CancellationToken cancellation) => Standing(database).CountAsync(cancellation);

    /// <summary>
    /// A stop with those of its steps that the journal names, and the highest order of all that are there; null when there is none.
    /// Whether the stop itself is as the journal names it, is said too: what it proposes is done when two people say so.
    /// </summary>
    internal static async Task<(DoorStop Stop, bool IsNamed, int LastOrder)?> FindAsync(KosekiDbContext database, JournalNames names, long stop, CancellationToken cancellation)
    {
        if (await database.DoorStops.AsNoTracking().FirstOrDefaultAsync(s => s.Id == stop, cancellation) is not { } row)
        {
            return null;
        }

        var steps = await database.DoorStopSteps.AsNoTracking().Where(s => s.Stop == stop).ToListAsync(cancellation);
        await names.FollowAsync(cancellation);
        return (Of(row, steps.Where(names.Names)), names.Names(row), steps.Select(s => s.Order).DefaultIfEmpty().Max());
    }

    /// <summary>Whether a register is stopped, as the journal names it: a row put into the database keeps no stop from being written.</summary>
    internal static Task<bool> HasRegisterAsync(KosekiDbContext database, JournalNames names, long register, CancellationToken cancellation) =>
        HasAsync(Standing(database).Where(s => s.Kind == DoorStopKind.Register && s.Register == register), names, cancellation);

    /// <summary>Whether a 宛名番号 is stopped because of its link, as the journal names it.</summary>
    internal static Task<bool> HasResidentAsync(KosekiDbContext database, JournalNames names, string resident, CancellationToken cancellation) =>
        HasAsync(Standing(database).Where(s => s.Kind == DoorStopKind.Link && s.Resident == resident), names, cancellation);

    /// <summary>The stops of these cases of the gateway, those settled too, and of their steps those, that the journal names.</summary>
    internal static async Task<IReadOnlyList<DoorStop>> NamedOfAsync(KosekiDbContext database, JournalNames names, IEnumerable<string> references, CancellationToken cancellation)
    {
        var keys = references.ToList();
        var rows = await database.DoorStops.AsNoTracking().Where(s => s.Reference != null && keys.Contains(s.Reference)).ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.Id);
        var steps = ids.Count == 0 ? [] : await database.DoorStopSteps.AsNoTracking().Where(s => ids.Contains(s.Stop)).ToListAsync(cancellation);
        await names.FollowAsync(cancellation);
        return [.. rows.Where(names.Names).Select(r => Of(r, steps.Where(s => s.Stop == r.Id && names.Names(s))))];
    }

    /// <summary>Every stop of these cases of the gateway, those settled too.</summary>
    internal static async Task<IReadOnlyList<DoorStop>> OfAsync(KosekiDbContext database, IEnumerable<string> references, CancellationToken cancellation)
    {
        var keys = references.ToList();
        return await WithStepsAsync(database, await database.DoorStops.AsNoTracking().Where(s => s.Reference != null && keys.Contains(s.Reference)).ToListAsync(cancellation), cancellation);
    }

    /// <summary>Those of these cases of the gateway that are stopped now.</summary>
    internal static async Task<IReadOnlyList<DoorStop>> StandingOfAsync(KosekiDbContext database, IEnumerable<string> references, CancellationToken cancellation)
    {
        var keys = references.ToList();
        return keys.Count == 0 ? [] : await WithStepsAsync(database, await Standing(database).Where(s => s.Reference != null && keys.Contains(s.Reference)).ToListAsync(cancellation), cancellation);
    }

    /// <summary>Puts stops into an open transaction.</summary>
    internal static async Task AddAsync(JournalTransaction open, IReadOnlyList<DoorStop> stops)
    {
        if (stops.Count == 0)
        {
            return;
        }

        var first = await open.NextAsync(Counter, stops.Count);
        open.Database.DoorStops.AddRange(stops.Select((s, i) => new DoorStopRow
        {
            Id = first + i, Kind = s.Kind, Resident = s.Resident, OtherResident = s.OtherResident, Register = s.Register,
            FormerPerson = s.FormerPerson, ProposedPerson = s.ProposedPerson, Reference = s.Reference, Text = Shortened(s.Text), At = s.At,
        }));
    }

    /// <summary>Puts a step into the transaction that takes it.</summary>
    internal static void Add(JournalTransaction open, long stop, DoorStopStep step) => open.Database.DoorStopSteps.Add(new()
    {
        Stop = stop, Order = step.Order, Confirms = step.Confirms, Takes = step.Takes, Reason = step.Reason, Account = step.Account, Name = step.Name, At = open.Now,
    });

    /// <summary>Stops that nobody has confirmed away.</summary>
    internal static IQueryable<DoorStopRow> Standing(KosekiDbContext database) =>
        database.DoorStops.AsNoTracking().Where(s => !database.DoorStopSteps.Any(t => t.Stop == s.Id && t.Confirms));

    private static async Task<bool> HasAsync(IQueryable<DoorStopRow> stops, JournalNames names, CancellationToken cancellation)
    {
        var rows = await stops.ToListAsync(cancellation);
        await names.FollowAsync(cancellation);
        return rows.Exists(names.Names);
    }

    private static string Shortened(string text) => text.Length <= 400 ? text : text[..(char.IsHighSurrogate(text[398]) ? 398 : 399)] + "…";

    private static async Task<IReadOnlyList<DoorStop>> WithStepsAsync(KosekiDbContext database, List<DoorStopRow> rows, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var steps = ids.Count == 0 ? [] : await database.DoorStopSteps.AsNoTracking().Where(s => ids.Contains(s.Stop)).ToListAsync(cancellation);
        return [.. rows.Select(r => Of(r, steps.Where(s => s.Stop == r.Id)))];
    }

    private static DoorStop Of(DoorStopRow row, IEnumerable<DoorStopStepRow> steps) => new(row.Id, row.Kind, row.Text, row.At)
    {
        Resident = row.Resident, OtherResident = row.OtherResident, Register = row.Register, FormerPerson = row.FormerPerson, ProposedPerson = row.ProposedPerson, Reference = row.Reference,
        Steps = [.. steps.OrderBy(s => s.Order).Select(s => new DoorStopStep(s.Order, s.Confirms, s.Takes, s.Reason, s.Account, s.Name))],
    };
}
