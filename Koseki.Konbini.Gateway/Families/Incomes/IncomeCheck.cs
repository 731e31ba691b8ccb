using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Domain.Characters;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.Incomes;

/// <summary>
/// 発行前の独立照合 of a 所得証明書: the finished paper, read back by other code, against facts read anew. Every box is compared
/// to the letter and every amount as a number with what the source wrote, row by row, and nothing more may stand there;
/// besides, name and birth date with what the feed of residents and the tax say, and the address with the person's own
/// record: facts that the paper was not made from.
/// </summary>
public sealed class IncomeCheck(SameWriting same)
{
    private static readonly IReadOnlyList<(IncomeSection Section, string Title, bool IsLeft)> Form =
    [
        (IncomeSection.Revenue, "【収入金額】", true), (IncomeSection.Income, "【所得金額】", true), (IncomeSection.Dependants, "【扶養親族等の人数】", true),
        (IncomeSection.Deduction, "【所得控除額】", false), (IncomeSection.TaxBase, "【課税標準額】", false), (IncomeSection.Tax, "【税額】", false),
    ];

    /// <summary>What the comparison came to.</summary>
    internal PaperVerdict Verdict(MadePaper paper, PaperOrder order, IncomeSnapshot facts)
    {
        if (IncomeReader.Read(paper.Pdf) is not var (pages, printed) || order.TaxYear is not { } year || facts.Of(year) is not { Record: { } income })
        {
            return new(["証明書が読めません。"], []);
        }

        List<string> mismatches =
        [
            .. PaperPages.Problems(pages, paper.PageCount, order.IssueNumber, $"{PaperText.Widen(TaxYear.Name(year))}　{IncomeWording.InForce(order.IssueDate).Title}"), .. Boxes(printed, income, facts),
            .. income.State == IncomeState.Dependant ? WithoutAmounts(printed, order.IssueDate) : Amounts(printed, income), .. Around(printed, year, pages),
        ];
        return new(mismatches, mismatches.Count > 0 ? [] : [.. Differences(printed, income, facts)]);
    }

    private static IEnumerable<string> Boxes(PrintedIncome printed, IncomeRecord income, IncomeSnapshot facts)
    {
        List<(string Label, string Value)> expected =
        [
            ("氏名", PaperText.Widen(facts.Facts.Self.Record.Name)), ("生年月日", printed.Boxes.Count > 1 ? printed.Boxes[1].Value : ""), ("住所", PaperText.Widen(facts.Facts.Household.Address)),
            ("賦課期日の住所", PaperText.Widen(income.Address)), .. income.State == IncomeState.Dependant ? [] : new[] { ("課税の区分", income.IsTaxed ? "課税" : "非課税") },
        ];
        if (!printed.Boxes.Select(b => b.Label).SequenceEqual(expected.Select(b => b.Label)))
        {
            yield return "欄の数か順が違います。";
            yield break;
        }

        foreach (var (label, _) in printed.Boxes.Zip(expected).Where(b => b.First.Value != b.Second.Value).Select(b => b.Second))
        {
            yield return $"{label}が違います。";
        }

        if (BirthOf(printed) != facts.Facts.Self.Record.BirthDate)
        {
            yield return "生年月日が違います。";
        }
    }

    private static IEnumerable<string> WithoutAmounts(PrintedIncome printed, DateOnly issuedOn)
    {
        if (printed.Table != IncomeWording.InForce(issuedOn).WithoutAmounts)
        {
            yield return "金額を載せない証明書に、ほかの文字があります。";
        }
    }

    private static IEnumerable<string> Amounts(PrintedIncome printed, IncomeRecord income)
    {
        var written = income.Items.Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => long.Parse(p[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        foreach (var (rows, isLeft) in new[] { (printed.Left, true), (printed.Right, false) })
        {
            var expected = Form.Where(f => f.IsLeft == isLeft).SelectMany(f => Rows(f.Section, f.Title, income.TaxYear)).ToList();
            if (!rows.Select(r => r.Label).SequenceEqual(expected.Select(e => PaperText.Widen(e.Label))))
            {
                yield return $"{(isLeft ? "左" : "右")}の項目が、この年度の様式と違います。";
                continue;
            }

            foreach (var ((label, code, unit), (_, amount)) in expected.Zip(rows))
            {
                if (code is null ? amount.Length > 0 : NumberOf(amount, unit) != written.GetValueOrDefault(code, long.MinValue))
                {
                    yield return $"{label}の額が違います。";
                }
            }
        }
    }

    private static IEnumerable<(string Label, string? Code, string Unit)> Rows(IncomeSection section, string title, int year) =>
    [
        (title, null, ""), .. IncomeItems.Of(year).Where(i => i.Section == section && i.IsPrinted).Select(i => (i.Label, (string?)i.Code, i.Unit == IncomeUnit.Yen ? "円" : "人")),
    ];

    // Null when it is not written as an amount is.
    private static long? NumberOf(string printed, string unit)
    {
        var text = AsciiWidth.ToHalf(printed);
        if (!text.EndsWith(unit, StringComparison.Ordinal))
        {
            return null;
        }

        var (number, sign) = text[..^unit.Length] is ['△', .. var rest] ? (rest, -1) : (text[..^unit.Length], 1);
        return long.TryParse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            && amount.ToString("#,0", CultureInfo.InvariantCulture) == number ? sign * amount : null;
    }

    private static IEnumerable<string> Around(PrintedIncome printed, int year, IReadOnlyList<string> pages)
    {
        if (printed.Period != PaperText.Widen(TaxYear.IncomePeriod(year)) + "の所得等")
        {
            yield return "所得の期間が違います。";
        }

        if (printed.Beside.Length > 0)
        {
            yield return "欄の外に文字があります。";
        }

        if (!string.Concat(pages).Contains("相違ないことを証明する", StringComparison.Ordinal))
        {
            yield return "認証文がありません。";
        }

        if (PaperPages.HasLongNumber(pages))
        {
            yield return "個人番号か住民票コードのような番号があります。";
        }
    }

    private IEnumerable<string> Differences(PrintedIncome printed, IncomeRecord income, IncomeSnapshot facts)
    {
        var resident = facts.Facts.Self.Resident!;
        if (same.Name(printed.Boxes[0].Value) != same.Name(resident.Name) || same.Name(printed.Boxes[0].Value) != same.Name(income.Name))
        {
            yield return "氏名";
        }

        if (BirthOf(printed) != resident.BirthDate || BirthOf(printed) != income.BirthDate)
        {
            yield return "生年月日";
        }

        if (same.Place(printed.Boxes[2].Value) != same.Place(facts.Facts.Self.Record.Address))
        {
            yield return "住所";
        }
    }

    private static DateOnly? BirthOf(PrintedIncome printed)
    {
        var text = AsciiWidth.ToHalf(printed.Boxes[1].Value);
        return DateOnly.TryParseExact(text, "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var western) ? western
            : RegisterDate.TryParse(text, out var date) ? date.Day
            : null;
    }
}
