namespace Koseki.Domain.Cases;

/// <summary>What kind of file the image of a paper is. No other kind is taken in or shown.</summary>
public enum ScanFormat
{
    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PDF; may have several pages.</summary>
    Pdf,
}

/// <summary>
/// Tells the kinds apart by what a file holds, never by its name or by what a browser says of it. Whether it can be read to
/// its end, and holds nothing but a picture, is looked at where it is taken in.
/// </summary>
public static class ScanFormats
{
    /// <summary>How close to the end of the file its mark of the end must stand: scanners append some bytes.</summary>
    private const int Tail = 1024;

    private static ReadOnlySpan<byte> PngHead => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <summary>The kind, or null with what is wrong and what to do, in words for the screen.</summary>
    public static (ScanFormat? Format, string? WhyNot) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return (null, ScanRules.Empty);
        }

        if (KindOf(bytes) is not { } format)
        {
            return (null, "PNG・JPEG・PDF のどれでもありません(名前ではなく中身で見分けます)。スキャナーで PNG・JPEG・PDF のどれかとして保存し直してください。");
        }

        if (bytes[^Math.Min(Tail, bytes.Length)..].IndexOf(EndOf(format)) < 0)
        {
            return (null, $"{format.Word()} の終わりがなく、途中で切れています。スキャナーで保存し直してください。");
        }

        return (format, null);
    }

    /// <summary>The kind as lists name it.</summary>
    public static string Word(this ScanFormat format) => format switch
    {
        ScanFormat.Png => "PNG",
        ScanFormat.Jpeg => "JPEG",
        ScanFormat.Pdf => "PDF",
    };

    /// <summary>The kind as a browser is told it.</summary>
    public static string MediaType(this ScanFormat format) => format switch
    {
        ScanFormat.Png => "image/png",
        ScanFormat.Jpeg => "image/jpeg",
        ScanFormat.Pdf => "application/pdf",
    };

    private static ScanFormat? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngHead) ? ScanFormat.Png
        : bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? ScanFormat.Jpeg
        : bytes.StartsWith("%PDF-"u8) ? ScanFormat.Pdf
        : null;

    private static ReadOnlySpan<byte> EndOf(ScanFormat format) => format switch
    {
        ScanFormat.Png => "IEND"u8,
        ScanFormat.Jpeg => [0xFF, 0xD9],
        ScanFormat.Pdf => "%%EOF"u8,
    };
}
