using Koseki.Infrastructure.Security;

namespace Koseki.Tests.Infrastructure.Security;

/// <summary>Files that somebody else may have put there: what is no file holds nobody and gives nothing.</summary>
public sealed class RegularFileTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("koseki-files-").FullName;

    private string Here => Path.Combine(root, "here");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Read_AFile_GivesItsBytes()
    {
        await File.WriteAllBytesAsync(Here, [1, 2, 3]);

        Assert.Equal([1, 2, 3], await RegularFile.ReadAsync(Here, 3, default));
    }

    [Fact]
    public async Task Read_ALongerOrNone_IsSaid()
    {
        await File.WriteAllBytesAsync(Here, [1, 2, 3]);

        Assert.StartsWith("2 バイトより長い", (await Assert.ThrowsAsync<IOException>(() => RegularFile.ReadAsync(Here, 2, default))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FileNotFoundException>(() => RegularFile.ReadAsync(Path.Combine(root, "none"), 3, default));
        await Assert.ThrowsAnyAsync<Exception>(() => RegularFile.ReadAsync(root, int.MaxValue, default));
    }

    /// <summary>Opened as any file is, it would wait for ever for one who writes.</summary>
    [UnixFact]
    public async Task Read_APipe_IsRefusedAtOnce()
    {
        Pipe.Make(Here);

        await Assert.ThrowsAsync<NotAFileException>(() => Task.Run(() => RegularFile.ReadAsync(Here, 3, default)).WaitAsync(Patience.Bound));
    }

    [UnixFact]
    public async Task Read_ADeviceWithoutEnd_GivesNothing()
    {
        File.CreateSymbolicLink(Here, "/dev/zero");

        Assert.Empty(await RegularFile.ReadAsync(Here, 3, default));
    }
}
