using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>Keeps the marks by which second papers of one event are noticed, and finds by them.</summary>
public sealed class CaseMarks(ICharacterTable characters)
{
    /// <summary>Most cases shown beside one.</summary>
    public const int Most = 20;

    private const string Progress = "case-marks";
    private const int Chunk = 200;

    /// <summary>
    /// Marks the cases stored before there were marks, some at a time, and remembers how far it came. Another node that
    /// does the same meanwhile wins.
    /// </summary>
    public async Task CatchUpAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        while (true)
        {
            var progress = await database.Counters.FirstOrDefaultAsync(c => c.Name == Progress, cancellation);
            if (progress is null)
            {
                database.Counters.Add(progress = new() { Name = Progress, Value = 0 });
            }

            var rows = await database.Cases.AsNoTracking().Where(c => c.Id > progress.Value).OrderBy(c => c.Id).Take(Chunk).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                return;
            }

            var ids = rows.ConvertAll(r => r.Id);
            var marked = await database.CaseMarks.AsNoTracking().Where(m => ids.Contains(m.CaseId)).Select(m => m.CaseId).Distinct().ToListAsync(cancellation);
            database.CaseMarks.AddRange(rows.Where(r => !marked.Contains(r.Id)).SelectMany(r => RowsOf(r.Id, Of(r, CaseRows.DraftOf(r)))));
            progress.Value = ids[^1];
            await database.SaveChangesAsync(cancellation);
            database.ChangeTracker.Clear();
        }
    }

    internal EventMark Of(CaseRow row, Draft draft) => Of(row.KindCode, draft, row.ReceiptDate);

    internal EventMark Of(string kindCode, Draft draft, DateOnly? receiptDate) => EventMark.Of(CasePlanner.KindOf(kindCode), draft, receiptDate, characters);

    internal static IEnumerable<CaseMarkRow> RowsOf(long caseId, EventMark mark) =>
        mark.Persons.Select(p => new CaseMarkRow { CaseId = caseId, Person = p, KindCode = mark.KindCode, Earliest = mark.Earliest, Latest = mark.Latest });

    /// <summary>Replaces the marks of one case inside the caller's transaction.</summary>
    internal async Task ReplaceAsync(KosekiDbContext database, CaseRow row, Draft draft, CancellationToken cancellation)
    {
        var wanted = RowsOf(row.Id, Of(row, draft)).ToDictionary(m => m.Person, StringComparer.Ordinal);
        foreach (var stored in await database.CaseMarks.Where(m => m.CaseId == row.Id).ToListAsync(cancellation))
        {
            if (wanted.Remove(stored.Person, out var now))
            {
                (stored.Earliest, stored.Latest) = (now.Earliest, now.Latest);
            }
            else
            {
                database.CaseMarks.Remove(stored);
            }
        }

        database.CaseMarks.AddRange(wanted.Values);
    }

    /// <summary>
    /// The other cases that may be of the same event, the latest first: drafts, cases on their way, and decided ones. Asked by
    /// kind and person through an index.
    /// </summary>
    internal static async Task<IReadOnlyList<LikelyDouble>> LikeAsync(KosekiDbContext database, long caseId, EventMark mark, DateOnly today, CancellationToken cancellation)
    {
        if (mark.Persons.Count == 0)
        {
            return [];
        }

        var (from, to) = mark.Window(today);
        var persons = mark.Persons.ToList();
        // Two questions, so that the first is answered by the index of kind and person alone.
        var ids = await database.CaseMarks.AsNoTracking()
            .Where(m => m.KindCode == mark.KindCode && persons.Contains(m.Person) && m.CaseId != caseId && (m.Earliest == null || (m.Earliest <= to && m.Latest >= from)))
            .Select(m => m.CaseId).Distinct().ToListAsync(cancellation);
        var rows = await database.Cases.AsNoTracking().Where(c => ids.Contains(c.Id) && c.State != CaseState.Rejected && c.State != CaseState.Withdrawn && c.State != CaseState.Discarded)
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancellation);
        return [.. rows.Select(Double)];
    }

    /// <summary>The same as decisions see them; none where nobody looks.</summary>
    internal async Task<IReadOnlyList<SimilarPaper>> SimilarAsync(JournalTransaction open, OpenCase one, DateOnly? receiptDate, IReadOnlyList<long>? seen, DateOnly today, CancellationToken cancellation) =>
        seen is null ? [] : [.. (await LikeAsync(open.Database, one.Id, Of(one.KindCode, one.Draft, receiptDate), today, cancellation)).Select(d => new SimilarPaper(d.Id, d.Called, d.Subject))];

    /// <summary>Replaces the marks of a case in the transaction of an act on it.</summary>
    internal Task ReplaceAsync(JournalTransaction open, OpenCase one, CancellationToken cancellation) => ReplaceAsync(open.Database, one.Row, one.Draft, cancellation);

    /// <summary>The same of one that is being typed.</summary>
    internal Task ReplaceAsync(JournalTransaction open, TypedCase one, Draft draft, CancellationToken cancellation) => ReplaceAsync(open.Database, one.Row, draft, cancellation);

    internal static LikelyDouble Double(CaseRow row) => new(
        row.Id, row.Subject, row.State, CaseRows.ReceiptOf(row), CaseBook.EventDateOf(CasePlanner.KindOf(row.KindCode), CaseRows.DraftOf(row)), row.ReceiptDate,
        row.AssignedToName ?? row.EnteredByName);
}
