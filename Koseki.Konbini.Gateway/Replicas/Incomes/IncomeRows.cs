using System.Security.Cryptography;
using System.Text;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas.Incomes;

/// <summary>Reads rows of the feed <c>income</c>: <c>Y</c> a tax year of a person. Throws <see cref="UnreadableRowException"/>.</summary>
internal static class IncomeRows
{
    /// <summary>Begins the row of a tax year.</summary>
    internal const string YearMark = "Y";

    /// <summary>First and last tax year that a row may be of.</summary>
    internal const int FirstYear = 2000, LastYear = 2199;

    /// <summary>氏名 and 賦課期日の住所: written as registers write them.</summary>
    internal const int NameColumn = 5, AddressColumn = 7;

    private const int ItemsColumn = 10;

    private static readonly string[] Columns = ["行の種類", "宛名番号", "課税年度", "版", "状態", "氏名", "生年月日", "賦課期日の住所", "徴収の方法", "課税の区分", "項目"];

    /// <summary>The record of a row. Whether its amounts are right is not asked here: one that is not keeps back this person and year alone.</summary>
    internal static IncomeRecord RecordOf(IReadOnlyList<string> row, string name, string address, long sequence)
    {
        var cells = new FeedCells(row, Columns, column => column == ItemsColumn ? IncomeModel.LongestItems : Fit.Name);
        var number = cells.Number(1);
        var state = StateOf(row[4]) ?? throw cells.Unreadable(4);
        var isSettled = state == IncomeState.Settled;
        // What another state has must be empty: a shifted row is not read as another's.
        if (isSettled)
        {
            _ = cells.Filled(ItemsColumn);
        }
        else
        {
            cells.Empty(9);
            cells.Empty(ItemsColumn);
        }

        _ = state is IncomeState.Settled or IncomeState.Dependant ? cells.Filled(AddressColumn) : "";
        _ = cells.Filled(NameColumn);
        return new()
        {
            ResidentNumber = number, TaxYear = YearOf(cells, 2), Version = cells.Whole(3, 1, int.MaxValue), State = state, Bucket = FeedBucket.Of(number), Sequence = sequence,
            Name = name, BirthDate = cells.Day(6) ?? throw cells.Unreadable(6), Address = address, IsWithheld = cells.Choice(8, "WITHHELD", "OTHER") == "WITHHELD",
            IsTaxed = isSettled && cells.Choice(9, "TAXED", "EXEMPT") == "TAXED", Items = row[ItemsColumn], RowHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\t', row)))),
        };
    }

    /// <summary>A tax year.</summary>
    internal static int YearOf(FeedCells cells, int column) => cells[column].Length == 4 ? cells.Whole(column, FirstYear, LastYear) : throw cells.Unreadable(column);

    private static IncomeState? StateOf(string word) => word switch
    {
        "SETTLED" => IncomeState.Settled,
        "UNDECLARED" => IncomeState.Undeclared,
        "DEPENDANT" => IncomeState.Dependant,
        "NOT_HERE" => IncomeState.NotHere,
        "DENIED" => IncomeState.Denied,
        "REMOVED" => IncomeState.Removed,
        _ => null,
    };
}
