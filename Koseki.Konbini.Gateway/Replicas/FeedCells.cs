using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>The cells of one row, read by column; throws <see cref="UnreadableRowException"/> saying which of them is not what the feed promises.</summary>
internal sealed partial class FeedCells
{
    private readonly IReadOnlyList<string> row;
    private readonly IReadOnlyList<string> columns;

    /// <summary>Takes a row of as many cells as there are columns, none of them longer than <paramref name="longest"/> says of its column.</summary>
    internal FeedCells(IReadOnlyList<string> row, IReadOnlyList<string> columns, Func<int, int>? longest = null)
    {
        (this.row, this.columns) = (row, columns);
        if (row.Count != columns.Count)
        {
            throw new UnreadableRowException($"{columns.Count} 列のはずが {row.Count} 列あります。");
        }

        for (var i = 0; i < row.Count; i++)
        {
            var most = longest?.Invoke(i) ?? Fit.Name;
            if (row[i].Length > most)
            {
                throw new UnreadableRowException($"{i + 1} 列目({columns[i]})が {most} 字を超えています。");
            }
        }
    }

    /// <summary>A cell as it came.</summary>
    internal string this[int column] => row[column];

    /// <summary>A 宛名番号 or another number of that form.</summary>
    internal string Number(int column) => FeedRows.IsResidentNumber(row[column]) ? row[column] : throw Unreadable(column);

    /// <summary>A text that says something.</summary>
    internal string Filled(int column) => row[column].Trim().Length > 0 ? row[column] : throw Unreadable(column);

    /// <summary>Nothing: what another sort of rows has, so that a shifted row is not read as another's.</summary>
    internal void Empty(int column)
    {
        if (row[column].Length > 0)
        {
            throw Unreadable(column);
        }
    }

    /// <summary>One of some words.</summary>
    internal string Choice(int column, params ReadOnlySpan<string> words) => words.Contains(row[column]) ? row[column] : throw Unreadable(column);

    /// <summary>A whole number between two.</summary>
    internal int Whole(int column, int least, int most) =>
        int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Unreadable(column);

    /// <summary>A day, or null when the cell is empty.</summary>
    internal DateOnly? Day(int column) =>
        row[column].Length == 0 ? null
        : DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Unreadable(column);

    /// <summary>A SHA-256, lower-case hexadecimal.</summary>
    internal string Sha256(int column) => Sha().IsMatch(row[column]) ? row[column] : throw Unreadable(column);

    /// <summary>What to throw of a column.</summary>
    internal UnreadableRowException Unreadable(int column) => new($"{column + 1} 列目({columns[column]})が読めません。");

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha();
}
