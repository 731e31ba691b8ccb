using System.Text.RegularExpressions;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using UglyToad.PdfPig;

namespace Koseki.Konbini.Gateway.ReleaseCheck;

/// <summary>
/// 発行前の独立照合: reads the finished PDF back with another library and compares it with facts fetched by a second
/// question. It shares no code with what made the paper.
/// </summary>
public static partial class PaperReader
{
    /// <summary>Why the paper must not leave; empty when it is the paper asked for.</summary>
    public static IReadOnlyList<string> Problems(byte[] pdf, string issueNumber, CertificateManifest manifest, CertificateFacts facts)
    {
        return Pages(pdf) is not { } pages ? ["証明書が読めません。"] : [.. PageProblems(pages, issueNumber, manifest, facts), .. SubjectProblems(string.Concat(pages), manifest, facts)];
    }

    /// <summary>The text of each page, or null when the PDF cannot be read.</summary>
    internal static List<string>? Pages(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)))];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>The persons printed, in their order.</summary>
    internal static List<PersonFacts> PersonsOf(string text) => [.. Persons().Matches(text).Select(m => new PersonFacts(m.Groups["name"].Value, m.Groups["birth"].Value))];

    private static IEnumerable<string> PageProblems(List<string> pages, string issueNumber, CertificateManifest manifest, CertificateFacts facts)
    {
        if (pages.Count != manifest.PageCount)
        {
            yield return $"枚数が違います({manifest.PageCount} 枚のはずが {pages.Count} 枚)。";
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

            if (!pages[i].Contains(facts.Title, StringComparison.Ordinal))
            {
                yield return $"{i + 1} 枚目の題名が違います。";
            }
        }
    }

    private static IEnumerable<string> SubjectProblems(string text, CertificateManifest manifest, CertificateFacts facts)
    {
        if (manifest.Register != facts.Register || manifest.Generation != facts.Generation)
        {
            yield return "証明書を作った戸籍と照合用の戸籍が違います。";
        }

        if (!text.Contains(facts.Domicile, StringComparison.Ordinal) || !text.Contains(facts.HeadName, StringComparison.Ordinal))
        {
            yield return "本籍または筆頭者氏名が違います。";
        }

        var printed = PersonsOf(text);
        foreach (var missing in facts.MustStand.Except(printed))
        {
            yield return "載るはずの人が載っていません。";
        }

        foreach (var stray in printed.Except(facts.MustStand))
        {
            yield return facts.MustNotStand.Contains(stray) ? "請求していない人が載っています。" : "関係のない人が載っています。";
        }

        if (printed.Count != facts.MustStand.Count)
        {
            yield return $"人数が違います({facts.MustStand.Count} 人のはずが {printed.Count} 人)。";
        }
    }

    [GeneratedRegex("【名】(?<name>[^【]*)(?:【名の振り仮名】[^【]*)?(?:【配偶者区分】.)?【生年月日】(?<birth>[^【]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Persons();
}
