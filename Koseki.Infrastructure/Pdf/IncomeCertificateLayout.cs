using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Domain.Certificates.ResidentRecords;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// Where the boxes of a 所得証明書 stand on A4 (millimetres): the person above, below it the sections in two columns, a row an
/// item, amounts at the right of their box. The rows are of one height, whatever the year has.
/// </summary>
public static class IncomeCertificateLayout
{
    private const double Left = 20, Right = 190, Label = 40, Top = 38, BoxRow = 9;
    private const double PeriodLine = 88.5, TableTop = 91, Row = 4.5, ColumnLabel = 45, RemarkHeight = 20;
    private const double Column = (Right - Left) / 2, TableBottom = 238, Foot = 241.5;
    private const double Thin = 0.12, Thick = 0.35, Type = 9;

    private static readonly HashSet<IncomeSection> OnTheLeft = [IncomeSection.Revenue, IncomeSection.Income, IncomeSection.Dependants];

    /// <summary>The one page; throws <see cref="BoxOverflowException"/> when a text or the rows do not fit.</summary>
    public static IReadOnlyList<PageModel> Arrange(IncomeCertificate content, CertificateIssue issue)
    {
        List<PageItem> items =
        [
            PageText.Centred(27, 18, content.Title), PageText.EndedAt(Right, 35, 10.5, PaperText.Widen("(1の1)")), .. Boxes(content),
            new PageText(Left, PeriodLine, 10.5, content.Period + "の所得等"), .. Table(content),
            new PageText(22.3, Foot, 10.5, PaperText.Widen($"発行番号 {issue.IssueNumber}")), PageText.EndedAt(Right, Foot, 10.5, "以下余白"),
            .. CertificateLayout.Certification(content.Certification, issue),
        ];
        return [new(items)];
    }

    /// <summary>Throws <see cref="BoxOverflowException"/> when a text or the rows do not fit.</summary>
    public static void Require(IncomeCertificate content)
    {
        _ = Boxes(content).Concat(Table(content)).Count();
    }

    private static IEnumerable<PageItem> Boxes(IncomeCertificate content)
    {
        var bottom = Top + BoxRow * content.Boxes.Count;
        yield return new PageFrame(Left, Top, Right - Left, bottom - Top, Thick);
        yield return new PageRule(Left + Label, Top, Left + Label, bottom, Thin);
        for (var i = 0; i < content.Boxes.Count; i++)
        {
            var (box, top) = (content.Boxes[i], Top + BoxRow * i);
            if (i > 0)
            {
                yield return new PageRule(Left, top, Right, top, Thin);
            }

            foreach (var text in BoxText.Of(box.Label, box.Label, Left, top, Label, BoxRow, 11, centred: true).Concat(BoxText.Of(box.Label, box.Value, Left + Label, top, Right - Left - Label, BoxRow, 12)))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<PageItem> Table(IncomeCertificate content) => content.Remark.Length > 0
        ? [new PageFrame(Left, TableTop, Right - Left, RemarkHeight, Thick), .. BoxText.Of("所得", content.Remark, Left, TableTop, Right - Left, RemarkHeight, 11)]
        : content.Blocks.GroupBy(b => OnTheLeft.Contains(b.Section)).SelectMany(side => Side([.. side], side.Key ? Left : Left + Column));

    private static IEnumerable<PageItem> Side(IReadOnlyList<IncomeBlock> blocks, double left)
    {
        var (top, right) = (TableTop, left + Column);
        foreach (var block in blocks)
        {
            var bottom = top + Row * (1 + block.Rows.Count);
            if (bottom > TableBottom)
            {
                throw new BoxOverflowException(block.Title);
            }

            yield return new PageFrame(left, top, Column, bottom - top, Thick);
            yield return new PageRule(left + ColumnLabel, top + Row, left + ColumnLabel, bottom, Thin);
            foreach (var text in BoxText.Of(block.Title, $"【{block.Title}】", left, top, ColumnLabel, Row, Type))
            {
                yield return text;
            }

            foreach (var box in block.Rows)
            {
                top += Row;
                yield return new PageRule(left, top, right, top, Thin);
                foreach (var text in BoxText.Of(box.Label, box.Label, left, top, ColumnLabel, Row, Type).Append(Amount(box, top, right)))
                {
                    yield return text;
                }
            }

            top = bottom;
        }
    }

    // As wide as it comes out, ending before the rule.
    private static PageText Amount(SheetBox box, double top, double right)
    {
        var line = BoxText.Of(box.Label, box.Value, right - (Column - ColumnLabel), top, Column - ColumnLabel, Row, Type).Single();
        return PageText.EndedAt(right - 1, line.Y, line.Size, line.Text);
    }
}
