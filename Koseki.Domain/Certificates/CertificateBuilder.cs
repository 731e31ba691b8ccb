using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Domain.Certificates;

/// <summary>
/// What a certificate of a register says (戸籍法施行規則73条, 付録22号様式): pure, from one register document. The sheet
/// shows 本籍, 氏名 and 戸籍事項 whole, then the persons: all of them (removed ones included), or the chosen ones.
/// </summary>
public static class CertificateBuilder
{
    /// <summary>Full-width characters that fit the value column.</summary>
    public const int ValueWidth = 32;

    /// <summary>The certificate's content. Throws when a chosen person is not in the register or the kind does not fit its state.</summary>
    public static CertificateContent Build(FamilyRegister register, CertificateKind kind, IReadOnlyCollection<PersonId> persons, DateOnly issuedOn)
    {
        if (kind.IsRemoved() != (register.State == RegisterState.Removed) || register.State == RegisterState.Superseded)
        {
            throw new InvalidOperationException($"{register.State.Word()}からは{kind.Word()}を作れません。");
        }

        if (kind.IsIndividual() && (persons.Count == 0 || persons.Any(p => register.EntryOf(p) is null)))
        {
            throw new InvalidOperationException("個人事項証明に載せる人が、この戸籍に記録されていません。");
        }

        var wording = CertificateWording.InForce(kind, issuedOn);
        var rows = new List<CertificateRow>();
        rows.AddRange(Heading(register));
        foreach (var entry in register.Entries.Where(e => !kind.IsIndividual() || persons.Contains(e.Person)))
        {
            rows.Add(new([]));
            rows.AddRange(Person(entry));
        }

        return new(kind, wording.Title, rows, wording.Certification);
    }

    private static IEnumerable<CertificateRow> Heading(FamilyRegister register)
    {
        foreach (var row in Value(register.Domicile.Text, new(PaperColumn.SpreadHeading, "本籍")))
        {
            yield return row;
        }

        foreach (var row in Value($"{register.FamilyName}　{register.HeadGivenName}", new(PaperColumn.SpreadHeading, "氏名")))
        {
            yield return row;
        }

        if (register.FamilyNameKana is not null)
        {
            yield return new([new(PaperColumn.Value, $"【氏の振り仮名】{register.FamilyNameKana}")]);
        }

        yield return new([]);
        yield return new([new(PaperColumn.Heading, "戸籍事項")]) { RuleAbove = true, KeepWithNext = true };
        foreach (var row in register.Matters.SelectMany(MatterRows))
        {
            yield return row;
        }
    }

    private static IEnumerable<CertificateRow> Person(RegisterEntry entry)
    {
        var left = new List<PaperCell> { new(PaperColumn.Heading, "戸籍に記録されている者") };
        var column = RegisterNotation.NameColumn(entry).ToList();
        var spouse = column.FirstOrDefault(c => c.Label == "配偶者区分");
        var first = true;
        foreach (var (label, value) in column.Where(c => c.Label != "配偶者区分"))
        {
            if (first)
            {
                yield return new([.. left, new(PaperColumn.Value, "【名】"), new(PaperColumn.LargeName, value)], 2) { RuleAbove = true, KeepWithNext = true };
                first = false;
                continue;
            }

            var mark = label == "父" && entry.IsRemoved ? new PaperCell(PaperColumn.RemovedMark, "除籍") : null;
            var beside = label == "生年月日" && spouse.Label is not null ? new PaperCell(PaperColumn.Beside, $"【配偶者区分】{spouse.Value}") : null;
            foreach (var row in Labelled(label, value, PaperColumn.Value, [.. new[] { mark, beside }.OfType<PaperCell>()]))
            {
                yield return row with { KeepWithNext = label != "続柄" };
            }
        }

        yield return new([]);
        yield return new([new(PaperColumn.Heading, "身分事項")]) { RuleAbove = true, KeepWithNext = entry.Matters.Count > 0 };
        foreach (var row in entry.Matters.SelectMany(MatterRows))
        {
            yield return row;
        }
    }

    private static IEnumerable<CertificateRow> MatterRows(Matter matter) =>
        TitledRows(PaperColumn.Title, matter.Title, matter.Lines)
            .Concat(matter.Amendments.SelectMany(a => TitledRows(PaperColumn.AmendmentTitle, a.Title, a.Lines)));

    private static IEnumerable<CertificateRow> TitledRows(PaperColumn column, string title, ValueList<MatterLine> lines)
    {
        var heads = PaperWrap.Break(PaperText.Stretch(title), 10, 10);
        var rows = lines.SelectMany(l => LineRows(l, PaperColumn.Value)).ToList();
        while (rows.Count < heads.Count)
        {
            rows.Add(new([]));
        }

        return rows.Select((r, i) => i < heads.Count ? r with { Cells = [new(column, heads[i]), .. r.Cells], KeepWithNext = i == 0 && rows.Count > 1 } : r);
    }

    private static IEnumerable<CertificateRow> LineRows(MatterLine line, PaperColumn column) =>
        Labelled(line.Label, line.Value, column, []).Concat(line.Children.SelectMany(c => LineRows(c, PaperColumn.Nested)));

    private static IEnumerable<CertificateRow> Labelled(string label, string value, PaperColumn column, IReadOnlyList<PaperCell> others)
    {
        var width = column == PaperColumn.Nested ? ValueWidth - 2 : ValueWidth;
        var parts = PaperWrap.Break($"【{label}】{PaperText.Widen(value)}", width, ValueWidth - 2);
        return parts.Select((p, i) => new CertificateRow(i == 0 ? [.. others, new(column, p)] : [new(PaperColumn.Continued, p)]) { KeepWithNext = i < parts.Count - 1 });
    }

    private static IEnumerable<CertificateRow> Value(string text, PaperCell heading)
    {
        var parts = PaperWrap.Break(PaperText.Widen(text), ValueWidth, ValueWidth - 1);
        return parts.Select((p, i) => new CertificateRow(i == 0 ? [heading, new(PaperColumn.Value, p)] : [new(PaperColumn.Continued, p)]) { KeepWithNext = true });
    }
}
