using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>
/// Whether a row of a sign-in is the one that this program wrote last: the record of states names each with its content,
/// signed by the key of the heads, which the database's owner does not have. A row that nobody signed is no sign-in, and
/// neither is an older one put back. Each node follows the record by itself and remembers what it has seen of it.
/// </summary>
public sealed class SessionRecord(IDbContextFactory<KosekiDbContext> contexts, StateLog states, IHeadKey key, SessionTimes times, TimeProvider clock, ILogger<SessionRecord> logger) : IDisposable
{
    // Sign-ins end by themselves; what was named of them before that can no longer matter.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);
    private const int Chunk = 500;
    private static readonly string Table = nameof(KosekiDbContext.StaffSessions);

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, string?> named = new(StringComparer.Ordinal);
    private (long Number, byte[] Hash)? last;
    private bool isBroken;

    /// <summary>
    /// Whether the last signed naming of the row is its content. Throws <see cref="JournalHaltedException"/> when the record
    /// itself lost its end or was rewritten.
    /// </summary>
    public async Task<bool> FitsAsync(StaffSessionRow row, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            // What is read here was committed: a context of its own sees nothing that may yet be taken back.
            await using var database = await contexts.CreateDbContextAsync(cancellation);
            await FollowAsync(database, cancellation);
            return named.TryGetValue(row.Key, out var hash) && hash is not null && hash == Convert.ToHexStringLower(Coverage.Versioned.Of(database.Model, typeof(StaffSessionRow)).HashOf(row));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Puts the time of the last act on a row, with its signature: it is written often, and by itself.</summary>
    public byte[] SealOf(string session, DateTimeOffset lastAct)
    {
        try
        {
            return key.Sign(ActOf(session, lastAct));
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"サインインを止めています: {e.Message}");
        }
    }

    /// <summary>When somebody was last at one of the screens; the beginning of time where nobody signed that.</summary>
    public DateTimeOffset LastActOf(StaffSessionRow row)
    {
        try
        {
            return row.ActSeal.Length > 0 && key.Verify(ActOf(row.Key, row.LastAct), row.ActSeal) ? row.LastAct : DateTimeOffset.MinValue;
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"サインインを止めています: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private static byte[] ActOf(string session, DateTimeOffset lastAct) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Table} {session} {lastAct.UtcTicks}")));

    private async Task FollowAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        if (isBroken)
        {
            throw Broken();
        }

        if (last is null)
        {
            // The end of the record against the heads that are kept outside, then back over what may still matter.
            await states.CheckAsync(database, cancellation);
            foreach (var row in await WindowAsync(database, cancellation))
            {
                Take(row, isFirst: last is null);
            }

            return;
        }

        var (number, hash) = last.Value;
        var rows = await database.States.AsNoTracking().Where(s => s.Number >= number).OrderBy(s => s.Number)
            .Select(s => new StateRow { Number = s.Number, Hash = s.Hash, Signature = s.Signature, JournalNumber = s.JournalNumber, Body = s.Number > number ? s.Body : new byte[0] }).ToListAsync(cancellation);
        if (rows is not [var same, ..] || same.Number != number || !same.Hash.AsSpan().SequenceEqual(hash))
        {
            Break(number);
        }

        foreach (var row in rows.Skip(1))
        {
            Take(row, isFirst: false);
        }
    }

    private async Task<List<StateRow>> WindowAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var (from, window, before) = (clock.GetUtcNow() - times.Longest - Margin, new List<StateRow>(), long.MaxValue);
        while (await database.States.AsNoTracking().Where(s => s.Number < before).OrderByDescending(s => s.Number).Take(Chunk).ToListAsync(cancellation) is { Count: > 0 } rows)
        {
            window.AddRange(rows);
            before = rows[^1].Number;
            if (AtOf(rows[^1]) < from)
            {
                break;
            }
        }

        window.Reverse();
        return window;
    }

    private void Take(StateRow row, bool isFirst)
    {
        try
        {
            using var body = JsonDocument.Parse(row.Body);
            if (!SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.Hash)
                || (!isFirst && (row.Number != last!.Value.Number + 1 || body.RootElement.GetProperty("previous").GetString() != Convert.ToHexStringLower(last.Value.Hash))))
            {
                Break(row.Number);
            }

            var own = body.RootElement.GetProperty("rows").EnumerateArray().Where(r => r[0].ValueEquals(Table)).Select(r => (Key: r[1].GetString()!, Hash: r[2].GetString())).ToList();
            // Sign-ins are never part of a transaction of the journal: each naming is signed by itself.
            if (own.Count > 0 && row.JournalNumber == 0 && row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature))
            {
                own.ForEach(o => named[o.Key] = o.Hash);
            }

            last = (row.Number, row.Hash);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Break(row.Number);
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"サインインを止めています: {e.Message}");
        }
    }

    private static DateTimeOffset AtOf(StateRow row)
    {
        try
        {
            using var body = JsonDocument.Parse(row.Body);
            return body.RootElement.GetProperty("at").GetDateTimeOffset();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    private void Break(long number)
    {
        isBroken = true;
        logger.LogCritical("状態記録の {Number} 番が失われたか、書き換えられています。この節ではだれもサインインできません。verify を実行し、正しい写しに戻してから起動し直してください。", number);
        throw Broken();
    }

    private static JournalHaltedException Broken() => new("サインインを止めています: 状態記録が失われたか、書き換えられています。verify を実行し、正しい写しに戻してから起動し直してください。");
}
