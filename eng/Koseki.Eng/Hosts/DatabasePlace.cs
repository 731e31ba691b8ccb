using Koseki.Eng.Town.Output;
using Koseki.Eng.Verify;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Eng.Hosts;

/// <summary>
/// Where the databases of an installation are: files of its data folder, or a server. Passwords go to other processes through
/// their environment, never through their arguments.
/// </summary>
/// <param name="Connection">Connection string of the core's database on SQL Server; null for the file of the folder.</param>
/// <param name="GatewayConnection">Connection string of the gateway's database on SQL Server; null for the file of the folder.</param>
/// <param name="Collation">Collation of the columns on a server.</param>
public sealed record DatabasePlace(string? Connection, string? GatewayConnection, string Collation)
{
    /// <summary>The words for <c>--help</c> of verbs that have one database.</summary>
    public const string Usage = "[--provider sqlite|sqlserver --connection <接続文字列> [--collation <照合順序>]]";

    /// <summary>The words for <c>--help</c> of verbs that have both.</summary>
    public const string UsageOfBoth = "[--provider sqlite|sqlserver --connection <接続文字列> --gateway-connection <接続文字列> [--collation <照合順序>]]";

    /// <summary>Files of the data folder.</summary>
    public static DatabasePlace Files { get; } = new(null, null, SqlServerSettings.DefaultCollation);

    /// <summary>Whether the core's database is on a server.</summary>
    public bool IsOnServer => Connection is not null;

    /// <summary>Reads <c>--provider</c>, <c>--connection</c>, <c>--collation</c> and, where there is a gateway, <c>--gateway-connection</c>.</summary>
    public static DatabasePlace Read(Arguments arguments, bool withGateway = false)
    {
        var (provider, connection) = (arguments.Optional("provider") ?? "sqlite", arguments.Optional("connection"));
        var gateway = withGateway ? arguments.Optional("gateway-connection") : null;
        var collation = arguments.Optional("collation") ?? SqlServerSettings.DefaultCollation;
        return provider switch
        {
            "sqlite" when connection is null && gateway is null => Files,
            "sqlite" => throw new UsageException("SQLite のデータベースはフォルダの中にあります。--connection は --provider sqlserver のときだけ指定してください。"),
            "sqlserver" when connection is not null && (gateway is not null || !withGateway) => new(connection, gateway, collation),
            "sqlserver" => throw new UsageException(withGateway ? "--connection と --gateway-connection を指定してください。" : "--connection を指定してください。"),
            _ => throw new UsageException("--provider は sqlite か sqlserver です。"),
        };
    }

    /// <summary>Provider, connection and collation of the core's database of a folder.</summary>
    public (string Provider, string Connection) Of(string folder) =>
        Connection is null ? ("sqlite", $"Data Source={Path.Combine(folder, TownFolder.Database)}") : ("sqlserver", Connection);

    /// <summary>
    /// Databases of their own on the same server, whose names end with the word: each of several towns of one run needs one. They
    /// stay there when the run has ended.
    /// </summary>
    public DatabasePlace Named(string word)
    {
        string? With(string? connection)
        {
            if (connection is null)
            {
                return null;
            }

            var parts = new SqlConnectionStringBuilder(connection);
            parts.InitialCatalog += "_" + word;
            return parts.ConnectionString;
        }

        return this with { Connection = With(Connection), GatewayConnection = With(GatewayConnection) };
    }

    /// <summary>A context of the gateway's database of a folder; it names what it saves in <paramref name="record"/>, where one is given.</summary>
    public GatewayDbContext OpenGateway(string folder, StateLog? record = null) => GatewayConnection is { } connection
        ? new SqlServerGatewayDbContext((DbContextOptions<SqlServerGatewayDbContext>)new DbContextOptionsBuilder<SqlServerGatewayDbContext>()
            .UseSqlServer(connection, new SqlServerSettings { Collation = Collation }).AddInterceptors(Named(record)).Options)
        : new SqliteGatewayDbContext(new DbContextOptionsBuilder<SqliteGatewayDbContext>().UseSqlite($"Data Source={Path.Combine(folder, GatewayRecord.File)};Default Timeout=10;Pooling=False").AddInterceptors([new SqlitePragmas(), .. Named(record)]).Options);

    /// <summary>The environment that leads a host to them.</summary>
    public IEnumerable<(string Key, string Value)> Environment()
    {
        foreach (var (section, connection) in new[] { ("Koseki", Connection), ("Gateway", GatewayConnection) }.Where(c => c.Item2 is not null))
        {
            yield return ($"{section}__Provider", "sqlserver");
            yield return ($"{section}__Connection", connection!);
            yield return ($"{section}__SqlServer__Collation", Collation);
        }
    }

    /// <summary>What <see cref="Environment"/> says in this process: how a worker finds the database.</summary>
    public static DatabasePlace OfEnvironment() =>
        new(System.Environment.GetEnvironmentVariable("Koseki__Connection"), System.Environment.GetEnvironmentVariable("Gateway__Connection"),
            System.Environment.GetEnvironmentVariable("Koseki__SqlServer__Collation") ?? SqlServerSettings.DefaultCollation);

    private static IEnumerable<IInterceptor> Named(StateLog? record) => record is null ? [] : [record];
}
