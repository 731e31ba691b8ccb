using System.Globalization;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Koseki.Eng.Tamper;

/// <summary>One covered table as an attacker sees it: rows by their place, columns by their kind, and how a report must name a row.</summary>
internal sealed class TamperTable
{
    // What decides nothing: signatures of rows that another signed row pins.
    private static readonly HashSet<(Type, string)> Free =
        [(typeof(AccessRow), nameof(AccessRow.Signature)), (typeof(StateRow), nameof(StateRow.Signature))];

    private readonly IEntityType type;
    private readonly TableCover cover;

    private readonly StateTables states;

    private TamperTable(IEntityType type, TableCover cover, StateTables states) => (this.type, this.cover, this.states) = (type, cover, states);

    /// <summary>Name of the table.</summary>
    public string Name => type.GetTableName()!;

    /// <summary>How it is covered.</summary>
    public Cover Cover => cover.Cover;

    /// <summary>The tables of a database that a trial may touch.</summary>
    public static IReadOnlyList<TamperTable> All(DbContext database, IReadOnlyList<TableCover> covers, StateTables states) =>
        [.. covers.Where(c => c.Cover is not (Cover.Free or Cover.Addressed)).Select(c => new TamperTable(database.Model.FindEntityType(c.Row)!, c, states))];

    /// <summary>The places of all rows.</summary>
    public async Task<List<long>> RowsAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT rowid FROM \"{Name}\" ORDER BY rowid";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<long>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetInt64(0));
        }

        return rows;
    }

    /// <summary>How a report names a row: any of these is right.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(DbContext database, long rowid)
    {
        var row = await (Task<object>)typeof(TamperTable).GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [database, rowid])!;
        return row switch
        {
            JournalRow journal => [$"Journal の {journal.Number} 番", $"の台帳番号 {journal.Number} が台帳にありません", $"Journal の {journal.Number + 1} 番が前の行に"],
            StateRow state => [$"States の {state.Number} 番", $"States の {state.Number + 1} 番が前の行に"],
            AccessRow look => [Look(look, 0), Look(look, 1), $"AccessLog の {look.Node} {look.Day:yyyy-MM-dd} の閲覧記録"],
            IJournaled once => [$"{once.TableName} の {once.RowKey}", $"Journal の {once.JournalNumber} 番の署名", $"Journal の {once.JournalNumber} 番に、その操作記録"],
            RegisterIndexRow index => [$"検索用の列 R{index.Register}"],
            PersonIndexRow person => [$"検索用の列 R{person.Register}"],
            ImagedIndexRow { Number: var number } => [$"検索用の列 画{number}"],
            ImagedPersonRow { Number: var number } => [$"検索用の列 画{number}"],
            ImagedPageRow { Number: var number } => [$"検索用の列 画{number}"],
            MessageStateRow state => [$"MessageStates の 送付物{state.JournalNumber}-{state.Sequence}"],
            CaseMarkRow mark => [$"CaseMarks の 案件{mark.CaseId}"],
            _ => [$"{Name} の {states.Of(database.Model, type.ClrType).KeyOf(row)}"],
        };
    }

    /// <summary>Changes one value of a row to another of its kind; the column, or null when the row has none to change.</summary>
    public async Task<string?> ChangeAsync(SqliteConnection connection, long rowid, Random random)
    {
        var columns = Contents().ToList();
        if (columns.Count == 0)
        {
            return null;
        }

        var column = columns[random.Next(columns.Count)];
        await ExecuteAsync(connection, $"UPDATE \"{Name}\" SET \"{column.Name}\" = $value WHERE rowid = {rowid}", column.Mapping, Other(column, await ValueAsync(connection, rowid, column.Name), random));
        return column.Name;
    }

    /// <summary>Puts into one column what it cannot hold; the column.</summary>
    public async Task<string> WrongAsync(SqliteConnection connection, long rowid, Random random)
    {
        var columns = Columns().Where(c => !(IsKey(c.Name) && type.FindPrimaryKey()!.Properties.Count == 1 && (c.Clr == typeof(long) || c.Clr == typeof(int)))).ToList();
        var column = columns[random.Next(columns.Count)];
        var (clr, name) = (Nullable.GetUnderlyingType(column.Clr) ?? column.Clr, $"\"{column.Name}\"");
        var stored = Nullable.GetUnderlyingType(column.Mapping.Converter?.ProviderClrType ?? clr) ?? column.Mapping.Converter?.ProviderClrType ?? clr;
        var wrong = !column.IsNullable && random.Next(4) == 0 ? "NULL"
            : column.Clr == typeof(void) ? "'x'"
            : stored == typeof(string) ? clr.IsEnum ? "'x'" : $"CAST(IFNULL({name}, 'x') AS BLOB)"
            : stored == typeof(bool) || stored == typeof(int) || stored == typeof(long) ? random.Next(2) == 0 ? $"IFNULL({name}, 0) + 0.5" : "'x'"
            : stored == typeof(DateTime) ? $"replace(IFNULL({name}, '2026-01-01 00:00:00'), ' ', 'T')"
            : stored == typeof(DateOnly) ? $"substr(IFNULL({name}, '2026-01-01'), 1, 8) || '45'"
            : "'x'";
        if (wrong == "NULL")
        {
            await ExecuteAsync(connection, $"PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', 'NULL') WHERE name = '{Name}'; PRAGMA writable_schema=RESET");
        }

        await ExecuteAsync(connection, $"UPDATE \"{Name}\" SET {name} = {wrong} WHERE rowid = {rowid}");
        return column.Name;
    }

    /// <summary>The key of a row as it stands in the file.</summary>
    public async Task<string> RawKeyAsync(SqliteConnection connection, long rowid) =>
        (string)(await TextAsync(connection, string.Join(" || '|' || ", type.FindPrimaryKey()!.Properties.Select(p => $"IFNULL(CAST(\"{p.GetColumnName()}\" AS TEXT), '')")), rowid))!;

    /// <summary>Deletes a row.</summary>
    public Task DeleteAsync(SqliteConnection connection, long rowid) => ExecuteAsync(connection, $"DELETE FROM \"{Name}\" WHERE rowid = {rowid}");

    /// <summary>Copies a row under another key; the place of the copy.</summary>
    public async Task<long> CopyAsync(SqliteConnection connection, long rowid, Random random)
    {
        var columns = Columns().ToList();
        // The last part of the key becomes a new one, but not one that has few values; of a key of references alone, every part stays possible because nothing checks it here.
        var key = type.FindPrimaryKey()!.Properties.Last(p => !p.ClrType.IsEnum).GetColumnName();
        var changed = columns.Single(c => c.Name == key);
        var from = columns.Select(c => c.Name == changed.Name || IsUnique(c.Name) ? $"${c.Name}" : $"\"{c.Name}\"");
        await using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) SELECT {string.Join(", ", from)} FROM \"{Name}\" WHERE rowid = {rowid}; SELECT last_insert_rowid()";
        foreach (var column in columns.Where(c => c.Name == changed.Name || IsUnique(c.Name)))
        {
            command.Parameters.Add(Parameter(command, $"${column.Name}", column.Mapping, Fresh(column, random)));
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Exchanges everything but the key between two rows.</summary>
    public async Task SwapAsync(SqliteConnection connection, long one, long other)
    {
        var columns = Columns().Where(c => !IsKey(c.Name) && !IsUnique(c.Name) && !cover.Key.Contains(c.Name)).Select(c => $"\"{c.Name}\"").ToList();
        if (columns.Count > 0)
        {
            var list = string.Join(", ", columns);
            await ExecuteAsync(connection, $"CREATE TEMP TABLE swapped AS SELECT {list} FROM \"{Name}\" WHERE rowid = {one}; "
                + $"UPDATE \"{Name}\" SET ({list}) = (SELECT {list} FROM \"{Name}\" WHERE rowid = {other}) WHERE rowid = {one}; "
                + $"UPDATE \"{Name}\" SET ({list}) = (SELECT {list} FROM swapped) WHERE rowid = {other}; DROP TABLE swapped");
        }
    }

    /// <summary>Whether two rows differ in more than their keys.</summary>
    public async Task<bool> DifferAsync(SqliteConnection connection, long one, long other)
    {
        var columns = Contents().Where(c => !IsUnique(c.Name) && !cover.Key.Contains(c.Name)).Select(c => $"quote(\"{c.Name}\")").ToList();
        return columns.Count > 0 && !Equals(await TextAsync(connection, string.Join(" || ',' || ", columns), one), await TextAsync(connection, string.Join(" || ',' || ", columns), other));
    }

    private static string Look(AccessRow look, int further) => string.Create(CultureInfo.InvariantCulture, $"AccessLog の {look.Node} {look.Day:yyyy-MM-dd} {look.Sequence + further} 番");

    private async Task<object?> TextAsync(SqliteConnection connection, string expression, long rowid)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {expression} FROM \"{Name}\" WHERE rowid = {rowid}";
        return await command.ExecuteScalarAsync();
    }

#pragma warning disable EF1002 // The name is that of a table of our own model.
    private async Task<object> ReadAsync<T>(DbContext database, long rowid)
        where T : class =>
        await database.Set<T>().FromSqlRaw($"SELECT * FROM \"{Name}\" WHERE rowid = {{0}}", rowid).AsNoTracking().SingleAsync();
#pragma warning restore EF1002

    private IEnumerable<(string Name, RelationalTypeMapping Mapping, Type Clr, bool IsNullable)> Columns() =>
        type.GetProperties().Select(p => (p.GetColumnName(), p.GetRelationalTypeMapping(), p.ClrType, p.IsNullable))
            .Concat(type.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && !n.TargetEntityType.IsMappedToJson())
                .SelectMany(n => n.TargetEntityType.GetProperties().Where(p => !p.IsPrimaryKey()).Select(p => (p.GetColumnName(StoreObjectIdentifier.Table(Name))!, p.GetRelationalTypeMapping(), p.ClrType, p.IsNullable))))
            .Concat(type.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && n.TargetEntityType.IsMappedToJson())
                .Select(n => (n.TargetEntityType.GetContainerColumnName()!, type.FindPrimaryKey()!.Properties[0].GetRelationalTypeMapping(), typeof(void), true)));

    private IEnumerable<(string Name, RelationalTypeMapping Mapping, Type Clr, bool IsNullable)> Contents() =>
        Columns().Where(c => !IsKey(c.Name) && c.Clr != typeof(void) && !Free.Contains((type.ClrType, c.Name)) && !cover.Without.Contains(c.Name));

    private bool IsKey(string column) => type.FindPrimaryKey()!.Properties.Any(p => p.GetColumnName() == column);

    private bool IsUnique(string column) => type.GetIndexes().Any(i => i.IsUnique && i.Properties.Any(p => p.GetColumnName() == column));

    private async Task<object?> ValueAsync(SqliteConnection connection, long rowid, string column)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"{column}\" FROM \"{Name}\" WHERE rowid = {rowid}";
        var value = await command.ExecuteScalarAsync();
        return value is DBNull ? null : value;
    }

    // Another value that the column can hold, given the stored one.
    private static object? Other((string Name, RelationalTypeMapping Mapping, Type Clr, bool IsNullable) column, object? stored, Random random)
    {
        var clr = Nullable.GetUnderlyingType(column.Clr) ?? column.Clr;
        if (column.IsNullable && stored is not null && random.Next(4) == 0)
        {
            return null;
        }

        return clr == typeof(string) ? $"{stored}改"
            : clr == typeof(bool) ? !Convert.ToBoolean(stored ?? 0L, CultureInfo.InvariantCulture)
            : clr == typeof(byte[]) ? Flipped(stored as byte[] ?? [], random)
            : clr.IsEnum ? Enum.GetValues(clr).Cast<object>().First(v => v.ToString() != stored?.ToString())
            : Fresh(column, random);
    }

    private static object Fresh((string Name, RelationalTypeMapping Mapping, Type Clr, bool IsNullable) column, Random random)
    {
        var (clr, number) = (Nullable.GetUnderlyingType(column.Clr) ?? column.Clr, random.Next(1_000_000, 2_000_000));
        return clr == typeof(string) ? $"x{number}"
            : clr == typeof(long) ? (object)(long)number
            : clr == typeof(int) ? number
            : clr == typeof(DateOnly) ? new DateOnly(1900, 1, 1).AddDays(number % 40_000)
            : clr == typeof(DateTimeOffset) ? new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number)
            : clr == typeof(DateTime) ? new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number)
            : clr == typeof(byte[]) ? BitConverter.GetBytes(number)
            : clr == typeof(double) ? number / 7.0
            : clr == typeof(Guid) ? new Guid(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10])
            : clr == typeof(TimeOnly) ? new TimeOnly(1, 0).Add(TimeSpan.FromSeconds(number % 40_000))
            : clr.IsEnum ? Enum.GetValues(clr).GetValue(0)!
            : throw new NotSupportedException($"{column.Name}: {clr.Name}");
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
        {
            return [1];
        }

        byte[] copy = [.. bytes];
        copy[random.Next(copy.Length)] ^= 1;
        return copy;
    }

    private static System.Data.Common.DbParameter Parameter(SqliteCommand command, string name, RelationalTypeMapping mapping, object? value) => mapping.CreateParameter(command, name, value);

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, RelationalTypeMapping? mapping = null, object? value = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (mapping is not null)
        {
            command.Parameters.Add(Parameter(command, "$value", mapping, value));
        }

        await command.ExecuteNonQueryAsync();
    }
}
