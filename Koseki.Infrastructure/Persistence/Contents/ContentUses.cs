using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>Who uses which content.</summary>
internal static class ContentUses
{
    // A white page is many pages: the first of them say enough.
    private const int Most = 5;

    // Asked in one question.
    private const int AtOnce = 500;

    /// <summary>Says, once in the transaction, which contents are used from now on; the first use is what the journal names.</summary>
    internal static async Task AddAsync(JournalTransaction open, IEnumerable<(ContentHash Hash, int Length)> used, CancellationToken cancellation)
    {
        foreach (var some in used.DistinctBy(u => u.Hash).Chunk(AtOnce))
        {
            var hashes = some.Select(u => u.Hash.Text).ToList();
            var there = await open.Database.Contents.Where(c => hashes.Contains(c.Hash)).Select(c => c.Hash).ToHashSetAsync(StringComparer.Ordinal, cancellation);
            open.Database.Contents.AddRange(some.Where(u => !there.Contains(u.Hash.Text)).Select(u => new ContentRow { Hash = u.Hash.Text, Length = u.Length, At = open.Now }));
        }
    }

    /// <summary>Where a content is used, in words: 「案件2の画像1」.</summary>
    internal static async Task<string> WordsAsync(KosekiDbContext database, string hash, CancellationToken cancellation)
    {
        var scans = await database.Scans.AsNoTracking().Where(s => s.Content == hash).OrderBy(s => s.CaseId).ThenBy(s => s.Order).Take(Most).ToListAsync(cancellation);
        var pages = await database.ImagedPages.AsNoTracking().Where(p => p.Content == hash).OrderBy(p => p.Number).ThenBy(p => p.Generation).ThenBy(p => p.Page).Take(Most).ToListAsync(cancellation);
        string[] uses = [.. scans.Select(s => s.RowKey), .. pages.Select(p => $"画像戸籍 {new ImagedRegisterId(p.Number)} の{p.Page}頁").Distinct()];
        return uses.Length == 0 ? "使う記録がない中身" : string.Join("、", uses);
    }
}
