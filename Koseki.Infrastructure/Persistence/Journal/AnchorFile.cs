using System.Globalization;
using System.Text;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>
/// The second place of the journal's head: one append-only file a day in a folder that the database's owner cannot
/// write in production (WORM). A cut tail, a lost register or a restored old file is found against it.
/// </summary>
public sealed class AnchorFile(string folder, TimeProvider clock)
{
    private readonly Lock gate = new();

    /// <summary>Appends number and hash, and waits until both are on disk.</summary>
    public void Append(long number, byte[] hash)
    {
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            var day = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9));
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}.anchors"));
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} {Convert.ToHexStringLower(hash)}\n")));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>All anchors of a folder: journal number to hash. A damaged line is given with number 0.</summary>
    public static IEnumerable<(long Number, string Hash, string File)> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.anchors").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                yield return line.Split(' ') is [var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    ? (value, hash, Path.GetFileName(file))
                    : (0, line, Path.GetFileName(file));
            }
        }
    }
}
