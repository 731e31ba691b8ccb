using System.Globalization;
using System.Text;

namespace Koseki.Domain.Registers.Notation;

/// <summary>
/// The register notation: a register as the plain lines of its certificate (half-width digits, unstretched titles, one
/// 【label】 a line, no wrapping) with <c>＠</c> lines for what the paper does not show. Printing and parsing are exact
/// inverses. The form is described in <c>Koseki.Tests/Domain/Notifications/README.md</c>.
/// </summary>
public static class RegisterNotation
{
    internal const string Domicile = "本籍　";
    internal const string Place = "＠所在コード ";
    internal const string Name = "氏名　";
    internal const string FamilyNameKana = "氏の振り仮名";
    internal const string RegisterMatters = "戸籍事項";
    internal const string Person = "戸籍に記録されている者";
    internal const string StatusMatters = "身分事項";
    internal const string RemovedMark = "［除籍］";
    internal const char Indent = '　';

    /// <summary>The register as lines, joined and ended with a line feed.</summary>
    public static string Print(FamilyRegister register)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(register))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The register as lines.</summary>
    public static IEnumerable<string> Lines(FamilyRegister register)
    {
        yield return $"＠戸籍 {register.Id}";
        if (register.State != RegisterState.Current)
        {
            yield return $"＠種別 {register.State.Word()}";
        }

        yield return Domicile + register.Domicile.Text;
        if (register.Domicile.Code is { } code)
        {
            yield return Place + code;
        }

        yield return $"{Name}{register.FamilyName}　{register.HeadGivenName}";
        if (register.FamilyNameKana is not null)
        {
            yield return Labelled(FamilyNameKana, register.FamilyNameKana);
        }

        yield return RegisterMatters;
        foreach (var line in register.Matters.SelectMany(MatterLines))
        {
            yield return line;
        }

        foreach (var line in register.Entries.SelectMany(EntryLines))
        {
            yield return line;
        }
    }

    /// <summary>Reads one register; throws <see cref="FormatException"/> naming the line that cannot be read.</summary>
    public static FamilyRegister Parse(string text) => new RegisterNotationParser(text).Parse();

    /// <summary>
    /// Reads matters of a person on their own, as a clerk copies them from a certificate: a title line as
    /// <c>国籍選択　【国籍選択の宣言日】…</c>, further 【label】 lines below it. Throws <see cref="FormatException"/>.
    /// </summary>
    public static ValueList<StatusMatter> ParseStatusMatters(string text) => RegisterNotationParser.StatusMatters(text);

    /// <summary>
    /// Reads 戸籍に記録されている者 as a clerk copies them from a certificate of another municipality: without the <c>＠</c> lines
    /// and with or without the indent. The sex follows from 続柄, a removal from the last matter; persons have no number yet.
    /// Throws <see cref="FormatException"/> naming the line that cannot be read.
    /// </summary>
    public static ValueList<RegisterEntry> ParsePrintedEntries(string text) => RegisterNotationParser.PrintedEntries(text);

    private static IEnumerable<string> EntryLines(RegisterEntry entry)
    {
        yield return Person;
        yield return $"　＠人 {entry.Person}";
        yield return $"　＠性別 {entry.Sex.Word()}";
        yield return entry.Entered.On is { } on ? $"　＠入籍 {on.Text} {entry.Entered.Cause}" : $"　＠入籍 - {entry.Entered.Cause}";
        if (entry.Removed is { } removal)
        {
            yield return $"　{RemovedMark}";
            yield return $"　＠除籍 {removal.On.Text} {removal.Cause}" + (removal.Destination is null ? "" : $" {removal.Destination}");
        }

        foreach (var (label, value) in NameColumn(entry))
        {
            yield return Labelled(label, value);
        }

        yield return StatusMatters;
        foreach (var line in entry.Matters.SelectMany(MatterLines))
        {
            yield return line;
        }
    }

    /// <summary>The lines of the person's column, in the order of the certificate.</summary>
    public static IEnumerable<(string Label, string Value)> NameColumn(RegisterEntry entry)
    {
        yield return ("名", entry.GivenName);
        if (entry.GivenNameKana is not null)
        {
            yield return ("名の振り仮名", entry.GivenNameKana);
        }

        yield return ("生年月日", entry.BirthDate.Text);
        if (entry.Spouse is { } mark)
        {
            yield return ("配偶者区分", mark.Word());
        }

        yield return ("父", entry.Father ?? "");
        yield return ("母", entry.Mother ?? "");
        yield return ("続柄", entry.Relationship);
        if (entry.AdoptiveFather is not null)
        {
            yield return ("養父", entry.AdoptiveFather);
        }

        if (entry.AdoptiveMother is not null)
        {
            yield return ("養母", entry.AdoptiveMother);
        }

        if (entry.AdoptiveRelationship is not null)
        {
            yield return ("続柄", entry.AdoptiveRelationship);
        }
    }

    private static IEnumerable<string> MatterLines(Matter matter)
    {
        foreach (var line in TitledLines(matter.Title, matter.Lines, 1))
        {
            yield return line;
        }

        if (matter.Receipt is not null)
        {
            yield return $"　＠受付 {matter.Receipt}";
        }

        foreach (var line in matter.Amendments.SelectMany(a => TitledLines(a.Title, a.Lines, 2)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> TitledLines(string title, ValueList<MatterLine> lines, int indent)
    {
        var head = new string(Indent, indent) + title;
        if (lines.Count == 0)
        {
            yield return head;
            yield break;
        }

        var column = head.Length + 1;
        yield return $"{head}　{Labelled(lines[0], 0)}";
        foreach (var line in Nested(lines[0].Children, column + 2).Concat(lines.Skip(1).SelectMany(l => WithChildren(l, column))))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> WithChildren(MatterLine line, int column) =>
        Nested(line.Children, column + 2).Prepend(Labelled(line, column));

    private static IEnumerable<string> Nested(ValueList<MatterLine> lines, int column) =>
        lines.SelectMany(l => WithChildren(l, column));

    private static string Labelled(MatterLine line, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{new string(Indent, column)}【{line.Label}】{line.Value}");

    private static string Labelled(string label, string value) => $"　【{label}】{value}";
}
