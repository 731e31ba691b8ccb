using System.Reflection;
using System.Text.Json;
using Koseki.Eng.Crosstalk;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>One small town with its three real processes and one Chromium, shared by the tests of a collection.</summary>
public sealed class Town : IAsyncLifetime
{
    // A bound against hanging, never a measure: whatever is awaited may take its time on a machine that others keep busy.
    private const int PatienceMilliseconds = 180_000;

    // The kiosk gives up as late as the gateway lets it: that a machine kept busy answers late is not what these tests ask.
    private static readonly Dictionary<string, string> Unhurried = new(StringComparer.Ordinal) { ["Kiosk__ShortDeadlineSeconds"] = "55", ["Kiosk__DeadlineSeconds"] = "55" };
    private string folder = "";
    private IPlaywright playwright = null!;
    private HostProcesses? hosts;

    /// <summary>The processes.</summary>
    public HostProcesses Hosts => hosts!;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>The town's folder.</summary>
    public string Data => Path.Combine(folder, "town");

    /// <summary>Where its databases are: files of its folder, or databases of their own on the servers of <c>KOSEKI_TDS</c> and <c>KOSEKI_TDS_GATEWAY</c>.</summary>
    public DatabasePlace Place { get; } = PlaceOf(Environment.GetEnvironmentVariable);

    /// <summary>Everybody who can print at the kiosk; each has a card there.</summary>
    public IReadOnlyList<Truth> People { get; private set; } = [];

    /// <summary>The family with the longest names.</summary>
    public LongNames Long { get; private set; } = null!;

    /// <summary>Address of the staff's pages.</summary>
    public string Web => $"http://localhost:{Hosts.Settings.Ports.Web}";

    /// <summary>Address of the kiosk.</summary>
    public string Kiosk => $"http://localhost:{Hosts.Settings.Ports.Kiosk}";

    /// <summary>Root of the repository.</summary>
    public static string Root => Metadata("RepositoryRoot");

    /// <summary>Release or Debug.</summary>
    public static string Build => Metadata("BuildConfiguration");

    /// <summary>The core's database beside the running hosts.</summary>
    public CityStore Open() => CityStore.OpenFolder(Data, TimeProvider.System, Place);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        folder = Directory.CreateTempSubdirectory("koseki-endtoend-").FullName;
        await TownFolder.CreateAsync(new TownSettings(60, 11, Paper.Today), Data, default, Place);
        People = [.. TruthFile.Read(Data).Select(t => t with { Card = t.Card with { Label = $"{t.Name} {t.Card.Serial[^6..]}" } })];
        Long = await LongNames.PutAsync(this, People[0]);
        await File.WriteAllTextAsync(Path.Combine(Data, TownFolder.Cards), JsonSerializer.Serialize(People.Append(Long.Holder).Select(p => p.Card), JsonSerializerOptions.Web));
        hosts = await HostProcesses.StartAnywhereAsync(new HostSettings(Root, Data, HostPorts.Default) { Build = Build, Databases = Place, Extra = Unhurried }, default);
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KOSEKI_CHROMIUM") ?? "/usr/bin/chromium",
            Timeout = PatienceMilliseconds,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (hosts is not null)
        {
            await hosts.DisposeAsync();
        }

        if (Place.IsOnServer)
        {
            await using var store = Open();
            await using var core = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
            await core.Database.EnsureDeletedAsync();
            await using var gateway = Place.OpenGateway(Data);
            await gateway.Database.EnsureDeletedAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A page of a browser context of its own, in the size of the city's screens.</summary>
    public async Task<IPage> PageAsync()
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 1024 }, Locale = "ja-JP", TimezoneId = "Asia/Tokyo" });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return await context.NewPageAsync();
    }

    private static DatabasePlace PlaceOf(Func<string, string?> environment) => (environment("KOSEKI_TDS"), environment("KOSEKI_TDS_GATEWAY")) is ({ Length: > 0 } core, { Length: > 0 } gateway)
        ? new DatabasePlace($"{core};Database=koseki_town", $"{gateway};Database=gateway_town", environment("KOSEKI_TDS_COLLATION") ?? SqlServerSettings.DefaultCollation).Named(Guid.NewGuid().ToString("N"))
        : DatabasePlace.Files;

    private static string Metadata(string key) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}

/// <summary>Tests that share a <see cref="Town"/>.</summary>
[CollectionDefinition(Name)]
public sealed class TownCollection : ICollectionFixture<Town>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "town";
}
