using System.Security.Cryptography;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The chains of looks, their heads in the journal, and, for days that are not closed yet, signatures and kept heads.</summary>
internal sealed class LookCheck(SoundRows rows, IHeadKey key, List<string> problems)
{
    private Dictionary<(string Node, DateOnly Day), AccessHeadRow> closed = [];
    private Dictionary<string, List<(string Folder, WorkHead Head)>> kept = [];
    private bool hasKey = true;

    /// <summary>Each look against the one before; each closed day against its length and last hash.</summary>
    public async Task RunAsync(JournalCheck journal, IReadOnlyList<(string Folder, IReadOnlyList<WorkHead> Heads)> heads, CancellationToken cancellation)
    {
        var last = journal.Last;
        closed = await rows.Of<AccessHeadRow>().Where(h => h.JournalNumber <= last).ToDictionaryAsync(h => (h.Node, h.Day), cancellation);
        kept = heads.SelectMany(f => f.Heads.Select(h => (f.Folder, Head: h))).GroupBy(h => h.Head.Chain).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        AccessRow? before = null;
        var hashes = new Dictionary<long, string>();
        await foreach (var row in rows.Of<AccessRow>().OrderBy(a => a.Node).ThenBy(a => a.Day).ThenBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (before is not null && (before.Node != row.Node || before.Day != row.Day))
            {
                Close(before, hashes);
                (before, hashes) = (null, []);
            }

            if (row.Sequence != (before?.Sequence ?? 0) + 1 || !row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[32])
                || !SHA256.HashData(row.Canonical()).AsSpan().SequenceEqual(row.Hash) || (!IsPinned(row, journal) && !IsSigned(row)))
            {
                problems.Add($"AccessLog の {row.Node} {row.Day:yyyy-MM-dd} {row.Sequence} 番が書き換えられています。");
            }

            hashes[row.Sequence] = Convert.ToHexStringLower(row.Hash);
            before = row;
        }

        if (before is not null)
        {
            Close(before, hashes);
        }

        problems.AddRange(closed.Values.Select(h => $"AccessLog の {h.RowKey} の閲覧記録がありません(台帳番号 {h.JournalNumber} に {h.Count} 件と記されています)。"));
        problems.AddRange(kept.Where(k => k.Key.StartsWith("looks ", StringComparison.Ordinal)).Select(k => $"AccessLog の {k.Key[6..]} の閲覧記録がありません(控え {k.Value[0].Folder} に {k.Value.Max(h => h.Head.Number)} 件まであります)。"));
    }

    private void Close(AccessRow end, Dictionary<long, string> hashes)
    {
        if (closed.Remove((end.Node, end.Day), out var head) && (head.Count != end.Sequence || !head.HeadHash.AsSpan().SequenceEqual(end.Hash)))
        {
            problems.Add($"AccessLog の {head.RowKey} の閲覧記録が締めたときと一致しません(台帳番号 {head.JournalNumber} に {head.Count} 件と記されています)。");
        }

        if (kept.Remove(AccessLog.ChainOf(end.Node, end.Day), out var places)
            && places.Where(p => hashes.GetValueOrDefault(p.Head.Number) != p.Head.Hash).OrderBy(p => p.Head.Number).FirstOrDefault() is { Folder: { } folder } lost)
        {
            problems.Add($"AccessLog の {end.Node} {end.Day:yyyy-MM-dd} {lost.Head.Number} 番がないか、控え {folder} と一致しません(末尾が失われています)。");
        }
    }

    private bool IsPinned(AccessRow row, JournalCheck journal) => closed.TryGetValue((row.Node, row.Day), out var head) && !journal.Bad.Contains(head.JournalNumber);

    private bool IsSigned(AccessRow row)
    {
        try
        {
            return !hasKey || (row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature));
        }
        catch (HeadKeyException e)
        {
            hasKey = false;
            problems.Add($"AccessLog の署名を確かめられません: {e.Message}");
            return true;
        }
    }
}
