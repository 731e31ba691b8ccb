using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Chains;

/// <summary>What was read of rows that the record names.</summary>
/// <param name="Found">What is there, or null.</param>
/// <param name="IsForeign">Whether one of its rows is not as it was recorded last: nothing is done by it.</param>
public readonly record struct Reading<T>(T? Found, bool IsForeign)
    where T : class;

/// <summary>
/// Whether rows of versioned tables are those that this program wrote last, asked where something is done by them. A row
/// put in, changed or put back behind the program's back is not.
/// </summary>
/// <param name="tables">The versioned tables; those whose cover is asked for are kept.</param>
/// <param name="log">The record that is followed.</param>
/// <param name="key">The key of the heads.</param>
/// <param name="use">Gives a context of its own.</param>
/// <param name="inJournal">Whether a signed row of the journal names a row of the record.</param>
/// <param name="halted">What is thrown.</param>
/// <param name="logger">Says what has to be looked into.</param>
public sealed class StateNames(
    StateTables tables, StateLog log, IHeadKey key, Func<Func<DbContext, Task>, Task> use, Func<DbContext, ChainLink, CancellationToken, Task<bool>> inJournal, Func<string, Exception> halted, ILogger<StateNames> logger)
    : ChainNames(logger)
{
    private const int MostLooks = 50;

    /// <inheritdoc/>
    protected override string Name => "状態記録";

    /// <summary>Whether each of the rows is as it was recorded last.</summary>
    public async Task<bool> FitAsync(DbContext database, IEnumerable<object> rows, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        return rows.All(r => Fits(database, r));
    }

    /// <summary>
    /// What was read, and whether one of its rows is not as it was recorded last, or is gone. Read again where they differ: somebody
    /// may have changed them between the two. Only what stays the same from look to look is foreign: a row that the program changes
    /// with every answer is another one each time.
    /// </summary>
    /// <param name="database">The context that reads.</param>
    /// <param name="read">Reads.</param>
    /// <param name="rowsOf">The rows of what was read.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="missed">A row with the key that should have been found instead, or null: foreign where the record says that it stands.</param>
    public async Task<Reading<T>> ReadAsync<T>(
        DbContext database, Func<Task<T?>> read, Func<T, IEnumerable<object>> rowsOf, CancellationToken cancellation, Func<T?, object?>? missed = null)
        where T : class
    {
        var (last, same) = ("", 0);
        for (var look = 1; ; look++)
        {
            var found = await read();
            if (found is null && missed is null)
            {
                return new(found, false);
            }

            object[] rows = found is null ? [] : [.. rowsOf(found)];
            if (await FitAsync(database, rows, cancellation) && !(missed?.Invoke(found) is { } gone && Knows(database, gone)))
            {
                return new(found, false);
            }

            var seen = string.Join('\n', rows.Select(r => Convert.ToHexString(tables.Of(database.Model, r.GetType()).HashOf(r))));
            (last, same) = (seen, seen == last ? same + 1 : 1);
            if (same == LookAgain.Looks || look == MostLooks)
            {
                return new(found, true);
            }
        }
    }

    /// <summary>Whether the record names a row of this key that stands, whether or not it is there.</summary>
    public bool Knows(DbContext database, Type row, string rowKey) => Knows(tables.Of(database.Model, row).Table, rowKey);

    private bool Knows(DbContext database, object row) => Knows(database, row.GetType(), tables.Of(database.Model, row.GetType()).KeyOf(row));

    /// <summary>
    /// The first of the rows about to be saved that is not as it was recorded last, or takes the place of one that is gone, as messages
    /// name it; null when there is none. One that another changed meanwhile is not foreign: the save itself finds that.
    /// </summary>
    internal async Task<string?> ForeignAsync(DbContext database, IEnumerable<EntityEntry> changed, Func<string, string, string?> named, CancellationToken cancellation)
    {
        var asked = changed.Where(e => tables.Of(database.Model, e.Metadata.ClrType).Cover.Asked != Asked.Never).ToList();
        if (asked.Count == 0)
        {
            return null;
        }

        await FollowAsync(cancellation);
        foreach (var entry in asked)
        {
            var content = tables.Of(database.Model, entry.Metadata.ClrType);
            if (!Stands(content, entry, named) && !await IsOvertakenAsync(content, entry, cancellation))
            {
                return $"{content.Table} の {content.KeyOf(entry.Entity)}";
            }
        }

        return null;
    }

    /// <summary>The same of what was followed last.</summary>
    public bool Fits(DbContext database, object row)
    {
        var content = tables.Of(database.Model, row.GetType());
        return Names(content.Table, content.KeyOf(row), content.HashOf(row));
    }

    /// <summary>Table and key of a row, as messages name it.</summary>
    public string NameOf(DbContext database, object row)
    {
        var content = tables.Of(database.Model, row.GetType());
        return $"{content.Table} の {content.KeyOf(row)}";
    }

    // As this transaction named it, else as it was named last.
    private bool Stands(RowContent content, EntityEntry entry, Func<string, string, string?> named)
    {
        var rowKey = content.KeyOf(entry.Entity);
        if (entry.State == EntityState.Added)
        {
            return !Knows(content.Table, rowKey);
        }

        var hash = content.HashOf(entry.OriginalValues.ToObject());
        return named(content.Table, rowKey) is { } own ? own == Convert.ToHexStringLower(hash) : Names(content.Table, rowKey, hash);
    }

    // What is stored now is as recorded, or was taken away by the program: what was read here is only older than that.
    private async Task<bool> IsOvertakenAsync(RowContent content, EntityEntry entry, CancellationToken cancellation)
    {
        var rowKey = content.KeyOf(entry.Entity);
        return (await LookAgain.UntilItFitsAsync(
            () => entry.GetDatabaseValuesAsync(cancellation), _ => FollowAsync(cancellation),
            stored => stored is null ? !Knows(content.Table, rowKey) : Names(content.Table, rowKey, content.HashOf(stored.ToObject())))).Fits;
    }

    /// <inheritdoc/>
    protected override IEnumerable<(string Table, bool IsListed)> TablesOf(DbContext database) =>
        tables.Covers.Where(c => c is { Cover: Cover.Versioned, Asked: not Asked.Never }).Select(c => (tables.Of(database.Model, c.Row).Table, c.Asked == Asked.Listed));

    /// <inheritdoc/>
    protected override Task UseAsync(Func<DbContext, Task> work) => use(work);

    /// <inheritdoc/>
    protected override IQueryable<ChainLink> Rows(DbContext database, long from) => database.Set<StateRow>().AsNoTracking().Where(s => s.Number >= from).OrderBy(s => s.Number)
        .Select(s => new ChainLink { Number = s.Number, Hash = s.Hash, Signature = s.Signature, JournalNumber = s.JournalNumber, Body = s.Number > from ? s.Body : new byte[0] });

    /// <inheritdoc/>
    protected override Task CheckEndAsync(DbContext database, CancellationToken cancellation) => log.CheckAsync(database, cancellation);

    /// <inheritdoc/>
    protected override async Task<bool> HoldsAsync(DbContext database, ChainLink row, CancellationToken cancellation)
    {
        try
        {
            return row.JournalNumber == 0 ? row.Signature.Length > 0 && key.Verify(row.Hash, row.Signature) : await inJournal(database, row, cancellation);
        }
        catch (HeadKeyException e)
        {
            throw Halted($"止めています: {e.Message}");
        }
    }

    /// <inheritdoc/>
    protected override Exception Halted(string message) => halted(message);
}
