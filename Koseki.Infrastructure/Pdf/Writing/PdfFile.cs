using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>Objects, cross-reference table and trailer. The document id is the hash of the content.</summary>
internal sealed class PdfFile(string version)
{
    private readonly List<byte[]?> objects = [];

    internal static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    internal int Reserve()
    {
        objects.Add(null);
        return objects.Count;
    }

    internal int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    internal void Set(int number, string body) => objects[number - 1] = Encoding.ASCII.GetBytes(body);

    internal int AddStream(string dictionary, byte[] bytes) => AddStored(dictionary + "/Filter/FlateDecode", Compress(bytes));

    /// <summary>A stream whose bytes are written as they are.</summary>
    internal int AddStored(string dictionary, byte[] stored)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<<{dictionary}/Length {stored.Length}>>stream\n"));
        var number = Reserve();
        objects[number - 1] = [.. head, .. stored, .. "\nendstream"u8];
        return number;
    }

    internal byte[] Finish(int catalog, string? title)
    {
        var info = title is null ? 0 : Add($"<</Title<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}>>>");
        using var output = new MemoryStream();
        // The second line is four bytes above 127, so that transfer programs take the file for binary.
        output.Write(Encoding.ASCII.GetBytes($"%PDF-{version}\n"));
        output.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var offsets = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(output.Length);
            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n")));
            output.Write(objects[i] ?? throw new InvalidOperationException($"PDF object {i + 1} was reserved and never written."));
            output.Write("\nendobj\n"u8);
        }

        var id = Convert.ToHexString(SHA256.HashData(output.GetBuffer().AsSpan(0, (int)output.Length)).AsSpan(0, 16));
        var start = output.Length;
        var tail = new StringBuilder();
        tail.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            tail.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        tail.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root {catalog} 0 R{(info == 0 ? "" : $"/Info {info} 0 R")}/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n");
        output.Write(Encoding.ASCII.GetBytes(tail.ToString()));
        return output.ToArray();
    }

    internal static byte[] Compress(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, level, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return target.ToArray();
    }
}
