using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The rows whose every value is one that its column can hold. SQLite keeps any value in any column: a text where a number
/// belongs reads as 0, a number with a fraction as a whole one, and neither is found by a comparison. Such rows are named
/// and left out of what is read further, so that none of them stops a verification. On a server the columns see to it.
/// </summary>
public sealed class SoundRows
{
    private const int Most = 100;

    private readonly DbContext database;
    private readonly List<string> problems;
    private readonly Dictionary<Type, string> queries = [];

    private SoundRows(DbContext database, List<string> problems) => (this.database, this.problems) = (database, problems);

    /// <summary>Looks at the schema and at every row of the covered tables; what does not fit is added to the problems.</summary>
    public static async Task<SoundRows> ReadAsync(DbContext database, IReadOnlyList<TableCover> covers, List<string> problems, CancellationToken cancellation)
    {
        var rows = new SoundRows(database, problems);
        if (!database.Database.IsSqlite())
        {
            return rows;
        }

        await database.Database.OpenConnectionAsync(cancellation);
        try
        {
            var broken = await new SqliteSchema(database, problems).RunAsync(cancellation);
            foreach (var type in covers.Select(c => database.Model.FindEntityType(c.Row)!))
            {
                if (broken.Contains(type.GetTableName()!))
                {
                    rows.queries[type.ClrType] = Nothing(type);
                }
                else
                {
                    await rows.LookAsync(type, cancellation);
                }
            }
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }

        return rows;
    }

    /// <summary>The rows of a table that can be read.</summary>
#pragma warning disable EF1002 // The names are those of tables and columns of our own model.
    public IQueryable<T> Of<T>()
        where T : class => Of<T>(database);

    /// <summary>The same through another context.</summary>
    public IQueryable<T> Of<T>(DbContext beside)
        where T : class => (queries.TryGetValue(typeof(T), out var sound) ? beside.Set<T>().FromSqlRaw(sound) : beside.Set<T>()).AsNoTracking();
#pragma warning restore EF1002

    /// <summary>Runs one part of a verification; what cannot be read in spite of all is a problem, not the end.</summary>
    public async Task TryAsync(string what, Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            problems.Add($"{what}を終わりまで照合できません: {e.GetBaseException().Message}");
        }
    }

    /// <summary>The same of a part that gives something; the default where it cannot.</summary>
    public async Task<T?> TryAsync<T>(string what, Func<Task<T>> part)
    {
        var result = default(T);
        await TryAsync(what, async () => { result = await part(); });
        return result;
    }

    /// <summary>Whether reading failed because of what was read.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is FormatException or InvalidOperationException or InvalidCastException or OverflowException or ArgumentException or JsonException or InvalidDataException or DbException;

    private static string Nothing(IEntityType type) => $"SELECT {string.Join(", ", SoundColumns.Of(type).Select(c => $"NULL AS {Quoted(c.Name)}"))} WHERE 0 = 1";

    private async Task LookAsync(IEntityType type, CancellationToken cancellation)
    {
        var (table, columns) = (type.GetTableName()!, SoundColumns.Of(type));
        var sound = string.Join(" AND ", columns.Select(c => c.Sound));
        var key = string.Join(" || '|' || ", type.FindPrimaryKey()!.Properties.Select(p => $"IFNULL(CAST({Quoted(p.GetColumnName())} AS TEXT), '')"));
        var what = string.Join(" || ", columns.Select(c => $"CASE WHEN IFNULL({c.Sound}, 0) THEN '' ELSE ' {c.Name}(' || typeof({Quoted(c.Name)}) || ')' END"));
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {key}, {what} FROM {Quoted(table)} WHERE NOT IFNULL({sound}, 0)";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var count = 0;
        while (await reader.ReadAsync(cancellation))
        {
            if (count++ < Most)
            {
                problems.Add($"{table} の {reader.GetString(0)} に、列に置けない値があります(書き換えられています):{reader.GetString(1)}");
            }
        }

        if (count > Most)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{table} には、列に置けない値のある行がほかに {count - Most} 行あります。"));
        }

        if (count > 0)
        {
            queries[type.ClrType] = $"SELECT * FROM {Quoted(table)} WHERE IFNULL({sound}, 0)";
        }
    }

    internal static string Quoted(string name) => $"\"{name}\"";
}
