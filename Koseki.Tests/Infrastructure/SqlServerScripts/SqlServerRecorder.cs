using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Tests.Infrastructure.SqlServerScripts;

/// <summary>
/// Lets real code run on the SQL Server provider without a server: connections, commands and transactions are
/// suppressed, every command's text is kept. A query that the provider cannot translate throws as it would there.
/// </summary>
public sealed class SqlServerRecorder : IDbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    /// <summary>The commands in order.</summary>
    public List<string> Commands { get; } = [];

    /// <inheritdoc/>
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    /// <inheritdoc/>
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    /// <inheritdoc/>
    public InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        InterceptionResult<DbDataReader>.SuppressWithResult(Keep(command));

    /// <inheritdoc/>
    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult<DbDataReader>.SuppressWithResult(Keep(command)));

    /// <inheritdoc/>
    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Keep(command).Dispose();
        return InterceptionResult<int>.SuppressWithResult(1);
    }

    /// <inheritdoc/>
    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));

    /// <inheritdoc/>
    public InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Keep(command).Dispose();
        return InterceptionResult<object>.SuppressWithResult(0L);
    }

    /// <inheritdoc/>
    public ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(ScalarExecuting(command, eventData, result));

    /// <inheritdoc/>
    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

    /// <inheritdoc/>
    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        new(TransactionStarting(connection, eventData, result));

    private DataTableReader Keep(DbCommand command)
    {
        lock (Commands)
        {
            Commands.Add(command.CommandText);
        }

        using var table = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        // EXISTS and COUNT always give a row; everything else finds nothing.
        object? single = command.CommandText.StartsWith("SELECT CASE", StringComparison.Ordinal) ? false
            : command.CommandText.StartsWith("SELECT COUNT(", StringComparison.Ordinal) ? 0
            : null;
        if (single is not null)
        {
            table.Columns.Add("value", single.GetType());
            table.Rows.Add(single);
        }

        return table.CreateDataReader();
    }

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
