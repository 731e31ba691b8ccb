using System.Text;

namespace Koseki.Infrastructure.Scans;

/// <summary>The names that stand in the bytes of a PDF, wherever they stand, with their escapes resolved (ISO 32000-1, 7.3.5).</summary>
internal static class PdfNames
{
    private const int Longest = 64;

    /// <summary>Every name of up to 64 characters.</summary>
    internal static IEnumerable<string> In(byte[] file)
    {
        var name = new StringBuilder();
        for (var at = 0; at < file.Length; at++)
        {
            if (file[at] != '/')
            {
                continue;
            }

            name.Clear();
            while (at + 1 < file.Length && IsRegular(file[at + 1]) && name.Length < Longest)
            {
                at++;
                if (file[at] == '#' && at + 2 < file.Length && char.IsAsciiHexDigit((char)file[at + 1]) && char.IsAsciiHexDigit((char)file[at + 2]))
                {
                    name.Append((char)Convert.ToByte(Encoding.Latin1.GetString(file, at + 1, 2), 16));
                    at += 2;
                }
                else
                {
                    name.Append((char)file[at]);
                }
            }

            yield return name.ToString();
        }
    }

    private static bool IsRegular(byte value) => value > ' ' && "()<>[]{}/%"u8.IndexOf(value) < 0;
}
