using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Linkage;
using Koseki.Konbini.Gateway.Core;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Koseki.Tests.Web.Security;
using Koseki.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Koseki.Tests.Web.Api;

/// <summary>
/// The real staff application on loopback sockets with a SQLite file and two families: 0001 is 越谷太郎 (R1), 0002 小川結衣
/// (R2), 0003 is linked to nobody of ours.
/// </summary>
public sealed class CoreHost : IAsyncDisposable
{
    /// <summary>May do everything a clerk and an examiner may.</summary>
    public static readonly Actor Clerk = new("madoguchi", "窓口　花子", new HashSet<StaffRole> { StaffRole.Counter, StaffRole.Examiner }, "01", "01-01");

    /// <summary>May decide.</summary>
    public static readonly Actor Approver = new("kessai", "決裁　三郎", new HashSet<StaffRole> { StaffRole.Approver }, "01", "01-03");

    private readonly string folder;
    private readonly WebApplication app;
    private readonly TestDatabase place;
    private readonly bool isBeside;

    private CoreHost(string folder, WebApplication app, TestDatabase place, bool isBeside = false) => (this.folder, this.app, this.place, this.isBeside) = (folder, app, place, isBeside);

    /// <summary>Where it keeps everything.</summary>
    public string Folder => folder;

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Connection to the database.</summary>
    public string Connection => $"Data Source={Path.Combine(folder, "koseki.db")};Pooling=False";

    /// <summary>Folder of certificates.</summary>
    public CertificateFolder Certificates => new(Path.Combine(folder, "certificates"));

    /// <summary>Port of the staff's pages.</summary>
    public int Port => PortOf("http:");

    /// <summary>Port of the door.</summary>
    public int DoorPort => PortOf("https:");

    /// <summary>The families as loaded.</summary>
    public required IReadOnlyList<FamilyRegister> Families { get; init; }

    /// <summary>Starts it.</summary>
    public static async Task<CoreHost> StartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("koseki-web-").FullName;
        DevelopmentCertificates.Ensure(Path.Combine(folder, "certificates"), TimeProvider.System);
        var place = TestDatabase.Core(folder);
        var app = Build(folder, place, settings);
        await WebApp.PrepareAsync(app.Services);
        var host = new CoreHost(folder, app, place) { Families = [Read("越谷太郎", "R1"), Read("小川結衣", "R2")] };
        await app.Services.GetRequiredService<BulkLoad>().LoadAsync(host.Families, Clerk, default);
        await Infrastructure.Persistence.TestCity.SealAsync(app.Services.GetRequiredService<CityDesk>());
        await app.Services.GetRequiredService<ResidentLinks>().ApplyAsync(new FeedBatch("link", 1, DateTimeOffset.UtcNow,
            [["0001", host.Families[0].Entries[0].Person.ToString()], ["0002", host.Families[1].Entries[0].Person.ToString()], ["0003", "P999999"]]));
        await app.StartAsync();
        return host;
    }

    /// <summary>Another node over the same files.</summary>
    public async Task<CoreHost> StartBesideAsync()
    {
        var app = Build(folder, place, new Dictionary<string, string?> { ["Koseki:Node"] = "web-2" });
        await WebApp.PrepareAsync(app.Services);
        var host = new CoreHost(folder, app, place, isBeside: true) { Families = Families };
        await app.StartAsync();
        return host;
    }

    private static WebApplication Build(string folder, TestDatabase place, IReadOnlyDictionary<string, string?>? settings) =>
        WebApp.Build([], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(place.Settings("Koseki:"));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Koseki:Anchors"] = Path.Combine(folder, "anchors"),
                ["Koseki:HeadKey"] = Path.Combine(folder, "keep", "head-key.pem"),
                ["Koseki:Certificates"] = Path.Combine(folder, "certificates"),
                ["Koseki:Keys"] = Path.Combine(folder, "keys"),
                ["Koseki:KeyFile"] = Path.Combine(folder, "keep", "web.key"),
                ["Koseki:Port"] = "0",
                ["Koseki:DoorPort"] = "0",
            });
            builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        });

    /// <summary>The gateway's own client at this door.</summary>
    public CoreDoor Door() => new(Http(CertificateFolder.Ends.GatewayClient), Certificates.SigningKey(CertificateFolder.Ends.GatewaySigning),
        Certificates.VerifyingKey(CertificateFolder.Ends.CoreSigning), TimeProvider.System);

    /// <summary>A client that shows the certificate of an end.</summary>
    public HttpClient Http(string end) => new(MutualTls.Handler(Certificates, end, CertificateFolder.Ends.CoreServer)) { BaseAddress = new($"https://localhost:{DoorPort}/") };

    /// <summary>Receives a birth into 越谷太郎's register and gives the case.</summary>
    public async Task<long> ReceiveBirthAsync()
    {
        var workflow = Services.GetRequiredService<CaseWorkflow>();
        var opened = await workflow.OpenAsync("0101", Clerk);
        var kind = NotificationCatalogue.Find("0101")!;
        var register = kind.Form.Fields.First(f => f.Kind == FieldKind.Register);
        await workflow.SaveDraftAsync(opened.Id, Draft.Empty.With(new("parents.where"), "この市の戸籍").With(register.Key, "R1"), opened.Version, Clerk);
        await workflow.ReceiveAsync(opened.Id, new(JapanTime.DayOf(TimeProvider.System.GetUtcNow()), null, "窓口", new Origin.Here()), Clerk);
        return opened.Id;
    }

    /// <summary>Makes an account with the password of <see cref="StaffBrowser"/>.</summary>
    public async Task<StaffAccount> AddAccountAsync(string account, params StaffRole[] roles)
    {
        Assert.True(await Services.GetRequiredService<AccountDesk>().SetUpAsync(new(account, $"職員　{account}", "01", roles, false), StaffBrowser.Password));
        return await LookAsync(d => d.Users.AsNoTracking().SingleAsync(u => u.UserName == account));
    }

    /// <summary>Counts something in the database.</summary>
    public async Task<T> LookAsync<T>(Func<KosekiDbContext, Task<T>> look)
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
        return await look(database);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isBeside)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await place.DropAsync();
            Directory.Delete(folder, recursive: true);
            SqlServerRules.AssertKept(folder);
        }
    }

    private static FamilyRegister Read(string file, string id)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "given", file + ".txt");
        return RegisterNotation.Parse(string.Join('\n', File.ReadAllLines(path).Where(l => !l.StartsWith('#')))) with { Id = RegisterId.Parse(id) };
    }

    // The system chose the ports when the host bound them; nobody else can have taken them meanwhile.
    private int PortOf(string scheme) => new Uri(app.Urls.Single(u => u.StartsWith(scheme, StringComparison.Ordinal))).Port;
}
