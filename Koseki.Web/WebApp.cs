using System.Net;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Mail;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Web.Api;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Localization;
using Koseki.Web.Components.Search;
using Koseki.Web.Hosting;
using Koseki.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using MudBlazor;
using MudBlazor.Services;

namespace Koseki.Web;

/// <summary>Puts the staff application together: screens on one port, the gateway's door on another.</summary>
public static class WebApp
{
    /// <summary>Builds the host.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        // Statements and requests are not news; a setting (Logging:LogLevel) can make them so.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        adjust?.Invoke(builder);
        // Started from bin/ the files of packages are found only this way; after publish it does nothing.
        builder.WebHost.UseStaticWebAssets();
        var settings = WebSettings.Read(builder.Configuration);
        var folder = new CertificateFolder(settings.Certificates);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, settings.Port);
            kestrel.Listen(IPAddress.Loopback, settings.DoorPort, listen => DoorPort.Mark(listen.UseHttps(https =>
                MutualTls.Require(https, folder, CertificateFolder.Ends.CoreServer, [CertificateFolder.Ends.GatewayClient]))));
        });
        AddServices(builder, settings, folder);
        var app = builder.Build();
        Map(app, settings);
        return app;
    }

    /// <summary>Creates or migrates the database, makes sample accounts, and takes in waiting links.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        await DatabaseSetup.PrepareAsync(scope.ServiceProvider.GetRequiredService<KosekiDbContext>(), services.GetRequiredService<TimeProvider>(), cancellation, services.GetRequiredService<PersistenceOptions>().Migrate);
        OwnerOnly.TightenDatabase(services.GetRequiredService<PersistenceOptions>().Provider, services.GetRequiredService<PersistenceOptions>().Connection);
        var settings = services.GetRequiredService<WebSettings>();
        if (settings.AuthMode == AuthMode.Local && settings.SeedAccounts is { } samples && services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await SampleAccounts.EnsureAsync(services.GetRequiredService<AccountDesk>(), samples);
        }
    }

    /// <summary>Looks at what it stands on (throws <see cref="StartFailedException"/>), prepares and runs.</summary>
    public static async Task RunAsync(WebApplication app)
    {
        await StartConditions.RequireAsync(app.Services);
        await PrepareAsync(app.Services);
        StartConditions.PresenceOf(app.Services.GetRequiredService<PersistenceOptions>()).Remember();
        await app.RunAsync();
    }

    private static void AddServices(WebApplicationBuilder builder, WebSettings settings, CertificateFolder folder)
    {
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(settings.Municipality);
        services.AddKosekiPersistence(builder.Configuration.GetSection("Koseki"));
        services.AddStaffSignIn(builder.Configuration, settings);
        AddKeys(services, settings);

        // A box takes 100,000 units of text (js/boxes.js); one telling carries it twice, at most three bytes each. A screen whose
        // server is gone begins anew with what is saved and what the browser still holds: no copy of it waits in memory.
        services.AddRazorComponents().AddInteractiveServerComponents(o => o.PersistedCircuitInMemoryMaxRetained = 0).AddHubOptions(hub => hub.MaximumReceiveMessageSize = 1024 * 1024).AddSessionsOfScreens();
        services.AddLocalization().AddMudServices(o => o.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter).AddTransient<MudLocalizer, JapaneseMudLocalizer>();
        services.AddScoped<FunctionKeys>().AddScoped<DiscardedDrafts>();
        services.AddSingleton<SearchMemory>().AddSingleton<PlaceOffers>();
        services.AddSingleton(_ => new DoorKeys(folder.SigningKey(CertificateFolder.Ends.CoreSigning), folder.VerifyingKey(CertificateFolder.Ends.GatewaySigning)));
        services.AddSingleton(s => MemberTokens.Under(s.GetRequiredService<DoorKeys>().Signing));
        services.AddSingleton<EligibilityDesk>().AddSingleton<KioskCertificateDesk>().AddSingleton<FactsDesk>().AddSingleton<HeadDesk>().AddSingleton<CertifierDesk>().AddSingleton<SpecimenDesk>();
        services.AddSingleton<CertificateDoor>().AddSingleton<DoorPort>().AddSingleton<NonceGuard>();
        services.AddHostedService<LinkInbox>().AddHostedService<ContentWatch>().AddHostedService<KioskWatch>().AddHostedService<PrintWatch>();
        if ((builder.Configuration.GetSection("Koseki:AlarmMail").Get<MailSettings>() ?? new()).Demand() is { Server: not null } mail)
        {
            services.AddSingleton(mail).AddSingleton<SmtpSender>().AddHostedService<AlarmCall>();
        }

        services.AddScoped<TerminalEnrolment>();
    }

    private static void AddKeys(IServiceCollection services, WebSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("Koseki.Web");
        if (settings is not { KeysFolder: { } folder, KeyFile: { } path })
        {
            // The framework's own choice would be a file in clear.
            keys.UseEphemeralDataProtectionProvider();
            return;
        }

        var file = KeyFile.Open(path);
        services.AddSingleton(file);
        keys.PersistKeysToFileSystem(Directory.CreateDirectory(folder)).AddKeyManagementOptions(o => o.XmlEncryptor = new KeyFileEncryptor(file));
        OwnerOnly.Tighten(folder, "*");
    }

    private static void Map(WebApplication app, WebSettings settings)
    {
        // By the listener that took the connection, not by what the caller writes into Host: nothing else answers there.
        app.MapWhen(DoorPort.IsCalled, port => port.Run(app.Services.GetRequiredService<DoorPort>().AnswerAsync));
        app.UseStaffPages(settings);
        // Named, so that a host of another name (a test) finds it too.
        app.MapStaticAssets("Koseki.Web.staticwebassets.endpoints.json");
        app.MapGet("/healthz", async (KosekiDbContext database, WebSettings settings, TimeProvider clock, CancellationToken cancellation) =>
        {
            var (works, words) = StartConditions.CertificatesOf(settings, clock).Health();
            var connects = await database.Database.CanConnectAsync(cancellation);
            return Results.Text(!connects ? "Unhealthy: データベースに接続できません。" : words == CertificateDates.Healthy && app.Services.GetRequiredService<BackgroundWork>().Failing.Count > 0 ? "Degraded" : words, statusCode: works && connects ? 200 : 503);
        }).AllowAnonymous();
        app.MapSignIn(settings);
        app.MapNightAlive();
        app.MapScans();
        app.MapImaged();
        app.MapUnsent();
        app.MapDutyTable();
        app.MapScreenFonts();
        // Who may frame the pages (nobody) is said once, with everything else.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }
}
