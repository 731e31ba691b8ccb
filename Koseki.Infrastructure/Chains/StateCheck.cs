using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The record of states read once, and every row of every versioned table against its last naming. It may run while
/// others write: what was named again meanwhile is left to the next run.
/// </summary>
/// <param name="rows">The rows of the database.</param>
/// <param name="database">The database.</param>
/// <param name="tables">Its versioned tables.</param>
/// <param name="key">The key of the heads.</param>
/// <param name="inJournal">Whether the journal names a row of the record with a hash (number, hash, journal number); the naming is used up.</param>
/// <param name="problems">What does not fit is added here.</param>
public sealed class StateCheck(SoundRows rows, DbContext database, StateTables tables, IHeadKey key, Func<long, string, long, bool> inJournal, List<string> problems)
{
    private readonly Dictionary<(string Table, string Key), (string? Hash, long Number)> named = [];
    private readonly Dictionary<long, string> hashes = [];
    private readonly List<((string Table, string Key) Row, string Problem)> found = [];
    private bool hasKey = true;
    private bool isUnsignedSaid;
    private long last;

    /// <summary>Rows of the record that were read.</summary>
    public int Count => hashes.Count;

    /// <summary>Checks everything; <paramref name="kept"/> are the heads, read before.</summary>
    public async Task RunAsync(IReadOnlyList<(string Folder, IReadOnlyList<WorkHead> Heads)> kept, CancellationToken cancellation)
    {
        var previous = Convert.ToHexStringLower(new byte[32]);
        await foreach (var row in rows.Of<StateRow>().OrderBy(s => s.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            Read(row, previous);
            (previous, last) = (Convert.ToHexStringLower(row.Hash), row.Number);
            hashes[last] = previous;
        }

        Heads(kept);
        foreach (var cover in tables.Covers.Where(c => c.Cover == Cover.Versioned))
        {
            await rows.TryAsync($"表 {database.Model.FindEntityType(cover.Row)!.GetTableName()} ", () =>
                (Task)typeof(StateCheck).GetMethod(nameof(TableAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(cover.Row).Invoke(this, [cancellation])!);
        }

        found.AddRange(named.Where(n => n.Value.Hash is not null).Select(n => (n.Key, $"{n.Key.Table} の {n.Key.Key} がありません(状態記録 {n.Value.Number} 番に記されています)。")));
        await AddAsync(cancellation);
    }

    private void Read(StateRow row, string previous)
    {
        if (row.Number != last + 1)
        {
            problems.Add($"States の {last + 1} 番がありません。");
        }

        if (!SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.Hash))
        {
            problems.Add($"States の {row.Number} 番の内容がハッシュと一致しません。");
        }

        var isBad = row.JournalNumber == 0 ? !IsSigned(row) : !inJournal(row.Number, Convert.ToHexStringLower(row.Hash), row.JournalNumber);
        try
        {
            using var body = JsonDocument.Parse(row.Body);
            if (isBad)
            {
                Unsigned(row.Number, body.RootElement.GetProperty("rows"));
            }

            if (body.RootElement.GetProperty("previous").GetString() != previous || body.RootElement.GetProperty("number").GetInt64() != row.Number)
            {
                problems.Add($"States の {row.Number} 番が前の行につながりません。");
            }

            foreach (var entry in body.RootElement.GetProperty("rows").EnumerateArray())
            {
                named[(entry[0].GetString()!, entry[1].GetString()!)] = (entry[2].GetString(), row.Number);
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problems.Add($"States の {row.Number} 番が読めません。");
        }
    }

    // What the first such row names is what was meddled with; those after it only follow.
    private void Unsigned(long number, JsonElement rows)
    {
        problems.Add($"States の {number} 番が、署名にも台帳にも合いません。{(isUnsignedSaid ? "" : $"記された行: {Namings.Text(rows)}")}");
        isUnsignedSaid = true;
    }

    private void Heads(IReadOnlyList<(string Folder, IReadOnlyList<WorkHead> Heads)> kept)
    {
        foreach (var (folder, heads) in kept)
        {
            if (heads.Where(h => h.Chain == StateLog.Chain && hashes.GetValueOrDefault(h.Number) != h.Hash).MinBy(h => h.Number) is { } head)
            {
                problems.Add($"控え {folder} の {head.File} にある状態記録 {head.Number} 番が States にないか、一致しません(末尾が失われたか、古い写しに戻されています)。");
            }

            if (heads.Where(h => h.Chain == StateLog.Chain && h.Number > last).Select(h => h.Number).ToList() is { Count: > 0 } lost)
            {
                problems.Add($"States の {lost.Min()} 番から {lost.Max()} 番までがありません(控え {folder} に記されています)。");
            }
        }
    }

    private async Task TableAsync<T>(CancellationToken cancellation)
        where T : class
    {
        var content = tables.Of(database.Model, typeof(T));
        await foreach (var row in rows.Of<T>().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var rowKey = (content.Table, content.KeyOf(row));
            if (content.IsExcepted(rowKey.Item2))
            {
                continue;
            }

            if (!named.Remove(rowKey, out var kept) || kept.Hash is null)
            {
                found.Add((rowKey, $"{content.Table} の {rowKey.Item2} は状態記録にない行です。"));
            }
            else if (Convert.ToHexStringLower(content.HashOf(row)) != kept.Hash)
            {
                found.Add((rowKey, $"{content.Table} の {rowKey.Item2} が書き換えられています(状態記録 {kept.Number} 番)。"));
            }
        }
    }

    private async Task AddAsync(CancellationToken cancellation)
    {
        var later = new HashSet<(string, string)>();
        if (found.Count > 0)
        {
            foreach (var body in await rows.Of<StateRow>().Where(s => s.Number > last).Select(s => s.Body).ToListAsync(cancellation))
            {
                using var parsed = JsonDocument.Parse(body);
                later.UnionWith(parsed.RootElement.GetProperty("rows").EnumerateArray().Select(r => (r[0].GetString()!, r[1].GetString()!)));
            }
        }

        problems.AddRange(found.Where(f => !later.Contains(f.Row)).Select(f => f.Problem));
    }

    private bool IsSigned(StateRow row)
    {
        try
        {
            return !hasKey || (row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature));
        }
        catch (HeadKeyException e)
        {
            hasKey = false;
            problems.Add($"States の署名を確かめられません: {e.Message}");
            return true;
        }
    }
}
