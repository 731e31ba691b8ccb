using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Konbini.Gateway.ReleaseCheck;
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
    private const double HeadingTop = 25, HeadingRow = 8, HeadingLeft = 42, BlocksTop = 42, BlockLeft = 22, NameLeft = 42, NameRight = 133, Right = 195;
    private const int Rows = 6;
    private static readonly Lines Household = new(4, 47, 3.4, 12.2, 5.8), Individual = new(1, 110, 7, 26, 14);

    /// <summary>The sheets, or null when the PDF cannot be read.</summary>
    internal static ReadPaper<IReadOnlyList<PrintedSheet>>? Read(byte[] pdf, ResidentForm form)
    {
        var lines = form switch { ResidentForm.Household => Household, ResidentForm.Individual => Individual };
        return PaperPages.Read<IReadOnlyList<PrintedSheet>>(pdf, pages => [.. pages.Select(p => Sheet(p, lines))]);
    }

    private static PrintedSheet Sheet(Page page, Lines form)
    {
        var letters = page.Letters.Select(l => (X: l.StartBaseLine.X * 25.4 / 72, Y: (page.Height - l.StartBaseLine.Y) * 25.4 / 72, l.Value)).ToList();
        string In(double left, double top, double right, double bottom) =>
            string.Concat(letters.Where(l => l.X >= left - 0.1 && l.X < right && l.Y > top && l.Y <= bottom).Select(l => l.Value));

        var persons = new List<PrintedPerson>();
        for (var i = 0; i < form.Blocks; i++)
        {
            var (top, rows) = (BlocksTop + form.Block * i, BlocksTop + form.Block * i + form.Name);
            var name = In(NameLeft, top + form.Kana, NameRight, rows);
            if (name.Length > 0)
            {
                persons.Add(new(name, [.. Enumerable.Range(0, Rows).Select(r => In(BlockLeft, rows + form.Row * r, Right, rows + form.Row * (r + 1)))]));
            }
        }

        return new(In(HeadingLeft, HeadingTop, Right, HeadingTop + HeadingRow), In(HeadingLeft, HeadingTop + HeadingRow, Right, HeadingTop + 2 * HeadingRow), persons);
    }

    // How many blocks a sheet has, and the heights of a block, of 振り仮名, of the name with it and of each row below.
    private sealed record Lines(int Blocks, double Block, double Kana, double Name, double Row);
}
