using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Domain.Linkage;

/// <summary>
/// One batch of a feed: UTF-8 text whose first line names source, sequence, row count, source time and the SHA-256 of
/// the rows, followed by tab-separated rows. An empty batch is a heartbeat. The columns of each source stand in
/// <c>Linkage/README.md</c>.
/// </summary>
/// <param name="Source">resident, jpki or link.</param>
/// <param name="Sequence">1, 2, 3 … without gaps within a source.</param>
/// <param name="AsOf">When the source made it.</param>
/// <param name="Rows">Its rows, split into columns.</param>
public sealed record FeedBatch(string Source, long Sequence, DateTimeOffset AsOf, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>How far a source's clock may run ahead of ours: a batch from later than that is not believed.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private const string Mark = "koseki-feed\t2\t";

    /// <summary>The name a batch file carries.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Source}-{Sequence:0000000000}.tsv");

    /// <summary>The batch as file content. Columns must not hold tabs or line feeds.</summary>
    public byte[] Write()
    {
        var body = new StringBuilder();
        foreach (var row in Rows)
        {
            body.AppendJoin('\t', row).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToString());
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{Mark}{Source}\t{Sequence}\t{Rows.Count}\t{AsOf:O}\t{Convert.ToHexStringLower(SHA256.HashData(bytes))}\n");
        return [.. Encoding.UTF8.GetBytes(head), .. bytes];
    }

    /// <summary>Whether a row's text came through whole: no broken bytes, no control characters.</summary>
    public static bool IsSound(IReadOnlyList<string> row) => row.All(c => !c.Any(x => x == '\uFFFD' || char.IsControl(x)));

    /// <summary>Reads a batch file; throws <see cref="FormatException"/> saying what does not fit.</summary>
    public static FeedBatch Read(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOf((byte)'\n');
        var head = end < 0 ? "" : Encoding.UTF8.GetString(file[..end]);
        var parts = head.Split('\t');
        if (!head.StartsWith(Mark, StringComparison.Ordinal) || parts.Length != 7
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !int.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !DateTimeOffset.TryParse(parts[5], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var asOf))
        {
            throw new FormatException("連携ファイルの先頭行が読めません(版 2 の形で送ってください)。");
        }

        var body = file[(end + 1)..];
        if (Convert.ToHexStringLower(SHA256.HashData(body)) != parts[6])
        {
            throw new FormatException($"連携ファイル {parts[2]}-{sequence} のハッシュが合いません(転送中に壊れた可能性があります)。");
        }

        var rows = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => (IReadOnlyList<string>)l.Split('\t')).ToList();
        return rows.Count == count
            ? new(parts[2], sequence, asOf, rows)
            : throw new FormatException($"連携ファイル {parts[2]}-{sequence} の件数が合いません(先頭行 {count} 件、実際 {rows.Count} 件)。");
    }
}
