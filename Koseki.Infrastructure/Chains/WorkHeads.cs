using System.Globalization;
using System.Text;
using Koseki.Domain.Calendar;

namespace Koseki.Infrastructure.Chains;

/// <summary>A head of a chain that grows between two rows of the journal.</summary>
/// <param name="Chain">Which chain.</param>
/// <param name="Number">Number of its row.</param>
/// <param name="Hash">Hash of the row, hexadecimal.</param>
/// <param name="File">The file it stands in.</param>
public sealed record WorkHead(string Chain, long Number, string Hash, string File);

/// <summary>
/// The heads of the record of states and of today's looks, appended to files of the anchors' folders (one a node and
/// day). They follow their rows without waiting for the disk: after a power cut some may be missing, none is ahead.
/// </summary>
public sealed class WorkHeads(IReadOnlyList<string> folders, string node, TimeProvider clock)
{
    private const int DaysRead = 14;

    private readonly Lock gate = new();

    /// <summary>The folders, each with all heads.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>Appends a head. A folder that cannot be written is told to <paramref name="complain"/>: the deed is done.</summary>
    public void Append(string chain, long number, byte[] hash, Action<string, Exception> complain)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{JapanTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd} {node}.heads");
        var line = Encoding.UTF8.GetBytes(LineOf(chain, number, Convert.ToHexStringLower(hash)));
        lock (gate)
        {
            foreach (var folder in folders)
            {
                try
                {
                    using var file = new FileStream(Path.Combine(Directory.CreateDirectory(folder).FullName, name), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                    file.Write(line);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    complain(folder, e);
                }
            }
        }
    }

    /// <summary>
    /// The heads of a folder, of its newest file and the days before it: what is older is pinned by the journal. Lines that
    /// broke off are left out.
    /// </summary>
    public static IReadOnlyList<WorkHead> Read(string folder)
    {
        var files = Files(folder);
        var days = files.Select(DayOf).Distinct().TakeLast(DaysRead).ToHashSet(StringComparer.Ordinal);
        return [.. Read(files.Where(f => days.Contains(DayOf(f))))];
    }

    /// <summary>
    /// Puts the heads of this node that one folder lost (at a power cut, they do not wait for the disk) back from the other;
    /// gives how many. To be done at start, before anything is appended; those of every node while none runs.
    /// </summary>
    public int Complete(bool ofEveryNode = false)
    {
        var kept = folders.Select(f => (Folder: f, Heads: Read(f).Where(h => ofEveryNode || h.File.EndsWith($" {node}.heads", StringComparison.Ordinal)).ToList())).ToList();
        var completed = 0;
        foreach (var (folder, heads) in kept)
        {
            var own = heads.Select(h => (h.Chain, h.Number, h.Hash)).ToHashSet();
            var missing = kept.SelectMany(k => k.Heads).Where(h => own.Add((h.Chain, h.Number, h.Hash))).ToList();
            foreach (var file in missing.GroupBy(h => h.File, StringComparer.Ordinal))
            {
                File.AppendAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, file.Key), string.Concat(file.Select(h => LineOf(h.Chain, h.Number, h.Hash))), Encoding.UTF8);
            }

            completed += missing.Count;
        }

        return completed;
    }

    /// <summary>The highest head of a chain in the files of the last days, or null.</summary>
    public static WorkHead? LastOf(string folder, string chain) =>
        Files(folder).Reverse().Select(f => Read([f]).Where(h => h.Chain == chain).MaxBy(h => h.Number)).OfType<WorkHead>().Take(2).MaxBy(h => h.Number);

    private static string LineOf(string chain, long number, string hash) => string.Create(CultureInfo.InvariantCulture, $"{chain}\t{number}\t{hash}\n");

    /// <summary>The day of a file.</summary>
    internal static string DayOf(string file) => Path.GetFileName(file).Split(' ')[0];

    private static string[] Files(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.heads").Order(StringComparer.Ordinal)] : [];

    private static IEnumerable<WorkHead> Read(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                if (line.Split('\t') is [var chain, var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                {
                    yield return new(chain, value, hash, Path.GetFileName(file));
                }
            }
        }
    }
}
