using Koseki.Domain.Calendar;
using Koseki.Eng.Chaos;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Tests.Eng.Town;

namespace Koseki.Tests.Eng.Chaos;

/// <summary>A small town whose first waiting papers were worked on in this process.</summary>
public sealed class ChaosTownFixture : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("koseki-chaostown-").FullName;

    /// <summary>The folder.</summary>
    public string Folder => Path.Combine(root, "town");

    /// <summary>What waited in it.</summary>
    internal ChaosTown Town { get; private set; } = null!;

    /// <summary>What the worker said.</summary>
    internal IReadOnlyList<Acknowledgement> Said { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Town = await ChaosTown.CreateAsync(new TownSettings(80, 5, JapanTime.DayOf(TimeProvider.System.GetUtcNow())), Folder, default);
        await using var store = CityStore.OpenFolder(Folder, TimeProvider.System);
        await using var words = new StringWriter();
        await new CaseWorker(store, Town, new Random(1), words).RunAsync(4, default);
        Said = [.. words.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(l => Acknowledgement.Read(l)!)];
    }

    /// <summary>A copy that may be changed.</summary>
    public string Copy() => FolderCopy.Make(Folder, root);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }
}
