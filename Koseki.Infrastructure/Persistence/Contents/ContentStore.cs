using System.Security.Cryptography;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>What every store does alike: giving a content only when it is what its hash says.</summary>
public abstract class ContentStore : IContentStore
{
    /// <summary>Longest content, in bytes. So much is held in memory while it is compared and given.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <inheritdoc/>
    public abstract string Place { get; }

    /// <inheritdoc/>
    public abstract Task<ContentHash> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract Task<bool> HasAsync(ContentHash hash, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract Task<Stream?> RawAsync(ContentHash hash, CancellationToken cancellation);

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(ContentHash hash, CancellationToken cancellation)
    {
        await using var raw = await RawAsync(hash, cancellation) ?? throw Missing(hash);
        if (raw.Length > Longest)
        {
            throw Wrong(hash);
        }

        var bytes = new byte[raw.Length];
        try
        {
            // What grows meanwhile is compared, too: the buffer ends where it was, and the sum fits or not.
            var read = await raw.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            return read == bytes.Length && raw.ReadByte() < 0 && ContentHash.Of(bytes) == hash ? new MemoryStream(bytes, writable: false) : throw Wrong(hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    /// <summary>
    /// What lies in the place of a hash, read through, and in words why where it is neither sound nor missing. Throws
    /// <see cref="ContentException"/> where the place of all of them is not there.
    /// </summary>
    public static async Task<(ContentState State, string? Why)> LookAsync(IContentStore store, ContentHash hash, Func<int, CancellationToken, Task> pace, CancellationToken cancellation)
    {
        try
        {
            return await SumAsync(store, hash, pace, cancellation) is not { } there ? (ContentState.Missing, null)
                : there == hash ? (ContentState.Sound, null) : (ContentState.Wrong, null);
        }
        catch (ContentException e) when (e.Fault != ContentFault.Away)
        {
            return (e.Fault == ContentFault.Place ? ContentState.Unreadable : ContentState.Wrong, e.Message);
        }
    }

    // The sum of what lies in the place of a hash; null where nothing lies there. What is longer than any content is not read to its end.
    private static async Task<ContentHash?> SumAsync(IContentStore store, ContentHash hash, Func<int, CancellationToken, Task> pace, CancellationToken cancellation)
    {
        await using var raw = await store.RawAsync(hash, cancellation);
        if (raw is null)
        {
            return null;
        }

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[64 * 1024], 0L);
        try
        {
            while (length <= Longest && await raw.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                sum.AppendData(buffer, 0, read);
                length += read;
                await pace(read, cancellation);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(ContentFault.Place, $"画像を {store.Place} から読めません({e.Message})。装置と権限を確かめてください。", e);
        }

        return ContentHash.OfSum(sum.GetHashAndReset());
    }

    /// <summary>Nothing lies there.</summary>
    protected ContentException Missing(ContentHash hash) => new(ContentFault.Missing, $"{Place} に、画像の中身 {hash.Text[..12]}… がありません。運用担当に連絡してください(控えから戻せます)。");

    /// <summary>Other bytes lie there.</summary>
    protected ContentException Wrong(ContentHash hash) => new(ContentFault.Wrong, $"{Place} の画像の中身 {hash.Text[..12]}… が記録と一致しません。運用担当に連絡してください(控えから戻せます)。");

    /// <summary>The place cannot be read.</summary>
    protected ContentException Unreadable(Exception e) => new(ContentFault.Place, $"画像を {Place} から読めません({e.Message})。装置と権限を確かめてください。", e);

    /// <summary>Throws where bytes are too long to be kept.</summary>
    protected static void RequireLength(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length is 0 or > Longest)
        {
            throw new ContentException(ContentFault.Place, bytes.IsEmpty ? "中身がありません(0バイト)。" : $"{Longest / 1024 / 1024}MBを超えるため、しまえません。頁を分けてください。");
        }
    }
}
