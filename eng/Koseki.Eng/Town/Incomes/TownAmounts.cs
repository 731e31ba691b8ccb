using System.Globalization;
using Koseki.Domain.Certificates.Incomes;

namespace Koseki.Eng.Town.Incomes;

/// <summary>What somebody of the town earned in the year before a tax year, and what the tax makes of it: every item of the year, and adding up.</summary>
internal static class TownAmounts
{
    /// <summary>The amounts by the code of their item.</summary>
    public static IReadOnlyDictionary<string, long> Of(int taxYear, TownRandom random)
    {
        var made = IncomeItems.Of(taxYear).ToDictionary(i => i.Code, _ => 0L, StringComparer.Ordinal);
        (made["A01"], made["A02"]) = (random.Chance(0.75) ? random.Number(60, 1400) * 10_000L + random.Number(0, 9999) : 0, random.Chance(0.3) ? random.Number(30, 300) * 10_000L : 0);
        // A third of it at least is no income; a loss of letting is set off against the rest.
        (made["B01"], made["B02"], made["B06"]) = (made["A01"] * 2 / 3, made["A02"] / 2, random.Weighted(85, 10, 5) switch { 0 => 0, 1 => random.Number(1, 90) * 10_000L, _ => -random.Number(1, 40) * 10_000L });
        made["B90"] = made["B91"] = Math.Max(0, Sum(made, 'B'));
        (made["C03"], made["C05"], made["C14"]) = (made["A01"] / 7, random.Number(0, 7) * 10_000L, 430_000);
        (made["D02"], made["D06"]) = (random.Weighted(70, 20, 10), random.Weighted(70, 20, 10));
        made["C12"] = made["D02"] * 330_000;
        made["C90"] = Sum(made, 'C');
        made["E90"] = made["E01"] = Math.Max(0, made["B91"] - made["C90"]) / 1000 * 1000;
        if (made["E90"] > 0)
        {
            (made["F01"], made["F02"], made["F03"], made["F04"]) = (3000, made["E01"] * 6 / 10_000 * 100, 1000, made["E01"] * 4 / 10_000 * 100);
            if (made.ContainsKey("F05"))
            {
                made["F05"] = 1000;
            }
        }

        made["F90"] = Sum(made, 'F');
        return made;
    }

    /// <summary>As the feed writes them.</summary>
    public static string Write(IReadOnlyDictionary<string, long> amounts) =>
        string.Join(',', amounts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key}={a.Value}")));

    // Codes from 90 on are sums themselves, or stand beside them.
    private static long Sum(Dictionary<string, long> amounts, char section) => amounts.Where(a => a.Key[0] == section && a.Key[1] != '9').Sum(a => a.Value);
}
