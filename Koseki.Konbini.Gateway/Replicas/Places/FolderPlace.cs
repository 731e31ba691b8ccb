using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Replicas.Places;

/// <summary>A folder of this machine, or one that is mounted here.</summary>
public sealed class FolderPlace(string folder) : IFeedPlace
{
    /// <inheritdoc/>
    public string Words => $"フォルダ {folder}";

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedFile>> ListAsync(CancellationToken cancellation)
    {
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles().Take(FeedPlaceSettings.MostFiles + 1).Select(f => new FeedFile(f.Name, f.Length, new(f.LastWriteTimeUtc, TimeSpan.Zero))).ToList();
            return files.Count > FeedPlaceSettings.MostFiles ? throw new FeedPlaceException($"ファイルが {FeedPlaceSettings.MostFiles} を超えています。") : Task.FromResult<IReadOnlyList<FeedFile>>(files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FeedPlaceException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> ReadAsync(string name, int most, CancellationToken cancellation)
    {
        try
        {
            return await RegularFile.ReadAsync(Path.Combine(folder, name), most, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new FeedPlaceException($"{name}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
