using System.Diagnostics;
using System.Text;

namespace Koseki.EndToEnd;

/// <summary>Reads a PDF with pdftotext.</summary>
public static class PaperText
{
    /// <summary>The text without white space.</summary>
    public static async Task<string> ReadAsync(byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var reading = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        var text = await reading;
        await process.WaitForExitAsync();
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
