using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Coverage = Koseki.Infrastructure.Persistence.Journal.Coverage;
using GatewayCoverage = Koseki.Konbini.Gateway.Persistence.Coverage;

namespace Koseki.Tests.Infrastructure.Chains;

/// <summary>Fault S7: whatever decides is covered, and a table that is new has to say how.</summary>
public sealed class CoverageTests
{
    // Where bulk commands pass the record of states by, and why they may.
    private static readonly Dictionary<string, string> BulkCommands = new(StringComparer.Ordinal)
    {
        ["Koseki.Infrastructure/Persistence/Registers/Projections.cs"] = "derived tables",
        ["Koseki.Infrastructure/Persistence/Journal/JournalWriter.cs"] = "the counter of the journal, which the journal itself checks",
        ["Koseki.Infrastructure/Persistence/Cases/CaseRecord.cs"] = "a lock on a case: the value stays",
        ["Koseki.Infrastructure/Chains/StateLog.cs"] = "the turn of the record itself",
        ["Koseki.Konbini.Gateway/Replicas/FeedImporter.cs"] = "the marks of the feeds, handed over to the record in the same transaction",
        ["Koseki.Konbini.Gateway/Core/CoreHeads.cs"] = "a lock on the core's head: the value stays",
        ["Koseki.Konbini.Gateway/Persistence/KindSwitches.cs"] = "a lock on a switch: the value stays",
        ["Koseki.Konbini.Gateway/Issuance/IssueLog.cs"] = "numbers, handed over to the record in the same transaction",
        ["Koseki.Infrastructure/Persistence/Sessions/StaffSessions.cs"] = "the time of the last act, which is signed by itself",
        ["Koseki.Infrastructure/Persistence/NightHolds/LifeSignStore.cs"] = "the time of the last sign of life, which is signed by itself",
        ["Koseki.Infrastructure/Persistence/Sessions/SignInThrottle.cs"] = "tries are free",
    };

    [Fact]
    public void Tables_OfTheCore_AreEachCoveredOnce()
    {
        using var database = new SqliteKosekiDbContextFactory().CreateDbContext([]);

        Assert.Equal(Tables(database.Model).Select(t => t.ClrType.FullName).Order(), Coverage.Tables.Select(c => c.Row.FullName).Order());
        Assert.All(Coverage.Tables, c => Assert.False(string.IsNullOrWhiteSpace(c.Why)));
    }

    [Fact]
    public void Tables_OfTheGateway_AreEachCoveredOnce()
    {
        using var database = new SqliteGatewayDbContextFactory().CreateDbContext([]);

        Assert.Equal(Tables(database.Model).Select(t => t.ClrType.FullName).Order(), GatewayCoverage.Tables.Select(c => c.Row.FullName).Order());
    }

    [Fact]
    public void Rows_WrittenOnce_AreThoseTheJournalCanName() =>
        Assert.Equal(
            typeof(IJournaled).Assembly.GetTypes().Where(t => t.IsClass && typeof(IJournaled).IsAssignableFrom(t)).Select(t => t.Name).Order(),
            Coverage.Tables.Where(c => c.Cover == Cover.Once).Select(c => c.Row.Name).Order());

    /// <summary>What the database numbers by itself costs a second command; only tables that nobody uses do so.</summary>
    [Fact]
    public void Keys_OfVersionedTables_AreKnownBeforeSaving()
    {
        using var database = new SqlServerKosekiDbContextFactory().CreateDbContext([]);

        var numbered = Coverage.Tables.Where(c => c.Cover == Cover.Versioned).Select(c => Coverage.Versioned.Of(database.Model, c.Row)).Where(c => c.IsNumberedByDatabase).Select(c => c.Table);

        Assert.Subset(new HashSet<string>(["AspNetRoleClaims", "AspNetUserClaims", "Cases"]), numbered.ToHashSet());
    }

    [Fact]
    public void Table_OfTheDecision_SaysTheSame()
    {
        using var core = new SqliteKosekiDbContextFactory().CreateDbContext([]);
        using var gateway = new SqliteGatewayDbContextFactory().CreateDbContext([]);
        var said = File.ReadLines(Path.Combine(RepositoryFolder.Root, "eng", "decisions", "0013-what-decides-is-covered.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => string.Join('|', l.Split('|').Select(p => p.Trim()).Skip(1).Take(4)));

        Assert.Equal(Lines(core, Coverage.Tables).Concat(Lines(gateway, GatewayCoverage.Tables)).Order(), said.Order());
    }

    [Fact]
    public void BulkCommands_InTheProduct_StandOnlyWhereTheyMay()
    {
        var files = SourceFiles.Below("*.cs", "Koseki.Infrastructure", "Koseki.Konbini.Gateway", "Koseki.Web")
            .Where(f => File.ReadLines(f).Any(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && (l.Contains(".ExecuteUpdate", StringComparison.Ordinal) || l.Contains(".ExecuteDelete", StringComparison.Ordinal))))
            .Select(f => SourceFiles.Name(f).Replace('\\', '/'));

        Assert.Equal(BulkCommands.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<IEntityType> Tables(IModel model) => model.GetEntityTypes().Where(e => !e.IsOwned());

    private static IEnumerable<string> Lines(DbContext database, IReadOnlyList<TableCover> covers) =>
        covers.Select(c => $"`{database.Model.FindEntityType(c.Row)!.GetTableName()}`|{Word(c.Cover)}|{Word(c.Asked)}|{c.Why}");

    private static string Word(Asked asked) => asked switch
    {
        Asked.Saved => "保存し直すとき",
        Asked.Row => "行",
        Asked.Listed => "行と、消えた行",
        Asked.Never => "—",
    };

    private static string Word(Cover cover) => cover switch
    {
        Cover.Chain => "鎖",
        Cover.Once => "台帳",
        Cover.Versioned => "状態記録",
        Cover.Addressed => "番地",
        Cover.Derived => "作り直せる",
        _ => "自由",
    };
}
