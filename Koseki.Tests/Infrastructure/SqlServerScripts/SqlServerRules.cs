using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.SqlServerScripts;

/// <summary>A statement that SQLite takes and SQL Server refuses; no product code catches it.</summary>
public sealed class SqlServerRuleException(string message) : Exception(message);

/// <summary>
/// What SQL Server refuses although SQLite takes it, looked for in every statement of every context of the whole test run,
/// hosts and background work included: a value for an IDENTITY column, a statement while a reader of the same
/// connection is open, text or bytes longer than their column, a key that ends with a space (faults Q1, Q2, Q6, Q12).
/// </summary>
public sealed partial class SqlServerRules : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly string Executing = RelationalEventId.CommandExecuting.Name!;
    private static readonly string Executed = RelationalEventId.CommandExecuted.Name!;
    private static readonly ConditionalWeakTable<DbConnection, DbDataReader> Readers = [];
    private static readonly ConcurrentQueue<(string Connection, string Problem)> Broken = new();

    /// <summary>Begins to watch before the first test.</summary>
    [ModuleInitializer]
    internal static void Watch() => DiagnosticListener.AllListeners.Subscribe(new SqlServerRules());

    /// <summary>Fails when a database below a folder was sent what SQL Server refuses, also where the code that sent it survived.</summary>
    public static void AssertKept(string folder) =>
        Assert.Empty(Broken.Where(b => b.Connection.Contains(folder, StringComparison.Ordinal)).Select(b => b.Problem).Distinct());

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this, name => name == Executing || name == Executed);
        }
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Executing && value.Value is CommandEventData { Command: var command, Context: { } context })
        {
            var problem = WhileReading(command) ?? SqlServerColumns.Of(context)?.ProblemOf(WritesOf(command));
            if (problem is not null)
            {
                Broken.Enqueue((command.Connection?.ConnectionString ?? "", problem));
                throw new SqlServerRuleException(problem);
            }
        }
        else if (value is { Key: var key, Value: CommandExecutedEventData { Result: DbDataReader reader, Command.Connection: { } connection } } && key == Executed)
        {
            Readers.AddOrUpdate(connection, reader);
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

    private static string? WhileReading(DbCommand command) =>
        command.Connection is { } connection && Readers.TryGetValue(connection, out var reader) && !reader.IsClosed
            ? $"読み出している接続で別の命令を実行しています(SQL Server は MARS なしでは断ります): {command.CommandText}"
            : null;

    // What a statement writes, column by column; the value is null where the statement holds it itself.
    private static IEnumerable<ColumnWrite> WritesOf(DbCommand command)
    {
        object? Value(string name) => command.Parameters.Contains(name) ? command.Parameters[name].Value : null;
        foreach (Match insert in Inserts().Matches(command.CommandText))
        {
            var values = insert.Groups["values"].Value.Split(',', StringSplitOptions.TrimEntries);
            foreach (var (column, i) in Names().Matches(insert.Groups["columns"].Value).Select((c, i) => (c.Groups[1].Value, i)))
            {
                yield return new(insert.Groups["table"].Value, column, IsInsert: true, i < values.Length ? Value(values[i]) : null);
            }
        }

        foreach (Match update in Updates().Matches(command.CommandText))
        {
            foreach (Match set in Sets().Matches(update.Groups["sets"].Value))
            {
                yield return new(update.Groups["table"].Value, set.Groups[1].Value, IsInsert: false, Value(set.Groups[2].Value));
            }
        }
    }

    [GeneratedRegex("""INSERT INTO ["\[](?<table>\w+)["\]] \((?<columns>[^)]*)\)\s*(?:OUTPUT [^\n]*\s*)?VALUES \((?<values>[^)]*)\)""")]
    private static partial Regex Inserts();

    [GeneratedRegex("""UPDATE ["\[](?<table>\w+)["\]](?: AS \S+)?\s+SET (?<sets>.*?)(?:\n(?:WHERE|OUTPUT|FROM|RETURNING)|;|$)""", RegexOptions.Singleline)]
    private static partial Regex Updates();

    [GeneratedRegex("""["\[](\w+)["\]] = (@\w+)""")]
    private static partial Regex Sets();

    [GeneratedRegex("""["\[](\w+)["\]]""")]
    private static partial Regex Names();

    private static class DbLoggerCategory
    {
        internal const string Name = "Microsoft.EntityFrameworkCore";
    }
}
