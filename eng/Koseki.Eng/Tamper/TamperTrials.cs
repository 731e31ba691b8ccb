using System.Text.Json;
using Koseki.Infrastructure.Chains;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>Tries one kind after the other on copies of a place and looks whether verification names what was done.</summary>
internal abstract class TamperTrials(string root, string database) : IAsyncDisposable
{
    private const int Draws = 50;

    private IReadOnlyList<TamperTable>? tables;

    /// <summary>The place as it was left by the program.</summary>
    protected string Whole => Path.Combine(root, "whole");

    /// <summary>An older copy of it.</summary>
    protected string Older => Path.Combine(root, "older");

    /// <summary>The copy that is meddled with.</summary>
    protected string Work => Path.Combine(root, "work");

    /// <summary>The first folder of heads, which the attacker reaches.</summary>
    protected abstract string WorkAnchors { get; }

    /// <summary>The tables a trial may touch.</summary>
    protected IReadOnlyList<TamperTable> Tables => tables ??= TablesOf();

    /// <summary>Whether there is something to do so to: the gateway has no images.</summary>
    public virtual bool Tries(TamperKind kind) => true;

    /// <summary>One trial: what was done, and what verification said when it did not name it; null when it did.</summary>
    public async Task<string?> TryAsync(TamperKind kind, int trial, Random random, CancellationToken cancellation)
    {
        var (done, names) = ("", (IReadOnlyList<string>)[]);
        for (var draw = 1; ; draw++)
        {
            Restore();
            (done, names) = await DoAsync(kind, trial, random);
            // Whoever changes a hash and computes it anew has changed nothing.
            if (draw == Draws || kind > TamperKind.Swap || !await IsAsItWasAsync(Tables[trial % Tables.Count].Name))
            {
                break;
            }
        }

        SqliteConnection.ClearAllPools();
        var problems = await VerifyAsync(cancellation);
        return problems.Any(p => names.Any(n => p.Contains(n, StringComparison.Ordinal))) ? null
            : $"{kind.Word()} {done}: 「{string.Join("」か「", names)}」が出ません。出たのは {problems.Count} 件: {string.Join(" / ", problems.Take(5))}";
    }

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Makes the working copy, and sees that nothing is wrong before anybody meddles.</summary>
    protected async Task BeginAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Work);
        Restore();
        if (await VerifyAsync(cancellation) is [var problem, ..])
        {
            throw new InvalidOperationException($"手を加える前から異常があります: {problem}");
        }
    }

    /// <summary>A context on the working copy.</summary>
    protected abstract DbContext Open();

    /// <summary>What verification says of the working copy.</summary>
    protected abstract Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancellation);

    /// <summary>Puts what the attacker reaches of one copy in the place of another's.</summary>
    protected abstract void CopyData(string from, string to);

    /// <summary>Computes every hash anew that database and data folder allow.</summary>
    protected abstract Task RecomputeAsync(DbContext context, SqliteConnection connection);

    /// <summary>The tables a trial may touch.</summary>
    protected abstract IReadOnlyList<TamperTable> TablesOf();

    /// <summary>What is not done to a single row.</summary>
    protected abstract Task<(string Done, IReadOnlyList<string> Names)> WholeAsync(TamperKind kind, int trial, Random random);

    /// <summary>A connection beside the program.</summary>
    protected async Task<SqliteConnection> ConnectAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Work, database)};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs a statement.</summary>
    protected static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Puts the versioned tables and the record of states of the older copy in the place of the newer ones.</summary>
    protected async Task TakeStatesBackAsync(SqliteConnection connection)
    {
        await ExecuteAsync(connection, $"ATTACH '{Path.Combine(Older, database)}' AS old");
        foreach (var table in Tables.Where(t => t.Cover == Cover.Versioned).Select(t => t.Name).Append("States"))
        {
            await ExecuteAsync(connection, $"DELETE FROM main.\"{table}\"; INSERT INTO main.\"{table}\" SELECT * FROM old.\"{table}\"");
        }

        await ExecuteAsync(connection, "DETACH old");
    }

    /// <summary>Puts a row of the older copy back.</summary>
    protected async Task TakeBackAsync(SqliteConnection connection, string table, string where)
    {
        await ExecuteAsync(connection, $"ATTACH '{Path.Combine(Older, database)}' AS old");
        await ExecuteAsync(connection, $"INSERT OR REPLACE INTO main.\"{table}\" SELECT * FROM old.\"{table}\" WHERE {where}");
        await ExecuteAsync(connection, "DETACH old");
    }

    private Task<(string Done, IReadOnlyList<string> Names)> DoAsync(TamperKind kind, int trial, Random random) =>
        kind is TamperKind.Change or TamperKind.Delete or TamperKind.Insert or TamperKind.Swap or TamperKind.Type ? RowAsync(kind, trial, random) : WholeAsync(kind, trial, random);

    private async Task<(string Done, IReadOnlyList<string> Names)> RowAsync(TamperKind kind, int trial, Random random)
    {
        var table = Tables[trial % Tables.Count];
        await using var connection = await ConnectAsync();
        await using var context = Open();
        var rows = await table.RowsAsync(connection);
        var row = rows[random.Next(rows.Count)];
        if (kind == TamperKind.Type)
        {
            var (wrong, key) = (await table.WrongAsync(connection, row, random), "");
            key = await table.RawKeyAsync(connection, row);
            return ($"{table.Name} の {key} の {wrong}", [$"{table.Name} の {key} に、列に置けない値があります(書き換えられています): {wrong}("]);
        }

        // Those who rewrite the chains themselves cannot read them any more.
        var computes = table.Cover is Cover.Once or Cover.Versioned or Cover.Chain && !(kind is TamperKind.Change or TamperKind.Swap && table.Name is "Journal" or "States") && random.Next(2) == 0;
        var names = new List<string>(await table.NamesAsync(context, row));
        names.AddRange(await NamingRowsAsync(context, names));
        var what = await DoAsync(kind, table, connection, row, rows, names, random);
        if (computes)
        {
            await RecomputeAsync(context, connection);
        }

        return ($"{table.Name} {what}{(computes ? "(計算し直し)" : "")}", names);
    }

    private async Task<string> DoAsync(TamperKind kind, TamperTable table, SqliteConnection connection, long row, List<long> rows, List<string> names, Random random)
    {
        switch (kind)
        {
            case TamperKind.Delete:
                await table.DeleteAsync(connection, row);
                return $"{names[0]}";
            case TamperKind.Swap when rows.Count > 1:
                foreach (var other in rows.Where(r => r != row).OrderBy(_ => random.Next()))
                {
                    if (await table.DifferAsync(connection, row, other))
                    {
                        await table.SwapAsync(connection, row, other);
                        return $"{names[0]} と {other}";
                    }
                }

                goto case TamperKind.Insert;
            case TamperKind.Insert:
                var copy = await table.CopyAsync(connection, row, random);
                await using (var context = Open())
                {
                    names.Clear();
                    names.AddRange(await table.NamesAsync(context, copy));
                    names.Add($"{table.Name} に、台帳にない番号");
                    // Computed anew, a row put into a chain becomes its last one.
                    names.AddRange(table.Name switch
                    {
                        "Journal" => [$"Journal の {rows.Count + 1} 番"],
                        "States" => [$"States の {rows.Count + 1} 番"],
                        "AccessLog" => [string.Join(' ', names[0].Split(' ')[..^2])],
                        _ => Array.Empty<string>(),
                    });
                }

                return names[0];
            default:
                return await table.ChangeAsync(connection, row, random) is { } column ? $"{names[0]} の {column}" : await DoAsync(TamperKind.Delete, table, connection, row, rows, names, random);
        }
    }

    // The row of the record of states that names a row last, where it is a versioned one.
    private static async Task<IReadOnlyList<string>> NamingRowsAsync(DbContext context, IReadOnlyList<string> names)
    {
        var found = new List<string>();
        foreach (var state in await context.Set<StateRow>().AsNoTracking().OrderByDescending(s => s.Number).ToListAsync())
        {
            using var body = JsonDocument.Parse(state.Body);
            if (body.RootElement.GetProperty("rows").EnumerateArray().Any(r => names.Contains($"{r[0].GetString()} の {r[1].GetString()}")))
            {
                found.Add($"States の {state.Number} 番が、署名にも");
                break;
            }
        }

        return found;
    }

    private async Task<bool> IsAsItWasAsync(string table)
    {
        await using var connection = await ConnectAsync();
        await ExecuteAsync(connection, $"ATTACH '{Path.Combine(Whole, database)}' AS whole");
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT NOT EXISTS (SELECT * FROM main.\"{table}\" EXCEPT SELECT * FROM whole.\"{table}\") AND NOT EXISTS (SELECT * FROM whole.\"{table}\" EXCEPT SELECT * FROM main.\"{table}\")";
        return Convert.ToBoolean(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Restore()
    {
        SqliteConnection.ClearAllPools();
        CopyData(Whole, Work);
    }
}
