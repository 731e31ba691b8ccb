using Koseki.Konbini.Gateway.ReleaseCheck;
using UglyToad.PdfPig.Content;

namespace Koseki.Konbini.Gateway.Families.Incomes;

/// <summary>A finished 所得証明書 as printed.</summary>
/// <param name="Boxes">Labels and values of the person, in their order.</param>
/// <param name="Period">What stands between the person and the table.</param>
/// <param name="Left">Rows of the left column: label and amount; a heading has no amount.</param>
/// <param name="Right">Rows of the right column.</param>
/// <param name="Table">All of the table as one text, as it was written.</param>
/// <param name="Beside">What stands outside the edges, between the head and the foot of the page.</param>
internal sealed record PrintedIncome(
    IReadOnlyList<(string Label, string Value)> Boxes, string Period, IReadOnlyList<(string Label, string Amount)> Left, IReadOnlyList<(string Label, string Amount)> Right, string Table, string Beside);

/// <summary>
/// Reads a finished 所得証明書 by where its letters stand. It knows the form from the form, not from the code that draws it:
/// when the two come apart, nothing is issued.
/// </summary>
internal static class IncomeReader
{
    // Millimetres from the upper left corner of the page.
    private const double EdgeLeft = 20, EdgeRight = 190, BoxesTop = 38, BoxHeight = 9, LabelRight = 60, BoxesEnd = 83.5;
    private const double TableTop = 91, TableEnd = 238.5, RowHeight = 4.5, Middle = 105, LabelWidth = 45;

    /// <summary>The paper, or null when the PDF cannot be read or has not exactly one page.</summary>
    internal static ReadPaper<PrintedIncome>? Read(byte[] pdf) => PaperPages.Read(pdf, pages => pages is [var page] ? Page(page) : null);

    private static PrintedIncome Page(Page page)
    {
        var letters = page.Letters.Select(l => (X: Millimetres(l.StartBaseLine.X), Y: Millimetres(page.Height - l.StartBaseLine.Y), l.Value)).Where(l => l.Y is > BoxesTop and < TableEnd).ToList();
        string In(double left, double top, double right, double bottom) => string.Concat(letters.Where(l => l.X >= left && l.X < right && l.Y > top && l.Y <= bottom).Select(l => l.Value));

        var boxes = new List<(string, string)>();
        for (var top = BoxesTop; top + BoxHeight <= BoxesEnd && In(EdgeLeft, top, LabelRight, top + BoxHeight) is { Length: > 0 } label; top += BoxHeight)
        {
            boxes.Add((label, In(LabelRight, top, EdgeRight, top + BoxHeight)));
        }

        var period = In(EdgeLeft - 0.1, BoxesTop + BoxHeight * boxes.Count, EdgeRight, TableTop);
        var beside = string.Concat(letters.Where(l => l.X < EdgeLeft - 0.1 || l.X >= EdgeRight).Select(l => l.Value));
        return new(boxes, period, Column(EdgeLeft, In), Column(Middle, In), In(EdgeLeft, TableTop, EdgeRight, TableEnd), beside);
    }

    // Empty rows are none; what stands in two of them at once is read where its letters are.
    private static List<(string, string)> Column(double left, Func<double, double, double, double, string> read)
    {
        var rows = new List<(string, string)>();
        for (var i = 0; TableTop + RowHeight * i < TableEnd; i++)
        {
            var (top, bottom) = (TableTop + RowHeight * i, TableTop + RowHeight * (i + 1));
            var (label, amount) = (read(left, top, left + LabelWidth, bottom), read(left + LabelWidth, top, left + (EdgeRight - EdgeLeft) / 2, bottom));
            if (label.Length + amount.Length > 0)
            {
                rows.Add((label, amount));
            }
        }

        return rows;
    }

    private static double Millimetres(double points) => points * 25.4 / 72;
}
