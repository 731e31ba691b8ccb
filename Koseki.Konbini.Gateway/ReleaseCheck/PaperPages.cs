using System.Text.RegularExpressions;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Koseki.Konbini.Gateway.ReleaseCheck;

/// <summary>A finished paper as it was read back.</summary>
/// <param name="Texts">The text of each page.</param>
/// <param name="Printed">What its family reads of it.</param>
internal sealed record ReadPaper<T>(IReadOnlyList<string> Texts, T Printed);

/// <summary>A finished paper as another library reads it: what every family compares with its facts.</summary>
public static partial class PaperPages
{
    /// <summary>The text of each page, or null when the PDF cannot be read.</summary>
    public static IReadOnlyList<string>? Read(byte[] pdf) => Read(pdf, pages => pages)?.Texts;

    /// <summary>The text of each page and what a family reads of them, from one opening; null when the PDF cannot be read, or not so.</summary>
    internal static ReadPaper<T>? Read<T>(byte[] pdf, Func<IReadOnlyList<Page>, T?> read)
        where T : class
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            IReadOnlyList<Page> pages = [.. document.GetPages()];
            return read(pages) is { } printed ? new([.. pages.Select(p => string.Concat(p.Letters.Select(l => l.Value)))], printed) : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Whether a number stands there that could be a 個人番号 (twelve digits) or a 住民票コード (eleven): neither may, whatever brought it here.</summary>
    public static bool HasLongNumber(IReadOnlyList<string> pages) => pages.Any(p => LongNumber().IsMatch(AsciiWidth.ToHalf(p)));

    /// <summary>Why the pages are not those of one paper: their number, and on each of them 発行番号, its place among the others, and the title.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<string> pages, int count, string issueNumber, string title)
    {
        if (pages.Count != count)
        {
            yield return $"枚数が違います({count} 枚のはずが {pages.Count} 枚)。";
        }

        for (var i = 0; i < pages.Count; i++)
        {
            if (!pages[i].Contains(PaperText.Widen(issueNumber), StringComparison.Ordinal))
            {
                yield return $"{i + 1} 枚目の発行番号が違います。";
            }

            if (!pages[i].Contains(PaperText.Widen($"({pages.Count}の{i + 1})"), StringComparison.Ordinal))
            {
                yield return $"{i + 1} 枚目のページ番号が違います。";
            }

            if (!pages[i].Contains(title, StringComparison.Ordinal))
            {
                yield return $"{i + 1} 枚目の題名が違います。";
            }
        }
    }

    [GeneratedRegex("(?<![0-9-])[0-9]{11,12}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
