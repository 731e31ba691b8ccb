namespace Koseki.Eng.Fuzz;

/// <summary>Makes hostile bytes from good ones, the same ones for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private const int MostSteps = 8;

    // What readers stumble over.
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;", "<![CDATA[", "]]>", "<?xml?>", "</", "<x/>", "xmlns=\"\"", "\t", "\n", "\r\n", "\0", "\u0001", "\uFEFF", "\uFFFD", "９", "𠮷", "葛\U000E0100",
            "-1", "0", "99999999999999999999", "1e9", "NaN", "9999-12-31T23:59:59.999+14:00", "0001-01-01T00:00:00-14:00", "2026-02-30", "ACTIVE", "SUPPRESSED", "koseki-feed\t2\t", "'; DROP TABLE Residents; --", "../../etc/passwd",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF, 0xFE], new byte[4096],
    ];

    private readonly Random random = new(seed);

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>The bytes, changed in up to eight places.</summary>
    public byte[] Mutate(byte[] bytes)
    {
        var changed = new List<byte>(bytes);
        for (var step = random.Next(1, MostSteps + 1); step > 0; step--)
        {
            var (at, length) = (random.Next(changed.Count + 1), random.Next(1, 40));
            length = Math.Min(length, changed.Count - at);
            switch (random.Next(6))
            {
                case 0 when length > 0:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    changed.RemoveRange(at, length);
                    break;
                case 2:
                    changed.InsertRange(at, changed.GetRange(at, length));
                    break;
                case 3:
                    changed.InsertRange(at, Of(Words));
                    break;
                case 4 when random.Next(4) == 0:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                default:
                    changed.RemoveRange(at, length);
                    changed.InsertRange(at, Of(Words));
                    break;
            }
        }

        return [.. changed];
    }

    /// <summary>Rows with one or more columns changed, taken away or added, or a row twice: whole as a file, and wrong in what they say.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Mutate(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var changed = rows.Select(r => r.ToList()).ToList();
        for (var step = random.Next(1, MostSteps + 1); step > 0 && changed.Count > 0; step--)
        {
            var row = Of(changed);
            var column = random.Next(row.Count + 1);
            switch (random.Next(5))
            {
                case 0 when column < row.Count:
                    row[column] = Text(Mutate(System.Text.Encoding.UTF8.GetBytes(row[column])));
                    break;
                case 1 when column < row.Count:
                    row.RemoveAt(column);
                    break;
                case 2:
                    row.Insert(column, Text(Of(Words)));
                    break;
                case 3:
                    changed.Insert(random.Next(changed.Count + 1), [.. row]);
                    break;
                case 4 when column < row.Count:
                    row[column] = Text(Of(Words));
                    break;
            }
        }

        return changed;
    }

    // Columns hold no tabs and no line feeds: those would be other columns and other rows.
    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes).Replace('\t', ' ').Replace('\n', ' ');
}
