using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;

namespace Koseki.Tests.Eng.Town;

/// <summary>A town of 120 registers in a folder, made once for a class; tests that change it take a copy.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("koseki-town-").FullName;

    /// <summary>The folder.</summary>
    public string Folder => Path.Combine(root, "town");

    /// <summary>What was made.</summary>
    public TownResult Result { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Result = await TownFolder.CreateAsync(new TownSettings(120, 5, Towns.Today), Folder, CancellationToken.None);

    /// <summary>A copy that may be changed.</summary>
    public string Copy() => FolderCopy.Make(Folder, root);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }
}
