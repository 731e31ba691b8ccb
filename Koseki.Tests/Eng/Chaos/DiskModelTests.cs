using System.Text;
using Koseki.Eng.Chaos;
using Koseki.Eng.Chaos.PowerCut;

namespace Koseki.Tests.Eng.Chaos;

/// <summary>What a disk holds after a power cut, and how it is read out of strace's words.</summary>
public sealed class DiskModelTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("koseki-disk-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A synced write is always there, one after the sync only sometimes.</summary>
    [Fact]
    public void Restore_SyncedAndUnsynced_OnlyTheSyncedIsSure()
    {
        var disk = new DiskModel(Directory.CreateDirectory(Path.Combine(root, "empty")).FullName);
        disk.Take(Write(0, "AAAA"));
        disk.Take(new DiskEvent.SyncBegins("f", 1));
        disk.Take(Write(4, "BBBB"));
        disk.Take(new DiskEvent.SyncEnds(1));
        var seen = Many(disk);
        Assert.All(seen, s => Assert.StartsWith("AAAA", s, StringComparison.Ordinal));
        Assert.Contains("AAAA", seen);
        Assert.Contains("AAAABBBB", seen);
    }

    /// <summary>A sync that was not yet answered promises nothing.</summary>
    [Fact]
    public void Restore_SyncNotEnded_PromisesNothing()
    {
        var disk = new DiskModel(Directory.CreateDirectory(Path.Combine(root, "empty")).FullName);
        disk.Take(Write(0, "AAAA"));
        disk.Take(new DiskEvent.SyncBegins("f", 1));
        Assert.Contains("", Many(disk));
    }

    /// <summary>Two syncs beside each other cover what each of them found.</summary>
    [Fact]
    public void Restore_TwoSyncsAtOnce_EachCoversItsOwn()
    {
        var disk = new DiskModel(Directory.CreateDirectory(Path.Combine(root, "empty")).FullName);
        disk.Take(Write(0, "AAAA"));
        disk.Take(new DiskEvent.SyncBegins("f", 1));
        disk.Take(Write(4, "BBBB"));
        disk.Take(new DiskEvent.SyncBegins("f", 2));
        disk.Take(Write(8, "CCCC"));
        disk.Take(new DiskEvent.SyncEnds(1));
        disk.Take(new DiskEvent.SyncEnds(2));
        var seen = Many(disk);
        Assert.All(seen, s => Assert.StartsWith("AAAABBBB", s, StringComparison.Ordinal));
        Assert.Contains("AAAABBBB", seen);
    }

    /// <summary>Writes with and without an offset, a sync that another call interrupts, and a word.</summary>
    [Fact]
    public void Read_TraceOfAProcess_GivesItsEvents()
    {
        var word = new Acknowledgement(AcknowledgementKind.Examined, 7, []);
        string[] lines =
        [
            $"11 pwrite64(5<{Hex("/d/a.db")}>, \"{Hex("xy")}\", 2, 4096) = 2",
            $"11 lseek(6<{Hex("/d/a.db-wal")}>, 32, SEEK_SET) = 32",
            $"11 write(6<{Hex("/d/a.db-wal")}>, \"{Hex("z")}\", 1) = 1",
            $"11 fdatasync(6<{Hex("/d/a.db-wal")}> <unfinished ...>",
            $"12 write(1<{Hex("pipe:[3]")}>, \"{Hex(word.Line + "\n")}\", 9) = 9",
            "11 <... fdatasync resumed>) = 0",
            $"11 ftruncate(6<{Hex("/d/a.db-wal")}>, 0) = 0",
            $"11 unlink(\"{Hex("/d/a.db-wal")}\") = 0",
            $"11 fsync(7<{Hex("/elsewhere")}>) = 0",
        ];
        var events = new TraceReader("/d").Read(lines).ToList();
        Assert.Equal(["Write", "Write", "SyncBegins", "Said", "SyncEnds", "Truncate", "Remove"], events.Select(e => e.GetType().Name));
        Assert.Equal((4096L, 32L), (((DiskEvent.Write)events[0]).Offset, ((DiskEvent.Write)events[1]).Offset));
        Assert.Equal("a.db-wal", ((DiskEvent.SyncBegins)events[2]).File);
    }

    private static DiskEvent Write(long offset, string text) => new DiskEvent.Write("f", offset, Encoding.ASCII.GetBytes(text));

    private static string Hex(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $@"\x{b:x2}"));

    private List<string> Many(DiskModel disk)
    {
        var (seen, random) = (new List<string>(), new Random(1));
        for (var i = 0; i < 60; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, $"cut-{i}")).FullName;
            disk.Restore(folder, random);
            seen.Add(File.Exists(Path.Combine(folder, "f")) ? File.ReadAllText(Path.Combine(folder, "f")) : "");
        }

        return seen;
    }
}
