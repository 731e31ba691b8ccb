using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Tests.Infrastructure.Security;

namespace Koseki.Tests.Infrastructure.Persistence.Contents;

/// <summary>Contents as files: whole or not at all, never replaced, given only when they are what their hash says.</summary>
public sealed class FolderContentsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("koseki-contents-").FullName;

    private string Folder => Path.Combine(root, "contents");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Put_Bytes_LieUnderTheirHashAndNothingElse()
    {
        var store = Store();

        var hash = await store.PutAsync(Bytes(1), default);

        Assert.Equal(ContentHash.Of(Bytes(1)), hash);
        Assert.Equal([Path.Combine(Folder, hash.Text[..2], hash.Text[2..4], hash.Text)], Files());
        Assert.Equal(Bytes(1), await ReadAsync(store, hash));
        Assert.Equal([(hash, 1000L)], await ListAsync(store));
        Assert.True(await store.HasAsync(hash, default));
    }

    [Fact]
    public async Task Put_TheSameOnManyNodesAtOnce_IsOneContent()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store().PutAsync(Bytes(1), default))));

        Assert.Single(hashes.Distinct());
        Assert.Single(Files());
        Assert.Equal(Bytes(1), await ReadAsync(Store(), hashes[0]));
    }

    [Fact]
    public async Task Put_WhereOtherBytesLie_IsRefusedAndTheyStay()
    {
        var store = Store();
        var hash = await store.PutAsync(Bytes(1), default);
        await File.WriteAllBytesAsync(store.PathOf(hash), Bytes(2));

        var refused = await Assert.ThrowsAsync<ContentException>(() => store.PutAsync(Bytes(1), default));

        Assert.Equal(ContentFault.Wrong, refused.Fault);
        Assert.Equal(Bytes(2), await File.ReadAllBytesAsync(store.PathOf(hash)));
    }

    /// <summary>The folder, a file in the way of a folder, a disk that is full: said with the place, and nothing half lies there.</summary>
    [Fact]
    public async Task Put_WhereNothingCanBeWritten_SaysWhereAndLeavesNothing()
    {
        var hash = ContentHash.Of(Bytes(1));
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, hash.Text[..2]), "in the way");

        var refused = await Assert.ThrowsAsync<ContentException>(() => Store().PutAsync(Bytes(1), default));

        Assert.Equal(ContentFault.Place, refused.Fault);
        Assert.StartsWith($"画像を 画像のフォルダ {Folder} に書けません(", refused.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(Folder, hash.Text[..2])], Files());
    }

    [Fact]
    public async Task Put_FolderGoneWhereContentsAreKnown_IsNotMadeAnew()
    {
        var refused = await Assert.ThrowsAsync<ContentException>(() => new FolderContents(Folder, _ => Task.FromResult(true)).PutAsync(Bytes(1), default));

        Assert.Equal(ContentFault.Away, refused.Fault);
        Assert.StartsWith($"画像のフォルダ {Folder} がありません。", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(999)]
    public async Task Open_OneBitChanged_GivesNoByte(int at)
    {
        var store = Store();
        var hash = await store.PutAsync(Bytes(1), default);
        var bytes = Bytes(1);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(store.PathOf(hash), bytes);

        Assert.Equal(ContentFault.Wrong, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(hash, default))).Fault);
    }

    [Fact]
    public async Task Open_CutGrownOrGone_IsSaid()
    {
        var store = Store();
        var hash = await store.PutAsync(Bytes(1), default);

        await File.WriteAllBytesAsync(store.PathOf(hash), Bytes(1)[..999]);
        Assert.Equal(ContentFault.Wrong, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(hash, default))).Fault);
        await File.WriteAllBytesAsync(store.PathOf(hash), [.. Bytes(1), 0]);
        Assert.Equal(ContentFault.Wrong, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(hash, default))).Fault);
        File.Delete(store.PathOf(hash));
        Assert.Equal(ContentFault.Missing, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(hash, default))).Fault);
        Assert.False(await store.HasAsync(hash, default));
    }

    /// <summary>A pipe in the place of a content would hold whoever opens it for ever; what else is no file is not read either.</summary>
    [UnixFact]
    public async Task Open_WhatIsNoFile_IsSaidAtOnceAndNotRead()
    {
        var store = Store();
        var (hash, other) = (await store.PutAsync(Bytes(1), default), await store.PutAsync(Bytes(2), default));
        var kept = Path.Combine(root, "elsewhere");
        File.Move(store.PathOf(hash), kept);
        foreach (var put in new Action<string>[]
        {
            Pipe.Make, path => File.CreateSymbolicLink(path, "/dev/zero"), path => File.CreateSymbolicLink(path, kept), path => File.CreateSymbolicLink(path, store.PathOf(other)), path => File.WriteAllBytes(path, []),
        })
        {
            put(store.PathOf(hash));

            var refused = await Assert.ThrowsAsync<ContentException>(() => Task.Run(() => store.OpenAsync(hash, default)).WaitAsync(Patience.Bound));
            Assert.Equal(ContentFault.Wrong, refused.Fault);
            Assert.Contains("その中身ではありません", refused.Message, StringComparison.Ordinal);
            Assert.Equal(ContentState.Wrong, (await ContentStore.LookAsync(store, hash, Unpaced, default)).State);
            Assert.Equal(ContentFault.Wrong, (await Assert.ThrowsAsync<ContentException>(() => store.PutAsync(Bytes(1), default))).Fault);
            File.Delete(store.PathOf(hash));
        }

        Directory.CreateDirectory(store.PathOf(hash));
        Assert.Equal(ContentFault.Place, (await Assert.ThrowsAsync<ContentException>(() => store.OpenAsync(hash, default))).Fault);
        Assert.Equal(ContentFault.Place, (await Assert.ThrowsAsync<ContentException>(() => store.PutAsync(Bytes(1), default))).Fault);
    }

    /// <summary>What is longer than any content is wrong before it was read to its end: the looks do not stand still at it.</summary>
    [Fact]
    public async Task Look_AFileWithoutEnd_IsNotReadThrough()
    {
        var store = Store();
        var hash = await store.PutAsync(Bytes(1), default);
        await using (var file = new FileStream(store.PathOf(hash), FileMode.Open, FileAccess.Write))
        {
            file.SetLength(4L * ContentStore.Longest);
        }

        var read = 0L;
        Assert.Equal(ContentState.Wrong, (await ContentStore.LookAsync(store, hash, (bytes, _) => Task.FromResult(read += bytes), default)).State);

        Assert.InRange(read, 1, 2L * ContentStore.Longest);
    }

    [Fact]
    public async Task List_WhatDoesNotBelongThere_HasNoHash()
    {
        var store = Store();
        var hash = await store.PutAsync(Bytes(1), default);
        await File.WriteAllTextAsync(Path.Combine(Folder, "note"), "x");
        File.Copy(store.PathOf(hash), Path.Combine(Folder, hash.Text));

        Assert.Equal([null, null, hash], (await ListAsync(store)).Select(c => c.Hash).OrderBy(h => h is null ? 0 : 1));
    }

    /// <summary>A link to another folder is not followed: it may lead back here, or to somebody else's files.</summary>
    [Fact]
    public async Task List_ALinkToAFolder_IsNamedAndNotFollowed()
    {
        var store = Store();
        var hash = await store.PutAsync(Bytes(1), default);
        Directory.CreateSymbolicLink(Path.Combine(Folder, "loop"), Folder);
        // A link in the place of a content is none: a copy of the store would not have it.
        var linked = store.PathOf(ContentHash.Of(Bytes(2)));
        Directory.CreateDirectory(Path.GetDirectoryName(linked)!);
        File.CreateSymbolicLink(linked, store.PathOf(hash));

        Assert.Equal([null, null, hash], (await ListAsync(store)).Select(c => c.Hash).OrderBy(h => h is null ? 0 : 1));
    }

    [Fact]
    public async Task Put_FoldersAndFiles_AreTheirOwnersAlone()
    {
        Directory.CreateDirectory(Folder);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(Folder, Own | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        await Store().PutAsync(Bytes(1), default);

        foreach (var folder in Directory.GetDirectories(Folder, "*", SearchOption.AllDirectories).Append(Folder))
        {
            Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        Assert.Equal(Own, File.GetUnixFileMode(Assert.Single(Files())));
    }

    /// <summary>Killed while it wrote: what is left is no content, and goes after a day; what another node writes now stays.</summary>
    [Fact]
    public async Task Put_RemainsOfAKill_GoAfterADay()
    {
        var store = Store();
        await store.PutAsync(Bytes(1), default);
        var (old, now, others) = (Path.Combine(Folder, ".new", $"{Guid.NewGuid():N}"), Path.Combine(Folder, ".new", $"{Guid.NewGuid():N}"), Path.Combine(Folder, ".new", "not-ours"));
        await File.WriteAllBytesAsync(others, Bytes(5));
        File.SetLastWriteTimeUtc(others, DateTime.UtcNow.AddDays(-2));
        await File.WriteAllBytesAsync(old, Bytes(2));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        await File.WriteAllBytesAsync(now, Bytes(3));
        Assert.Single(await ListAsync(store));

        await store.PutAsync(Bytes(4), default);

        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(now), File.Exists(others)));
        Assert.Equal(2, (await ListAsync(store)).Count);
    }

    /// <summary>Through a link, what is deleted after a day would be somebody else's.</summary>
    [Fact]
    public async Task Put_WhereItWritesIsALink_IsRefusedAndNothingThereGoes()
    {
        var (elsewhere, old) = (Directory.CreateDirectory(Path.Combine(root, "elsewhere")).FullName, Path.Combine(root, "elsewhere", $"{Guid.NewGuid():N}"));
        await File.WriteAllBytesAsync(old, Bytes(2));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        Directory.CreateDirectory(Folder);
        Directory.CreateSymbolicLink(Path.Combine(Folder, ".new"), elsewhere);

        Assert.Equal(ContentFault.Place, (await Assert.ThrowsAsync<ContentException>(() => Store().PutAsync(Bytes(1), default))).Fault);

        Assert.Equal([old], Directory.GetFiles(elsewhere));
    }

    private static Task Unpaced(int bytes, CancellationToken cancellation) => Task.CompletedTask;

    private FolderContents Store() => new(Folder, _ => Task.FromResult(false));

    private static byte[] Bytes(byte seed) => [.. Enumerable.Range(0, 1000).Select(i => (byte)((i + seed) % 256))];

    private string[] Files() => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

    private static async Task<byte[]> ReadAsync(IContentStore store, ContentHash hash)
    {
        await using var content = await store.OpenAsync(hash, default);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<List<(ContentHash? Hash, long Length)>> ListAsync(IContentStore store)
    {
        var all = new List<(ContentHash?, long)>();
        await foreach (var content in store.ListAsync(default))
        {
            all.Add((content.Hash, content.Length));
        }

        return all;
    }
}
