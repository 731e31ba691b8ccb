using System.IO.Compression;
using System.Text;

namespace Koseki.Eng.DiskScan;

/// <summary>What must lie nowhere on a disk, in every form in which it could lie there.</summary>
internal sealed class Needles
{
    private const int MostInflated = 16 * 1024 * 1024;

    // Shorter ones are met by chance in numbers and hashes.
    private const int Shortest = 6;
    private readonly List<(string Name, string Form, byte[] Bytes)> forms = [];

    /// <summary>Prepares the forms of some texts.</summary>
    public Needles(IEnumerable<string> texts)
    {
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            if (utf8.Length < Shortest)
            {
                throw new UsageException($"「{text}」は短すぎて、偶然と見分けられません。");
            }

            Add(text, "UTF-8", utf8);
            Add(text, "UTF-16", Encoding.Unicode.GetBytes(text));
            Add(text, "UTF-16", Encoding.BigEndianUnicode.GetBytes(text));
            Add(text, "16進", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
            Add(text, "16進", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
            AddBase64(text, utf8);
        }
    }

    /// <summary>What of it is in some bytes, also in streams that can be inflated: name and form, each once.</summary>
    public IReadOnlyList<(string Name, string Form)> In(byte[] bytes) =>
        [.. Plain(bytes, "").Concat(Streams(bytes).SelectMany(s => Plain(s, "、圧縮"))).Distinct()];

    private IEnumerable<(string Name, string Form)> Plain(byte[] bytes, string how) =>
        forms.Where(f => bytes.AsSpan().IndexOf(f.Bytes) >= 0).Select(f => (f.Name, f.Form + how));

    private void Add(string name, string form, byte[] bytes) => forms.Add((name, form, bytes));

    // As a part of something longer it begins at any of three places; what depends on its neighbours is left out.
    private void AddBase64(string name, byte[] utf8)
    {
        for (var before = 0; before < 3; before++)
        {
            var whole = Convert.ToBase64String([.. new byte[before], .. utf8]);
            var (first, last) = (before == 0 ? 0 : before + 1, (before + utf8.Length) / 3 * 4);
            Add(name, "Base64", Encoding.ASCII.GetBytes(whole[first..last]));
        }
    }

    // zlib, gzip: wherever one may begin.
    private static IEnumerable<byte[]> Streams(byte[] bytes)
    {
        for (var i = 0; i + 2 < bytes.Length; i++)
        {
            var isZlib = bytes[i] == 0x78 && ((bytes[i] << 8) | bytes[i + 1]) % 31 == 0;
            if ((isZlib || (bytes[i] == 0x1F && bytes[i + 1] == 0x8B && bytes[i + 2] == 8)) && Inflated(bytes, i, isZlib) is { Length: > 0 } stream)
            {
                yield return stream;
            }
        }
    }

    private static byte[] Inflated(byte[] bytes, int from, bool isZlib)
    {
        using var source = new MemoryStream(bytes, from, bytes.Length - from, writable: false);
        using Stream inflating = isZlib ? new ZLibStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var all = new MemoryStream();
        var part = new byte[64 * 1024];
        try
        {
            for (int read; all.Length < MostInflated && (read = inflating.Read(part, 0, part.Length)) > 0;)
            {
                all.Write(part, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // As far as it went: a stream that was cut off still says something, one that asks for a dictionary (RFC 1950, FDICT) nothing.
        }

        return all.ToArray();
    }
}
