using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Eng.Crosstalk;

/// <summary>Takes the pictures of a paper out with pdfimages and hashes their pixels: neither our PDF code nor our reader is asked.</summary>
public static class PictureJudge
{
    /// <summary>SHA-256 of the pixels of each picture (0 is ink, rows filled up with 1); of one that has more than two colours an empty text.</summary>
    public static async Task<IReadOnlyList<string>> HashesAsync(byte[] pdf, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("koseki-pictures-").FullName;
        try
        {
            var paper = Path.Combine(folder, "paper.pdf");
            await File.WriteAllBytesAsync(paper, pdf, cancellation);
            using var process = Process.Start(new ProcessStartInfo("pdfimages", [paper, Path.Combine(folder, "picture")])) ?? throw new UsageException("pdfimages を起動できません。poppler-utils を入れてください。");
            await process.WaitForExitAsync(cancellation);
            return [.. Directory.EnumerateFiles(folder, "picture-*").Order(StringComparer.Ordinal).Select(f => HashOf(File.ReadAllBytes(f)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Portable bitmap: 「P4」, width, height, one white space, rows of bits where 1 is ink.
    private static string HashOf(byte[] file)
    {
        var (at, words) = (0, new List<string>());
        while (words.Count < 3 && at < file.Length)
        {
            var end = Array.FindIndex(file, at, b => b is (byte)' ' or (byte)'\n');
            words.Add(Encoding.ASCII.GetString(file, at, end - at));
            at = end + 1;
        }

        if (words is not ["P4", var wide, var high])
        {
            return "";
        }

        var (width, height) = (int.Parse(wide, CultureInfo.InvariantCulture), int.Parse(high, CultureInfo.InvariantCulture));
        var stride = (width + 7) / 8;
        var rows = file[at..(at + stride * height)].Select(b => (byte)(0xFF ^ b)).ToArray();
        for (var y = 0; y < height && width % 8 != 0; y++)
        {
            rows[(y + 1) * stride - 1] |= (byte)(0xFF >> (width % 8));
        }

        return Convert.ToHexStringLower(SHA256.HashData(rows));
    }
}
