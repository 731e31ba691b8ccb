using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Koseki.Eng.Migrations;

/// <summary>Writes what an administrator of SQL Server runs where the programs may not change the schema (<c>Migrate=false</c>).</summary>
public sealed class MigrationsScriptVerb : IVerb
{
    // sqlcmd begins with them off, and indexes of some rows only can be made with them on.
    private const string Head = "SET QUOTED_IDENTIFIER ON;\nSET ANSI_NULLS ON;\nGO\n\n";

    /// <inheritdoc/>
    public string Name => "migrations script";

    /// <inheritdoc/>
    public string Summary => "SQL Server の移行スクリプトを書く(Migrate=false の設定で使う。何度実行してもよい)";

    /// <inheritdoc/>
    public string Usage => "--of koseki|gateway --out <ファイル> [--collation <照合順序>]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (of, file) = (arguments.Required("of"), arguments.Required("out"));
        var settings = new SqlServerSettings { Collation = arguments.Optional("collation") ?? SqlServerSettings.DefaultCollation };
        arguments.RefuseUnknown();
        await using var database = Open(of, settings);
        // The rows of the city are put in at the first start: the script makes and changes tables only.
        await File.WriteAllTextAsync(file, Head + database.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent), cancellation);
        await output.WriteLineAsync($"{file} に {of} の移行スクリプトを書きました(照合順序 {settings.Collation})。");
        return 0;
    }

    private static DbContext Open(string of, SqlServerSettings settings) => of switch
    {
        "koseki" => SqlServerKosekiDbContextFactory.Create(settings),
        "gateway" => SqlServerGatewayDbContextFactory.Create(settings),
        _ => throw new UsageException("--of は koseki か gateway です。"),
    };
}
