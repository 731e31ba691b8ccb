using System.Buffers.Binary;
using System.IO.Compression;

namespace Koseki.Eng.Images;

/// <summary>Draws a page that looks like one of an old register from afar and says nothing: a frame, columns, and strokes of nobody's name. One bit a pixel.</summary>
public static class DrawnPage
{
    /// <summary>Pixels in a row.</summary>
    public const int Width = 827;

    /// <summary>Rows.</summary>
    public const int Height = 1169;

    /// <summary>A4 at so many pixels an inch.</summary>
    public const int Dpi = 100;

    private const int Column = 58;
    private const int Sign = 34;

    /// <summary>The PNG of a page; the same for the same seed.</summary>
    public static byte[] Png(int seed)
    {
        var random = new TownStrokes(seed);
        var dark = new bool[Height, Width];
        Frame(dark);
        for (var x = 60; x + Column < Width - 40; x += Column)
        {
            var (y, end) = (80, 200 + random.Next(Height - 320));
            for (; y < end; y += Sign + 6)
            {
                for (var stroke = 0; stroke < 4; stroke++)
                {
                    var (left, top) = (x + 12 + random.Next(14), y + random.Next(Sign - 8));
                    Fill(dark, left, top, random.Next(2) == 0 ? (left + 18, top + 2) : (left + 2, top + 14));
                }
            }
        }

        return File(dark);
    }

    private static void Frame(bool[,] dark)
    {
        Fill(dark, 40, 50, (Width - 40, 54));
        Fill(dark, 40, Height - 54, (Width - 40, Height - 50));
        for (var x = 40; x < Width - 38; x += Column)
        {
            Fill(dark, x, 50, (x + 2, Height - 50));
        }
    }

    private static void Fill(bool[,] dark, int left, int top, (int X, int Y) end)
    {
        for (var y = top; y < Math.Min(end.Y, Height); y++)
        {
            for (var x = left; x < Math.Min(end.X, Width); x++)
            {
                dark[y, x] = true;
            }
        }
    }

    private static byte[] File(bool[,] dark)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = 1;
        Chunk(file, "IHDR"u8, head);
        using var packed = new MemoryStream();
        using (var rows = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                var row = new byte[1 + ((Width + 7) / 8)];
                for (var x = 0; x < Width; x++)
                {
                    row[1 + (x / 8)] |= (byte)(dark[y, x] ? 0 : 0x80 >> (x % 8));
                }

                rows.Write(row);
            }
        }

        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] whole = [.. name, .. content];
        file.Write(whole);
        BinaryPrimitives.WriteUInt32BigEndian(number, SumOf(whole));
        file.Write(number);
    }

    // CRC-32 as PNG has it (ISO/IEC 15948, annex D).
    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }

    // The same numbers in every version of .NET.
    private sealed class TownStrokes(int seed)
    {
        private ulong state = ((ulong)(uint)seed * 2) + 1;

        public int Next(int below)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return (int)((state >> 33) % (uint)below);
        }
    }
}
