using System.ComponentModel;
using System.Diagnostics;

namespace Koseki.Kiosk.Printing;

/// <summary>
/// The pages of a paper as pictures, by poppler's <c>pdftoppm</c> through pipes: nothing is written to disk. Where it is
/// not installed there are no pictures and the screen shows the PDF itself.
/// </summary>
public static class PaperImages
{
    /// <summary>Most pages drawn.</summary>
    public const int Most = 40;

    private const string Resolution = "110";

    /// <summary>PNG pictures of the first pages; empty when they cannot be drawn.</summary>
    public static async Task<IReadOnlyList<byte[]>> DrawAsync(byte[] pdf, int pageCount, CancellationToken cancellation)
    {
        var pages = new List<byte[]>();
        for (var page = 1; page <= Math.Min(pageCount, Most); page++)
        {
            if (await DrawAsync(pdf, $"{page}", cancellation) is not { } png)
            {
                return [];
            }

            pages.Add(png);
        }

        return pages;
    }

    private static async Task<byte[]?> DrawAsync(byte[] pdf, string page, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("pdftoppm", ["-png", "-r", Resolution, "-f", page, "-l", page, "-singlefile", "-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                using var output = new MemoryStream();
                await Task.WhenAll(
                    WriteAsync(process.StandardInput.BaseStream, pdf, cancellation),
                    process.StandardOutput.BaseStream.CopyToAsync(output, cancellation),
                    process.StandardError.ReadToEndAsync(cancellation));
                await process.WaitForExitAsync(cancellation);
                return process.ExitCode == 0 && output.Length > 0 ? output.ToArray() : null;
            }
            finally
            {
                End(process);
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task WriteAsync(Stream input, byte[] pdf, CancellationToken cancellation)
    {
        try
        {
            await input.WriteAsync(pdf, cancellation);
            await input.DisposeAsync();
        }
        catch (IOException)
        {
            // It ended before reading everything: its exit code says the rest.
        }
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }
}
