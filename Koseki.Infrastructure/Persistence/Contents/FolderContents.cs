using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Security;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>
/// Contents as files: <c>ab/cd/abcd…</c> below one folder. A file is written under a name of its own in <c>.new</c>, brought to the
/// disk, and only then moved to its place, where none is ever replaced. Folders and files are their owner's alone.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="expects">Whether the database knows contents: then a folder that is gone is not made anew (its disk may be away).</param>
public sealed class FolderContents(string folder, Func<CancellationToken, Task<bool>> expects) : ContentStore
{
    private const string Writing = ".new";
    private static readonly TimeSpan OldestUnfinished = TimeSpan.FromDays(1);

    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <inheritdoc/>
    public override string Place => $"画像のフォルダ {root}";

    /// <summary>Where the content of a hash lies.</summary>
    public string PathOf(ContentHash hash) => Path.Combine(root, hash.Text[..2], hash.Text[2..4], hash.Text);

    /// <inheritdoc/>
    public override async Task<ContentHash> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        RequireLength(bytes);
        var hash = ContentHash.Of(bytes.Span);
        try
        {
            await RequireFolderAsync(cancellation);
            // On a thread of its own: whoever waits for the disk holds no screen.
            await Task.Run(() => Keep(PathOf(hash), bytes.Span), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(ContentFault.Place, $"画像を {Place} に書けません({e.Message})。空きと権限を確かめてから、もう一度しまってください。何も記録していません。", e);
        }

        // Also what this call did not write: a wrong file in its place is said now, not when somebody needs it.
        await using var _ = await OpenAsync(hash, cancellation);
        return hash;
    }

    /// <inheritdoc/>
    public override Task<bool> HasAsync(ContentHash hash, CancellationToken cancellation) => Task.FromResult(File.Exists(PathOf(hash)));

    /// <inheritdoc/>
    public override async Task<Stream?> RawAsync(ContentHash hash, CancellationToken cancellation)
    {
        try
        {
            return OpenFile(hash);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // With its disk away nothing is missing: what is said of one content would be said of all.
            return await IsAwayAsync(cancellation) ? throw Away() : null;
        }
        catch (NotAFileException e)
        {
            throw NotAFile(hash, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!Directory.Exists(root))
        {
            if (await expects(cancellation))
            {
                throw Away();
            }

            yield break;
        }

        using var files = Files().GetEnumerator();
        while (Next(files))
        {
            cancellation.ThrowIfCancellationRequested();
            var (path, length, isLink) = files.Current;
            yield return new(Path.GetRelativePath(root, path), !isLink && ContentHash.TryParse(Path.GetFileName(path)) is { } hash && PathOf(hash) == path ? hash : null, length);
        }
    }

    // What lies behind a link is not in this place, nor in a copy of it, and can be exchanged from elsewhere.
    private FileStream OpenFile(ContentHash hash)
    {
        var path = PathOf(hash);
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw NotAFile(hash, "ほかの場所へのリンクです。");
        }

        var file = RegularFile.Open(path);
        if (file.Length > 0)
        {
            return file;
        }

        file.Dispose();
        throw NotAFile(hash, "空か、装置です。");
    }

    private ContentException NotAFile(ContentHash hash, string what) =>
        new(ContentFault.Wrong, $"{Place} の画像の中身 {hash.Text[..12]}… の場所にあるのは、その中身ではありません({what.TrimEnd('。')})。運用担当に連絡してください(取り除いて、控えから戻せます)。");

    // A link to another folder is listed, not followed: it may lead back here.
    private FileSystemEnumerable<(string Path, long Length, bool IsLink)> Files() =>
        new(root, (ref FileSystemEntry e) => (e.ToFullPath(), e.IsDirectory ? 0 : e.Length, e.Attributes.HasFlag(FileAttributes.ReparsePoint)), new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory || e.Attributes.HasFlag(FileAttributes.ReparsePoint),
            ShouldRecursePredicate = (ref FileSystemEntry e) => !e.Attributes.HasFlag(FileAttributes.ReparsePoint) && !(e.FileName.SequenceEqual(Writing) && e.Directory.SequenceEqual(root)),
        };

    private bool Next(IEnumerator<(string Path, long Length, bool IsLink)> files)
    {
        try
        {
            return files.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    private async Task<bool> IsAwayAsync(CancellationToken cancellation) => !Directory.Exists(root) && await expects(cancellation);

    private ContentException Away(string after = "") =>
        new(ContentFault.Away, $"{Place} がありません。記録済みの画像がある場所なので、新しくは作りません。装置がつながっているか、設定 Koseki:Contents を確かめてください。{after}");

    private async Task RequireFolderAsync(CancellationToken cancellation)
    {
        if (await IsAwayAsync(cancellation))
        {
            throw Away("何も記録していません。");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(root)!);
        OwnerOnly.MakeFolder(root);
        // What lies there and is old is deleted: through a link it would be somebody else's.
        if (new DirectoryInfo(Path.Combine(root, Writing)).LinkTarget is not null)
        {
            throw new ContentException(ContentFault.Place, $"{Place} の {Writing} がほかの場所へのリンクです。リンクを取り除いてください。何も記録していません。");
        }

        OwnerOnly.MakeFolder(Path.Combine(root, Writing));
    }

    // Also where the file is there: whoever put it may have ended before its name was brought to the disk.
    private void Keep(string path, ReadOnlySpan<byte> bytes)
    {
        var inner = Path.GetDirectoryName(path)!;
        var outer = Path.GetDirectoryName(inner)!;
        if (!File.Exists(path))
        {
            OwnerOnly.MakeFolder(outer);
            OwnerOnly.MakeFolder(inner);
            Write(path, bytes);
        }

        foreach (var made in new[] { inner, outer, root })
        {
            FolderSync.Run(made);
        }
    }

    private void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var beside = Path.Combine(root, Writing, Guid.NewGuid().ToString("N"));
        try
        {
            using (var file = new FileStream(beside, OwnerOnly.NewFile()))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            RemoveRemains(File.GetLastWriteTimeUtc(beside));
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node put the same bytes there meanwhile.
        }
        finally
        {
            File.Delete(beside);
        }
    }

    // What a kill left half written, by the clock of the disk itself: nobody writes one file for a day. What has another name is not ours.
    private void RemoveRemains(DateTime now)
    {
        foreach (var remains in new DirectoryInfo(Path.Combine(root, Writing)).EnumerateFiles().Where(f => f.LastWriteTimeUtc < now - OldestUnfinished && Guid.TryParseExact(f.Name, "N", out _)))
        {
            remains.Delete();
        }
    }
}
