using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.Persistence.Verification;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Tests.Infrastructure.Databases;
using Koseki.Tests.Infrastructure.Pdf;
using Koseki.Tests.Infrastructure.SqlServerScripts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// A city of four registers (R1–R4) on real files in a folder of its own, put together by the program's own
/// registration. The clock stands at 8 October 2026, 10:00 in Japan. Every query also runs beside
/// <see cref="SqlServerTwin"/>.
/// </summary>
public sealed class TestCity : IAsyncDisposable
{
    private const string Keep = "keep";
    private static readonly Lazy<CharacterTable> Characters = new(CharacterTable.Load);
    private static readonly Lazy<FontPaper> Paper = new(() => new FontPaper(new FontSet(Fonts.IpaMj)));
    private static readonly Lazy<CertificateRenderer> Renderer = new(() => new CertificateRenderer(Fonts.IpaMj));
    private static readonly string[] Given = ["越谷太郎", "小川結衣", "小川博", "鈴木真理"];
    private static readonly Lazy<Task<string>> Template = new(() => MakeTemplateAsync(Given));
    private static readonly Lazy<Task<string>> Empty = new(() => MakeTemplateAsync([]));
    private static readonly Lazy<Task<string>> Sealed = new(MakeSealedAsync);

    private static readonly ConcurrentDictionary<string, TestDatabase> OnServer = new(StringComparer.Ordinal);

    private ServiceProvider services;

    private TestCity(string folder, TestDatabase database)
    {
        Folder = folder;
        Place = database;
        services = Compose(folder, database, Clock, beside: true);
    }

    /// <summary>Where the database is: a file in the folder, or on the server of <c>KOSEKI_TDS</c>.</summary>
    public TestDatabase Place { get; }

    /// <summary>Where database and anchors lie.</summary>
    public string Folder { get; }

    /// <summary>The folder of the anchors.</summary>
    public string Anchors => Path.Combine(Folder, "anchors");

    /// <summary>The second folder of the anchors, which an attacker does not reach.</summary>
    public string SecondAnchors => Path.Combine(Folder, Keep, "anchors");

    /// <summary>The key of the heads, which an attacker does not have.</summary>
    public string HeadKey => Path.Combine(Folder, Keep, "head-key.pem");

    /// <summary>The clock of everything in the city.</summary>
    public FakeTimeProvider Clock { get; } = NewClock();

    /// <summary>A clerk at the counter.</summary>
    public static Actor Counter { get; } = Person("madoguchi", "窓口　花", StaffRole.Counter);

    /// <summary>An examiner.</summary>
    public static Actor Examiner { get; } = Person("shinsa", "審査　次郎", StaffRole.Examiner);

    /// <summary>One who decides.</summary>
    public static Actor Approver { get; } = Person("kessai", "決裁　三郎", StaffRole.Approver);

    /// <summary>A service of the city.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The workflow.</summary>
    public CaseWorkflow Workflow => Get<CaseWorkflow>();

    /// <summary>Answers to all that has to be asked about a case, as if whoever was asked had answered.</summary>
    public async Task<IReadOnlyList<InquiryAnswer>> AnswersAsync(long id)
    {
        var draft = (await Workflow.GetAsync(id))!.Draft;
        return [.. (await Workflow.ExamineAsync(id, draft)).Examination.Findings.Where(f => f.Severity == Severity.Inquiry)
            .Select(f => new InquiryAnswer(Inquiry.MarkOf(f), "管轄法務局に照会。差し支えないとの回答") { Seen = Inquiry.SeenOf(id, draft) })];
    }

    /// <summary>The registers.</summary>
    public RegisterStore Store => Get<RegisterStore>();

    /// <summary>The first lines of the receipt book of a year.</summary>
    public async Task<IReadOnlyList<BookLine>> BookAsync(int year) => (await Get<ReceiptBookReader>().PageAsync(new(year), 0, 100)).Lines;

    /// <summary>A person with some duties.</summary>
    public static Actor Person(string account, string name, params StaffRole[] roles) => new(account, name, roles.ToHashSet(), "01", "01-03");

    /// <summary>A new city.</summary>
    public static async Task<TestCity> CreateAsync([CallerMemberName] string name = "") => await CopyOfAsync(await Template.Value, name);

    /// <summary>A new city without registers.</summary>
    public static async Task<TestCity> CreateEmptyAsync([CallerMemberName] string name = "") => await CopyOfAsync(await Empty.Value, name);

    /// <summary>A new city whose mayor and seal two persons have registered.</summary>
    public static async Task<TestCity> CreateSealedAsync([CallerMemberName] string name = "") => await CopyOfAsync(await Sealed.Value, name);

    /// <summary>A city that goes on from a saved one, on the first day again.</summary>
    public static async Task<TestCity> CopyOfAsync(string template, string name)
    {
        var folder = NewFolder(name);
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var city = new TestCity(folder, TestDatabase.Core(folder));
        if (city.Place.IsOnServer)
        {
            await using var from = ContextOf(OnServer[template]);
            await using var to = city.Open();
            await ServerCopy.MakeAsync(from, to);
        }

        return city;
    }

    /// <summary>Ends the program and keeps its files until the tests end, to be copied.</summary>
    public async Task<string> SaveAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Keeping(Folder, Place);
        return Folder;
    }

    /// <summary>A context on a server's database, beside any city.</summary>
    internal static KosekiDbContext ContextOf(TestDatabase place) => new SqlServerKosekiDbContext((DbContextOptions<SqlServerKosekiDbContext>)new DbContextOptionsBuilder<SqlServerKosekiDbContext>()
        .UseSqlServer(place.Connection, new SqlServerSettings { Collation = place.Collation }).UseApplicationServiceProvider(DesignTime.Services).Options);

    /// <summary>A new context.</summary>
    public KosekiDbContext Open() => Get<IDbContextFactory<KosekiDbContext>>().CreateDbContext();

    /// <summary>Loads registers as a program without today's fonts did: with characters that no certificate prints.</summary>
    public Task LoadUnprintableAsync(params FamilyRegister[] registers) =>
        new BulkLoad(Get<JournalWriter>(), Get<GenerationWriter>(), new CharacterGate(Characters.Value, AnyPrintable.Instance)).LoadAsync(registers, Counter, default);

    /// <summary>Another node over the same files; disposed by the caller.</summary>
    public ServiceProvider OtherNode() => Compose(Folder, Place, Clock, beside: true, "web-2");

    /// <summary>A sign-in of somebody at a terminal that was enrolled before, without a trace in journal and looks; with an account of the database where its number is given.</summary>
    public async Task<StaffSession> SignInAsync(Actor actor, string? accountId = null, string? stamp = null, DateTimeOffset? since = null)
    {
        await using var database = Open();
        var now = since ?? Clock.GetUtcNow();
        var (key, device) = (SecretText.HashOf(Guid.NewGuid().ToString()), SecretText.HashOf(Guid.NewGuid().ToString()));
        database.EnrolmentCodes.Add(new() { Key = device, Terminal = actor.Terminal, IssuedAt = now, Until = now, IssuedBy = "unyo" });
        database.TerminalEnrolments.Add(new() { Key = device, Terminal = actor.Terminal, Code = device, At = now });
        database.StaffSessions.Add(new()
        {
            Key = key,
            Account = actor.Account,
            AccountId = accountId,
            Stamp = stamp,
            Name = actor.Name,
            Roles = SessionGuard.Join(actor.Roles.Select(r => r.ToString())),
            Methods = "pwd",
            Office = actor.Office,
            OfficeName = "本庁",
            Terminal = actor.Terminal,
            TerminalName = $"本庁 {actor.Terminal}",
            Device = device,
            Since = now,
            LastAct = now,
            ActSeal = Get<SessionRecord>().SealOf(key, now),
            LastProof = now,
        });
        await database.SaveChangesAsync();
        return (await Get<StaffSessions>().AskAsync(key)).Session!;
    }

    /// <summary>What the verifier finds.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync() => (await Get<JournalVerifier>().VerifyAsync()).Problems;

    /// <summary>Ends the program and starts it again on the same files, with what it does at start-up.</summary>
    public async Task RestartAsync(Func<Task>? between = null)
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (between is not null)
        {
            await between();
        }

        services = Compose(Folder, Place, Clock, beside: true);
        await using (var database = Open())
        {
            await DatabaseSetup.PrepareAsync(database, Clock);
        }

        await StartAsync();
    }

    /// <summary>Where the image of a hash lies; the city's own files only.</summary>
    public string ImageOf(ContentHash hash) => ((FolderContents)Get<IContentStore>()).PathOf(hash);

    /// <summary>Runs the start-up steps.</summary>
    public Task StartAsync() => services.GetServices<IHostedService>().OfType<JournalStart>().Single().StartAsync(default);

    /// <summary>Changes the file behind the program's back.</summary>
    public async Task<int> TamperAsync(FormattableString sql)
    {
        await using var database = Open();
        await database.Database.OpenConnectionAsync();
        if (!Place.IsOnServer)
        {
            // Whoever owns the file is not held by its foreign keys.
            await database.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
        }

        return await database.Database.ExecuteSqlAsync(sql);
    }

    /// <summary>A further web node on the same database, with what a node has of its own.</summary>
    public ServiceProvider AnotherNode(string node) => Compose(Folder, Place, Clock, beside: true, node);

    /// <summary>A register of the given files.</summary>
    public static FamilyRegister Register(string name) =>
        RegisterNotation.Parse(string.Join('\n', File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "given", name + ".txt")).Where(l => !l.StartsWith('#'))));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await Place.DropAsync();
        await DeleteAsync(Folder);
        SqlServerRules.AssertKept(Folder);
    }

    private static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 10, 8, 10, 0, 0, TimeSpan.FromHours(9)));

    private static string NewFolder(string name) => Directory.CreateTempSubdirectory($"koseki-{name}-").FullName;

    private static void Keeping(string folder, TestDatabase place)
    {
        OnServer[folder] = place;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Directory.Delete(folder, recursive: true);
            place.DropAsync().GetAwaiter().GetResult();
        };
    }

    private static async Task<string> MakeTemplateAsync(string[] given)
    {
        var folder = NewFolder("template");
        var (clock, place) = (NewClock(), TestDatabase.Core(folder));
        Keeping(folder, place);
        await using var services = Compose(folder, place, clock, beside: false);
        await using (var database = services.GetRequiredService<IDbContextFactory<KosekiDbContext>>().CreateDbContext())
        {
            await DatabaseSetup.PrepareAsync(database, clock);
        }

        await services.GetRequiredService<BulkLoad>().LoadAsync(given.Select(Register), Person("ikou", "移行"), default);
        SqliteConnection.ClearAllPools();
        return folder;
    }

    private static async Task<string> MakeSealedAsync()
    {
        var city = await CopyOfAsync(await Template.Value, "sealed");
        await SealAsync(city.Get<CityDesk>());
        return await city.SaveAsync();
    }

    /// <summary>Registers mayor, seal and fees as two persons do it.</summary>
    internal static async Task SealAsync(CityDesk city)
    {
        await SetAsync(city, new(2026, 4, 1), new CitySetting.OfCertifier(new("埼玉県越谷市長", "見本　花子", SpecimenSeal.Make())));
        await SetAsync(city, new(2026, 4, 1), SpecimenFees.Make());
    }

    /// <summary>Sets something as two persons do it.</summary>
    internal static async Task SetAsync(CityDesk city, DateOnly from, CitySetting setting) =>
        await city.ConfirmAsync(await city.EnterAsync(from, setting, Person("unyo", "運用　五郎", StaffRole.Operator)), Approver);

    private static ServiceProvider Compose(string folder, TestDatabase place, TimeProvider clock, bool beside, string node = "web-1")
    {
        var settings = new Dictionary<string, string?>
        {
            ["Anchors"] = Path.Combine(folder, "anchors"),
            ["SecondAnchors"] = Path.Combine(folder, Keep, "anchors"),
            ["HeadKey"] = Path.Combine(folder, Keep, "head-key.pem"),
            ["Node"] = node,
            // The clock of a test does not go by itself.
            ["ContentCheck:BytesPerSecond"] = "0",
        };
        foreach (var (key, value) in place.Settings())
        {
            settings[key] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton(clock).AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton<CharacterTable>(_ => Characters.Value).AddSingleton<ICharacterTable>(_ => Characters.Value);
        services.AddKosekiPersistence(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton(_ => Renderer.Value).AddSingleton<IPrintableCharacters>(_ => Paper.Value);
        if (beside)
        {
            services.ConfigureDbContext<SqliteKosekiDbContext>(SqlServerTwin.Beside);
        }

        return services.BuildServiceProvider();
    }

    // A screen that closes saves its draft in the background: its last file may still appear while the folder goes.
    private static async Task DeleteAsync(string folder)
    {
        using var end = new CancellationTokenSource(Patience.Bound);
        while (true)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (!end.IsCancellationRequested)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }
}
