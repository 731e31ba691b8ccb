using System.Globalization;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Domain.Certificates;

/// <summary>
/// 請求された事項: one thing of a register that stands on a certificate of single matters. Either a matter, or a line of a person's
/// column (生年月日, 父 …). By place, never by a person's name: matters and entries are only ever added at the end.
/// </summary>
/// <param name="Entry">Place of the entry, from 0; null for a 戸籍事項.</param>
/// <param name="Matter">Place of the matter, from 0; null for a line of the column.</param>
/// <param name="Line">Label of a line of the person's column behind the name; null for a matter.</param>
public readonly record struct CertifiedPart(int? Entry, int? Matter, string? Line)
{
    private const string Relationship = "続柄";
    /// <summary>The matter at a place.</summary>
    public static CertifiedPart OfMatter(MatterPlace place) => new(place.Entry, place.Index, null);

    /// <summary>A line of a person's column.</summary>
    public static CertifiedPart OfLine(int entry, string line) => new(entry, null, line);

    /// <summary>All that can be asked for of a register, in the order of the sheet.</summary>
    public static IReadOnlyList<CertifiedPart> AllOf(FamilyRegister register) =>
    [
        .. register.Matters.Select((_, i) => new CertifiedPart(null, i, null)),
        .. register.Entries.SelectMany((e, at) => LinesOf(e).Select(l => OfLine(at, l.Key)).Concat(e.Matters.Select((_, i) => new CertifiedPart(at, i, null)))),
    ];

    /// <summary>What it is called, e.g. 出生 or 生年月日; null when the register has no such thing.</summary>
    public string? NameIn(FamilyRegister register) => this switch
    {
        { Entry: null, Matter: { } index, Line: null } => register.Matters.ElementAtOrDefault(index)?.Title,
        { Entry: { } entry, Matter: { } index, Line: null } => register.Entries.ElementAtOrDefault(entry)?.Matters.ElementAtOrDefault(index)?.Title,
        { Entry: { } entry, Matter: null, Line: { } line } => register.Entries.ElementAtOrDefault(entry) is { } one && LinesOf(one).Any(l => l.Key == line) ? line : null,
        _ => null,
    };

    /// <summary>As the record of issue keeps it: 事1, 2事3 (the third matter of the second entry), 2欄父.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Entry is { } entry ? $"{entry + 1}" : "")}{(Matter is { } matter ? $"事{matter + 1}" : $"欄{Line}")}");

    /// <summary>The lines of the column behind the name. The second 続柄 of a column is that with the adopters.</summary>
    internal static IEnumerable<(string Key, string Label, string Value)> LinesOf(RegisterEntry entry)
    {
        var seen = false;
        foreach (var (label, value) in RegisterNotation.NameColumn(entry).Skip(1))
        {
            yield return (label == Relationship && seen ? $"養親との{label}" : label, label, value);
            seen |= label == Relationship;
        }
    }
}
