using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Databases;

/// <summary>
/// What an exception of either database means, in one place. Only what is named here is ever tried again or taken for
/// 「another was first」; everything else is a fault and stays one.
/// </summary>
public static class DatabaseFault
{
    // SQLite (sqlite3.h): primary codes, and extended codes of a constraint.
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    // SQL Server: chosen as the victim of a deadlock, waited too long for a lock, the row moved on under a snapshot.
    private static readonly HashSet<int> LostRaces = [1205, 1222, 3960];

    // SQL Server: a primary key, a unique index.
    private static readonly HashSet<int> Duplicates = [2627, 2601];

    // SQL Server and its network: connection broken, killed or refused, fail-over, database being started or moved, too busy now.
    private static readonly HashSet<int> Interruptions =
    [
        20, 64, 121, 233, 596, 921, 976, 983, 997, 1203, 1204, 1221, 3966, 4060, 4221, 6005, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 18401, 40197, 40501, 40613, 49918, 49919, 49920,
    ];

    private const string DriverName = "Microsoft.Data.SqlClient";

    // SQL Server: from this severity on the connection is gone.
    private const int Fatal = 20;

    /// <summary>
    /// Another transaction was quicker and this one is rolled back for certain: run again from the start it can succeed.
    /// </summary>
    public static bool IsLostRace(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        SqlException sql => Has(sql, LostRaces),
        _ => e.InnerException is { } inner && IsLostRace(inner),
    };

    /// <summary>
    /// The connection or the server went away for a moment. Nothing of the transaction stands, unless it happened while
    /// committing: whoever runs it again looks first whether it does.
    /// </summary>
    public static bool IsInterruption(Exception e) => e switch
    {
        // The driver's own word for a connection or transaction that went away between two commands, and for a pool that is used up.
        InvalidOperationException { InnerException: null, Source: DriverName } => true,
        SqlException sql => Has(sql, Interruptions) || sql.Errors.Cast<SqlError>().Any(IsBrokenOff),
        _ => e.InnerException is { } inner && IsInterruption(inner),
    };

    /// <summary>A row with the same key is there already: somebody else put it there first.</summary>
    public static bool IsDuplicate(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique,
        SqlException sql => Has(sql, Duplicates),
        _ => e.InnerException is { } inner && IsDuplicate(inner),
    };

    /// <summary>A save found the row changed by somebody else: 「another was first」 in the strict sense.</summary>
    public static bool IsOvertaken(Exception e) => e is DbUpdateConcurrencyException { Entries.Count: > 0 };

    /// <summary>The database, or the way to it, failed: nothing was written.</summary>
    public static bool IsOfDatabase(Exception e) => e is DbException or DbUpdateException;

    // What the driver itself says of a connection refused, reset or cut off has state 0; a server's own errors have one from 1 on.
    // Its numbers are those of Windows: elsewhere they are 0 or whatever happened to lie there (203 was seen).
    private static bool IsBrokenOff(SqlError error) => error is { State: 0, Class: >= Fatal };

    private static bool Has(SqlException exception, HashSet<int> numbers) =>
        numbers.Contains(exception.Number) || exception.Errors.Cast<SqlError>().Any(e => numbers.Contains(e.Number));
}
