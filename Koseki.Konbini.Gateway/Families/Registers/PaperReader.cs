using System.Text.RegularExpressions;
using Koseki.Domain.Certificates.Door;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.Registers;

/// <summary>
/// 発行前の独立照合: reads the finished PDF back with another library and compares it with facts fetched by a second
/// question. It shares no code with what made the paper.
/// </summary>
public static partial class PaperReader
{
    /// <summary>Why the paper whose pages were read back (null when they could not be) must not leave; empty when it is the paper asked for.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<string>? pages, string issueNumber, CertificateManifest manifest, CertificateFacts facts) =>
        pages is null
            ? ["証明書が読めません。"]
            : [.. PaperPages.Problems(pages, manifest.PageCount, issueNumber, facts.Title), .. SubjectProblems(string.Concat(pages), manifest, facts)];

    /// <summary>The persons printed, in their order.</summary>
    internal static List<PersonFacts> PersonsOf(string text) => [.. Persons().Matches(text).Select(m => new PersonFacts(m.Groups["name"].Value, m.Groups["birth"].Value))];

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
