using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Hosts;
using Koseki.Eng.Images;
using Koseki.Eng.Town.Incomes;
using Koseki.Eng.Town.Properties;
using Koseki.Eng.Town.Seals;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Infrastructure.UseCases.Linkage;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Town.Output;

/// <summary>What the making of a town came to.</summary>
/// <param name="Registers">Registers, those compiled since the taking over included.</param>
/// <param name="Removed">除籍 among them.</param>
/// <param name="Persons">Everybody in them.</param>
/// <param name="Generations">Generations of registers and 附票.</param>
/// <param name="Kinds">Decided cases by the name of their kind.</param>
/// <param name="Residents">Residents, those who died lately included.</param>
/// <param name="Breaches">What does not hold of the history; empty in a sound town.</param>
/// <param name="Took">How long it took, properties included.</param>
/// <param name="Bytes">Database and anchors.</param>
public sealed record TownResult(
    int Registers, int Removed, int Persons, int Generations, IReadOnlyDictionary<string, int> Kinds, int Residents, IReadOnlyList<string> Breaches, TimeSpan Took, long Bytes);

/// <summary>
/// A data folder: <c>koseki.db</c>, <c>anchors/</c>, <c>contents/</c>, <c>inbox/</c>, <c>cards.json</c>, <c>people.tsv</c>,
/// <c>accounts.json</c> and <c>town.json</c>; beside it <c>….keep</c> with the key and the second anchors. It is made
/// beside its place and moved there when it is whole.
/// </summary>
public static class TownFolder
{
    /// <summary>The core's database.</summary>
    public const string Database = "koseki.db";

    /// <summary>Folder of the anchors.</summary>
    public const string Anchors = "anchors";

    /// <summary>Folder of the images, as it is where nothing else is set.</summary>
    public const string Contents = "contents";

    /// <summary>Folder of the feeds.</summary>
    public const string Inbox = "inbox";

    /// <summary>The cards beside the kiosk.</summary>
    public const string Cards = "cards.json";

    /// <summary>The sample accounts.</summary>
    public const string Accounts = "accounts.json";

    /// <summary>Who can print what.</summary>
    public const string People = "people.tsv";

    /// <summary>What the town was made from; its presence marks a folder of ours.</summary>
    public const string Settings = "town.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Whether a folder holds a whole town.</summary>
    public static bool IsWhole(string folder) => File.Exists(Path.Combine(folder, Settings));

    /// <summary>Deletes a folder of ours, finished or not; refuses any other.</summary>
    public static void Delete(string folder)
    {
        foreach (var existing in new[] { folder, Unfinished(folder) }.Where(Directory.Exists))
        {
            if (existing == folder && !IsWhole(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new UsageException($"{folder} は町のフォルダではないので消しません。別のフォルダを指定してください。");
            }

            Directory.Delete(existing, recursive: true);
            DeleteKeep(existing);
        }
    }

    /// <summary>Makes a town in a folder that does not exist yet or is empty; on a server its registers go into an empty database there.</summary>
    public static async Task<TownResult> CreateAsync(TownSettings settings, string folder, CancellationToken cancellation, DatabasePlace? place = null)
    {
        settings.Checked();
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} は空ではありません。別のフォルダを指定するか、作り直すときは消してください。");
        }

        var (clock, making) = (Stopwatch.StartNew(), Unfinished(folder));
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }

        DeleteKeep(making);
        Directory.CreateDirectory(making);
        TownHistory history;
        IReadOnlyList<Resident> residents;
        IReadOnlyList<TownHousehold> households;
        await using (var store = CityStore.OpenFolder(making, new FixedClock(MidnightOf(settings.Today)), place))
        {
            await store.PrepareAsync(cancellation);
            await RefuseFilledAsync(store, cancellation);
            history = TownHistory.Make(settings, store.Get<ICharacterTable>(), new PlaceDictionary());
            await store.Get<HistoryLoad>().LoadAsync(history.First, history.FirstSupplementaries, history.Cases, StaffAccounts.Historic, MidnightOf(TownSettings.TakeOver), StaffAccounts.Loader, cancellation);
            await SealAsync(store, cancellation);
            await KioskOpening.OrderAsync(store.Get<JournalWriter>(), store.Get<JournalNames>(), cancellation);
            await ImagesAsync(store, making, history, cancellation);
            residents = new Residents(new TownRandom(settings.Seed + 1)).Of([.. history.Registers], settings.Today);
            var random = new TownRandom(settings.Seed + 2);
            households = new Households(random, new(random, new PlaceDictionary())).Of(residents, settings.Today);
            await WriteFeedsAsync(store, residents, households, making, settings, cancellation);
        }

        var registrations = new TownSeals(new(FontSet.Load([FontLocation.Default])));
        var (seals, impressions) = registrations.Feeds(registrations.Of(households, new(settings.Seed + 3), settings.Today), MidnightOf(settings.Today));
        var (incomes, totals) = TownIncomes.Feeds(households, new(settings.Seed + 4), settings.Today, MidnightOf(settings.Today));
        await WriteBatchesAsync(making, seals.Concat(incomes), cancellation);
        await WriteFilesAsync(making, PeopleFile.Rows(residents, households, impressions, totals, settings.Today), residents, settings, cancellation);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        DeleteKeep(folder);
        Directory.Move(ChainPlaces.KeepOf(making), ChainPlaces.KeepOf(folder));
        Directory.Move(making, folder);
        return ResultOf(history, residents.Count, clock, folder);
    }

    /// <summary>The accounts of a folder.</summary>
    internal static IReadOnlyList<AccountFile> ReadAccounts(string folder) =>
        JsonSerializer.Deserialize<List<AccountFile>>(File.ReadAllText(Path.Combine(folder, Accounts)), Json) ?? [];

    /// <summary>The cards of a folder.</summary>
    internal static IReadOnlyList<CardFile> ReadCards(string folder) =>
        JsonSerializer.Deserialize<List<CardFile>>(File.ReadAllText(Path.Combine(folder, Cards)), Json) ?? [];

    private static TownResult ResultOf(TownHistory history, int residents, Stopwatch clock, string folder)
    {
        var registers = history.Registers.ToList();
        var kinds = history.Cases.GroupBy(c => c.KindCode).OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => NotificationCatalogue.Find(g.Key)!.Name, g => g.Count());
        var breaches = TownProperties.Breaches(history);
        var bytes = Directory.EnumerateFiles(Path.Combine(folder, Anchors), "*", SearchOption.AllDirectories).Append(Path.Combine(folder, Database)).Where(File.Exists).Sum(f => new FileInfo(f).Length);
        return new(registers.Count, registers.Count(r => r.State == RegisterState.Removed), registers.SelectMany(r => r.Entries).Select(e => e.Person).Distinct().Count(),
            history.DocumentCount, kinds, residents, breaches, clock.Elapsed, bytes);
    }

    private static async Task RefuseFilledAsync(CityStore store, CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        if (await database.Journal.AnyAsync(cancellation))
        {
            throw new UsageException("データベースにはもう台帳があります。空のデータベースを指定してください。");
        }
    }

    private static void DeleteKeep(string folder)
    {
        if (Directory.Exists(ChainPlaces.KeepOf(folder)))
        {
            Directory.Delete(ChainPlaces.KeepOf(folder), recursive: true);
        }
    }

    // As a city does it: one enters, another confirms.
    private static async Task SealAsync(CityStore store, CancellationToken cancellation)
    {
        var city = store.Get<CityDesk>();
        foreach (var setting in new CitySetting[] { new CitySetting.OfCertifier(new("埼玉県越谷市長", "見本　太郎", SpecimenSeal.Make())), SpecimenFees.Make() })
        {
            await city.ConfirmAsync(await city.EnterAsync(TownSettings.TakeOver, setting, StaffAccounts.Loader, cancellation), StaffAccounts.Historic.DecidedBy, cancellation);
        }
    }

    // Through the door of every delivery: a folder with its index.
    private static async Task ImagesAsync(CityStore store, string making, TownHistory history, CancellationToken cancellation)
    {
        var delivery = Directory.CreateDirectory(Path.Combine(making, "delivery")).FullName;
        await SampleDelivery.WriteAsync(delivery, [.. history.First.Select(r => r.Domicile.Text).Distinct().Take(3)], cancellation);
        await store.Get<ImagedImport>().RunAsync(delivery, SampleDelivery.Source, StaffAccounts.Loader, cancellation);
        Directory.Delete(delivery, recursive: true);
    }

    private static string Unfinished(string folder) => Path.TrimEndingDirectorySeparator(folder) + ".making";

    private static DateTimeOffset MidnightOf(DateOnly day) => JapanTime.At(day, TimeOnly.MinValue);

    private static async Task WriteFeedsAsync(CityStore store, IReadOnlyList<Resident> residents, IReadOnlyList<TownHousehold> households, string folder, TownSettings settings, CancellationToken cancellation)
    {
        var inbox = Directory.CreateDirectory(Path.Combine(folder, Inbox)).FullName;
        foreach (var batch in Residents.Feeds(residents, MidnightOf(settings.Today)).Concat(Households.Feed(households, MidnightOf(settings.Today))))
        {
            await File.WriteAllBytesAsync(Path.Combine(inbox, batch.FileName), batch.Write(), cancellation);
            if (batch.Source == "link")
            {
                await store.Get<ResidentLinks>().ApplyAsync(batch, cancellation);
            }
        }
    }

    private static async Task WriteBatchesAsync(string folder, IEnumerable<FeedBatch> batches, CancellationToken cancellation)
    {
        foreach (var batch in batches)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, Inbox, batch.FileName), batch.Write(), cancellation);
        }
    }

    private static async Task WriteFilesAsync(string folder, IEnumerable<IReadOnlyList<string>> people, IReadOnlyList<Resident> residents, TownSettings settings, CancellationToken cancellation)
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, People), people.Prepend(PeopleFile.Columns).Select(r => string.Join('\t', r)), cancellation);
        await WriteJsonAsync(folder, Cards, SampleCards.Choose(residents, settings.Today), cancellation);
        await WriteJsonAsync(folder, Accounts, StaffAccounts.All(StaffAccounts.NewPassword()), cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder, Accounts), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await WriteJsonAsync(folder, Settings, new { settings.Registers, settings.Seed, Today = settings.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, cancellation);
    }

    private static Task WriteJsonAsync<T>(string folder, string name, T content, CancellationToken cancellation) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), JsonSerializer.Serialize(content, Json) + "\n", cancellation);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
