using System.Text.Json;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Eng.Chaos;

/// <summary>
/// A town's folder in which a part of its history is still to come: what was decided first is loaded, the papers of the
/// rest wait in a file. Kinds that the town gains come by themselves.
/// </summary>
/// <param name="Loaded">Cases that were loaded; the next case has the number after.</param>
/// <param name="Papers">The papers that wait, in the order in which they are opened.</param>
internal sealed record ChaosTown(int Loaded, IReadOnlyList<WaitingPaper> Papers)
{
    private const string FileName = "papers.json";

    /// <summary>Makes the folder.</summary>
    public static async Task<ChaosTown> CreateAsync(TownSettings settings, string folder, CancellationToken cancellation, DatabasePlace? place = null)
    {
        Directory.CreateDirectory(folder);
        await using var store = CityStore.OpenFolder(folder, TimeProvider.System, place);
        await store.PrepareAsync(cancellation);
        var history = TownHistory.Make(settings, store.Get<ICharacterTable>(), new PlaceDictionary());
        var loaded = history.Cases.Take(history.Cases.Count / 4).ToList();
        await store.Get<HistoryLoad>().LoadAsync(history.First, history.FirstSupplementaries, loaded, StaffAccounts.Historic, JapanTime.At(TownSettings.TakeOver, TimeOnly.MinValue), StaffAccounts.Loader, cancellation);
        // Registers that a wedding opens get other numbers here, in another order: papers that name them are left out.
        var known = history.First.Select(r => r.Id).ToHashSet();
        var papers = history.Cases.Skip(loaded.Count)
            .Where(c => NotificationCatalogue.Find(c.KindCode)!.RegistersNamed(c.Draft) is { Count: > 0 } named && named.All(known.Contains));
        var town = new ChaosTown(loaded.Count, [.. papers.Select(WaitingPaper.Of)]);
        await File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(town), cancellation);
        return town;
    }

    /// <summary>Reads what waits in a folder; throws <see cref="UsageException"/> when it is none of ours.</summary>
    public static ChaosTown Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<ChaosTown>(File.ReadAllText(path))!
            : throw new UsageException($"{path} がありません。「chaos」が作ったフォルダを指定してください。");
    }
}
