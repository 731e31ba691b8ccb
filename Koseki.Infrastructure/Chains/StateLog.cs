using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// Writes the record of states: with every save that changes rows of versioned tables, in the same transaction, one row
/// that names each of them with the hash of its content. It is part of the context's options; what a context without it
/// saves is foreign to the record. A bulk command (ExecuteUpdate, ExecuteDelete) passes it by: where one is needed on these
/// tables, the row is handed over with <see cref="Also"/> in the same transaction.
/// </summary>
public sealed class StateLog(IHeadKey key, WorkHeads heads, TimeProvider clock, Func<string, Exception> halted, ILogger<StateLog> logger) : DbTransactionInterceptor
{
    /// <summary>
    /// What is asked, before anything is named, whether the rows to be saved again are as they were recorded, and what is thrown with
    /// the name of one that is not; null where nobody asks (tools beside a host).
    /// </summary>
    public (Func<StateNames> Names, Func<string, Exception> Foreign)? Guard { get; init; }

    /// <summary>How such a row is called in the log and in what is thrown, where its key may not leave the database.</summary>
    public Func<string, string> Shown { get; init; } = static row => row;

    /// <summary>The name of the chain among the heads.</summary>
    public const string Chain = "states";

    private readonly ConditionalWeakTable<DbContext, Work> works = [];
    private readonly Lock gate = new();
    private (long Number, byte[] Hash)? trusted;
    private bool isPlaced;

    /// <summary>
    /// A row as it was recorded last, or null when there is none; throws where it is another one. For rows that are written in bulk and
    /// named with <see cref="Also"/>, which asks nothing.
    /// </summary>
    public static async Task<T?> ReadRecordedAsync<T>(DbContext database, Func<Task<T?>> read, CancellationToken cancellation)
        where T : class
    {
        if (Of(database) is not { Guard: (var names, var foreign) } log)
        {
            return await read();
        }

        var (found, isForeign) = await names().ReadAsync(database, read, r => [r], cancellation);
        return isForeign ? throw foreign(log.Shown(names().NameOf(database, found!))) : found;
    }

    /// <summary>The record that belongs to a context, or null.</summary>
    public static StateLog? Of(DbContext database) =>
        database.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors?.OfType<StateLog>().SingleOrDefault();

    /// <summary>
    /// Saves, with the row that names what changed. The place of the context's own SaveChanges. A context without a record is
    /// refused, unless the tables say that it may save (and verification will say what it did).
    /// </summary>
    public static async Task<int> SaveAsync(DbContext database, StateTables tables, Func<bool, CancellationToken, Task<int>> save, bool accept, CancellationToken cancellation)
    {
        if (Of(database) is not { } log)
        {
            // A row of the record may come with them, written by another context's record.
            return tables.MaySaveUnrecorded || tables.Changed(database).Count == 0 || database.ChangeTracker.Entries<StateRow>().Any(e => e.State == EntityState.Added)
                ? await save(accept, cancellation)
                : throw new InvalidOperationException("状態記録のないコンテキストでは、版のある表を変更できません。");
        }

        var work = log.works.GetOrCreateValue(database);
        if (work.Prepared is not null)
        {
            // The journal has named everything already.
            return await log.SavePreparedAsync(work, database, save, accept, cancellation);
        }

        var changed = tables.Changed(database);
        if (changed.Count == 0 && work.Also.Count == 0)
        {
            return await save(accept, cancellation);
        }

        await log.DemandOwnAsync(work, database, changed, cancellation);
        await using var own = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync(cancellation) : null;
        var saved = await log.SaveNamedAsync(work, database, tables, changed, save, accept, cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return saved;
    }

    /// <summary>
    /// Names what is about to be saved in a row that a signed row of the journal will name: it is added to the context and
    /// is not signed by itself. Null when nothing of it is versioned.
    /// </summary>
    public async Task<StateRow?> PrepareAsync(DbContext database, StateTables tables, CancellationToken cancellation)
    {
        var changed = tables.Changed(database);
        if (changed.Count == 0)
        {
            return null;
        }

        var work = works.GetOrCreateValue(database);
        await DemandOwnAsync(work, database, changed, cancellation);
        var row = await NameAsync(database, [.. changed.Select(tables.NamingOf)], cancellation);
        (work.Prepared, work.Pending) = (row, row);
        database.Add(row);
        return row;
    }

    /// <summary>
    /// The head of what this context commits next is left to a later one: for commits that do not wait for the disk, which a
    /// head must not outlive.
    /// </summary>
    public void LeaveHead(DbContext database) => works.GetOrCreateValue(database).IsHeadLeft = true;

    /// <summary>Names a row as it stands now with the next save: it was changed by a bulk command in the same transaction.</summary>
    public static void Also(DbContext database, object row)
    {
        if (Of(database) is { } log)
        {
            log.works.GetOrCreateValue(database).Also.Add(row);
        }
    }

    /// <summary>Throws when the record's end does not fit the heads that are kept or our key.</summary>
    public async Task CheckAsync(DbContext database, CancellationToken cancellation) => await CheckedLastAsync(database, cancellation);

    /// <inheritdoc/>
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context);

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Began(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        Began(eventData.Context);
        return new(result);
    }

    // A row that was changed behind the program's back must not be signed anew with what is done to it now.
    private async Task DemandOwnAsync(Work work, DbContext database, IReadOnlyList<EntityEntry> changed, CancellationToken cancellation)
    {
        if (Guard is (var names, var foreign) && await names().ForeignAsync(database, changed, (table, rowKey) => work.Named.GetValueOrDefault((table, rowKey)), cancellation) is { } row)
        {
            logger.LogCritical("{Row} が、署名した記録と合いません(データベースが書き換えられています)。保存しません。verify を実行し、正しい写しに戻してください。", Shown(row));
            throw foreign(Shown(row));
        }
    }

    private async Task<int> SavePreparedAsync(Work work, DbContext database, Func<bool, CancellationToken, Task<int>> save, bool accept, CancellationToken cancellation)
    {
        var row = work.Prepared!;
        work.Prepared = null;
        try
        {
            return await save(accept, cancellation);
        }
        finally
        {
            database.Entry(row).State = EntityState.Detached;
        }
    }

    private async Task<int> SaveNamedAsync(
        Work work, DbContext database, StateTables tables, IReadOnlyList<EntityEntry> changed, Func<bool, CancellationToken, Task<int>> save, bool accept, CancellationToken cancellation)
    {
        var before = 0;
        IReadOnlyList<string?[]> gone = [];
        if (tables.AreNumberedByDatabase(changed))
        {
            // Numbers that the database gives are known only once the rows are there.
            gone = [.. changed.Where(e => e.State == EntityState.Deleted).Select(tables.NamingOf)];
            changed = [.. changed.Where(e => e.State != EntityState.Deleted)];
            before = await save(true, cancellation);
        }

        var row = await NameAsync(database, [.. gone, .. work.Also.Select(r => tables.NamingOf(database, r)), .. changed.Select(tables.NamingOf)], cancellation);
        row.Signature = Signed(row.Hash);
        database.Add(row);
        try
        {
            var saved = await save(accept, cancellation);
            work.Pending = row;
            work.Also.Clear();
            return before + saved;
        }
        finally
        {
            database.Entry(row).State = EntityState.Detached;
        }
    }

    private async Task<StateRow> NameAsync(DbContext database, IReadOnlyList<string?[]> namings, CancellationToken cancellation)
    {
        await TakeTurnAsync(database, cancellation);
        var work = works.GetOrCreateValue(database);
        // A transaction may save more than once: its own row before is the last.
        var last = work.Pending ?? await CheckedLastAsync(database, cancellation);
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            number = (last?.Number ?? 0) + 1,
            previous = Convert.ToHexStringLower(last?.Hash ?? new byte[32]),
            at = clock.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            rows = namings.OrderBy(n => n[0], StringComparer.Ordinal).ThenBy(n => n[1], StringComparer.Ordinal),
        }, Json);
        foreach (var naming in namings)
        {
            work.Named[(naming[0]!, naming[1]!)] = naming[2];
        }

        return new() { Number = (last?.Number ?? 0) + 1, Body = body, Hash = SHA256.HashData(body) };
    }

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // On SQLite a transaction begins with the lock for writing; elsewhere this row is the lock.
    private static async Task TakeTurnAsync(DbContext database, CancellationToken cancellation)
    {
        if (await database.Set<StateTurn>().Where(t => t.Id == 1).ExecuteUpdateAsync(u => u.SetProperty(t => t.Value, t => t.Value + 1), cancellation) == 0
            && !database.ChangeTracker.Entries<StateTurn>().Any())
        {
            database.Add(new StateTurn { Id = 1, Value = 1 });
        }
    }

    private async Task<StateRow?> CheckedLastAsync(DbContext database, CancellationToken cancellation)
    {
        // First what is known, then the row: a head is kept after its commit, so what another commits between the two looks is never missed.
        Place();
        (long Number, byte[] Hash)? known;
        lock (gate)
        {
            known = trusted;
        }

        var last = await database.Set<StateRow>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);

        if (known is { } k && !(last?.Number == k.Number && last.Hash.AsSpan().SequenceEqual(k.Hash)))
        {
            var there = last?.Number > k.Number
                ? await database.Set<StateRow>().AsNoTracking().Where(s => s.Number == k.Number).Select(s => s.Hash).FirstOrDefaultAsync(cancellation)
                : null;
            if (there is null || !there.AsSpan().SequenceEqual(k.Hash))
            {
                throw halted($"記録を止めています: 状態記録の {k.Number} 番が失われたか、一致しません。古い写しに戻されています。verify を実行し、正しい写しに戻してください。");
            }
        }

        if (last is { JournalNumber: 0 } && !(known is { } same && last.Hash.AsSpan().SequenceEqual(same.Hash)) && !IsSigned(last))
        {
            throw halted($"記録を止めています: 状態記録 {last.Number} 番の署名が鍵({key.Place})に合いません。書き換えられたか、別の鍵が指定されています。verify を実行してください。");
        }

        return last;
    }

    // Once: what the folders know from before this process began.
    private void Place()
    {
        lock (gate)
        {
            if (!isPlaced)
            {
                isPlaced = true;
                var kept = heads.Folders.Select(f => WorkHeads.LastOf(f, Chain)).OfType<WorkHead>().MaxBy(h => h.Number);
                trusted ??= kept is null ? null : (kept.Number, Convert.FromHexString(kept.Hash));
            }
        }
    }

    private bool IsSigned(StateRow row)
    {
        try
        {
            return row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature);
        }
        catch (HeadKeyException e)
        {
            throw halted($"記録を止めています: {e.Message}");
        }
    }

    private byte[] Signed(byte[] hash)
    {
        try
        {
            return key.Sign(hash);
        }
        catch (HeadKeyException e)
        {
            throw halted($"記録を止めています: {e.Message}");
        }
    }

    private void Began(DbContext? database)
    {
        if (database is not null && works.TryGetValue(database, out var work))
        {
            work.Pending = null;
            work.Also.Clear();
            work.Named.Clear();
        }
    }

    private void Committed(DbContext? database)
    {
        if (database is null || !works.TryGetValue(database, out var work) || work.Pending is not { } row)
        {
            return;
        }

        work.Pending = null;
        work.Named.Clear();
        lock (gate)
        {
            trusted = trusted is { } known && known.Number > row.Number ? trusted : (row.Number, row.Hash);
        }

        if (!work.IsHeadLeft)
        {
            heads.Append(Chain, row.Number, row.Hash, (folder, e) => logger.LogError(e, "状態記録 {Number} 番の控えを {Folder} に書けません。", row.Number, folder));
        }

        work.IsHeadLeft = false;
    }

    private sealed class Work
    {
        public StateRow? Prepared { get; set; }

        public StateRow? Pending { get; set; }

        public bool IsHeadLeft { get; set; }

        public List<object> Also { get; } = [];

        // What this transaction named so far: nobody else sees it yet.
        public Dictionary<(string Table, string Key), string?> Named { get; } = [];
    }
}
