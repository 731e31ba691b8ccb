using System.IO.Compression;

namespace Koseki.Infrastructure.Persistence.Documents;

/// <summary>Compression of stored documents.</summary>
public static class GenerationBytes
{
    /// <summary>Compresses canonical bytes for storing.</summary>
    public static byte[] Compress(byte[] canonical)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(canonical);
        }

        return target.ToArray();
    }

    /// <summary>The canonical bytes of a stored document.</summary>
    public static byte[] Expand(byte[] stored)
    {
        using var brotli = new BrotliStream(new MemoryStream(stored), CompressionMode.Decompress);
        using var target = new MemoryStream();
        brotli.CopyTo(target);
        return target.ToArray();
    }
}
