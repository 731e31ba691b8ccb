using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;

namespace Koseki.Eng.Crosstalk;

/// <summary>
/// Reads a paper with pdftotext and compares it with what the town's generator says of the person: neither the core's
/// answer nor our own PDF code is asked.
/// </summary>
public static partial class PaperJudge
{
    /// <summary>Why it is not the person's paper; empty when it is.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(Visit visit, CancellationToken cancellation)
    {
        var text = Blank().Replace(await ReadAsync(visit.Pdf!, cancellation), "");
        var (person, problems) = (visit.Person, new List<string>());
        void Must(string what, string value)
        {
            if (!text.Contains(value, StringComparison.Ordinal))
            {
                problems.Add($"{what}「{value}」がありません。");
            }
        }

        Must("発行番号", PaperText.Widen(visit.IssueNumber!));
        if (visit.Kind == Visitor.ResidentRecord)
        {
            OfHousehold(person, text, Must, problems);
            return problems;
        }

        if (visit.Kind == Visitor.Seal)
        {
            Must("題名", "印鑑登録証明書");
            Must("認証文", "登録された印影と相違ない");
            Must("氏名", "氏名" + person.Name);
            Must("生年月日", "生年月日" + person.BirthDate);
            Must("住所", "住所" + person.Address.Replace("　", "", StringComparison.Ordinal));
            if (await PictureJudge.HashesAsync(visit.Pdf!, cancellation) is not [var hash] || hash != person.Impression)
            {
                problems.Add("印影が違います。");
            }

            return problems;
        }

        Must("題名", visit.Kind == DoorKinds.Whole ? "全部事項証明" : "個人事項証明");
        Must("本籍", "本籍" + person.Domicile);
        Must("筆頭者", person.Head);
        Must("生年月日", "【生年月日】" + person.BirthDate);
        var printed = Names().Matches(text).Select(m => m.Groups[1].Value).ToList();
        if (visit.Kind == DoorKinds.Individual)
        {
            if (printed is not [var only] || only != person.GivenName)
            {
                problems.Add($"載る人は「{person.GivenName}」だけのはずが「{string.Join('、', printed)}」です。");
            }
        }
        else
        {
            var family = person.Name[..^person.GivenName.Length];
            problems.AddRange(person.Members.Where(m => !printed.Contains(m[family.Length..], StringComparer.Ordinal)).Select(m => $"在籍者「{m}」がありません。"));
        }

        return problems;
    }

    private static void OfHousehold(Truth person, string text, Action<string, string> must, List<string> problems)
    {
        must("題名", "住民票");
        must("認証文", "世帯全員の住民票の原本と相違ない");
        must("住所", "住所" + person.Address.Replace("　", "", StringComparison.Ordinal));
        foreach (var member in person.Household)
        {
            must("世帯員", member.Replace("　", "", StringComparison.Ordinal));
        }

        var printed = Births().Count(text);
        if (printed != person.Household.Count)
        {
            problems.Add($"世帯員は {person.Household.Count} 人のはずが {printed} 人です。");
        }
    }

    private static async Task<string> ReadAsync(byte[] pdf, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new UsageException("pdftotext を起動できません。poppler-utils を入れてください。");
        var reading = process.StandardOutput.ReadToEndAsync(cancellation);
        await process.StandardInput.BaseStream.WriteAsync(pdf, cancellation);
        process.StandardInput.Close();
        var text = await reading;
        await process.WaitForExitAsync(cancellation);
        return text;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex("生年月日", RegexOptions.CultureInvariant)]
    private static partial Regex Births();

    [GeneratedRegex("【名】([^【]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
