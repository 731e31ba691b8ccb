using Koseki.Domain.Characters;
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

    // Below 【従前の記録】 a line begins two characters further right.
    private const int NestedWidth = 29;
    private const string PersonHeading = "戸籍に記録されている者", StatusHeading = "身分事項", RemovedWord = "除籍";
    private const int TitleWidth = 10;

    // Behind 【名】; at body size, which no name goes below.
    private const int NameWidth = 30;

    /// <summary>Why there is no such certificate: the kind does not fit the register's state, or a chosen person or part is not in it. Null when there is.</summary>
    public static CertificateRefusal? WhyNot(FamilyRegister register, CertificateKind kind, IReadOnlyCollection<PersonId> persons, IReadOnlyCollection<CertifiedPart>? parts = null) =>
        register.State == RegisterState.Replaced ? new CertificateRefusal.Reissued()
        : kind.Source() != CertificateSource.Register || !CertificateKindWords.KindsOf(register.State).Contains(kind) ? new CertificateRefusal.WrongKind(register.State, kind)
        : kind.ChoosesPersons() && (persons.Count == 0 || persons.Any(p => register.EntryOf(p) is null)) ? new CertificateRefusal.PersonsUnfit()
        : kind.ChoosesParts() && ((parts ?? []).Count == 0 || parts!.Any(p => p.NameIn(register) is null)) ? new CertificateRefusal.PartsUnfit()
        : kind == CertificateKind.Unmarried ? UnmarriedRules.WhyNot(register, persons)
        : null;

    /// <summary>The certificate's content. Throws where <see cref="WhyNot"/> would have said why not.</summary>
    public static CertificateContent Build(FamilyRegister register, CertificateKind kind, IReadOnlyCollection<PersonId> persons, DateOnly issuedOn, IReadOnlyCollection<CertifiedPart>? parts = null)
    {
        if (WhyNot(register, kind, persons, parts) is { } unfit)
        {
            throw new InvalidOperationException(unfit.Words);
        }

        if (kind == CertificateKind.Unmarried)
        {
            return UnmarriedRules.Build(register, register.EntryOf(persons.First())!, issuedOn);
        }

        var wording = CertificateWording.InForce(kind, issuedOn);
        var rows = kind.ChoosesParts() ? Parts(register, [.. parts!.Distinct()]) : Everything(register, kind, persons);
        return new(kind, wording.Title, [.. rows], wording.Certification);
    }

    /// <summary>見本 of a register of any state and generation: what stands in it, as paper shows it, with nothing that certifies.</summary>
    public static CertificateContent Specimen(FamilyRegister register)
    {
        var kind = register.State == RegisterState.Removed ? CertificateKind.RemovedWhole : CertificateKind.Whole;
        return new(kind, $"{register.State.Word()}の見本", [.. Everything(register, kind, [])], "") { IsSpecimen = true };
    }

    private static IEnumerable<CertificateRow> Everything(FamilyRegister register, CertificateKind kind, IReadOnlyCollection<PersonId> persons)
    {
        var rows = new List<CertificateRow>();
        rows.AddRange(Heading(register));
        rows.AddRange(RegisterMatters(register.Matters));
        foreach (var entry in register.Entries.Where(e => !kind.IsIndividual() || persons.Contains(e.Person)))
        {
            rows.Add(new([]));
            rows.AddRange(Person(entry));
        }

        return rows;
    }

    // 本籍 and 氏名 stand on every one; of a person the name, and what was asked for. Nothing of anybody else.
    private static List<CertificateRow> Parts(FamilyRegister register, HashSet<CertifiedPart> parts)
    {
        var rows = Heading(register).ToList();
        if (register.Matters.Where((_, i) => parts.Contains(new(null, i, null))).ToList() is { Count: > 0 } matters)
        {
            rows.AddRange(RegisterMatters(matters));
        }

        foreach (var (entry, at) in register.Entries.Select((e, at) => (e, at)).Where(e => parts.Any(p => p.Entry == e.at)))
        {
            rows.Add(new([]));
            rows.AddRange(PartsOf(entry, at, parts));
        }

        return rows;
    }

    private static IEnumerable<CertificateRow> PartsOf(RegisterEntry entry, int at, HashSet<CertifiedPart> parts)
    {
        yield return new([new(PaperColumn.Heading, PersonHeading), new(PaperColumn.Value, "【名】"), new(PaperColumn.LargeName, entry.GivenName)], Math.Max(2, NameLines(entry.GivenName).Count)) { RuleAbove = true, KeepWithNext = true };
        foreach (var row in CertifiedPart.LinesOf(entry).Where(l => parts.Contains(CertifiedPart.OfLine(at, l.Key))).SelectMany(l => Labelled(l.Label, l.Value, PaperColumn.Value)))
        {
            yield return row with { KeepWithNext = true };
        }

        // Whoever was removed is never shown as standing there.
        if (entry.IsRemoved)
        {
            yield return new([]) { KeepWithNext = true };
            yield return new([new(PaperColumn.RemovedMark, RemovedWord)]);
        }

        var matters = entry.Matters.Where((_, i) => parts.Contains(new(at, i, null))).ToList();
        if (matters.Count == 0)
        {
            yield break;
        }

        yield return new([]);
        yield return new([new(PaperColumn.Heading, StatusHeading)]) { RuleAbove = true, KeepWithNext = true };
        foreach (var row in matters.SelectMany(MatterRows))
        {
            yield return row;
        }
    }

    private static IEnumerable<CertificateRow> RegisterMatters(IEnumerable<RegisterMatter> matters) =>
        [new([]), new([new(PaperColumn.Heading, "戸籍事項")]) { RuleAbove = true, KeepWithNext = true }, .. matters.SelectMany(MatterRows)];

    /// <summary>The lines of the name itself: one while it fits behind its label, else full ones; at least one.</summary>
    public static IReadOnlyList<string> NameLines(string name) => PaperWrap.Chop(name, NameWidth);

    private static IEnumerable<CertificateRow> Heading(FamilyRegister register)
    {
        foreach (var row in Designation("本籍", register.Domicile.Text))
        {
            yield return row;
        }

        foreach (var row in Designation("氏名", $"{register.FamilyName}　{register.HeadGivenName}"))
        {
            yield return row;
        }

        if (register.FamilyNameKana is not null)
        {
            foreach (var row in Labelled("氏の振り仮名", register.FamilyNameKana, PaperColumn.Value))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<CertificateRow> Person(RegisterEntry entry)
    {
        var left = new List<PaperCell> { new(PaperColumn.Heading, PersonHeading) };
        var column = RegisterNotation.NameColumn(entry).ToList();
        var spouse = column.FirstOrDefault(c => c.Label == "配偶者区分");
        var first = true;
        foreach (var (label, value) in column.Where(c => c.Label != "配偶者区分"))
        {
            if (first)
            {
                yield return new([.. left, new(PaperColumn.Value, "【名】"), new(PaperColumn.LargeName, value)], Math.Max(2, NameLines(value).Count)) { RuleAbove = true, KeepWithNext = true };
                first = false;
                continue;
            }

            var rows = Labelled(label, value, PaperColumn.Value);
            rows = label == "生年月日" && spouse.Label is not null ? BirthAndSpouse([.. rows], spouse.Value) : rows;
            rows = label == "母" && entry.IsRemoved ? Marked(rows) : rows;
            foreach (var row in rows)
            {
                yield return row with { KeepWithNext = label != "続柄" };
            }
        }

        yield return new([]);
        yield return new([new(PaperColumn.Heading, StatusHeading)]) { RuleAbove = true, KeepWithNext = entry.Matters.Count > 0 };
        foreach (var row in entry.Matters.SelectMany(MatterRows))
        {
            yield return row;
        }
    }

    // Behind the birth date while both fit on one line, else on a line of its own: never one over the other.
    private static IEnumerable<CertificateRow> BirthAndSpouse(List<CertificateRow> birth, string spouse)
    {
        var text = $"【配偶者区分】{spouse}";
        return birth.Count == 1 && RegisterText.Count(birth[0].Cells[0].Text) + 1 + RegisterText.Count(text) <= ValueWidth
            ? [birth[0] with { Cells = [birth[0].Cells[0], new(PaperColumn.Beside, text)] }]
            : [.. birth, new([new(PaperColumn.Value, text)])];
    }

    private static IEnumerable<CertificateRow> Marked(IEnumerable<CertificateRow> rows) =>
        rows.Select((r, i) => i == 0 ? r with { Cells = [new(PaperColumn.RemovedMark, RemovedWord), .. r.Cells] } : r);

    // Of an erased matter the title alone is left, which says nothing without what is written below it.
    private static IEnumerable<CertificateRow> MatterRows(Matter matter) =>
        TitledRows(PaperColumn.Title, matter.Title, matter.Lines).Select(r => r with { KeepWithNext = r.KeepWithNext || matter.IsErased })
            .Concat(matter.Amendments.SelectMany(a => TitledRows(PaperColumn.AmendmentTitle, a.Title, a.Lines)));

    private static IEnumerable<CertificateRow> TitledRows(PaperColumn column, string title, ValueList<MatterLine> lines)
    {
        var width = column == PaperColumn.Title ? TitleWidth : TitleWidth - 1;
        var heads = PaperWrap.Break(PaperText.Stretch(title), width, width);
        var rows = lines.SelectMany(l => LineRows(l, PaperColumn.Value)).ToList();
        while (rows.Count < heads.Count)
        {
            rows.Add(new([]));
        }

        return rows.Select((r, i) => i < heads.Count ? r with { Cells = [new(column, heads[i]), .. r.Cells], KeepWithNext = i == 0 && rows.Count > 1 } : r);
    }

    private static IEnumerable<CertificateRow> LineRows(MatterLine line, PaperColumn column) =>
        Labelled(line.Label, line.Value, column).Select(r => r with { KeepWithNext = r.KeepWithNext || line.Children.Count > 0 })
            .Concat(line.Children.SelectMany(c => LineRows(c, PaperColumn.Nested)));

    private static IEnumerable<CertificateRow> Labelled(string label, string value, PaperColumn column)
    {
        var text = PaperText.Widen($"【{label}】{value}");
        return column == PaperColumn.Nested
            ? Wrapped(text, (column, NestedWidth), (PaperColumn.NestedContinued, NestedWidth - 1))
            : Wrapped(text, (column, ValueWidth), (PaperColumn.Continued, ValueWidth - 2));
    }

    private static IEnumerable<CertificateRow> Wrapped(string text, (PaperColumn Column, int Width) first, (PaperColumn Column, int Width) rest)
    {
        var parts = PaperWrap.Break(text, first.Width, rest.Width);
        return parts.Select((p, i) => new CertificateRow([new(i == 0 ? first.Column : rest.Column, p)]) { KeepWithNext = i < parts.Count - 1 });
    }

    private static IEnumerable<CertificateRow> Designation(string heading, string text) =>
        Wrapped(PaperText.Widen(text), (PaperColumn.Designation, ValueWidth - 1), (PaperColumn.DesignationContinued, ValueWidth - 2))
            .Select((r, i) => r with { Cells = i == 0 ? [new(PaperColumn.SpreadHeading, heading), .. r.Cells] : r.Cells, KeepWithNext = true });
}
