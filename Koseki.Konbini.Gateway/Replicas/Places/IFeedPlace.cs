using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Replicas.Places;

/// <summary>A file that lies at a place, as the place says: it may be another one by the time it is read.</summary>
/// <param name="Name">Name without folders.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ChangedAt">When it was written last, by the clock of the place.</param>
public sealed record FeedFile(string Name, long Length, DateTimeOffset ChangedAt);

/// <summary>
/// Where a source system leaves its batches: a folder, an SFTP drop folder or an HTTPS server. It is only read: what was taken in is
/// known by its number, and the source clears up by itself. Whatever goes wrong is thrown as <see cref="FeedPlaceException"/>.
/// </summary>
public interface IFeedPlace : IAsyncDisposable
{
    /// <summary>In words, without account and key: what an alarm names.</summary>
    string Words { get; }

    /// <summary>The files that lie there, in no order. Throws when there are more than <see cref="FeedPlaceSettings.MostFiles"/>.</summary>
    Task<IReadOnlyList<FeedFile>> ListAsync(CancellationToken cancellation);

    /// <summary>A whole file. Throws when it is longer than <paramref name="most"/>, however long it was said to be.</summary>
    Task<byte[]> ReadAsync(string name, int most, CancellationToken cancellation);
}

/// <summary>A place that cannot be reached, or gives something else than files.</summary>
public sealed class FeedPlaceException(string message, Exception? inner = null) : Exception(message, inner);
