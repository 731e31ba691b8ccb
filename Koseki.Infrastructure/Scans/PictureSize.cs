using System.Buffers.Binary;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Scans;

/// <summary>How large a picture is; of one that <see cref="ScanInspector"/> let through.</summary>
internal static class PictureSize
{
    /// <summary>Width and height in pixels; throws <see cref="DamagedImageException"/> where the file does not say it.</summary>
    internal static (int Width, int Height) Of(ScanFormat format, ReadOnlySpan<byte> bytes) => format switch
    {
        ScanFormat.Png => (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
        ScanFormat.Jpeg => Jpeg(bytes),
        ScanFormat.Pdf => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    // The segment of the frame (SOF0 … SOF15 without DHT, JPG and DAC): length, depth, height, width.
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            // A filling byte before a marker has no length.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        throw DamagedImageException.Of("JPEG");
    }
}
