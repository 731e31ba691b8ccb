using System.Globalization;
using System.Text.RegularExpressions;

namespace Koseki.Domain.Certificates.Incomes;

/// <summary>The amounts of one tax year: every item of the year once, in whole yen or persons, and adding up.</summary>
/// <param name="TaxYear">課税年度 by the western calendar: 2026 is 令和8年度, of the income of 2025.</param>
/// <param name="Amounts">By the code of the item.</param>
public sealed partial record IncomeStatement(int TaxYear, IReadOnlyDictionary<string, long> Amounts)
{
    /// <summary>Most persons of an item.</summary>
    public const int MostPersons = 99;

    /// <summary>
    /// Reads <c>A01=5000000,A02=0,…</c>, or says in words what is the matter. An item that the year does not have, one that is
    /// missing, an amount that is no whole number and a sum that is not the sum give none: a certificate of it would say
    /// something that nobody found.
    /// </summary>
    /// <param name="taxYear">課税年度.</param>
    /// <param name="text">The items.</param>
    /// <param name="isTaxed">Whether the source says 課税; 非課税 has no tax.</param>
    public static (IncomeStatement? Statement, string? Problem) Read(int taxYear, string text, bool isTaxed)
    {
        var (items, amounts) = (IncomeItems.Of(taxYear).ToDictionary(i => i.Code, StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var part in text.Split(','))
        {
            if (Form().Match(part) is not { Success: true } match || !items.TryGetValue(match.Groups["code"].Value, out var item))
            {
                return (null, $"{Incomes.TaxYear.Name(taxYear)}にない項目か、読めない金額があります。");
            }

            var amount = long.Parse(match.Groups["amount"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            if (!amounts.TryAdd(item.Code, amount))
            {
                return (null, $"{item.Label}が二つあります。");
            }
        }

        return items.Values.FirstOrDefault(i => !amounts.ContainsKey(i.Code)) is { } missing ? (null, $"{missing.Label}がありません。")
            : IncomeArithmetic.Problem(items.Values, amounts, isTaxed) is { } problem ? (null, problem)
            : (new(taxYear, amounts), null);
    }

    // At most twelve digits, no zero in front: an amount has one writing.
    [GeneratedRegex("^(?<code>[A-Z][0-9]{2})=(?<amount>0|-?[1-9][0-9]{0,11})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
