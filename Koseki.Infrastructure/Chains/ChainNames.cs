using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Chains;

/// <summary>A row of a chain, as it is followed.</summary>
public sealed class ChainLink
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>SHA-256 over <see cref="Body"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The canonical bytes; empty for a row that was read before.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Signature over <see cref="Hash"/>, or empty.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>The journal row that names this one, or 0.</summary>
    public long JournalNumber { get; init; }
}

/// <summary>The end of a chain as a query saw it beside the rows it read: followed up to there, nothing more has to be asked.</summary>
/// <param name="Number">Number of the last row; 0 without rows.</param>
/// <param name="Hash">Its hash; empty without rows.</param>
public readonly record struct SeenEnd(long Number, byte[] Hash);

/// <summary>
/// What a chain says of the rows that are asked for where something is done by them: the last naming of each. A chain
/// whose end is signed vouches for all before it; it is read once, from its beginning, and then followed row by row, with
/// one query by its key. A row of a table that the chain does not name so is not the program's.
/// </summary>
public abstract class ChainNames(ILogger logger)
{
    private readonly Lock reading = new();
    private readonly Dictionary<UInt128, (UInt128 High, UInt128 Low)> hashes = [];
    // By table and by the first part of the key.
    private readonly Dictionary<string, Dictionary<string, HashSet<string>>> listed = new(StringComparer.Ordinal);
    private Dictionary<string, (byte[] Quoted, bool IsListed)>? tables;
    private (long Number, byte[] Hash)? last;
    private bool isBroken;
    private TaskCompletionSource? current;
    private TaskCompletionSource? next;

    /// <summary>What the chain is called.</summary>
    protected abstract string Name { get; }

    /// <summary>Reads on. Throws when the chain lost its end, was rewritten or has a row that nobody signed; from then on always, until the program starts anew.</summary>
    public Task FollowAsync(CancellationToken cancellation = default) => FollowAsync(null, cancellation);

    /// <summary>The same; asks nothing where <paramref name="seen"/>, read in the query that read the rows in question, is what was followed last.</summary>
    public Task FollowAsync(SeenEnd? seen, CancellationToken cancellation)
    {
        TaskCompletionSource turn;
        bool isFirst;
        lock (reading)
        {
            if (isBroken)
            {
                throw Broken();
            }

            if (seen is { } end && last is { } followed && end.Number == followed.Number && end.Hash.AsSpan().SequenceEqual(followed.Hash))
            {
                return Task.CompletedTask;
            }

            // A reading that has begun may have passed what is asked for: the next one serves all who ask meanwhile.
            isFirst = current is null;
            turn = isFirst ? current = Turn() : next ??= Turn();
        }

        if (isFirst)
        {
            Begin(turn);
        }

        return turn.Task.WaitAsync(cancellation);
    }

    /// <summary>The keys of the rows that stand, of a table whose keys are kept.</summary>
    public IReadOnlyList<string> KeysOf(string table, Func<string, bool> which)
    {
        lock (reading)
        {
            return listed.TryGetValue(table, out var groups) ? [.. groups.Values.SelectMany(keys => keys).Where(which)] : [];
        }
    }

    /// <summary>The same of those whose key begins with a part: what belongs to one thing, however many there are in all.</summary>
    public IReadOnlyList<string> KeysOf(string table, string first)
    {
        lock (reading)
        {
            return listed.TryGetValue(table, out var groups) && groups.TryGetValue(first, out var keys) ? [.. keys] : [];
        }
    }

    /// <summary>How many rows of such a table stand.</summary>
    public int CountOf(string table)
    {
        lock (reading)
        {
            return listed.TryGetValue(table, out var groups) ? groups.Values.Sum(keys => keys.Count) : 0;
        }
    }

    /// <summary>Whether a row stands, whatever its content.</summary>
    protected bool Knows(string table, string key)
    {
        lock (reading)
        {
            return hashes.ContainsKey(KeyOf(table, key));
        }
    }

    /// <summary>Whether the last naming of a row is this content.</summary>
    protected bool Names(string table, string key, byte[] hash)
    {
        lock (reading)
        {
            return hashes.TryGetValue(KeyOf(table, key), out var kept) && kept == Halves(hash);
        }
    }

    /// <summary>The tables to be kept, and whether with their keys.</summary>
    protected abstract IEnumerable<(string Table, bool IsListed)> TablesOf(DbContext database);

    /// <summary>Runs with a context of its own: it sees nothing that may yet be taken back. One runs after the other.</summary>
    protected abstract Task UseAsync(Func<DbContext, Task> work);

    /// <summary>The rows from a number on, in order; the body only of those after it.</summary>
    protected abstract IQueryable<ChainLink> Rows(DbContext database, long from);

    /// <summary>Throws when the end does not fit what is kept outside the database.</summary>
    protected abstract Task CheckEndAsync(DbContext database, CancellationToken cancellation);

    /// <summary>Whether somebody with the key wrote a row.</summary>
    protected abstract Task<bool> HoldsAsync(DbContext database, ChainLink row, CancellationToken cancellation);

    /// <summary>What is thrown.</summary>
    protected abstract Exception Halted(string message);

    // Others wait for it, who must not depend on the screen that happened to begin: none of it goes back to that screen's line.
    private void Begin(TaskCompletionSource turn)
    {
        var screen = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _ = ReadOnAsync(turn);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(screen);
        }
    }

    // Nobody's deadline ends it: it is read for others, too, and would begin anew each time.
    private async Task ReadOnAsync(TaskCompletionSource turn)
    {
        try
        {
            await UseAsync(database => last is { } known ? ContinueAsync(database, known) : LoadAsync(database));
            turn.SetResult();
        }
        catch (Exception e)
        {
            turn.SetException(e);
        }

        TaskCompletionSource? following;
        lock (reading)
        {
            (following, next) = (next, null);
            current = following;
        }

        if (following is not null)
        {
            // Whoever began goes on with what they do; the next reading is that of the others.
            _ = Task.Run(() => ReadOnAsync(following));
        }
    }

    private static TaskCompletionSource Turn() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task LoadAsync(DbContext database)
    {
        tables ??= TablesOf(database).ToDictionary(t => t.Table, t => (Encoding.UTF8.GetBytes($"\"{t.Table}\""), t.IsListed), StringComparer.Ordinal);
        lock (reading)
        {
            hashes.Clear();
            listed.Clear();
        }

        await CheckEndAsync(database, CancellationToken.None);
        ChainLink? end = null;
        await foreach (var row in Rows(database, 0).AsAsyncEnumerable())
        {
            Take(row, end?.Number ?? 0, end?.Hash ?? new byte[32]);
            end = row;
        }

        if (end is not null)
        {
            if (!await HoldsAsync(database, end, CancellationToken.None))
            {
                throw Break(end.Number);
            }

            Followed(end);
        }
    }

    private async Task ContinueAsync(DbContext database, (long Number, byte[] Hash) known)
    {
        var rows = await Rows(database, known.Number).ToListAsync();
        if (rows is not [var same, ..] || same.Number != known.Number || !same.Hash.AsSpan().SequenceEqual(known.Hash))
        {
            throw Break(known.Number);
        }

        // Its end vouches for all before it.
        if (rows.Count > 1 && !await HoldsAsync(database, rows[^1], CancellationToken.None))
        {
            throw Break(rows[^1].Number);
        }

        foreach (var row in rows.Skip(1))
        {
            Take(row, known.Number, known.Hash);
            known = (row.Number, row.Hash);
        }

        Followed(rows[^1]);
    }

    private void Followed(ChainLink row)
    {
        lock (reading)
        {
            last = (row.Number, row.Hash);
        }
    }

    private void Take(ChainLink row, long before, byte[] previous)
    {
        if (row.Number != before + 1 || !SHA256.HashData(row.Body).AsSpan().SequenceEqual(row.Hash))
        {
            throw Break(row.Number);
        }

        try
        {
            if (!Follows(row.Body, previous))
            {
                throw Break(row.Number);
            }

            if (tables!.Values.All(t => row.Body.AsSpan().IndexOf(t.Quoted) < 0))
            {
                return;
            }

            using var body = JsonDocument.Parse(row.Body);
            lock (reading)
            {
                foreach (var naming in body.RootElement.GetProperty("rows").EnumerateArray())
                {
                    Take(naming[0].GetString()!, naming[1].GetString()!, naming[2].GetString());
                }
            }
        }
        // Whoever owns the database writes what he likes into a body: whatever cannot be read is a break, and no other failure.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw Break(row.Number);
        }
    }

    private void Take(string table, string key, string? hash)
    {
        if (!tables!.TryGetValue(table, out var kept))
        {
            return;
        }

        if (kept.IsListed)
        {
            var groups = listed.TryGetValue(table, out var ofTable) ? ofTable : listed[table] = new(StringComparer.Ordinal);
            var first = key.Split('|')[0];
            var keys = groups.TryGetValue(first, out var known) ? known : groups[first] = new(StringComparer.Ordinal);
            _ = hash is null ? keys.Remove(key) : keys.Add(key);
        }

        if (hash is null)
        {
            hashes.Remove(KeyOf(table, key));
        }
        else
        {
            hashes[KeyOf(table, key)] = Halves(Convert.FromHexString(hash));
        }
    }

    private static bool Follows(ReadOnlySpan<byte> body, byte[] previous)
    {
        var name = "\"previous\":\""u8;
        var at = body.IndexOf(name);
        return at >= 0 && body[(at + name.Length)..].StartsWith(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(previous)));
    }

    private static UInt128 KeyOf(string table, string key) => Halves(SHA256.HashData(Encoding.UTF8.GetBytes($"{table}\n{key}"))).High;

    private static (UInt128 High, UInt128 Low) Halves(byte[] hash) =>
        (System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash), System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash.AsSpan(16)));

    private Exception Break(long number)
    {
        isBroken = true;
        logger.LogCritical("{Name}の {Number} 番が失われたか、書き換えられています。この節では何も行いません。verify を実行し、正しい写しに戻してから起動し直してください。", Name, number);
        return Broken();
    }

    private Exception Broken() => Halted($"止めています: {Name}が失われたか、書き換えられています。verify を実行し、正しい写しに戻してから起動し直してください。");
}
