using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>
/// Where a test keeps a database: a SQLite file, or one of its own on the server that <c>KOSEKI_TDS</c> (the core's) or
/// <c>KOSEKI_TDS_GATEWAY</c> (the gateway's) names by a connection string. <c>KOSEKI_TDS_COLLATION</c> replaces the collation
/// where that server lacks the usual one.
/// </summary>
/// <param name="Provider">sqlite or sqlserver.</param>
/// <param name="Connection">Connection string.</param>
/// <param name="Collation">Collation of the columns on a server.</param>
public sealed record TestDatabase(string Provider, string Connection, string Collation)
{
    /// <summary>The environment variable of the core's server.</summary>
    public const string CoreVariable = "KOSEKI_TDS";

    /// <summary>The environment variable of the gateway's server.</summary>
    public const string GatewayVariable = "KOSEKI_TDS_GATEWAY";

    /// <summary>The environment variable of the collation.</summary>
    public const string CollationVariable = "KOSEKI_TDS_COLLATION";

    /// <summary>Whether it lies on a server.</summary>
    public bool IsOnServer => Provider == "sqlserver";

    /// <summary>Whether the variables name a server for one of the databases: tests of SQLite alone are left out then.</summary>
    public static bool AnyServer => new[] { CoreVariable, GatewayVariable }.Any(v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v)));

    /// <summary>A new database of the core; its file lies in the folder.</summary>
    public static TestDatabase Core(string folder) => Of(CoreVariable, Path.Combine(folder, "koseki.db"), Environment.GetEnvironmentVariable);

    /// <summary>A new database of the gateway; its file lies in the folder.</summary>
    public static TestDatabase Gateway(string folder) => Of(GatewayVariable, Path.Combine(folder, "gateway.db"), Environment.GetEnvironmentVariable);

    /// <summary>What the variables say.</summary>
    internal static TestDatabase Of(string variable, string file, Func<string, string?> environment) => environment(variable) is { Length: > 0 } server
        ? new("sqlserver", new SqlConnectionStringBuilder(server) { InitialCatalog = $"koseki_test_{Guid.NewGuid():N}" }.ConnectionString, environment(CollationVariable) is { Length: > 0 } collation ? collation : SqlServerSettings.DefaultCollation)
        : new("sqlite", $"Data Source={file}", SqlServerSettings.DefaultCollation);

    /// <summary>The settings that lead a program to it, below its section.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(string section = "") =>
    [
        new(section + "Provider", Provider), new(section + "Connection", Connection), new(section + "SqlServer:Collation", Collation),
    ];

    /// <summary>A context of the gateway's on it.</summary>
    public GatewayDbContext OpenGateway() => IsOnServer
        ? new SqlServerGatewayDbContext((DbContextOptions<SqlServerGatewayDbContext>)new DbContextOptionsBuilder<SqlServerGatewayDbContext>().UseSqlServer(Connection, new SqlServerSettings { Collation = Collation }).Options)
        : new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite(Connection).AddInterceptors(new Konbini.Gateway.Persistence.SqlitePragmas()).Options);

    /// <summary>Takes it off the server; a file goes with its folder.</summary>
    public async Task DropAsync()
    {
        if (IsOnServer)
        {
            await using var database = new ServerContext(new DbContextOptionsBuilder<ServerContext>().UseSqlServer(Connection).Options);
            SqlConnection.ClearAllPools();
            await database.Database.EnsureDeletedAsync();
        }
    }

    private sealed class ServerContext(DbContextOptions<ServerContext> options) : DbContext(options);
}

/// <summary>A test of what only SQLite has (files, pragmas, its one lock): left out where the tests run on a server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    /// <summary>Leaves it out where it cannot run.</summary>
    public SqliteFactAttribute() => Skip = TestDatabase.AnyServer ? SqliteOnly.Why : null;
}

/// <summary>As <see cref="SqliteFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    /// <summary>Leaves it out where it cannot run.</summary>
    public SqliteTheoryAttribute() => Skip = TestDatabase.AnyServer ? SqliteOnly.Why : null;
}

/// <summary>Why such a test is left out.</summary>
internal static class SqliteOnly
{
    internal const string Why = "SQLite だけの試験(接続先はサーバ)";
}
