using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Certificates.Incomes;

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
        if (visit.Kind is Visitor.ResidentRecord or Visitor.Income)
        {
            (visit.Kind == Visitor.Income ? OfIncome(visit) : OfHousehold(person, text, problems)).ForEach(m => Must(m.What, m.Value));
            return problems;
        }

        if (visit.Kind == Visitor.Seal)
        {
            OfHolder(person, "印鑑登録証明書", "登録された印影と相違ない").ForEach(m => Must(m.What, m.Value));
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

    private static List<(string What, string Value)> OfHolder(Truth person, string title, string certification) =>
    [
        ("題名", title), ("認証文", certification), ("氏名", "氏名" + person.Name), ("生年月日", "生年月日" + person.BirthDate), ("住所", "住所" + Plain(person.Address)),
    ];

    private static List<(string What, string Value)> OfIncome(Visit visit)
    {
        var (person, year) = (visit.Person, visit.Year!.Value);
        var total = string.Create(CultureInfo.InvariantCulture, $"{person.Incomes.GetValueOrDefault(year, -1):#,0}円");
        return [.. OfHolder(person, PaperText.Widen(TaxYear.Name(year)) + "所得証明書", "相違ないことを証明する"), ("合計所得金額", "合計所得金額" + PaperText.Widen(total))];
    }

    private static List<(string What, string Value)> OfHousehold(Truth person, string text, List<string> problems)
    {
        var printed = Births().Count(text);
        if (printed != person.Household.Count)
        {
            problems.Add($"世帯員は {person.Household.Count} 人のはずが {printed} 人です。");
        }

        return [("題名", "住民票"), ("認証文", "世帯全員の住民票の原本と相違ない"), ("住所", "住所" + Plain(person.Address)), .. person.Household.Select(m => ("世帯員", Plain(m)))];
    }

    private static string Plain(string text) => text.Replace("　", "", StringComparison.Ordinal);

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
