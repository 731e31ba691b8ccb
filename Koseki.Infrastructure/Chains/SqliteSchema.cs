using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The schema of a SQLite file against the model: whoever owns the file can take away what the columns promise, let a
/// unique number stand twice, or put a trigger beside the program.
/// </summary>
internal sealed class SqliteSchema(DbContext database, List<string> problems)
{
    private sealed record Column(string Name, string Type, bool IsNullable);

    /// <summary>Adds what differs to the problems; gives the tables that cannot be read.</summary>
    internal async Task<HashSet<string>> RunAsync(CancellationToken cancellation)
    {
        var broken = new HashSet<string>(StringComparer.Ordinal);
        var objects = await RowsAsync("SELECT type, name, IFNULL(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name", 3, cancellation);
        foreach (var found in objects.Where(o => o[0] is "trigger" or "view"))
        {
            problems.Add($"データベースに、作っていない{(found[0] == "view" ? "ビュー" : "トリガー")} {found[1]} があります(消してから調べてください)。");
        }

        problems.AddRange(objects.Where(o => o[2].Contains("COLLATE", StringComparison.OrdinalIgnoreCase)).Select(o => $"{o[1]} の照合順序が変えられています。"));
        foreach (var table in database.Model.GetRelationalModel().Tables)
        {
            if (!objects.Exists(o => o[0] == "table" && o[1] == table.Name))
            {
                problems.Add($"表 {table.Name} がありません。");
                broken.Add(table.Name);
            }
            else
            {
                await TableAsync(table, broken, cancellation);
            }
        }

        return broken;
    }

    private async Task TableAsync(ITable table, HashSet<string> broken, CancellationToken cancellation)
    {
        var columns = (await RowsAsync($"SELECT name, upper(type), \"notnull\" OR pk FROM pragma_table_info('{table.Name}')", 3, cancellation)).ConvertAll(c => new Column(c[0], c[1], c[2] == "0"));
        foreach (var column in table.Columns)
        {
            if (columns.Find(c => c.Name == column.Name) is not { } there)
            {
                problems.Add($"表 {table.Name} に列 {column.Name} がありません。");
                broken.Add(table.Name);
            }
            else if (there.Type != column.StoreType.ToUpperInvariant() || there.IsNullable != column.IsNullable)
            {
                problems.Add($"表 {table.Name} の列 {column.Name} の作りが変えられています({there.Type}{(there.IsNullable ? "、空を許す" : "")})。");
            }
        }

        var key = string.Join(',', table.PrimaryKey?.Columns.Select(c => c.Name) ?? []);
        if (await TextAsync($"SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('{table.Name}') WHERE pk > 0 ORDER BY pk)", cancellation) != key)
        {
            problems.Add($"表 {table.Name} の主キーが変えられています。");
        }

        foreach (var index in table.Indexes.Where(i => i.IsUnique))
        {
            var there = await TextAsync($"SELECT group_concat(name) FROM (SELECT i.name FROM pragma_index_list('{table.Name}') l, pragma_index_info(l.name) i WHERE l.name = '{index.Name}' AND l.\"unique\" = 1 AND l.partial = 0 ORDER BY i.seqno)", cancellation);
            if (there != string.Join(',', index.Columns.Select(c => c.Name)))
            {
                problems.Add($"表 {table.Name} の索引 {index.Name} がないか、作りが変えられています(同じ値が二度入ります)。");
            }
        }
    }

    private async Task<string> TextAsync(string sql, CancellationToken cancellation) => (await RowsAsync(sql, 1, cancellation)) is [var row] ? row[0] : "";

    private async Task<List<string[]>> RowsAsync(string sql, int columns, CancellationToken cancellation)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add([.. Enumerable.Range(0, columns).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))]);
        }

        return rows;
    }
}
