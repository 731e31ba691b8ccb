using System.Globalization;

namespace Koseki.Domain.Certificates.Incomes;

/// <summary>The items of the certificates of each tax year, from a table: a new one of a year (定額減税, 特定親族特別控除) is a row of it.</summary>
public static class IncomeItems
{
    private static readonly IReadOnlyList<IncomeItem> Table =
    [
        .. DatedTable.Cells("Certificates/Incomes/items.txt").Select(p => new IncomeItem(
            p[0], p[1], Enum.Parse<IncomeSection>(p[2]), Enum.Parse<IncomeUnit>(p[3]), Enum.Parse<IncomeRole>(p[4]), p[5] == "1", Year(p[6]), Year(p[7]))),
    ];

    /// <summary>The items of a tax year, in the order of the form.</summary>
    public static IReadOnlyList<IncomeItem> Of(int taxYear) => [.. Table.Where(i => i.IsOf(taxYear)).OrderBy(i => i.Section)];

    private static int? Year(string text) => text.Length == 0 ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
