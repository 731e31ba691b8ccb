using System.Security.Cryptography;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The chains of looks, and their heads in the journal.</summary>
internal static class LookCheck
{
    /// <summary>Each look against the one before; each closed day against its length and last hash.</summary>
    public static async Task RunAsync(KosekiDbContext database, long last, List<string> problems, CancellationToken cancellation)
    {
        var heads = await database.AccessHeads.AsNoTracking().Where(h => h.JournalNumber <= last).ToDictionaryAsync(h => (h.Node, h.Day), cancellation);
        AccessRow? before = null;
        await foreach (var row in database.AccessLog.AsNoTracking().OrderBy(a => a.Node).ThenBy(a => a.Day).ThenBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (before is not null && (before.Node != row.Node || before.Day != row.Day))
            {
                Close(before, heads, problems);
                before = null;
            }

            if (row.Sequence != (before?.Sequence ?? 0) + 1 || !row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[32])
                || !SHA256.HashData(row.Canonical()).AsSpan().SequenceEqual(row.Hash))
            {
                problems.Add($"AccessLog の {row.Node} {row.Day:yyyy-MM-dd} {row.Sequence} 番が書き換えられています。");
            }

            before = row;
        }

        if (before is not null)
        {
            Close(before, heads, problems);
        }

        foreach (var head in heads.Values)
        {
            problems.Add($"AccessLog の {head.RowKey} の閲覧記録がありません(台帳番号 {head.JournalNumber} に {head.Count} 件と記されています)。");
        }
    }

    private static void Close(AccessRow end, Dictionary<(string, DateOnly), AccessHeadRow> heads, List<string> problems)
    {
        if (heads.Remove((end.Node, end.Day), out var head) && (head.Count != end.Sequence || !head.HeadHash.AsSpan().SequenceEqual(end.Hash)))
        {
            problems.Add($"AccessLog の {head.RowKey} の閲覧記録が締めたときと一致しません(台帳番号 {head.JournalNumber} に {head.Count} 件と記されています)。");
        }
    }
}
