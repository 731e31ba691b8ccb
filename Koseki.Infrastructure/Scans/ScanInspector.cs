using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Scans;

/// <summary>
/// Reads the image of a paper to its end before it is taken in: declared size first, then the content. One file at a time:
/// the largest one that is let through takes some hundred megabytes while it is read.
/// </summary>
public sealed class ScanInspector : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Why a file of a kind (recognised by its head) is not taken in, in words for the screen; null when it is.</summary>
    public async Task<string?> WhyNotAsync(ScanFormat format, byte[] bytes, CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await Task.Run(() => Read(format, bytes), cancellation);
            return null;
        }
        catch (DamagedImageException e)
        {
            return e.Message;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private static void Read(ScanFormat format, byte[] bytes)
    {
        switch (format)
        {
            case ScanFormat.Png:
                PngReader.Read(bytes);
                break;
            case ScanFormat.Jpeg:
                JpegCheck.Run(bytes);
                break;
            default:
                PdfCheck.Run(bytes);
                break;
        }
    }
}
