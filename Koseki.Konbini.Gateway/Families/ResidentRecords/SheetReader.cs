using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>One person as printed.</summary>
/// <param name="Name">氏名.</param>
/// <param name="Rows">The other rows of the person's block from 生年月日 on, labels and values as they stand.</param>
internal sealed record PrintedPerson(string Name, IReadOnlyList<string> Rows);

/// <summary>One sheet as printed.</summary>
/// <param name="Address">住所.</param>
/// <param name="Head">世帯主.</param>
/// <param name="Persons">Those whose block is filled, in their order.</param>
internal sealed record PrintedSheet(string Address, string Head, IReadOnlyList<PrintedPerson> Persons);

/// <summary>
/// Reads a finished 住民票の写し by where its letters stand. It knows the form from the form, not from the code that draws it:
/// when the two come apart, nothing is issued.
/// </summary>
internal static class SheetReader
{
    // Millimetres from the upper left corner of the page.
    private const double HeadingTop = 25, HeadingRow = 8, HeadingLeft = 42, BlocksTop = 42, BlockHeight = 47, BlockLeft = 22, NameLeft = 42, NameRight = 133, Right = 195;
    private const double KanaHeight = 3.4, NameHeight = 12.2, RowHeight = 5.8;
    private const int Blocks = 4, Rows = 6;

    /// <summary>The sheets, or null when the PDF cannot be read.</summary>
    internal static IReadOnlyList<PrintedSheet>? Read(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            return [.. document.GetPages().Select(Sheet)];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static PrintedSheet Sheet(Page page)
    {
        var letters = page.Letters.Select(l => (X: l.StartBaseLine.X * 25.4 / 72, Y: (page.Height - l.StartBaseLine.Y) * 25.4 / 72, l.Value)).ToList();
        string In(double left, double top, double right, double bottom) =>
            string.Concat(letters.Where(l => l.X >= left - 0.1 && l.X < right && l.Y > top && l.Y <= bottom).Select(l => l.Value));

        var persons = new List<PrintedPerson>();
        for (var i = 0; i < Blocks; i++)
        {
            var top = BlocksTop + BlockHeight * i;
            var name = In(NameLeft, top + KanaHeight, NameRight, top + NameHeight);
            if (name.Length > 0)
            {
                persons.Add(new(name, [.. Enumerable.Range(0, Rows).Select(r => In(BlockLeft, top + NameHeight + RowHeight * r, Right, top + NameHeight + RowHeight * (r + 1)))]));
            }
        }

        return new(In(HeadingLeft, HeadingTop, Right, HeadingTop + HeadingRow), In(HeadingLeft, HeadingTop + HeadingRow, Right, HeadingTop + 2 * HeadingRow), persons);
    }
}
