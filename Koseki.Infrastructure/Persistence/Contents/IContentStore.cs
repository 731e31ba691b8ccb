using Koseki.Domain.Documents;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>One content as it lies in the store.</summary>
/// <param name="Name">Where it lies, as a report names it.</param>
/// <param name="Hash">What its place says that it is; null for what lies where no content belongs.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record StoredContent(string Name, ContentHash? Hash, long Length);

/// <summary>
/// Keeps bytes under the hash of themselves (ADR 0053): images and scans. Nothing is overwritten and nothing deleted; two nodes that
/// put the same bytes put one content. Who uses it says so in a row that the journal names.
/// </summary>
public interface IContentStore
{
    /// <summary>Where it is, in words.</summary>
    string Place { get; }

    /// <summary>
    /// Keeps bytes for good before it returns, whole or not at all. Throws <see cref="ContentException"/> in words for the screen where they
    /// cannot be kept, also where other bytes lie in their place.
    /// </summary>
    Task<ContentHash> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>
    /// A content, whole and compared with its hash before the first byte is given: a wrong byte reaches nobody. Throws
    /// <see cref="ContentException"/> where it is missing, not what its hash says, or cannot be read.
    /// </summary>
    Task<Stream> OpenAsync(ContentHash hash, CancellationToken cancellation);

    /// <summary>Whether something lies in the place of a hash; not whether it is right.</summary>
    Task<bool> HasAsync(ContentHash hash, CancellationToken cancellation);

    /// <summary>Everything that lies in the store, also what does not belong there.</summary>
    IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellation);

    /// <summary>The bytes as they lie in the place of a hash, unchecked: for who compares them. Null where nothing lies there.</summary>
    Task<Stream?> RawAsync(ContentHash hash, CancellationToken cancellation);
}

/// <summary>What is wrong with a content.</summary>
public enum ContentFault
{
    /// <summary>Nothing lies in its place.</summary>
    Missing,

    /// <summary>Other bytes lie in its place.</summary>
    Wrong,

    /// <summary>It cannot be read, or not be written: the place is at fault.</summary>
    Place,

    /// <summary>The place of all of them is not there: nothing can be said of any.</summary>
    Away,
}

/// <summary>A content cannot be kept or given; the message is for the screen: what, where and what to do.</summary>
public sealed class ContentException(ContentFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong.</summary>
    public ContentFault Fault => fault;
}
