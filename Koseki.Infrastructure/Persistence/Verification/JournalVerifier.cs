using System.Data.Common;
using System.Reflection;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>What a verification read, and everything that does not fit.</summary>
public sealed record VerificationReport(long JournalRows, int Generations, int Anchors, IReadOnlyList<string> Problems)
{
    /// <summary>What was found of the contents of images; null when the database could not be read.</summary>
    public ContentReport? Contents { get; init; }
}

/// <summary>
/// Walks both chains: every journal row against the one before and its signature, every row it names against its hash, every generation
/// against its document's chain and its bytes, the anchors against the journal, the looks against their chains and
/// their heads, the running numbers against what they numbered, and the projections against the generations. It may run
/// while others write: what was committed after it began is left to the next run.
/// </summary>
public sealed class JournalVerifier(
    IDbContextFactory<KosekiDbContext> contexts, Projections projections, CaseMarks marks, AnchorPlaces places, WorkHeads heads, IHeadKey key, IContentStore store, ICharacterTable characters)
{
    /// <summary>Verifies everything; with <paramref name="contents"/> every byte of the images is read, else their last looks count.</summary>
    public async Task<VerificationReport> VerifyAsync(bool contents = false, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var problems = new List<string>();
        try
        {
            return await VerifyAsync(database, await SoundRows.ReadAsync(database, Coverage.Tables, problems, cancellation), contents, problems, cancellation);
        }
        catch (DbException e)
        {
            problems.Add($"データベースを読めません: {e.Message}");
            return new(0, 0, 0, problems);
        }
    }

    private async Task<VerificationReport> VerifyAsync(KosekiDbContext database, SoundRows rows, bool full, List<string> problems, CancellationToken cancellation)
    {
        var began = await rows.Of<JournalRow>().MaxAsync(j => (long?)j.Number, cancellation) ?? 0;
        // Anchors first: each was written after its row, so every one of them must be found in the journal read later.
        var anchored = places.Files.Select(f => (f.Folder, Anchors: AnchorFile.Read(f.Folder).ToList())).ToList();
        var kept = heads.Folders.Select(f => (f, WorkHeads.Read(f))).ToList();
        var journal = await JournalCheck.RunAsync(rows, key, problems, cancellation);
        var renewing = DeedKind.AnchorsRenewed.Word();
        var renewed = await rows.Of<AuditRow>().Where(a => a.Action == renewing).Select(a => a.JournalNumber).ToListAsync(cancellation);
        foreach (var (folder, anchors) in anchored)
        {
            AnchorCheck.Run(folder, anchors, journal.Heads, problems);
            AnchorCheck.Missing(folder, [.. anchors.Select(a => a.Number).Where(n => n > 0)], began, renewed, problems);
        }

        HeadCheck.Run(kept, problems);
        await RowsAsync(rows, journal, problems, cancellation);
        foreach (var missing in journal.Named)
        {
            problems.Add($"{missing.Key.Table} の {missing.Key.Key} がありません(台帳番号 {missing.Value.Journal} に記されています)。");
        }

        await using var beside = await contexts.CreateDbContextAsync(cancellation);
        var generations = await rows.TryAsync("世代", () => new GenerationCheck(rows, beside, projections, problems).RunAsync(journal.Last, cancellation));
        await rows.TryAsync("状態記録", () => StatesAsync(database, rows, journal, kept, problems, cancellation));
        await rows.TryAsync("閲覧記録", () => new LookCheck(rows, key, problems).RunAsync(journal, kept, cancellation));
        await rows.TryAsync("届の手掛かり", () => MarkCheck.RunAsync(rows, marks, problems, cancellation));
        await rows.TryAsync("送付物", () => MessageCheck.RunAsync(rows, problems, cancellation));
        await rows.TryAsync("番号の続き", () => CounterCheck.RunAsync(rows, problems, cancellation));
        await rows.TryAsync("画像戸籍", () => new ImagedCheck(rows, characters, problems).RunAsync(cancellation));
        var contents = await rows.TryAsync("画像の中身", () => new ContentCheck(rows, beside, store, problems).RunAsync(journal.Last, full, cancellation));
        return new(journal.Heads.Count, generations, anchored.Sum(a => a.Anchors.Count), problems) { Contents = contents };
    }

    private async Task StatesAsync(
        KosekiDbContext database, SoundRows rows, JournalCheck journal, List<(string, IReadOnlyList<WorkHead>)> kept, List<string> problems, CancellationToken cancellation)
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

        await new StateCheck(rows, database, Coverage.Versioned, key, InJournal, problems).RunAsync(kept, cancellation);
        if (later.Count > 0)
        {
            // What came in meanwhile came in with its journal row.
            var rest = await journal.ContinueAsync(rows, key, cancellation);
            problems.AddRange(later.Where(l => !(rest.Remove(l.Number, out var named) && named == (l.Hash, l.By))).Select(l => $"States の {l.Number} 番が、署名にも台帳にも合いません。"));
        }

        problems.AddRange(journal.States.Select(s => $"States の {s.Key} 番がないか、台帳に合いません(台帳番号 {s.Value.Journal} に記されています)。"));
    }

    private static async Task RowsAsync(SoundRows rows, JournalCheck journal, List<string> problems, CancellationToken cancellation)
    {
        foreach (var cover in Coverage.Tables.Where(c => c.Cover == Cover.Once))
        {
            await rows.TryAsync($"{cover.Why}({cover.Row.Name})", () => (Task)typeof(JournalVerifier).GetMethod(nameof(CheckAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(cover.Row).Invoke(null, [rows, journal, problems, cancellation])!);
        }
    }

    private static async Task CheckAsync<T>(SoundRows all, JournalCheck journal, List<string> problems, CancellationToken cancellation)
        where T : class, IJournaled
    {
        var (table, newest) = ("", 0L);
        await foreach (var row in all.Of<T>().AsAsyncEnumerable().WithCancellation(cancellation))
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
                (table, newest) = (row.TableName, Math.Max(newest, row.JournalNumber));
            }
        }

        // A row that came in meanwhile came in together with its journal row.
        if (newest > 0 && !await all.Of<JournalRow>().AnyAsync(j => j.Number == newest, cancellation))
        {
            problems.Add($"{table} に、台帳にない番号 {newest} の行があります。");
        }
    }
}
