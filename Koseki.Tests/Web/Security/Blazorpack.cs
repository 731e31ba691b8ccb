using System.Buffers.Binary;
using System.Text;

namespace Koseki.Tests.Web.Security;

/// <summary>As much MessagePack as the calls of an open screen need: nil, bool, whole numbers, text, bytes, arrays; maps are read over.</summary>
internal static class Blazorpack
{
    /// <summary>One message of the hub protocol with its length before it.</summary>
    internal static byte[] Frame(params object?[] message)
    {
        var body = new List<byte>();
        Write(body, message);
        var frame = new List<byte>();
        for (var left = (uint)body.Count; ; left >>= 7)
        {
            frame.Add((byte)((left & 0x7F) | (left > 0x7F ? 0x80u : 0)));
            if (left <= 0x7F)
            {
                break;
            }
        }

        frame.AddRange(body);
        return [.. frame];
    }

    /// <summary>The messages of a chunk that holds whole frames.</summary>
    internal static IEnumerable<object?[]> Messages(byte[] chunk)
    {
        for (var at = 0; at < chunk.Length;)
        {
            int length = 0, shift = 0;
            byte part;
            do
            {
                part = chunk[at++];
                length |= (part & 0x7F) << shift;
                shift += 7;
            }
            while ((part & 0x80) != 0);
            var start = at;
            yield return (object?[])Read(chunk, ref at)!;
            at = start + length;
        }
    }

    private static void Write(List<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Add(0xC0);
                break;
            case bool truth:
                to.Add(truth ? (byte)0xC3 : (byte)0xC2);
                break;
            case int or long:
                to.Add(0xD3);
                to.AddRange(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(Convert.ToInt64(value, null))));
                break;
            case string text:
                Bytes(to, 0xDB, Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                Bytes(to, 0xC6, bytes);
                break;
            case Dictionary<string, string>:
                to.Add(0x80);
                break;
            case object?[] items:
                to.Add(0xDD);
                to.AddRange(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(items.Length)));
                Array.ForEach(items, i => Write(to, i));
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void Bytes(List<byte> to, byte mark, byte[] bytes)
    {
        to.Add(mark);
        to.AddRange(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(bytes.Length)));
        to.AddRange(bytes);
    }

    private static object? Read(byte[] from, ref int at)
    {
        var mark = from[at++];
        return mark switch
        {
            < 0x80 => (long)mark,
            < 0x90 => Items(from, ref at, 2 * (mark & 0x0F)),
            < 0xA0 => Items(from, ref at, mark & 0x0F),
            < 0xC0 => Text(from, ref at, mark & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Raw(from, ref at, (int)Number(from, ref at, 1)),
            0xC5 => Raw(from, ref at, (int)Number(from, ref at, 2)),
            0xC6 => Raw(from, ref at, (int)Number(from, ref at, 4)),
            0xCC or 0xD0 => Number(from, ref at, 1),
            0xCD or 0xD1 => Number(from, ref at, 2),
            0xCE or 0xD2 => Number(from, ref at, 4),
            0xCB or 0xCF or 0xD3 => Number(from, ref at, 8),
            0xD9 => Text(from, ref at, (int)Number(from, ref at, 1)),
            0xDA => Text(from, ref at, (int)Number(from, ref at, 2)),
            0xDB => Text(from, ref at, (int)Number(from, ref at, 4)),
            0xDC => Items(from, ref at, (int)Number(from, ref at, 2)),
            0xDD => Items(from, ref at, (int)Number(from, ref at, 4)),
            >= 0xE0 => (long)(sbyte)mark,
            _ => throw new NotSupportedException($"0x{mark:X2}"),
        };
    }

    private static long Number(byte[] from, ref int at, int length)
    {
        long value = 0;
        for (var i = 0; i < length; i++)
        {
            value = unchecked((value << 8) | from[at++]);
        }

        return value;
    }

    private static string Text(byte[] from, ref int at, int length) => Encoding.UTF8.GetString(Raw(from, ref at, length));

    private static byte[] Raw(byte[] from, ref int at, int length) => from[at..(at += length)];

    private static object?[] Items(byte[] from, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Read(from, ref at);
        }

        return items;
    }
}
