using Koseki.Domain.Calendar;
using System.Globalization;
using System.Text;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>One anchor: a journal number and the hash of that row; number 0 for a line that cannot be read.</summary>
public sealed record Anchor(long Number, string Hash, string File);

/// <summary>
/// The second place of the journal's head: append-only files, one a node and day, in a folder that the database's owner
/// cannot write in production (WORM). A cut tail, a lost register or a restored old file is found against it.
/// </summary>
public sealed class AnchorFile(string folder, string node, TimeProvider clock)
{
    // The newest anchor lies in the files of the last days; another node may write those of a day a little later.
    private const int DaysRead = 2;

    private readonly Lock gate = new();
    private Anchor? last;
    private bool isLoaded;
    private bool isTorn;

    /// <summary>Where the files lie.</summary>
    public string Folder => folder;

    /// <summary>The highest anchor known, of this node's appends and of everything that lay in the folder when first asked; null without any.</summary>
    public Anchor? Last
    {
        get
        {
            lock (gate)
            {
                Load();
                return last;
            }
        }
    }

    /// <summary>
    /// Appends number and hash, and waits until both are on disk. What is anchored already is not written again. A line
    /// that could not be finished is closed by the next append.
    /// </summary>
    public void Append(long number, byte[] hash)
    {
        lock (gate)
        {
            Load();
            if (number <= (last?.Number ?? 0))
            {
                return;
            }

            Directory.CreateDirectory(folder);
            var name = string.Create(CultureInfo.InvariantCulture, $"{JapanTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd} {node}.anchors");
            var line = LineOf(number, Convert.ToHexStringLower(hash));
            using var file = new FileStream(Path.Combine(folder, name), FileMode.Append, FileAccess.Write, FileShare.Read);
            var before = isTorn ? "\n" : "";
            isTorn = true;
            file.Write(Encoding.ASCII.GetBytes($"{before}{line}\n"));
            file.Flush(flushToDisk: true);
            isTorn = false;
            last = new(number, line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], name);
        }
    }

    /// <summary>Looks into the folder again: another node may have gone on, or somebody may have taken files away.</summary>
    public void Reload()
    {
        lock (gate)
        {
            isLoaded = false;
        }
    }

    /// <summary>Puts the files of the folder aside, into a folder below it, so that new ones can begin.</summary>
    public void PutAside()
    {
        lock (gate)
        {
            var aside = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"before-{clock.GetUtcNow():yyyyMMddHHmmssfff}"));
            foreach (var file in Files(folder))
            {
                File.Move(file, Path.Combine(Directory.CreateDirectory(aside).FullName, Path.GetFileName(file)));
            }

            isLoaded = false;
        }
    }

    /// <summary>All anchors of a folder. A damaged line is given with number 0.</summary>
    public static IEnumerable<Anchor> Read(string folder) => Read(Files(folder));

    private static List<string> Files(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.anchors").Order(StringComparer.Ordinal)] : [];

    private static IEnumerable<Anchor> Read(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
            {
                yield return line.Split(' ') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? new(value, hash, Path.GetFileName(file))
                    : new(0, line, Path.GetFileName(file));
            }
        }
    }

    /// <summary>An anchor as it is written.</summary>
    internal static string LineOf(long number, string hash) => string.Create(CultureInfo.InvariantCulture, $"{number} {hash}");

    private void Load()
    {
        if (isLoaded)
        {
            return;
        }

        var files = Files(folder);
        var newest = files.Select(f => Path.GetFileName(f).Split(' ')[0]).Distinct().TakeLast(DaysRead).ToHashSet(StringComparer.Ordinal);
        last = Read(files.Where(f => newest.Contains(Path.GetFileName(f).Split(' ')[0]))).Where(a => a.Number > 0).MaxBy(a => a.Number);
        var own = files.LastOrDefault(f => f.EndsWith($" {node}.anchors", StringComparison.Ordinal));
        isTorn = own is not null && !EndsWithLineFeed(own);
        isLoaded = true;
    }

    private static bool EndsWithLineFeed(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
        {
            return true;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
