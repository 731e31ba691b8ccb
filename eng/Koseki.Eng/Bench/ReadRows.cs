using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Koseki.Eng.Bench;

/// <summary>
/// Catches the queries that a piece of work sends to SQLite and asks the database what they cost: rows it walked through
/// without an index, and steps of its machine (which grow with every row it touches).
/// </summary>
internal sealed class ReadRows : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const int FullScanSteps = 1;
    private const int MachineSteps = 4;
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<(string Text, IReadOnlyList<(string Name, object? Value)> Parameters)> queries = [];
    private readonly string file;

    private ReadRows(string file)
    {
        this.file = file;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Runs the work and gives what its queries cost on the database.</summary>
    public static async Task<(long Scanned, long Steps)> OfAsync(string connection, Func<Task> work)
    {
        await using var database = new SqliteConnection(connection);
        using var caught = new ReadRows(database.DataSource);
        await work();
        await database.OpenAsync();
        return caught.queries.Select(q => Cost(database, q.Text, q.Parameters)).Aggregate((Scanned: 0L, Steps: 0L), (sum, one) => (sum.Scanned + one.Scanned, sum.Steps + one.Steps));
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData { Command: var command } && command.Connection is SqliteConnection { DataSource: var source }
            && Path.GetFullPath(source) == Path.GetFullPath(file) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            queries.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    private static (long Scanned, long Steps) Cost(SqliteConnection database, string text, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        if (raw.sqlite3_prepare_v2(database.Handle, text, out var statement) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"問い合わせを調べられません: {text}");
        }

        using (statement)
        {
            foreach (var (name, value) in parameters)
            {
                Bind(statement, raw.sqlite3_bind_parameter_index(statement, name), value);
            }

            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                // Only the counters matter.
            }

            return (raw.sqlite3_stmt_status(statement, FullScanSteps, 0), raw.sqlite3_stmt_status(statement, MachineSteps, 0));
        }
    }

    private static void Bind(sqlite3_stmt statement, int index, object? value)
    {
        _ = value switch
        {
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int64(statement, index, number),
            bool flag => raw.sqlite3_bind_int(statement, index, flag ? 1 : 0),
            DateOnly day => raw.sqlite3_bind_text(statement, index, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            string text => raw.sqlite3_bind_text(statement, index, text),
            _ => throw new InvalidOperationException($"この型の値は調べられません: {value?.GetType()}"),
        };
    }
}
