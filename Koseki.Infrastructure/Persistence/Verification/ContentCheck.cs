using Koseki.Domain.Documents;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>What was found of the contents.</summary>
/// <param name="Contents">How many are used.</param>
/// <param name="Looked">How many of them were ever looked at, or are now.</param>
/// <param name="Oldest">The last look that is longest ago.</param>
/// <param name="Unused">Contents in the store that nothing uses: left by a taking in that was cut off. They hurt nobody.</param>
public sealed record ContentReport(int Contents, int Looked, DateTimeOffset? Oldest, int Unused);

/// <summary>
/// The contents that are used, against what lies in the store: each is there with its length, and its last look found it sound. Only a full
/// verification reads every byte.
/// </summary>
internal sealed class ContentCheck(SoundRows rows, KosekiDbContext beside, IContentStore store, List<string> problems)
{
    /// <summary>Checks everything used up to a journal number.</summary>
    public async Task<ContentReport> RunAsync(long last, bool full, CancellationToken cancellation)
    {
        var used = await rows.Of<ContentRow>().Where(c => c.JournalNumber <= last).Select(c => new { c.Hash, c.Length }).ToDictionaryAsync(c => c.Hash, c => c.Length, StringComparer.Ordinal, cancellation);
        var checks = await rows.Of<ContentCheckRow>().ToDictionaryAsync(c => c.Hash, StringComparer.Ordinal, cancellation);
        var unused = 0;
        try
        {
            // The store after the rows: what they use was put before they were written.
            unused = await ContentsAsync(used, checks, full, cancellation);
        }
        catch (ContentException e)
        {
            problems.Add($"画像の中身を照合できません: {e.Message}");
        }

        await UsesAsync(used, last, cancellation);
        return new(used.Count, full ? used.Count : checks.Keys.Count(used.ContainsKey), checks.Count == 0 ? null : checks.Values.Min(c => c.CheckedAt), unused);
    }

    // Gives how many contents nothing uses.
    private async Task<int> ContentsAsync(Dictionary<string, int> used, Dictionary<string, ContentCheckRow> checks, bool full, CancellationToken cancellation)
    {
        var (there, unused) = await StoreAsync(used, full, cancellation);
        foreach (var (hash, length) in used.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            if (await StateOfAsync(hash, length, there.GetValueOrDefault(hash, -1), full, cancellation) is not ContentState.Sound and var found)
            {
                await AddAsync(hash, found.Word(), cancellation);
            }
            else if (!full && checks.GetValueOrDefault(hash)?.State is { } state and not ContentState.Sound)
            {
                await AddAsync(hash, $"{state.Word()}(照合の記録。控えから戻したら、次の照合で消えます)", cancellation);
            }
        }

        return unused;
    }

    private async Task<(Dictionary<string, long> There, int Unused)> StoreAsync(Dictionary<string, int> used, bool full, CancellationToken cancellation)
    {
        var (there, unused) = (new Dictionary<string, long>(StringComparer.Ordinal), 0);
        await foreach (var content in store.ListAsync(cancellation))
        {
            if (content.Hash is not { } hash)
            {
                problems.Add($"{store.Place} に、画像の中身ではないもの {content.Name} があります。");
            }
            else if (used.ContainsKey(hash.Text))
            {
                there[hash.Text] = content.Length;
            }
            else if (full && (await ContentStore.LookAsync(store, hash, Unpaced, cancellation)).State != ContentState.Sound)
            {
                problems.Add($"{store.Place} に、名前と中身の違うもの {content.Name} があります。");
            }
            else
            {
                unused++;
            }
        }

        return (there, unused);
    }

    private async Task<ContentState> StateOfAsync(string hash, int length, long there, bool full, CancellationToken cancellation)
    {
        if (there != length || ContentHash.TryParse(hash) is not { } parsed)
        {
            return there < 0 ? ContentState.Missing : ContentState.Wrong;
        }

        return full ? (await ContentStore.LookAsync(store, parsed, Unpaced, cancellation)).State : ContentState.Sound;
    }

    // A row that uses a content which no row of the journal knows: its foreign key was taken away, or the row of the content.
    private async Task UsesAsync(Dictionary<string, int> used, long last, CancellationToken cancellation)
    {
        foreach (var scan in await rows.Of<ScanRow>().Where(s => s.JournalNumber <= last).Select(s => new { s.CaseId, s.Order, s.Content, s.Length }).ToListAsync(cancellation))
        {
            if (!used.TryGetValue(scan.Content, out var length) || length != scan.Length)
            {
                problems.Add($"Scans の 案件{scan.CaseId}の画像{scan.Order} の中身が Contents の記録と合いません。");
            }
        }
    }

    private async Task AddAsync(string hash, string what, CancellationToken cancellation) =>
        problems.Add($"{await ContentUses.WordsAsync(beside, hash, cancellation)} の中身{what}(中身 {hash})。");

    private static Task Unpaced(int bytes, CancellationToken cancellation) => Task.CompletedTask;
}
