using Koseki.Domain.Documents;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>How far the looks have come.</summary>
/// <param name="Contents">How many contents there are.</param>
/// <param name="Checked">How many of them were looked at within the time.</param>
/// <param name="Oldest">The last look that is longest ago; null when none was looked at.</param>
/// <param name="Bad">Those that must not be shown, by name.</param>
public sealed record ContentProgress(int Contents, int Checked, DateTimeOffset? Oldest, IReadOnlyList<BadContent> Bad);

/// <summary>A content that was found to be not what it should be.</summary>
/// <param name="Hash">Which.</param>
/// <param name="State">What was found.</param>
/// <param name="Since">Since when.</param>
/// <param name="Where">Who uses it, in words: 「案件2の画像1」.</param>
public sealed record BadContent(string Hash, ContentState State, DateTimeOffset Since, string Where)
{
    /// <summary>One sentence.</summary>
    public string Words => $"{Where} の中身{State.Word()}(中身 {Hash[..Math.Min(12, Hash.Length)]}…)。";
}

/// <summary>The looks in words.</summary>
public static class ContentStates
{
    /// <summary>What was found, after 「…の中身」.</summary>
    public static string Word(this ContentState state) => state switch
    {
        ContentState.Sound => "は記録と一致します",
        ContentState.Missing => "がありません",
        ContentState.Wrong => "が書き換えられています",
        ContentState.Unreadable => "が読めません",
    };
}

/// <summary>
/// Looks at the contents in the background, each again after a time, slowly, and keeps what it found: whoever goes on, after a kill or on
/// another node, goes on where the kept looks end. The contents are dealt out in sixteen parts; a node has one at a time.
/// </summary>
public sealed class ContentChecks(
    IDbContextFactory<KosekiDbContext> contexts, IContentStore store, PersistenceOptions options, WriteTurn writing, NodeName node, TimeProvider clock, ILogger<ContentChecks> logger)
{
    // Kept at once; what is lost by a kill.
    private const int AtOnce = 50;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>A bad content is looked at again after this time.</summary>
    public static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(5);

    private readonly Pace pace = new(options.ContentCheck.BytesPerSecond, clock);

    /// <summary>
    /// Looks at everything whose time has come and that no other node looks at; gives how many. Throws <see cref="CaseException"/> at the
    /// end when a kept look is not as it was recorded: it is not written anew, and keeps the others from nothing. Throws
    /// <see cref="ContentException"/> while the place of the contents is not there: nothing is kept of what was not seen.
    /// </summary>
    public async Task<int> RoundAsync(CancellationToken cancellation = default)
    {
        var (looked, first, refused) = (0, Random.Shared.Next(ContentTurnRow.Parts), new List<CaseException>());
        for (var i = 0; i < ContentTurnRow.Parts; i++)
        {
            looked += await PartAsync((first + i) % ContentTurnRow.Parts, refused, cancellation);
        }

        return refused.Count == 0 ? looked : throw refused[0];
    }

    /// <summary>The second look: at one content, now. What was found.</summary>
    public async Task<ContentState> LookAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        var state = await StateOfAsync(hash.Text, pace.WaitAsync, cancellation);
        await KeepAsync([(hash.Text, state)], cancellation);
        return state;
    }

    /// <summary>What the last look at a content found; sound where none was yet: whoever opens it compares it.</summary>
    public async Task<ContentState> LastAsync(ContentHash hash, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.ContentChecks.AsNoTracking().Where(c => c.Hash == hash.Text).Select(c => (ContentState?)c.State).FirstOrDefaultAsync(cancellation) ?? ContentState.Sound;
    }

    /// <summary>How far it has come, and what is bad.</summary>
    public async Task<ContentProgress> ProgressAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var since = clock.GetUtcNow() - Again;
        var bad = await database.ContentChecks.AsNoTracking().Where(c => c.State != ContentState.Sound).OrderBy(c => c.Since).ThenBy(c => c.Hash).ToListAsync(cancellation);
        var named = new List<BadContent>();
        foreach (var one in bad)
        {
            named.Add(new(one.Hash, one.State, one.Since, await ContentUses.WordsAsync(database, one.Hash, cancellation)));
        }

        return new(await database.Contents.CountAsync(cancellation), await database.ContentChecks.CountAsync(c => c.CheckedAt >= since, cancellation),
            await database.ContentChecks.MinAsync(c => (DateTimeOffset?)c.CheckedAt, cancellation), named);
    }

    private TimeSpan Again => TimeSpan.FromDays(options.ContentCheck.Days);

    private async Task<int> PartAsync(int part, List<CaseException> refused, CancellationToken cancellation)
    {
        var (looked, after) = (0, "");
        while ((await DueAsync(part, after, cancellation)).Count > 0 && await TakeAsync(part, cancellation))
        {
            var (found, began) = (new List<(string Hash, ContentState State)>(), clock.GetTimestamp());
            // Asked again under the turn: another node may have looked at them in between.
            foreach (var hash in await DueAsync(part, after, cancellation))
            {
                found.Add((hash, await StateOfAsync(hash, pace.WaitAsync, cancellation)));
                if (clock.GetElapsedTime(began) > LongestBatch)
                {
                    break;
                }
            }

            if (found.Count == 0)
            {
                break;
            }

            await KeepEachAsync(found, refused, cancellation);
            (looked, after) = (looked + found.Count, found[^1].Hash);
        }

        return looked;
    }

    private async Task<List<string>> DueAsync(int part, string after, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (now, low, high) = (clock.GetUtcNow(), $"{part:x}", part + 1 == ContentTurnRow.Parts ? "g" : $"{part + 1:x}");
        var (old, bad) = (now - Again, now - SecondLook);
#pragma warning disable CA1309 // It is the database that compares, by its own order, which is binary.
        return await (from content in database.Contents.AsNoTracking()
                      where string.Compare(content.Hash, low) >= 0 && string.Compare(content.Hash, high) < 0 && string.Compare(content.Hash, after) > 0
                      join check in database.ContentChecks on content.Hash equals check.Hash into checks
                      from check in checks.DefaultIfEmpty()
                      where check == null || check.CheckedAt < old || (check.State != ContentState.Sound && check.CheckedAt <= bad)
                      orderby content.Hash
                      select content.Hash).Take(AtOnce).ToListAsync(cancellation);
#pragma warning restore CA1309
    }

    // True when the part is this node's until the lease ends.
    private async Task<bool> TakeAsync(int part, CancellationToken cancellation)
    {
        try
        {
            return await UnitOfWork.RunAsync(async _ =>
            {
                using var mine = await writing.TakeAsync(cancellation);
                await using var database = await contexts.CreateDbContextAsync(cancellation);
                var (turn, now) = (await database.ContentTurns.SingleAsync(t => t.Part == part, cancellation), clock.GetUtcNow());
                // One that says it has it for longer than anybody takes it has not taken it.
                if (turn.Node != node.Value && turn.Until > now && turn.Until < now + (2 * Lease))
                {
                    return false;
                }

                (turn.Node, turn.Until) = (node.Value, now + Lease);
                await database.SaveChangesAsync(cancellation);
                return true;
            }, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<ContentState> StateOfAsync(string hash, Func<int, CancellationToken, Task> wait, CancellationToken cancellation)
    {
        // A text that is no hash is nobody's content.
        if (ContentHash.TryParse(hash) is not { } named)
        {
            return ContentState.Wrong;
        }

        var (state, why) = await ContentStore.LookAsync(store, named, wait, cancellation);
        if (why is not null)
        {
            logger.LogError("{Problem}", why);
        }

        return state;
    }

    private async Task KeepEachAsync(List<(string Hash, ContentState State)> found, List<CaseException> refused, CancellationToken cancellation)
    {
        try
        {
            await KeepAsync(found, cancellation);
        }
        catch (CaseException e) when (e is not JournalHaltedException)
        {
            if (found.Count == 1)
            {
                refused.Add(e);
                return;
            }

            foreach (var one in found)
            {
                await KeepEachAsync([one], refused, cancellation);
            }
        }
    }

    private Task KeepAsync(IReadOnlyList<(string Hash, ContentState State)> found, CancellationToken cancellation) => UnitOfWork.RunAsync(async _ =>
    {
        using var mine = await writing.TakeAsync(cancellation);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (now, hashes) = (clock.GetUtcNow(), found.Select(f => f.Hash).ToList());
        var rows = await database.ContentChecks.Where(c => hashes.Contains(c.Hash)).ToDictionaryAsync(c => c.Hash, StringComparer.Ordinal, cancellation);
        foreach (var (hash, state) in found)
        {
            if (!rows.TryGetValue(hash, out var row))
            {
                database.ContentChecks.Add(row = new() { Hash = hash, State = state, CheckedAt = now, Since = now });
            }
            else if (row.State != state)
            {
                (row.State, row.Since) = (state, now);
            }

            row.CheckedAt = now;
        }

        return await database.SaveChangesAsync(cancellation);
    }, cancellation, e => DatabaseFault.IsDuplicate(e) || DatabaseFault.IsOvertaken(e));
}
