using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>One box of a certificate with boxes, by kind and date, from an effective-dated table.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Label">見出し.</param>
/// <param name="Content">Which content it takes.</param>
/// <param name="Force">When it is in force.</param>
public sealed record CertificateBox(CertificateKind Kind, string Label, string Content, Force Force)
{
    private static readonly IReadOnlyList<CertificateBox> Table =
        DatedTable.Read("Certificates/boxes.txt", (p, force) => new CertificateBox(Enum.Parse<CertificateKind>(p[0]), p[1], p[2], force));

    /// <summary>The boxes of a kind on a day, from the top; none for a kind without boxes.</summary>
    public static IReadOnlyList<CertificateBox> InForce(CertificateKind kind, DateOnly day) => [.. Table.Where(b => b.Kind == kind && b.Force.Covers(day))];
}

/// <summary>Makes what a certificate with boxes says, from the tables of its day.</summary>
internal static class CertificateForm
{
    // Full-width characters of a label and of a value; up to two closing marks may stand beyond.
    private static (int Label, int Value) WidthOf(CertificateStyle style) => style == CertificateStyle.Fine ? (9, 18) : (10, 24);

    /// <summary>The content.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="tablesOf">The day whose tables count.</param>
    /// <param name="values">What stands in the boxes, by the word of the table; one that is not there is a fault of the program.</param>
    /// <param name="paper">What the paper is called, for the title where it has one.</param>
    /// <param name="more">Boxes that stand where the table has <c>boxes</c>.</param>
    internal static CertificateContent Build(
        CertificateKind kind, DateOnly tablesOf, IReadOnlyDictionary<string, string> values, string paper = "", IReadOnlyList<(string Label, string Value)>? more = null)
    {
        var wording = CertificateWording.InForce(kind, tablesOf);
        var style = kind == CertificateKind.FineAcceptance ? CertificateStyle.Fine : CertificateStyle.Form;
        var boxes = CertificateBox.InForce(kind, tablesOf).SelectMany(b => b.Content == "boxes" ? [(b.Label, ""), .. more ?? []] : new[] { (b.Label, Value: values[b.Content]) });
        return new(kind, wording.Title.Replace("{届}", paper, StringComparison.Ordinal), [.. boxes.SelectMany(b => Rows(b.Item1, b.Item2, style))], wording.Certification) { Style = style };
    }

    /// <summary>Whether a 件名 is a word of its own; 77条の2・75条の2 is none.</summary>
    internal static bool IsWord(string subject) => RegisterText.Split(subject.Split('(', '（')[0]).All(c => c.Base is >= 0x3040);

    private static IEnumerable<CertificateRow> Rows(string label, string value, CertificateStyle style)
    {
        var (labels, widths) = WidthOf(style);
        var heads = PaperWrap.Chop(label, labels);
        var lines = value.Length == 0 ? [""] : value.Split('\n').SelectMany(l => PaperWrap.Break(PaperText.Widen(l), widths, widths)).ToList();
        var count = Math.Max(heads.Count, lines.Count);
        for (var i = 0; i < count; i++)
        {
            yield return new(
                [.. i < heads.Count ? new PaperCell[] { new(PaperColumn.Heading, heads[i]) } : [], .. i < lines.Count && lines[i].Length > 0 ? new PaperCell[] { new(PaperColumn.Value, lines[i]) } : []])
            {
                RuleAbove = i == 0,
                KeepWithNext = i < count - 1 && i < 3,
            };
        }
    }
}
