using Koseki.Infrastructure.UseCases.NightHolds;
using System.Text.RegularExpressions;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Kiosks;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.Persistence.Verification;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Infrastructure.UseCases.Messages;
using Koseki.Infrastructure.UseCases.People;
using Koseki.Infrastructure.UseCases.RefusalRequests;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using SqlServerGatewayDbContextFactory = Koseki.Konbini.Gateway.Persistence.SqlServerGatewayDbContextFactory;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>The core's database on SQL Server, as far as it can be known without a server.</summary>
public sealed partial class SqlServerTests
{
    [Fact]
    public void Model_BothProviders_HaveNoPendingChanges()
    {
        using var sqlite = new SqliteKosekiDbContextFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerKosekiDbContextFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Script_ForSqlServer_Parses()
    {
        using var database = new SqlServerKosekiDbContextFactory().CreateDbContext([]);

        var script = database.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("CREATE TABLE [Generations]", script, StringComparison.Ordinal);
        Assert.Empty(SqlServerSyntax.Errors(script));
    }

    /// <summary>Fault Q11: every text column of both databases, also those of states, which are text only there; the start looks at all of them.</summary>
    [Fact]
    public void Model_OnSqlServer_ComparesTextByCodePoint()
    {
        using var core = new SqlServerKosekiDbContextFactory().CreateDbContext([]);
        using var gateway = new SqlServerGatewayDbContextFactory().CreateDbContext([]);
        foreach (var database in new DbContext[] { core, gateway })
        {
            var columns = database.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => !e.IsMappedToJson()).SelectMany(e => e.GetProperties())
                .Where(p => p.GetColumnType().StartsWith("nvarchar", StringComparison.Ordinal)).ToList();

            Assert.Empty(columns.Where(p => p.GetCollation() != SqlServerSettings.DefaultCollation).Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}"));
            Assert.Empty(columns.SelectMany(p => p.GetTableColumnMappings()).Select(m => $"{m.Column.Table.Name}.{m.Column.Name}").Except(SqlServerCheck.Columns(database)));
        }
    }

    [Fact]
    public void Model_ForeignKeys_NeverCascade()
    {
        using var database = new SqlServerKosekiDbContextFactory().CreateDbContext([]);

        Assert.DoesNotContain(database.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()), k => k.DeleteBehavior is DeleteBehavior.Cascade && !k.IsOwnership);
    }

    [SqliteFact]
    public async Task Twin_QueryOnlySqliteKnows_Fails()
    {
        await using var city = await TestCity.CreateAsync();
        await using var database = city.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RegisterIndex.Where(r => EF.Functions.Glob(r.Head, "越*")).ToListAsync());
    }

    [SqliteFact]
    public async Task Twin_QueriesBulkChangesAndSaves_AreSeenAndParsed()
    {
        await using var city = await TestCity.CreateAsync();

        await BirthPaper.ApprovedAsync(city);

        Assert.Contains(SqlServerTwin.Commands, c => c.StartsWith("DELETE FROM [p]", StringComparison.Ordinal));
        Assert.Contains(SqlServerTwin.Commands, c => c.Contains("INSERT INTO [Generations]", StringComparison.Ordinal));
        Assert.Contains(SqlServerTwin.Commands, c => c.Contains("UPDATE [Cases] SET", StringComparison.Ordinal));
        Assert.Contains(SqlServerTwin.Commands, c => c.Contains("SELECT TOP(1)", StringComparison.Ordinal) && c.Contains("FROM [Generations]", StringComparison.Ordinal));
    }

    /// <summary>The twin sees only what runs: so everything that asks the database must run in a test of this folder.</summary>
    [Fact]
    public void Stores_EveryPublicMethod_IsRunBesideTheTwin()
    {
        Type[] stores =
        [
            typeof(RegisterStore), typeof(RegisterSearch), typeof(CaseWorkflow), typeof(CertificateDesk), typeof(CityReader), typeof(CityDesk), typeof(BulkLoad), typeof(ResidentLinks),
            typeof(AccessLog), typeof(AccessDays), typeof(JournalWriter), typeof(JournalTransaction), typeof(JournalVerifier), typeof(DatabaseSetup), typeof(JournalAnchors),
            typeof(CaseLists), typeof(PaperDesk), typeof(PaperLists), typeof(CaseBundles), typeof(MessageDesk), typeof(MessageLists), typeof(MessageSender), typeof(CaseScans), typeof(ContentChecks), typeof(ImagedStore), typeof(ReceiptBookReader), typeof(RegisterSurroundings),
            typeof(EligibilityDesk), typeof(FactsDesk), typeof(KioskCertificateDesk), typeof(ClaimDesk), typeof(DoorStops), typeof(GatewayNodes), typeof(KioskDesk), typeof(KioskCounts), typeof(KioskStatistics), typeof(HeadDesk), typeof(CertifierDesk),
            typeof(AccountDesk), typeof(StaffSessions), typeof(SignInThrottle), typeof(EnrolledTerminals), typeof(KinDesk),
            typeof(BatchLists), typeof(BatchPlanner), typeof(BatchRunner), typeof(BatchWriter),
            typeof(NightDesk), typeof(NightOffice), typeof(HoldProbe), typeof(LifeSigns), typeof(OutageDesk), typeof(DutyPhone), typeof(RequestDesk),
        ];
        var known = typeof(KosekiDbContext).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Koseki.Infrastructure.Persistence", StringComparison.Ordinal) == true && t.IsPublic && !stores.Contains(t)
            && t.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IDbContextFactory<KosekiDbContext>)))).Select(t => t.Name);
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "Koseki.Tests", "Infrastructure", "Persistence"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var called = Calls().Matches(tests).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // Through others: receipt holds, decision sends and releases, commits catch up, the first look of a day closes, deeds lock their case, decisions and copies read the settings.
        string[] inside = ["ReleaseAsync", "CatchUpAsync", "TryCloseAsync", "CaseAsync", "CityAsync"];

        var never = stores.SelectMany(s => s.GetMethods().Where(m => m.DeclaringType == s && !m.IsSpecialName && m.Name != "Dispose").Select(m => m.Name)).Distinct()
            .Where(m => !called.Contains(m) && !inside.Contains(m));

        Assert.Empty(never);
        // Looks, and the stores of use cases, all of whose methods stand above.
        Assert.Equal(["AccountGuard", "CaseStore", "DraftStore", "JournalFollower", "JournalNames", "JournalStart", "LifeSignStore", "NightTerminals", "PrintQuiet", "ReadScopes"], known.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\.(\w+)\(")]
    private static partial Regex Calls();
}
