using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Koseki.Tests.Infrastructure.Scans;

/// <summary>Writes PNG files, sound and hostile ones.</summary>
internal static class Pngs
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A file of rows; each row is what stands behind its filter byte 0.</summary>
    internal static byte[] Of(int width, int height, int depth, int colour, Func<int, byte[]> row)
    {
        using var packed = new MemoryStream();
        using (var rows = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                rows.WriteByte(0);
                rows.Write(row(y));
            }
        }

        return Whole(Head(width, height, depth, colour), packed.ToArray());
    }

    /// <summary>Black and white, one bit a pixel.</summary>
    internal static byte[] Bits(int width, int height, Func<int, int, bool> dark) => Of(width, height, 1, 0, y =>
    {
        var row = new byte[(width + 7) / 8];
        for (var x = 0; x < width; x++)
        {
            row[x / 8] |= (byte)(dark(x, y) ? 0 : 0x80 >> (x % 8));
        }

        return row;
    });

    /// <summary>Grey noise.</summary>
    internal static byte[] Noise(int width, int height, int seed)
    {
        var random = new Random(seed);
        return Of(width, height, 8, 0, _ =>
        {
            var row = new byte[width];
            random.NextBytes(row);
            return row;
        });
    }

    /// <summary>A head and compressed rows, as they are given.</summary>
    internal static byte[] Whole(byte[] head, byte[] rows) => [.. Signature, .. Chunk("IHDR", head), .. Chunk("IDAT", rows), .. Chunk("IEND", [])];

    /// <summary>The 13 bytes of a head.</summary>
    internal static byte[] Head(int width, int height, int depth, int colour)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = ((byte)depth, (byte)colour);
        return head;
    }

    /// <summary>The file brought to a length by a chunk that readers pass over.</summary>
    internal static byte[] Padded(byte[] file, int length) => [.. file[..^12], .. Chunk("prVt", new byte[length - file.Length - 12]), .. file[^12..]];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Sum(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var i = 0; i < 8; i++)
            {
                sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
            }
        }

        return ~sum;
    }
}
