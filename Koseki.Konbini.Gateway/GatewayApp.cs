using Koseki.Domain.Characters;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Core;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Families.Incomes;
using Koseki.Konbini.Gateway.Families.Registers;
using Koseki.Konbini.Gateway.Families.ResidentRecords;
using Koseki.Konbini.Gateway.Families.Seals;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Monitoring;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.ReleaseCheck;
using Koseki.Konbini.Gateway.Replicas.Bindings;
using Koseki.Konbini.Gateway.Replicas.Households;
using Koseki.Konbini.Gateway.Replicas.Incomes;
using Koseki.Konbini.Gateway.Replicas.Places;
using Koseki.Konbini.Gateway.Replicas.Residents;
using Koseki.Konbini.Gateway.Replicas.Seals;
using Koseki.Konbini.Gateway.Replicas;
using Koseki.Konbini.Gateway.Settings;
using Koseki.Konbini.Gateway.Statistics;
using Koseki.Konbini.Gateway.Synchronization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;
using System.Net;

namespace Koseki.Konbini.Gateway;

/// <summary>Puts the gateway together.</summary>
public static class GatewayApp
{
    /// <summary>Builds the host: the kiosk side on mutual TLS, health on loopback.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        // Statements and requests are not news; a setting (Logging:LogLevel) can make them so.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        adjust?.Invoke(builder);
        var options = builder.Configuration.GetSection("Gateway").Get<GatewayOptions>() ?? new();
        var folder = new CertificateFolder(options.Certificates);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 * KnbSchema.MaximumBytes;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.UseHttps(https =>
                MutualTls.Require(https, folder, CertificateFolder.Ends.GatewayServer, Callers.Ends)));
            kestrel.Listen(IPAddress.Loopback, options.OperationsPort);
        });
        AddServices(builder.Services, options, folder);
        var app = builder.Build();
        app.UseHostsWithPorts();
        app.MapKnb();
        app.MapGet("/healthz", async (GatewayDbContext database, TimeProvider clock, CancellationToken cancellation) =>
        {
            var (works, words) = StartConditions.CertificatesOf(options, clock).Health();
            var connects = await database.Database.CanConnectAsync(cancellation);
            // Nothing is issued before it, and nobody is to be sent here.
            var place = app.Services.GetRequiredService<NodePlace>();
            var isTested = place is { Tested: not null, HasAskedForOrders: true };
            return Results.Text(!connects ? "Unhealthy: データベースに接続できません。" : !isTested ? "Unhealthy: 起動してからの自己試験をまだ行っていません。" : words == CertificateDates.Healthy ? app.Services.GetRequiredService<BackgroundWork>().Words() : words, statusCode: works && connects && isTested ? 200 : 503);
        });
        return app;
    }

    /// <summary>Looks at what it stands on (throws <see cref="StartFailedException"/>), prepares the database, takes in the feeds once and runs.</summary>
    public static async Task RunAsync(WebApplication app)
    {
        await StartConditions.RequireAsync(app.Services);
        await PrepareAsync(app.Services, CancellationToken.None);
        StartConditions.PresenceOf(app.Services.GetRequiredService<GatewayOptions>()).Remember();
        await app.RunAsync();
    }

    /// <summary>Creates or migrates the database and takes in the waiting feeds.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await DatabaseSetup.PrepareAsync(
            scope.ServiceProvider.GetRequiredService<GatewayDbContext>(), services.GetRequiredService<GatewayOptions>(), services.GetRequiredService<TimeProvider>(), cancellation);
        OwnerOnly.TightenDatabase(services.GetRequiredService<GatewayOptions>().Provider, services.GetRequiredService<GatewayOptions>().Connection);
        await services.GetRequiredService<StateLog>().CheckAsync(scope.ServiceProvider.GetRequiredService<GatewayDbContext>(), cancellation);
        StateRecord.Complete(services.GetRequiredService<WorkHeads>(), services.GetRequiredService<ILogger<StateLog>>());
        // Read now, so that nobody has to wait for it at the first kiosk.
        await services.GetRequiredService<StateNames>().FollowAsync(cancellation);
        await FeedJob.RunAsync(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<BackgroundWork>(), services.GetRequiredService<ILogger<FeedJob>>(), cancellation);
    }

    private static void AddServices(IServiceCollection services, GatewayOptions options, CertificateFolder folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options).AddSingleton(folder).AddSingleton<Callers>().AddSingleton<OwnerNodes>().AddSingleton<ArtifactVault>().AddSingleton<IssueSlots>().AddSingleton<MenuSlots>().AddSingleton(new WriteTurn(options.Provider));
        services.AddSingleton<BackgroundWork>().AddSingleton<KnbPort>().AddSingleton<ICharacterTable>(_ => CharacterTable.Load()).AddSingleton<SameWriting>();
        services.AddSingleton(new Lazy<FontSet>(() => FontSet.Load([options.Font]))).TryAddSingleton<IPrintableCharacters>(p => new FontPaper(p.GetRequiredService<Lazy<FontSet>>()));
        services.AddSingleton<CharacterGate>();
        services.AddStateRecord(options).AddSingleton<CoreHeads>();
        if (options.Provider == "sqlserver")
        {
            services.AddDbContext<GatewayDbContext, SqlServerGatewayDbContext>((s, o) => o.UseSqlServer(options.Connection, options.SqlServer).AddInterceptors(s.GetRequiredService<StateLog>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        }
        else
        {
            services.AddDbContext<GatewayDbContext, SqliteGatewayDbContext>((s, o) => o.UseSqlite(options.Connection).AddInterceptors(new SqlitePragmas(), s.GetRequiredService<StateLog>()), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        }

        services.AddSingleton(s => new CoreDoor(
            new HttpClient(MutualTls.Handler(folder, CertificateFolder.Ends.GatewayClient, CertificateFolder.Ends.CoreServer)) { BaseAddress = new Uri(options.CoreDoor), Timeout = TimeSpan.FromSeconds(30) },
            folder.SigningKey(CertificateFolder.Ends.GatewaySigning), folder.VerifyingKey(CertificateFolder.Ends.CoreSigning), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<CoreHeads>()));
        services.AddScoped<SubjectTokens>().AddScoped<MemberTokens>();
        services.AddScoped<ServiceGate>().AddScoped<IssueLog>().AddScoped<MenuDesk>().AddScoped<IssueDesk>().AddScoped<ReleaseDesk>().AddScoped<ReconcileDesk>().AddScoped<OwnerPass>().AddScoped<KnbDesk>()
            .AddScoped<BlockBook>().AddSingleton<FeedPickup>().AddScoped<FeedImporter>().AddScoped<CaseSettlement>();
        services.AddSingleton<NodePlace>().AddSingleton<AbuseWatch>().AddSingleton<NodeStart>().AddScoped<NodeReporter>().AddScoped<Orders>().AddScoped<SelfTest>().AddSingleton<CountMemory>().AddScoped<IssueCounter>();
        AddFamiliesAndFeeds(services);
        services.AddHostedService<Sweeper>().AddHostedService<OwnStopRounds>().AddHostedService<StopExchange>().AddHostedService<CertifierRefresh>().AddHostedService<ReportExchange>().AddHostedService<OrderExchange>().AddHostedService<CountExchange>().AddHostedService<SelfTestRounds>();
        options.Places.ToList().ForEach(p => p.Value.Demand(p.Key));
        var schedule = ScheduleOf(options);
        services.AddQuartz(q =>
        {
            q.AddJob<FeedJob>(j => j.WithIdentity(FeedJob.Key));
            q.AddTrigger(t => t.ForJob(FeedJob.Key).WithCronSchedule(schedule));
        });
        services.AddQuartzHostedService(q => q.WaitForJobsToComplete = true);
    }

    private static string ScheduleOf(GatewayOptions options)
    {
        try
        {
            return new CronExpression(options.FeedSchedule).ToString();
        }
        catch (FormatException)
        {
            throw new StartFailedException(StartFailure.Setting, $"連携を取り込む時刻の設定 Gateway:FeedSchedule「{options.FeedSchedule}」が読めません。秒 分 時 日 月 曜日を空白で区切って書いてください(5分ごとなら「0 0/5 * * * ?」)。");
        }
    }

    // In the order in which menus show the families, and in which the feeds are applied.
    private static void AddFamiliesAndFeeds(IServiceCollection services)
    {
        services.AddScoped<FamilyBook>().AddScoped<ICertificateFamily, RegisterFamily>().AddScoped<ICertificateFamily, ResidentRecordFamily>().AddScoped<ICertificateFamily, SealFamily>()
            .AddScoped<ICertificateFamily, IncomeFamily>();
        services.AddSingleton<ReplicaCheck>().AddSingleton<HouseholdRules>().AddSingleton<SheetCheck>().AddSingleton<HolderRules>().AddSingleton<SealRules>().AddSingleton<SealCheck>()
            .AddSingleton<IncomeRules>().AddSingleton<IncomeCheck>().AddScoped<CityCertifiers>();
        services.AddSingleton(s => new Lazy<ResidentSheetRenderer>(() => new(s.GetRequiredService<Lazy<FontSet>>().Value)));
        services.AddSingleton(s => new Lazy<SealCertificateRenderer>(() => new(s.GetRequiredService<Lazy<FontSet>>().Value)));
        services.AddSingleton(s => new Lazy<IncomeCertificateRenderer>(() => new(s.GetRequiredService<Lazy<FontSet>>().Value)));
        services.AddScoped<IFeed, ResidentFeed>().AddScoped<IFeed, BindingFeed>().AddScoped<IFeed, HouseholdFeed>().AddScoped<IFeed, SealStopFeed>().AddScoped<IFeed, SealFeed>()
            .AddScoped<IFeed, IncomeStopFeed>().AddScoped<IFeed, IncomeFeed>();
        services.AddSingleton<SealRowsFile>().AddScoped<SealComparison>();
    }
}
