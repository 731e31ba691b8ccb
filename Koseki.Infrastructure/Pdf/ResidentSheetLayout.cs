using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Domain.Characters;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// Where the boxes of a 住民票の写し stand on A4 (millimetres): 住所 and 世帯主, then the persons, each in a block of its own: four of
/// them on a sheet of the 世帯連記式, one on the 個人票, in higher rows and larger type.
/// </summary>
public static class ResidentSheetLayout
{
    private const double Left = 15, Right = 195, Index = 7;
    private const double HeadingTop = 25, HeadingRow = 8, HeadingBody = 9, BlocksTop = 42;
    private const int RowsBelowName = 6;
    private const double Foot = 241.5;
    private const double Thin = 0.12, Thick = 0.35;

    // Widths of label and value of each box, row by row; the last box of a row goes to the right edge.
    private static readonly (double Label, double Value)[][] Widths =
    [
        [(20, 91), (16, 46)], [(20, 50), (14, 14), (14, 61)], [(24, 35), (24, 35), (17, 38)], [(20, 153)], [(20, 153)], [(20, 153)], [(20, 153)],
    ];

    private static readonly Block Household = new(NameRow: 12.2, KanaHeight: 3.4, Row: 5.8, Body: 9, Label: 7, Kana: 6.5, NameSize: 14);
    private static readonly Block Individual = new(NameRow: 26, KanaHeight: 7, Row: 14, Body: 11, Label: 8.5, Kana: 9, NameSize: 18);
    private static readonly (double Label, double Value)[] NationalityWidths = [(20, 58), (24, 71)];
    private static readonly (double Label, double Value)[] StatusWidths = [(14, 38), (12, 20), (13, 34), (9, 33)];

    /// <summary>The pages; throws <see cref="BoxOverflowException"/> when a text does not fit.</summary>
    public static IReadOnlyList<PageModel> Arrange(ResidentSheets content, CertificateIssue issue) =>
        [.. content.Sheets.Select(s => Page(content, s, issue))];

    /// <summary>Throws <see cref="BoxOverflowException"/> when a text of the content does not fit its box.</summary>
    public static void Require(ResidentSheets content)
    {
        var block = Of(content.Form);
        _ = Heading(content).Concat(content.Sheets.SelectMany(s => s.Persons).SelectMany(p => Items(block, p, BlocksTop))).Count();
    }

    private static Block Of(ResidentForm form) => form switch { ResidentForm.Household => Household, ResidentForm.Individual => Individual };

    private static PageModel Page(ResidentSheets content, ResidentSheet sheet, CertificateIssue issue)
    {
        var (block, most) = (Of(content.Form), ResidentSheets.PersonsOn(content.Form));
        var items = new List<PageItem>
        {
            Centred(20, 15, content.Title),
            EndedAt(Right, 20, 10.5, PaperText.Widen($"({sheet.Of}の{sheet.Number})")),
            new PageFrame(Left, HeadingTop, Right - Left, 2 * HeadingRow, Thick),
        };
        items.AddRange(Heading(content));
        for (var i = 0; i < most; i++)
        {
            var top = BlocksTop + block.Height * i;
            items.Add(new PageFrame(Left, top, Right - Left, block.Height, Thick));
            items.AddRange(i < sheet.Persons.Count ? Items(block, sheet.Persons[i], top) : i == sheet.Persons.Count ? [NothingBelow(top + block.Height / 2 + 1.5)] : []);
        }

        // Below the only block of a sheet there is room in which nobody shall write.
        items.AddRange(most == 1 ? [NothingBelow(BlocksTop + block.Height + 12)] : []);
        items.Add(new PageText(22.3, Foot, 10.5, PaperText.Widen($"発行番号 {issue.IssueNumber}")));
        items.AddRange(sheet.IsLast ? CertificateLayout.Certification(content.Certification, issue) : [EndedAt(Right, Foot, 10.5, "次葉に続く")]);
        return new(items);
    }

    private static IEnumerable<PageItem> Heading(ResidentSheets content)
    {
        for (var i = 0; i < content.Heading.Count; i++)
        {
            var top = HeadingTop + HeadingRow * i;
            var box = content.Heading[i];
            yield return new PageRule(Left + 27, top, Left + 27, top + HeadingRow, Thin);
            if (i > 0)
            {
                yield return new PageRule(Left, top, Right, top, Thin);
            }

            foreach (var text in BoxText.Of(box.Label, box.Label, Left, top, 27, HeadingRow, HeadingBody, centred: true).Concat(BoxText.Of(box.Label, box.Value, Left + 27, top, Right - Left - 27, HeadingRow, 11)))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<PageItem> Items(Block block, SheetPerson person, double top)
    {
        yield return new PageRule(Left + Index, top, Left + Index, top + block.Height, Thin);
        foreach (var text in BoxText.Of("番号", PaperText.Widen($"{person.Number}"), Left, top, Index, block.Height, 10.5, centred: true))
        {
            yield return text;
        }

        for (var (i, y) = (0, top); i < person.Rows.Count; y += block.HeightOf(i), i++)
        {
            if (i > 0)
            {
                yield return new PageRule(Left + Index, y, Right, y, Thin);
            }

            foreach (var item in i == 0 ? NameBoxes(block, person, y) : Boxes(block, person.Rows[i], WidthsOf(i, person.Rows[i].Count), y))
            {
                yield return item;
            }
        }
    }

    // 振り仮名 above the name and above 旧氏, each under a dotted-thin rule of its own.
    private static IEnumerable<PageItem> NameBoxes(Block block, SheetPerson person, double y)
    {
        var x = Left + Index;
        for (var i = 0; i < 2; i++)
        {
            var ((label, value), box, kana) = (Widths[0][i], person.Rows[0][i], i == 0 ? person.Kana : person.OtherKana);
            foreach (var item in Labelled(box.Label, x, y, label, block.NameRow, block.Label, i > 0)
                .Concat(BoxText.Of($"{box.Label}の振り仮名", kana, x + label, y, value, block.KanaHeight, block.Kana, smallest: BoxText.SmallestKana))
                .Concat(BoxText.Of(box.Label, box.Value, x + label, y + block.KanaHeight, value, block.NameRow - block.KanaHeight, i == 0 ? block.NameSize : block.Body)))
            {
                yield return item;
            }

            x += label + value;
        }
    }

    private static IEnumerable<PageItem> Boxes(Block block, IReadOnlyList<SheetBox> boxes, (double Label, double Value)[] widths, double y)
    {
        var x = Left + Index;
        for (var i = 0; i < boxes.Count; i++)
        {
            var (label, value) = widths[i];
            foreach (var item in Labelled(boxes[i].Label, x, y, label, block.Row, block.Label, i > 0).Concat(BoxText.Of(boxes[i].Label, boxes[i].Value, x + label, y, value, block.Row, block.Body)))
            {
                yield return item;
            }

            x += label + value;
        }
    }

    private static IEnumerable<PageItem> Labelled(string label, double x, double y, double width, double height, double size, bool ruled)
    {
        if (ruled)
        {
            yield return new PageRule(x, y, x, y + height, Thin);
        }

        yield return new PageRule(x + width, y, x + width, y + height, Thin);
        foreach (var text in BoxText.Of(label, label, x, y, width, height, size, centred: true))
        {
            yield return text;
        }
    }

    private static (double Label, double Value)[] WidthsOf(int row, int boxes) => (row, boxes) switch
    {
        (3, 2) => NationalityWidths,
        (4, 4) => StatusWidths,
        _ => Widths[row],
    };

    private static PageText NothingBelow(double y) => Centred(y, 10.5, "以　下　余　白");

    private static PageText Centred(double y, double size, string text) => new((PageModel.Width - size * 25.4 / 72 * RegisterText.Count(text)) / 2, y, size, text);

    private static PageText EndedAt(double right, double y, double size, string text) => new(right - size * 25.4 / 72 * RegisterText.Count(text), y, size, text);

    // One person's block: heights in millimetres, types in points.
    private sealed record Block(double NameRow, double KanaHeight, double Row, double Body, double Label, double Kana, double NameSize)
    {
        public double Height => NameRow + RowsBelowName * Row;

        public double HeightOf(int row) => row == 0 ? NameRow : Row;
    }
}
