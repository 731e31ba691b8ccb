using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.ResidentRecords;

namespace Koseki.Infrastructure.Pdf;

/// <summary>Where the boxes of a 住民票の写し (世帯連記式) stand on A4 (millimetres): 住所 and 世帯主, then four persons, each in a block of its own.</summary>
public static class ResidentSheetLayout
{
    private const double Left = 15, Right = 195, Index = 7;
    private const double HeadingTop = 25, HeadingRow = 8, BlocksTop = 42, BlockHeight = 47;
    private const double NameRow = 12.2, KanaHeight = 3.4, Row = 5.8;
    private const double Body = 9, Label = 7, Kana = 6.5, NameSize = 14;
    private const double Foot = 241.5;
    private const double Thin = 0.12, Thick = 0.35;

    // Widths of label and value of each box, row by row; the last box of a row goes to the right edge.
    private static readonly (double Label, double Value)[][] Widths =
    [
        [(20, 91), (16, 46)], [(20, 50), (14, 14), (14, 61)], [(24, 35), (24, 35), (17, 38)], [(20, 153)], [(20, 153)], [(20, 153)], [(20, 153)],
    ];

    private static readonly (double Label, double Value)[] NationalityWidths = [(20, 58), (24, 71)];
    private static readonly (double Label, double Value)[] StatusWidths = [(14, 38), (12, 20), (13, 34), (9, 33)];

    /// <summary>The pages; throws <see cref="BoxOverflowException"/> when a text does not fit.</summary>
    public static IReadOnlyList<PageModel> Arrange(ResidentSheets content, CertificateIssue issue) =>
        [.. content.Sheets.Select(s => Page(content, s, issue))];

    /// <summary>Throws <see cref="BoxOverflowException"/> when a text of the content does not fit its box.</summary>
    public static void Require(ResidentSheets content)
    {
        _ = Heading(content).Concat(content.Sheets.SelectMany(s => s.Persons).SelectMany(p => Block(p, BlocksTop))).Count();
    }

    private static PageModel Page(ResidentSheets content, ResidentSheet sheet, CertificateIssue issue)
    {
        var items = new List<PageItem>
        {
            PageText.Centred(20, 15, content.Title),
            PageText.EndedAt(Right, 20, 10.5, PaperText.Widen($"({sheet.Of}の{sheet.Number})")),
            new PageFrame(Left, HeadingTop, Right - Left, 2 * HeadingRow, Thick),
        };
        items.AddRange(Heading(content));
        for (var i = 0; i < ResidentSheets.PersonsPerSheet; i++)
        {
            var top = BlocksTop + BlockHeight * i;
            items.Add(new PageFrame(Left, top, Right - Left, BlockHeight, Thick));
            items.AddRange(i < sheet.Persons.Count ? Block(sheet.Persons[i], top) : i == sheet.Persons.Count ? [PageText.Centred(top + BlockHeight / 2 + 1.5, 10.5, "以　下　余　白")] : []);
        }

        items.Add(new PageText(22.3, Foot, 10.5, PaperText.Widen($"発行番号 {issue.IssueNumber}")));
        items.AddRange(sheet.IsLast ? CertificateLayout.Certification(content.Certification, issue) : [PageText.EndedAt(Right, Foot, 10.5, "次葉に続く")]);
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

            foreach (var text in BoxText.Of(box.Label, box.Label, Left, top, 27, HeadingRow, Body, centred: true).Concat(BoxText.Of(box.Label, box.Value, Left + 27, top, Right - Left - 27, HeadingRow, 11)))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<PageItem> Block(SheetPerson person, double top)
    {
        yield return new PageRule(Left + Index, top, Left + Index, top + BlockHeight, Thin);
        foreach (var text in BoxText.Of("番号", PaperText.Widen($"{person.Number}"), Left, top, Index, BlockHeight, 10.5, centred: true))
        {
            yield return text;
        }

        for (var (i, y) = (0, top); i < person.Rows.Count; y += HeightOf(i), i++)
        {
            if (i > 0)
            {
                yield return new PageRule(Left + Index, y, Right, y, Thin);
            }

            foreach (var item in i == 0 ? NameBoxes(person, y) : Boxes(person.Rows[i], WidthsOf(i, person.Rows[i].Count), y, HeightOf(i)))
            {
                yield return item;
            }
        }
    }

    // 振り仮名 above the name and above 旧氏, each under a dotted-thin rule of its own.
    private static IEnumerable<PageItem> NameBoxes(SheetPerson person, double y)
    {
        var x = Left + Index;
        for (var i = 0; i < 2; i++)
        {
            var ((label, value), box, kana) = (Widths[0][i], person.Rows[0][i], i == 0 ? person.Kana : person.OtherKana);
            foreach (var item in Labelled(box.Label, x, y, label, NameRow, i > 0)
                .Concat(BoxText.Of($"{box.Label}の振り仮名", kana, x + label, y, value, KanaHeight, Kana, smallest: BoxText.SmallestKana))
                .Concat(BoxText.Of(box.Label, box.Value, x + label, y + KanaHeight, value, NameRow - KanaHeight, i == 0 ? NameSize : Body)))
            {
                yield return item;
            }

            x += label + value;
        }
    }

    private static IEnumerable<PageItem> Boxes(IReadOnlyList<SheetBox> boxes, (double Label, double Value)[] widths, double y, double height)
    {
        var x = Left + Index;
        for (var i = 0; i < boxes.Count; i++)
        {
            var (label, value) = widths[i];
            foreach (var item in Labelled(boxes[i].Label, x, y, label, height, i > 0).Concat(BoxText.Of(boxes[i].Label, boxes[i].Value, x + label, y, value, height, Body)))
            {
                yield return item;
            }

            x += label + value;
        }
    }

    private static IEnumerable<PageItem> Labelled(string label, double x, double y, double width, double height, bool ruled)
    {
        if (ruled)
        {
            yield return new PageRule(x, y, x, y + height, Thin);
        }

        yield return new PageRule(x + width, y, x + width, y + height, Thin);
        foreach (var text in BoxText.Of(label, label, x, y, width, height, Label, centred: true))
        {
            yield return text;
        }
    }

    private static double HeightOf(int row) => row == 0 ? NameRow : Row;

    private static (double Label, double Value)[] WidthsOf(int row, int boxes) => (row, boxes) switch
    {
        (3, 2) => NationalityWidths,
        (4, 4) => StatusWidths,
        _ => Widths[row],
    };
}
