using System.Security.Cryptography;

namespace Koseki.Infrastructure.Pdf.Pictures;

/// <summary>The picture of a page as a PDF holds it: the entries of its dictionary and its bytes, which are written as they are.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Dpi">Pixels an inch: it is drawn in its original size.</param>
/// <param name="Dictionary">Colour space, depth and filter.</param>
/// <param name="Bytes">Its bytes, in pieces as they lie in the file that they come from.</param>
/// <param name="Hash">By which the document is told from another one.</param>
public sealed record PageBits(int Width, int Height, int Dpi, string Dictionary, IReadOnlyList<ReadOnlyMemory<byte>> Bytes, ReadOnlyMemory<byte> Hash)
{
    /// <summary>Width on paper in millimetres.</summary>
    public double WidthOnPaper => Width * 25.4 / Dpi;

    /// <summary>Height on paper in millimetres.</summary>
    public double HeightOnPaper => Height * 25.4 / Dpi;

    /// <summary>Length in bytes.</summary>
    public long Length => Bytes.Sum(b => (long)b.Length);

    /// <summary>Bytes that were made here.</summary>
    internal static PageBits Made(int width, int height, int dpi, string dictionary, ReadOnlyMemory<byte> bytes) => new(width, height, dpi, dictionary, [bytes], SHA256.HashData(bytes.Span));
}
