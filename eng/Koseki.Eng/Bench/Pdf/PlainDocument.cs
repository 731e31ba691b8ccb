using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Koseki.Eng.Bench.Pdf;

/// <summary>What a document would be without compression: the yardstick of its writer.</summary>
/// <param name="Whole">All of it, streams inflated.</param>
/// <param name="Own">Without the streams that are the same in another document (the constant font): what a writer has
/// to compress for this one.</param>
internal sealed partial record PlainDocument(byte[] Whole, byte[] Own)
{
    /// <summary>Inflates a document; <paramref name="another"/> is one of the same writer about somebody else.</summary>
    internal static PlainDocument Of(byte[] pdf, byte[] another)
    {
        var shared = Streams(another).Select(s => Convert.ToHexString(s.Stored)).ToHashSet(StringComparer.Ordinal);
        using var whole = new MemoryStream();
        using var own = new MemoryStream();
        var at = 0;
        foreach (var (start, stored) in Streams(pdf))
        {
            var between = pdf.AsSpan(at..start);
            whole.Write(between);
            own.Write(between);
            var plain = Inflate(stored);
            whole.Write(plain);
            own.Write(shared.Contains(Convert.ToHexString(stored)) ? [] : plain);
            at = start + stored.Length;
        }

        whole.Write(pdf.AsSpan(at));
        own.Write(pdf.AsSpan(at));
        return new(whole.ToArray(), own.ToArray());
    }

    /// <summary>Compresses as the writer would: one zlib stream at the fastest level.</summary>
    internal static void Deflate(byte[] plain, MemoryStream target)
    {
        target.SetLength(0);
        using var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true);
        zlib.Write(plain);
    }

    private static IEnumerable<(int Start, byte[] Stored)> Streams(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        for (var found = Dictionary().Match(text); found.Success;)
        {
            var start = found.Index + found.Length;
            var length = int.Parse(found.Groups["length"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            if (found.Value.Contains("/FlateDecode", StringComparison.Ordinal))
            {
                yield return (start, pdf[start..(start + length)]);
            }

            found = Dictionary().Match(text, start + length);
        }
    }

    private static byte[] Inflate(byte[] stored)
    {
        using var zlib = new ZLibStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    [GeneratedRegex(@"<<[^<>\n]*/Length (?<length>\d+)>>stream\n", RegexOptions.CultureInvariant)]
    private static partial Regex Dictionary();
}
