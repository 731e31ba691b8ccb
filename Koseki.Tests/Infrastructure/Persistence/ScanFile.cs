namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Files as scanners and others write them, as short as can be.</summary>
internal static class ScanFile
{
    private static readonly byte[] PngHead = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

    /// <summary>One white dot.</summary>
    internal static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==");

    /// <summary>Head, something, and end of a JPEG.</summary>
    internal static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    /// <summary>A PDF that has some words in it.</summary>
    internal static byte[] Pdf(string inside = "") => System.Text.Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj<</Type/Catalog{inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <summary>A PNG of a length.</summary>
    internal static byte[] Long(int length) => [.. PngHead, .. new byte[length - PngHead.Length - 12], .. Png[^12..]];
}
