using System.IO.Compression;

namespace Koseki.Infrastructure.Scans;

/// <summary>The compressed parts of a PDF, before anything opens them.</summary>
internal static class PdfStreams
{
    // Objects and tables of a paper are kilobytes; a picture in this compression is at most A4 in colour at 600 dpi.
    private const long MostOfObjects = 32L << 20;
    private const int LongestDictionary = 4096;

    /// <summary>
    /// The opened object streams and tables of contents. Throws <see cref="DamagedImageException"/> for one that grows beyond all
    /// measure. Pictures are not opened: their size is judged by what they declare.
    /// </summary>
    internal static IEnumerable<byte[]> OfObjects(byte[] file)
    {
        for (var at = 0; file.AsSpan(at).IndexOf("stream"u8) is >= 0 and var next;)
        {
            var begin = at + next;
            at = begin + "stream"u8.Length;
            var dictionary = file.AsSpan(Math.Max(0, begin - LongestDictionary)..begin);
            var start = dictionary.LastIndexOf("obj"u8);
            if (IsOfObjects(start < 0 ? dictionary : dictionary[start..]))
            {
                yield return Open(file, Data(file, at));
            }
        }
    }

    private static bool IsOfObjects(ReadOnlySpan<byte> dictionary)
    {
        var names = PdfNames.In(dictionary.ToArray()).ToList();
        return names.Contains("ObjStm", StringComparer.Ordinal) || names.Contains("XRef", StringComparer.Ordinal);
    }

    private static int Data(ReadOnlySpan<byte> all, int at) =>
        at + 1 < all.Length && all[at] == '\r' && all[at + 1] == '\n' ? at + 2 : at < all.Length && all[at] is (byte)'\n' or (byte)'\r' ? at + 1 : at;

    private static byte[] Open(byte[] file, int at)
    {
        using var opened = new MemoryStream();
        try
        {
            using var data = new ZLibStream(new MemoryStream(file, at, file.Length - at), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            while (data.Read(buffer) is > 0 and var read)
            {
                opened.Write(buffer, 0, read);
                if (opened.Length > MostOfObjects)
                {
                    throw new DamagedImageException("中の部品が大きすぎる PDF です。紙の画像だけの PDF として保存し直してください。");
                }
            }
        }
        catch (InvalidDataException)
        {
            // Not in this compression, or damaged: the reader of the document says so.
        }

        return opened.ToArray();
    }
}
