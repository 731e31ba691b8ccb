using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>What handlers read and write of cases: the queries, and nothing that decides.</summary>
/// <param name="contexts">Contexts for what is read outside a transaction.</param>
/// <param name="planner">Says what day it is.</param>
/// <param name="city">Says what the city has decided.</param>
public sealed class CaseStore(IDbContextFactory<KosekiDbContext> contexts, CasePlanner planner, CityReader city)
{
    private const int Most = 500;

    /// <summary>The case, or null.</summary>
    internal async Task<CaseRecord?> GetAsync(long id, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is { } row
            ? CaseRows.Record(row, (await city.ForShowAsync(planner.Today, cancellation)).NeedsTwoPersons(row.Office))
            : null;
    }

    /// <summary>The version of the case, or null.</summary>
    internal async Task<long?> VersionAsync(long id, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => (long?)c.Version).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>All cases in a state, in the order in which they wait.</summary>
    internal async Task<IReadOnlyList<CaseRecord>> ListAsync(CaseState state, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var rows = await database.Cases.AsNoTracking().Where(c => c.State == state)
            .OrderBy(c => c.ReceiptYear).ThenBy(c => c.ReceiptNumber).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellation);
        return [.. rows.Select(r => CaseRows.Record(r))];
    }

    /// <summary>How many cases are in each state, of all or of those one account has.</summary>
    internal async Task<IReadOnlyDictionary<CaseState, int>> CountsAsync(string? assignedTo, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var counts = await database.Cases.AsNoTracking().Where(c => assignedTo == null || c.AssignedTo == assignedTo).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return Enum.GetValues<CaseState>().ToDictionary(s => s, s => counts.FirstOrDefault(c => c.Key == s)?.Count ?? 0);
    }

    /// <summary>A case to be changed, not locked; throws <see cref="CaseException"/> when there is none.</summary>
    internal static async Task<CaseRow> TrackedAsync(KosekiDbContext database, long id, CancellationToken cancellation) =>
        await database.Cases.FirstOrDefaultAsync(c => c.Id == id, cancellation) ?? throw new CaseException(new CaseRefusal.Unknown(id));

    /// <summary>A case that is only looked at; throws <see cref="CaseException"/> when there is none.</summary>
    internal static async Task<SeenCase> SeeAsync(KosekiDbContext database, long id, CancellationToken cancellation) =>
        await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is { } row ? new(row, CaseRows.Record(row)) : throw new CaseException(new CaseRefusal.Unknown(id));

    /// <summary>All that a case is decided with, itself among them, as screens see them; none when there is no such case.</summary>
    internal async Task<IReadOnlyList<SeenCase>> BundleAsync(KosekiDbContext database, long id, CancellationToken cancellation)
    {
        if (await database.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } row)
        {
            return [];
        }

        var (members, settings) = (await BundleRows.MembersAsync(database, row, cancellation), await city.ForShowAsync(planner.Today, cancellation));
        return [.. members.Select(m => new SeenCase(m, CaseRows.Record(m, settings.NeedsTwoPersons(m.Office))))];
    }

    /// <summary>A new case, with the numbers its paper needs.</summary>
    internal static async Task<OpenCase> AddAsync(JournalTransaction open, Domain.Notifications.NotificationKind kind, string kindCode, Domain.Notifications.Draft first)
    {
        var (actor, id) = (open.Actor, await open.NextAsync("case"));
        var opened = new CaseRow
        {
            Id = id,
            KindCode = kindCode,
            Draft = CaseRows.Write(first),
            Version = 1,
            Office = actor.Office,
            OpenedAt = open.Now,
            EnteredBy = actor.Account,
            EnteredByName = actor.Name,
            ChangedBy = actor.Account,
            ChangedByName = actor.Name,
            ChangedAt = open.Now,
            AssignedTo = actor.Account,
            AssignedToName = actor.Name,
        };
        await CaseNumbers.DrawAsync(open, opened, kind, first);
        open.Database.Cases.Add(opened);
        return new(open, opened);
    }

    /// <summary>A case locked for a step, allowed to the actor and at the version that was read; throws <see cref="CaseException"/>.</summary>
    internal static async Task<OpenCase> DemandAsync(JournalTransaction open, long id, CaseAction action, long? seen = null, bool ofBatch = false)
    {
        var row = await open.CaseAsync(id);
        var twoPersons = action != CaseAction.Approve || (await open.CityAsync()).NeedsTwoPersons(row.Office);
        Rulings.Refuse((CaseRows.PaperOf(row, twoPersons) with { IsBatch = row.IsBatch && !ofBatch }).WhyNot(action, seen, open.Actor, open.Now));
        return new(open, row);
    }

    /// <summary>A case locked for an act that is no step of it; throws <see cref="CaseException"/> when there is none, or not as it was recorded.</summary>
    internal static async Task<OpenCase> OpenAsync(JournalTransaction open, long id) => new(open, await open.CaseAsync(id));

    /// <summary>The case of a receipt, locked for an act that is no step of it; null when there is none.</summary>
    internal static async Task<OpenCase?> FindAsync(JournalTransaction open, ReceiptNumber receipt, CancellationToken cancellation) =>
        await open.Database.Cases.AsNoTracking().Where(c => c.ReceiptYear == receipt.Year && c.ReceiptNumber == receipt.Number).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancellation) is { } id
            ? await OpenAsync(open, id) : null;

    /// <summary>Whether it says that another changed a case of the transaction first.</summary>
    internal static bool IsOvertaken(Exception e) => e is DbUpdateConcurrencyException overtaken && overtaken.Entries.Any(r => r.Entity is CaseRow);

    /// <summary>Whether what a case was to be handed in with has gone on.</summary>
    internal static Task<bool> HasGoneOnAsync(JournalTransaction open, CaseRow row, CancellationToken cancellation) =>
        open.Database.Cases.AnyAsync(c => c.Bundle == row.Bundle && c.Id != row.Id && c.State != CaseState.Draft && c.State != CaseState.Discarded, cancellation);

    /// <summary>The registers among these that a case does not hold.</summary>
    internal static async Task<List<RegisterId>> NotHeldAsync(KosekiDbContext database, CaseRow row, IReadOnlyList<RegisterId> named, CancellationToken cancellation)
    {
        var held = await database.Holds.AsNoTracking().Where(h => h.CaseId == row.Id && h.ToJournal == null).Select(h => h.Register).ToListAsync(cancellation);
        return [.. named.Where(r => !held.Contains(r.Value))];
    }

    /// <summary>The next 受付番号 of a year.</summary>
    internal static async Task<ReceiptNumber> NumberAsync(JournalTransaction open, int year) =>
        new(year, (int)await open.NextAsync(string.Create(CultureInfo.InvariantCulture, $"receipt:{year}")));

    /// <summary>The line of the receipt book of a case that has its number.</summary>
    /// <param name="open">The transaction of the receipt.</param>
    /// <param name="row">The case, received.</param>
    /// <param name="subjectCode">件名コード.</param>
    /// <param name="columns">What the book says of it.</param>
    /// <param name="on">The day it came here.</param>
    /// <param name="disposition">受理, 送付 …</param>
    internal static void AddReceipt(JournalTransaction open, CaseRow row, string subjectCode, ReceiptColumns columns, DateOnly on, string disposition) => open.Database.ReceiptBook.Add(new()
    {
        Year = row.ReceiptYear!.Value,
        Number = row.ReceiptNumber!.Value,
        CaseId = row.Id,
        KindCode = subjectCode,
        Columns = columns,
        ReceivedOn = on,
        ReceivedTime = row.ReceiptTime,
        Disposition = disposition,
        AcceptedBy = row.AcceptedBy,
        Means = row.Means!,
        Office = open.Actor.Office,
        EnteredBy = open.Author,
    });

    /// <summary>What came of a receipt.</summary>
    internal static void AddOutcome(JournalTransaction open, ReceiptOutcomeRow outcome) => open.Database.ReceiptOutcomes.Add(outcome);

    /// <summary>Who belongs to whom by a decision.</summary>
    internal static void AddLinks(JournalTransaction open, IEnumerable<KinLinkRow> links) => open.Database.KinLinks.AddRange(links);
}
