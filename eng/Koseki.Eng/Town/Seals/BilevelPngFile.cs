using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Koseki.Domain.Certificates.SealRegistrations;

namespace Koseki.Eng.Town.Seals;

/// <summary>Writes an impression as the source system would: a PNG of one bit a pixel in grey (ISO/IEC 15948).</summary>
internal static class BilevelPngFile
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>The file.</summary>
    public static byte[] Write(SealImpression impression)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, impression.Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), impression.Height);
        // Bit depth 1, grey; compression, filter and interlace are 0.
        head[8] = 1;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", head);
        Chunk(file, "IDAT", Rows(impression));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Rows(SealImpression impression)
    {
        // Each row behind the number of its filter, 0 for none.
        var stride = (impression.Width + 7) / 8;
        var filtered = new byte[(stride + 1) * impression.Height];
        for (var y = 0; y < impression.Height; y++)
        {
            impression.Rows.Span.Slice(stride * y, stride).CopyTo(filtered.AsSpan((stride + 1) * y + 1));
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(filtered);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(uint.MaxValue, (sum, b) => Table[(sum ^ b) & 0xFF] ^ (sum >> 8)));
        file.Write(number);
    }
}
