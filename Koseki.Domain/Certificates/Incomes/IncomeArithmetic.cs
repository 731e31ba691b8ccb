namespace Koseki.Domain.Certificates.Incomes;

/// <summary>What must hold between the amounts of a tax year. Only what is certain is asked, so that a right certificate is not kept back.</summary>
internal static class IncomeArithmetic
{
    // 課税標準額の端数 (地方税法20条の4の2).
    private const int Thousand = 1000;

    /// <summary>The first thing that does not hold, in words; null when all does.</summary>
    internal static string? Problem(IReadOnlyCollection<IncomeItem> items, IReadOnlyDictionary<string, long> amounts, bool isTaxed) =>
        items.Select(i => Alone(i, amounts[i.Code])).FirstOrDefault(p => p is not null)
        ?? items.Where(i => i.Role == IncomeRole.Total).Select(i => Sum(i, items, amounts)).FirstOrDefault(p => p is not null)
        ?? Between(amounts, isTaxed);

    // Only an income can be a loss (損益通算), and only a single one.
    private static string? Alone(IncomeItem item, long amount) =>
        item.Unit == IncomeUnit.Persons ? amount is < 0 or > IncomeStatement.MostPersons ? $"{item.Label}の人数が違います。" : null
        : amount < 0 && !(item.Section == IncomeSection.Income && item.Role == IncomeRole.Part) ? $"{item.Label}が負の額です。"
        : item.Section == IncomeSection.TaxBase && amount % Thousand != 0 ? $"{item.Label}に {Thousand} 円未満の端数があります。"
        : null;

    private static string? Sum(IncomeItem total, IEnumerable<IncomeItem> items, IReadOnlyDictionary<string, long> amounts)
    {
        var sum = items.Where(i => i.Section == total.Section && i.Role == IncomeRole.Part).Sum(i => amounts[i.Code]);
        // A loss that is left over is no income: 合計所得金額 is not below zero.
        return amounts[total.Code] == Math.Max(0, sum) ? null : $"{total.Label}が内訳の合計と合いません。";
    }

    private static string? Between(IReadOnlyDictionary<string, long> amounts, bool isTaxed)
    {
        (bool Holds, string Problem)[] rules =
        [
            (amounts["B01"] <= amounts["A01"], "給与所得が給与収入を超えています。"),
            (amounts["B02"] <= amounts["A02"], "公的年金等の雑所得が収入を超えています。"),
            // 繰越控除 only lowers it.
            (amounts["B91"] <= amounts["B90"], "総所得金額等が合計所得金額を超えています。"),
            (amounts["E90"] <= Math.Max(0, amounts["B91"] - amounts["C90"]), "課税標準額が、総所得金額等から所得控除を引いた額を超えています。"),
            (amounts["D01"] <= 1, "控除対象配偶者の人数が違います。"),
            (amounts["D05"] <= amounts["D04"], "同居老親等が老人扶養親族より多くなっています。"),
            (isTaxed || amounts["F90"] == 0, "非課税に税額があります。"),
        ];
        return rules.FirstOrDefault(r => !r.Holds).Problem;
    }
}
