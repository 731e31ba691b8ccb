using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Koseki.Infrastructure.Scans;

/// <summary>
/// Reads a PNG to its last byte: every chunk against its checksum, the compressed rows against their number, length and
/// checksum. What follows the end is left to the caller. Throws <see cref="DamagedImageException"/> for anything else.
/// </summary>
internal static class PngReader
{
    private const int Signature = 8;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>Takes one row: its number and its bytes without the filter.</summary>
    internal delegate void RowTaker(int row, ReadOnlySpan<byte> bytes);

    /// <summary>Reads it; rows are given, unfiltered, only for a picture that is not interlaced.</summary>
    internal static PngHead Read(byte[] file, Func<PngHead, byte[], RowTaker>? take = null)
    {
        PngHead? head = null;
        byte[] palette = [];
        using var data = new MemoryStream();
        var ended = false;
        for (var at = Signature; !ended;)
        {
            var (type, content) = Chunk(file, ref at);
            switch (type)
            {
                case "IHDR" when head is null:
                    head = PngHead.Read(content.Span);
                    break;
                case "PLTE" when head is not null && content.Length is > 0 and <= 768 && content.Length % 3 == 0:
                    palette = content.ToArray();
                    break;
                case "IDAT" when head is not null:
                    data.Write(content.Span);
                    break;
                case "IEND" when head is not null && content.IsEmpty:
                    ended = true;
                    break;
                // A small first letter marks what a reader may pass over.
                case [>= 'a' and <= 'z', ..] when head is not null:
                    break;
                default:
                    throw DamagedImageException.Of("PNG");
            }
        }

        if (head!.Colour == 3 && palette.Length == 0)
        {
            throw DamagedImageException.Of("PNG");
        }

        data.Position = 0;
        Rows(head, data, take?.Invoke(head, palette));
        return head;
    }

    private static (string Type, ReadOnlyMemory<byte> Content) Chunk(byte[] file, ref int at)
    {
        if (file.Length - at < 12)
        {
            throw DamagedImageException.Of("PNG");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        if (length > (uint)(file.Length - at - 12))
        {
            throw DamagedImageException.Of("PNG");
        }

        var named = file.AsMemory(at + 4, 4 + (int)length);
        at += 12 + (int)length;
        return BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at - 4)) == Checksum(named.Span) ? (Encoding.Latin1.GetString(named.Span[..4]), named[4..]) : throw DamagedImageException.Of("PNG");
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum = Table[(sum ^ b) & 0xFF] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static void Rows(PngHead head, Stream data, RowTaker? take)
    {
        try
        {
            using var rows = new ZLibStream(data, CompressionMode.Decompress);
            foreach (var (count, length) in head.Passes)
            {
                var (row, before) = (new byte[length + 1], new byte[length + 1]);
                for (var i = 0; i < count; i++)
                {
                    rows.ReadExactly(row);
                    Unfilter(row, before, head.PixelBytes);
                    if (!head.Interlaced)
                    {
                        take?.Invoke(i, row.AsSpan(1));
                    }

                    (row, before) = (before, row);
                }
            }

            // Reading on to the end checks the sum over all rows.
            if (rows.ReadByte() >= 0)
            {
                throw DamagedImageException.Of("PNG");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw DamagedImageException.Of("PNG");
        }
    }

    private static void Unfilter(byte[] row, byte[] before, int pixel)
    {
        var filter = row[0];
        if (filter > 4)
        {
            throw DamagedImageException.Of("PNG");
        }

        for (var i = 1; filter != 0 && i < row.Length; i++)
        {
            var (left, up, corner) = (i > pixel ? row[i - pixel] : 0, before[i], i > pixel ? before[i - pixel] : 0);
            row[i] = unchecked((byte)(row[i] + filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Nearest(left, up, corner) }));
        }

        row[0] = 0;
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
