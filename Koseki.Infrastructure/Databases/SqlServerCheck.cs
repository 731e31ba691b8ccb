using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Databases;

/// <summary>
/// Looks at start whether a SQL Server database is one the program can stand on. Text compared by another order could take two
/// people for one: that stops the start. Readers that wait for writers only cost time: that is said.
/// </summary>
public static class SqlServerCheck
{
    /// <summary>Whether readers see the last committed state instead of waiting: 1 or 0.</summary>
    internal const string SnapshotQuery = "SELECT CAST(d.is_read_committed_snapshot_on AS int) AS Value FROM sys.databases AS d WHERE d.name = DB_NAME()";

    /// <summary>Every text column of ours with its collation, as table.column=collation.</summary>
    internal const string CollationQuery =
        "SELECT t.name + N'.' + c.name + N'=' + c.collation_name AS Value FROM sys.columns AS c INNER JOIN sys.tables AS t ON t.object_id = c.object_id WHERE c.collation_name IS NOT NULL";

    /// <summary>Throws <see cref="DatabaseNotReadyException"/>, or logs, in words.</summary>
    public static async Task RunAsync(DbContext database, CancellationToken cancellation)
    {
        var found = await database.Database.SqlQueryRaw<string>(CollationQuery).ToListAsync(cancellation);
        if (WhyNot(found, Columns(database), SqlServerContexts.CollationOf(database)) is { } problem)
        {
            throw new DatabaseNotReadyException(problem);
        }

        var snapshot = await database.Database.SqlQueryRaw<int>(SnapshotQuery).ToListAsync(cancellation);
        if (Warning(snapshot is [1]) is { } warning)
        {
            database.GetService<ILoggerFactory>().CreateLogger("Koseki.Database").LogWarning("{Warning}", warning);
        }
    }

    /// <summary>The first column of ours whose collation is not the wanted one, in words; null when there is none.</summary>
    internal static string? WhyNot(IEnumerable<string> found, IReadOnlySet<string> ours, string wanted) => found.Select(f => f.Split('='))
        .Where(f => ours.Contains(f[0]) && f[1] != wanted).OrderBy(f => f[0], StringComparer.Ordinal)
        .Select(f => $"データベースの列 {f[0]} の照合順序が {f[1]} です({wanted} のはずです)。別の字を同じ字として扱うおそれがあるため、起動しません。列の照合順序を直すか、設定 SqlServer:Collation を確かめてください。")
        .FirstOrDefault();

    /// <summary>What is said where readers wait for writers; null where they do not.</summary>
    internal static string? Warning(bool readsSnapshots) => readsSnapshots
        ? null
        : "データベースの READ_COMMITTED_SNAPSHOT が OFF です。記録の間、検索や画面の表示が待たされます。データベースの管理者が「ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE」を実行してください。";

    /// <summary>Our text columns as table.column.</summary>
    internal static IReadOnlySet<string> Columns(DbContext database) => database.Model.GetRelationalModel().Tables
        .SelectMany(t => t.Columns).Where(c => (c.StoreTypeMapping.Converter?.ProviderClrType ?? c.StoreTypeMapping.ClrType) == typeof(string)).Select(c => $"{c.Table.Name}.{c.Name}").ToHashSet(StringComparer.Ordinal);
}
