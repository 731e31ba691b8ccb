using System.Text.Json;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The marks by which second papers are noticed, against the cases they were made from.</summary>
internal static class MarkCheck
{
    private const int Chunk = 500;

    /// <summary>Makes the marks of every case again and compares.</summary>
    public static async Task RunAsync(SoundRows rows, CaseMarks marks, List<string> problems, CancellationToken cancellation)
    {
        var (done, cases) = (0L, new HashSet<long>());
        while (await rows.Of<CaseRow>().Where(c => c.Id > done).OrderBy(c => c.Id).Take(Chunk).ToListAsync(cancellation) is { Count: > 0 } some)
        {
            var (from, to) = (some[0].Id, some[^1].Id);
            var stored = (await rows.Of<CaseMarkRow>().Where(m => m.CaseId >= from && m.CaseId <= to).ToListAsync(cancellation)).ToLookup(m => m.CaseId);
            foreach (var row in some)
            {
                // Asked twice: a draft saved between reading the case and its marks is no difference.
                if (!Fits(marks, row, stored[row.Id]) && !await FitsAsync(rows, marks, row.Id, cancellation))
                {
                    problems.Add($"CaseMarks の 案件{row.Id} が届と一致しません(作り直せます)。");
                }
            }

            cases.UnionWith(some.Select(r => r.Id));
            done = to;
        }

        foreach (var stray in (await rows.Of<CaseMarkRow>().Select(m => m.CaseId).Distinct().ToListAsync(cancellation)).Where(m => !cases.Contains(m)).Order())
        {
            if (!await rows.Of<CaseRow>().AnyAsync(c => c.Id == stray, cancellation))
            {
                problems.Add($"CaseMarks の 案件{stray} に届がありません(作り直せます)。");
            }
        }
    }

    private static async Task<bool> FitsAsync(SoundRows rows, CaseMarks marks, long id, CancellationToken cancellation) =>
        await rows.Of<CaseRow>().FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } row
        || Fits(marks, row, await rows.Of<CaseMarkRow>().Where(m => m.CaseId == id).ToListAsync(cancellation));

    private static bool Fits(CaseMarks marks, CaseRow row, IEnumerable<CaseMarkRow> stored)
    {
        try
        {
            return Lines(CaseMarks.RowsOf(row.Id, marks.Of(row, CaseRows.DraftOf(row)))) == Lines(stored);
        }
        catch (JsonException)
        {
            // The draft cannot be read: reported as a case already.
            return true;
        }
    }

    private static string Lines(IEnumerable<CaseMarkRow> rows) =>
        string.Join('\n', rows.OrderBy(r => r.Person, StringComparer.Ordinal).Select(r => JsonSerializer.Serialize(r)));
}
