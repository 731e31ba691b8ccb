using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>The rows of cases that were handed in together.</summary>
internal static class BundleRows
{
    /// <summary>The cases that a case is decided with, in order, itself among them as given; those discarded are none of them any more.</summary>
    internal static async Task<IReadOnlyList<CaseRow>> MembersAsync(KosekiDbContext database, CaseRow row, CancellationToken cancellation) =>
        row.Bundle is not { } bundle || row.State == CaseState.Discarded ? [row]
        : [.. (await database.Cases.AsNoTracking().Where(c => c.Bundle == bundle && c.State != CaseState.Discarded).OrderBy(c => c.Id).ToListAsync(cancellation)).Select(c => c.Id == row.Id ? row : c)];

    /// <summary>件名コード of all that a case is decided with so far.</summary>
    internal static async Task<IReadOnlyList<string>> KindsAsync(JournalTransaction open, OpenCase one, CancellationToken cancellation) =>
        [.. (await MembersAsync(open.Database, one.Row, cancellation)).Select(m => m.KindCode)];

    /// <summary>
    /// The cases of an act, each locked before it is read, in the order of their numbers (ADR 0005), each allowed to the actor and
    /// at the version that was read. Refused unless they are all that were handed in together: no one of them is done alone.
    /// </summary>
    internal static async Task<IReadOnlyList<OpenCase>> DemandAsync(JournalTransaction open, CaseSet set, CaseAction action, CancellationToken cancellation)
    {
        var rows = new List<OpenCase>();
        foreach (var (id, seen) in set.Cases.OrderBy(c => c.Id))
        {
            rows.Add(await CaseStore.DemandAsync(open, id, action, seen));
        }

        var members = await MembersAsync(open.Database, rows[0].Row, cancellation);
        Rulings.Refuse(CasePaper.WhyNotTogether([.. members.Select(m => CaseRows.PaperOf(m))], rows.Select(r => r.Id), action));
        Rulings.Refuse(PaperStepRules.WhyNot(action, (await open.Guard.StepsAsync(open.Database, [.. rows.Select(r => r.Id)], cancellation)).Values));
        // What stands on the registers they name decides who waits for whom.
        await open.Guard.DemandAsync(open.Database, [.. rows.SelectMany(r => r.Kind.RegistersNamed(r.Draft)).Distinct()], cancellation);
        return rows;
    }

    /// <summary>What an act on cases calls them: 令8-301 越谷太郎・花子、令8-302 越谷花子.</summary>
    internal static string Called(IEnumerable<OpenCase> cases) => string.Join("、", cases.Select(c => $"{c.Receipt} {c.Subject}"));
}
