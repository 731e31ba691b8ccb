using Koseki.Domain.Documents;
using Koseki.Infrastructure.Persistence.Contents;

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

        Assert.Equal([null, hash], (await ListAsync(store)).Select(c => c.Hash).OrderBy(h => h is null ? 0 : 1));
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
        var (old, now) = (Path.Combine(Folder, ".new", "old"), Path.Combine(Folder, ".new", "now"));
        await File.WriteAllBytesAsync(old, Bytes(2));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        await File.WriteAllBytesAsync(now, Bytes(3));
        Assert.Single(await ListAsync(store));

        await store.PutAsync(Bytes(4), default);

        Assert.Equal((false, true), (File.Exists(old), File.Exists(now)));
        Assert.Equal(2, (await ListAsync(store)).Count);
    }

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
