using System.Reflection;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>What a verification read, and everything that does not fit.</summary>
public sealed record VerificationReport(long JournalRows, int Generations, int Anchors, IReadOnlyList<string> Problems);

/// <summary>
/// Walks both chains: every journal row against the one before and its signature, every row it names against its hash, every generation
/// against its register's chain and its bytes, the anchors against the journal, the looks against their chains and
/// their heads, and the projections against the generations. It may run while others write: what was committed after
/// it began is left to the next run.
/// </summary>
public sealed class JournalVerifier(
    IDbContextFactory<KosekiDbContext> contexts, Projections projections, CaseMarks marks, AnchorPlaces places, WorkHeads heads, IHeadKey key)
{
    /// <summary>Verifies everything.</summary>
    public async Task<VerificationReport> VerifyAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var problems = new List<string>();
        var began = await database.Journal.MaxAsync(j => (long?)j.Number, cancellation) ?? 0;
        // Anchors first: each was written after its row, so every one of them must be found in the journal read later.
        var anchored = places.Files.Select(f => (f.Folder, Anchors: AnchorFile.Read(f.Folder).ToList())).ToList();
        var kept = heads.Folders.Select(f => (f, WorkHeads.Read(f))).ToList();
        var journal = await JournalCheck.RunAsync(database, key, problems, cancellation);
        var renewed = await database.Audit.AsNoTracking().Where(a => a.Action == JournalAnchors.Renewed).Select(a => a.JournalNumber).ToListAsync(cancellation);
        foreach (var (folder, anchors) in anchored)
        {
            AnchorCheck.Run(folder, anchors, journal.Heads, problems);
            AnchorCheck.Missing(folder, [.. anchors.Select(a => a.Number).Where(n => n > 0)], began, renewed, problems);
        }

        await RowsAsync(database, journal, problems, cancellation);
        foreach (var missing in journal.Named)
        {
            problems.Add($"{missing.Key.Table} の {missing.Key.Key} がありません(台帳番号 {missing.Value.Journal} に記されています)。");
        }

        await using var beside = await contexts.CreateDbContextAsync(cancellation);
        var generations = await new GenerationCheck(database, beside, projections, problems).RunAsync(journal.Last, cancellation);
        await StatesAsync(database, journal, kept, problems, cancellation);
        await new LookCheck(database, key, problems).RunAsync(journal, kept, cancellation);
        await MarkCheck.RunAsync(database, marks, problems, cancellation);
        await MessageCheck.RunAsync(database, problems, cancellation);
        return new(journal.Heads.Count, generations, anchored.Sum(a => a.Anchors.Count), problems);
    }

    private async Task StatesAsync(
        KosekiDbContext database, JournalCheck journal, List<(string, IReadOnlyList<WorkHead>)> kept, List<string> problems, CancellationToken cancellation)
    {
        var later = new List<(long Number, string Hash, long By)>();
        bool InJournal(long number, string hash, long by)
        {
            if (by > journal.Last)
            {
                later.Add((number, hash, by));
                return true;
            }

            return journal.States.Remove(number, out var named) && named.Hash == hash && named.Journal == by && !journal.Bad.Contains(by);
        }

        await new StateCheck(database, Coverage.Versioned, key, InJournal, problems).RunAsync(kept, cancellation);
        if (later.Count > 0)
        {
            // What came in meanwhile came in with its journal row.
            var rest = await journal.ContinueAsync(database, key, cancellation);
            problems.AddRange(later.Where(l => !(rest.Remove(l.Number, out var named) && named == (l.Hash, l.By))).Select(l => $"States の {l.Number} 番が、署名にも台帳にも合いません。"));
        }

        problems.AddRange(journal.States.Select(s => $"States の {s.Key} 番がないか、台帳に合いません(台帳番号 {s.Value.Journal} に記されています)。"));
    }

    private static async Task RowsAsync(KosekiDbContext database, JournalCheck journal, List<string> problems, CancellationToken cancellation)
    {
        foreach (var cover in Coverage.Tables.Where(c => c.Cover == Cover.Once))
        {
            await (Task)typeof(JournalVerifier).GetMethod(nameof(CheckAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(cover.Row).Invoke(null, [database, journal, problems, cancellation])!;
        }
    }

    private static async Task CheckAsync<T>(KosekiDbContext database, JournalCheck journal, List<string> problems, CancellationToken cancellation)
        where T : class, IJournaled
    {
        var (rows, newest) = (database.Set<T>(), 0L);
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (journal.Named.Remove((row.TableName, row.RowKey), out var kept))
            {
                if (Canonical.Hex(Canonical.HashOf(row)) != kept.Hash || row.JournalNumber != kept.Journal)
                {
                    problems.Add($"{row.TableName} の {row.RowKey} が書き換えられています(台帳番号 {kept.Journal})。");
                }
            }
            else if (row.JournalNumber <= journal.Last)
            {
                problems.Add($"{row.TableName} の {row.RowKey} は台帳にない行です。");
            }
            else
            {
                newest = Math.Max(newest, row.JournalNumber);
            }
        }

        // A row that came in meanwhile came in together with its journal row.
        if (newest > 0 && !await database.Journal.AnyAsync(j => j.Number == newest, cancellation))
        {
            problems.Add($"{rows.EntityType.GetTableName()} に、台帳にない番号 {newest} の行があります。");
        }
    }
}
