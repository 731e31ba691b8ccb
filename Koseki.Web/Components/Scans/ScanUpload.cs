using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Microsoft.AspNetCore.Components.Forms;

namespace Koseki.Web.Components.Scans;

/// <summary>Takes one file from the browser into memory, never more of it than an image may have.</summary>
public static class ScanUpload
{
    private const int Piece = 64 * 1024;

    /// <summary>
    /// The whole file; throws <see cref="CaseException"/> when it is too long (before anything is read, and again when more comes
    /// than was announced), empty or broken off. Tells how much is read, in percent.
    /// </summary>
    public static async Task<byte[]> ReadAsync(IBrowserFile file, Action<int> told, CancellationToken cancellation)
    {
        if (file.Size > ScanRules.LargestFile)
        {
            throw new CaseException(new ImageRefusal.TooLarge());
        }

        if (file.Size == 0)
        {
            throw new CaseException(new ImageRefusal.Empty());
        }

        await using var stream = file.OpenReadStream(ScanRules.LargestFile, cancellation);
        var bytes = new byte[file.Size];
        for (var length = 0; length < bytes.Length;)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(length, Math.Min(Piece, bytes.Length - length)), cancellation);
            if (read == 0)
            {
                throw new IOException("The file ended before its announced length.");
            }

            length += read;
            told((int)(length * 100L / bytes.Length));
        }

        return await stream.ReadAsync(new byte[1], cancellation) == 0 ? bytes : throw new CaseException(new ImageRefusal.TooLarge());
    }
}
