using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Places;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Batches;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Kiosks;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.RefusalRequests;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.Persistence.Verification;
using Koseki.Infrastructure.Printing;
using Koseki.Infrastructure.Scans;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Batches;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Infrastructure.UseCases.Messages;
using Koseki.Infrastructure.UseCases.NightHolds;
using Koseki.Infrastructure.UseCases.RefusalRequests;
using Koseki.Infrastructure.UseCases.People;
using Koseki.Infrastructure.UseCases.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Setup;

/// <summary>Puts storage together.</summary>
public static class PersistenceServices
{
    /// <summary>Adds contexts (factory and scoped), journal, stores, workflow and certificates from section <c>Koseki</c>.</summary>
    public static IServiceCollection AddKosekiPersistence(this IServiceCollection services, IConfiguration koseki)
    {
        var options = koseki.Get<PersistenceOptions>() ?? new();
        services.AddSingleton(options).AddAccountSchema();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Municipality.Koshigaya);
        services.TryAddSingleton(_ => CharacterTable.Load());
        services.TryAddSingleton<CharacterParts>();
        services.TryAddSingleton<PlaceDictionary>();
        services.TryAddSingleton<ICharacterTable>(s => s.GetRequiredService<CharacterTable>());
        AddContexts(services, options);
        services.TryAddSingleton(new SessionTimes());
        services.AddSingleton(NamesOf).AddSingleton<JournalNames>().AddSingleton<AccountGuard>().AddSingleton<DoorGuard>().AddSingleton<SessionRecord>().AddSingleton<SessionGuard>().AddSingleton<StaffSessions>().AddSingleton<SignInThrottle>().AddSingleton<EnrolledTerminals>()
            .AddSingleton<DutyReader>().AddSingleton<AccountStore>().AddSingleton<AccountDesk>();
        services.TryAddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddLogging();
        services.TryAddSingleton<BackgroundWork>();
        services.AddSingleton(new WriteTurn(options.Provider)).AddSingleton(new NodeName(options.Node)).AddSingleton<AccessLog>().AddSingleton<AccessDays>().AddSingleton<JournalSignal>()
            .AddSingleton(_ => HeadKeys.Open(options.HeadKey)).AddSingleton(s => PlacesOf(options, s.GetRequiredService<TimeProvider>()))
            .AddSingleton(s => HeadsOf(options, s.GetRequiredService<TimeProvider>())).AddSingleton(StatesOf)
            .AddSingleton(s => new KeptContext(async () => await s.GetRequiredService<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync() is var database ? (database, database) : default))
            .AddSingleton<JournalAnchors>().AddSingleton<JournalGuard>().AddSingleton<JournalVerifier>()
            .AddSingleton<CaseGuard>().AddSingleton<JournalWriter>().AddSingleton<Projections>().AddSingleton<GenerationWriter>().AddSingleton<RecordedDocuments>().AddSingleton<CasePlanner>().AddSingleton<ReadScopes>().AddSingleton<CaseStore>().AddSingleton<CaseBook>().AddSingleton<DraftStore>().AddSingleton<CaseDrafts>().AddSingleton<CaseDecision>()
            .AddSingleton<CaseMarks>().AddSingleton<CaseWorkflow>().AddSingleton<CaseBundles>().AddSingleton<CaseLists>().AddSingleton<PaperDesk>().AddSingleton<PaperLists>().AddSingleton<MessageDesk>().AddSingleton<MessageLists>().AddSingleton<ScanInspector>().AddSingleton(StoreOf).AddSingleton<ContentChecks>().AddSingleton<ContentReader>().AddSingleton<ImagedFiles>().AddSingleton<ImagedImport>().AddSingleton<ImagedStore>().AddSingleton<CaseScans>().AddSingleton<ReceiptBookReader>().AddSingleton<RegisterStore>().AddSingleton<RegisterSurroundings>()
            .AddSingleton<RegisterSearch>().AddSingleton<BulkLoad>().AddSingleton<HistoryLoad>().AddSingleton<ResidentLinks>().AddSingleton<DoorStops>().AddSingleton<GatewayNodes>().AddSingleton<KioskDesk>().AddSingleton<KioskCounts>().AddSingleton<KioskStatistics>().AddSingleton<KinDesk>()
            .AddSingleton(_ => new FontSet(TrueTypeFont.Load(options.Font))).AddSingleton<CertificateRenderer>(s => new(s.GetRequiredService<FontSet>())).AddSingleton<IssueBook>().AddSingleton<FiledPapers>().AddSingleton<AbsenceSearch>().AddSingleton<ImagedPapers>().AddSingleton<ChainReader>().AddSingleton<CertificateDesk>().AddSingleton<ChainDesk>().AddSingleton<StayDesk>().AddSingleton<IssuedPaperDesk>().AddSingleton<PrintBook>().AddSingleton<PrintQuiet>().AddSingleton<PrinterLine>().AddSingleton<PrintDesk>().AddSingleton<CityReader>().AddSingleton<CityDesk>()
            .AddSingleton<IPrintableCharacters>(s => new FontPaper(new Lazy<FontSet>(s.GetRequiredService<FontSet>))).AddSingleton<CharacterGate>();
        services.AddSingleton<OwnSign>().AddSingleton<LifeSignStore>().AddSingleton<NightTerminals>().AddSingleton<LifeSigns>().AddSingleton<OutageGuard>().AddSingleton<OutageDesk>().AddSingleton<ClaimDesk>().AddSingleton<HoldProbe>().AddSingleton<NightHands>().AddSingleton<NightDesk>().AddSingleton<NightOffice>().AddSingleton<RequestStore>().AddSingleton<RequestDesk>().AddSingleton<DutyPhone>();
        services.AddSingleton(options.Batch).AddSingleton<BatchGuard>().AddSingleton<BatchFinder>().AddSingleton<BatchDesk>().AddSingleton<BatchLists>().AddSingleton<BatchPlanner>().AddSingleton<BatchWriter>();
        services.AddHostedService<JournalStart>().AddHostedService<OutageWatch>();
        services.AddSingleton<BatchRunner>().AddHostedService(s => s.GetRequiredService<BatchRunner>());
        services.AddSingleton<MessageSender>().AddHostedService(s => s.GetRequiredService<MessageSender>());
        services.AddSingleton<JournalFollower>().AddHostedService(s => s.GetRequiredService<JournalFollower>());
        return services;
    }

    private static IContentStore StoreOf(IServiceProvider services)
    {
        var (options, contexts) = (services.GetRequiredService<PersistenceOptions>(), services.GetRequiredService<IDbContextFactory<KosekiDbContext>>());
        return FolderOf(options) is not { } folder ? new DatabaseContents(contexts, services.GetRequiredService<WriteTurn>()) : new FolderContents(folder, async cancellation =>
        {
            await using var database = await contexts.CreateDbContextAsync(cancellation);
            return await database.Contents.AnyAsync(cancellation);
        });
    }

    // Null: the database.
    private static string? FolderOf(PersistenceOptions options) => options.Contents switch
    {
        "database" => null,
        { Length: > 0 } folder => folder,
        _ when options.Provider == "sqlserver" => null,
        _ => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(options.Connection).DataSource)) ?? ".", "contents"),
    };

    private static WorkHeads HeadsOf(PersistenceOptions options, TimeProvider clock) => new([options.Anchors, SecondOf(options)], options.Node, clock);

    private static StateLog StatesOf(IServiceProvider services) => new(
        services.GetRequiredService<IHeadKey>(), services.GetRequiredService<WorkHeads>(), services.GetRequiredService<TimeProvider>(),
        m => new JournalHaltedException(m), services.GetRequiredService<ILogger<StateLog>>())
    {
        Guard = (services.GetRequiredService<StateNames>, row => new CaseException(new RecordRefusal.Foreign(row))),
    };

    private static StateNames NamesOf(IServiceProvider services)
    {
        var guard = services.GetRequiredService<JournalGuard>();
        return new(Coverage.Versioned, services.GetRequiredService<StateLog>(), services.GetRequiredService<IHeadKey>(), services.GetRequiredService<KeptContext>().UseAsync,
            (d, row, cancellation) => guard.NamesStateAsync((KosekiDbContext)d, row, cancellation), m => new JournalHaltedException(m), services.GetRequiredService<ILogger<StateNames>>());
    }

    private static string SecondOf(PersistenceOptions options) => options.SecondAnchors ?? Path.TrimEndingDirectorySeparator(options.Anchors) + "-second";

    private static AnchorPlaces PlacesOf(PersistenceOptions options, TimeProvider clock) =>
        new([new(options.Anchors, options.Node, clock), new(SecondOf(options), options.Node, clock)]);

    private static void AddContexts(IServiceCollection services, PersistenceOptions options)
    {
        if (options.Provider == "sqlserver")
        {
            services.AddDbContextFactory<SqlServerKosekiDbContext>((s, o) => o.UseSqlServer(options.Connection, options.SqlServer).AddInterceptors(s.GetRequiredService<StateLog>()));
            services.AddSingleton<IDbContextFactory<KosekiDbContext>, Factory<SqlServerKosekiDbContext>>();
        }
        else
        {
            services.AddDbContextFactory<SqliteKosekiDbContext>((s, o) => o.UseSqlite(options.Connection).AddInterceptors(new SqlitePragmas(), s.GetRequiredService<StateLog>()));
            services.AddSingleton<IDbContextFactory<KosekiDbContext>, Factory<SqliteKosekiDbContext>>();
        }

        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<KosekiDbContext>>().CreateDbContext());
    }

    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<KosekiDbContext>
        where T : KosekiDbContext
    {
        public KosekiDbContext CreateDbContext() => inner.CreateDbContext();
    }
}
