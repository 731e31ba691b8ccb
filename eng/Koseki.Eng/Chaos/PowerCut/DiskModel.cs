namespace Koseki.Eng.Chaos.PowerCut;

/// <summary>
/// The files of a folder as a disk holds them when the power goes: what was synced is there; of what was not, each
/// write may be there, be missing, or be torn at a sector. A removal that was not followed by a sync may be undone; a
/// new file is there once it was synced itself (as ext4, XFS and NTFS do it).
/// </summary>
internal sealed class DiskModel
{
    private const int Sector = 512;
    private readonly Dictionary<string, byte[]?> durable = new(StringComparer.Ordinal);
    private readonly List<DiskEvent> pending = [];
    private readonly Dictionary<int, (string File, int Covers)> syncing = [];
    private readonly List<Acknowledgement> said = [];

    /// <summary>A disk with the files of a folder, all of them synced.</summary>
    public DiskModel(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            durable[Path.GetRelativePath(folder, file)] = File.ReadAllBytes(file);
        }
    }

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<Acknowledgement> Said => said;

    /// <summary>Takes the next event.</summary>
    public void Take(DiskEvent happened)
    {
        switch (happened)
        {
            case DiskEvent.Said word:
                said.Add(word.Word);
                break;
            case DiskEvent.SyncBegins begins:
                syncing[begins.Process] = (begins.File, pending.Count);
                break;
            case DiskEvent.SyncEnds ends when syncing.Remove(ends.Process, out var sync):
                Settle(sync.File, sync.Covers);
                break;
            case DiskEvent.SyncEnds:
                break;
            default:
                pending.Add(happened);
                break;
        }
    }

    /// <summary>Writes the files as they may stand if the power goes now.</summary>
    public void Restore(string folder, Random random)
    {
        var files = new Dictionary<string, byte[]?>(durable, StringComparer.Ordinal);
        // Some cuts lose everything unsynced, some nothing, most a part.
        var share = random.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => random.NextDouble() };
        foreach (var happened in pending.Where(_ => random.NextDouble() < share))
        {
            Apply(files, happened is DiskEvent.Write { Bytes.Length: > Sector } write && random.Next(8) == 0
                ? write with { Bytes = write.Bytes[..(random.Next(write.Bytes.Length / Sector) * Sector)] }
                : happened);
        }

        foreach (var (name, bytes) in files.Where(f => f.Value is not null))
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes!);
        }
    }

    private void Settle(string file, int covers)
    {
        var settled = pending.Take(covers).Where(p => FileOf(p) == file).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var (process, other) in syncing.ToList())
        {
            syncing[process] = (other.File, other.Covers - pending.Take(other.Covers).Count(settled.Contains));
        }

        foreach (var happened in pending.Where(settled.Contains))
        {
            Apply(durable, happened);
        }

        pending.RemoveAll(settled.Contains);
    }

    private static string FileOf(DiskEvent happened) => happened switch
    {
        DiskEvent.Write w => w.File,
        DiskEvent.Truncate t => t.File,
        DiskEvent.Remove r => r.File,
        _ => "",
    };

    private static void Apply(Dictionary<string, byte[]?> files, DiskEvent happened)
    {
        var before = files.GetValueOrDefault(FileOf(happened)) ?? [];
        files[FileOf(happened)] = happened switch
        {
            DiskEvent.Write w => Written(before, w),
            DiskEvent.Truncate t => Resized(before, t.Length),
            _ => null,
        };
    }

    private static byte[] Written(byte[] before, DiskEvent.Write write)
    {
        var after = Resized(before, Math.Max(before.Length, write.Bytes.Length == 0 ? 0 : write.Offset + write.Bytes.Length));
        write.Bytes.CopyTo(after, write.Bytes.Length == 0 ? 0 : write.Offset);
        return after;
    }

    private static byte[] Resized(byte[] before, long length)
    {
        var after = before.ToArray();
        Array.Resize(ref after, checked((int)length));
        return after;
    }
}
