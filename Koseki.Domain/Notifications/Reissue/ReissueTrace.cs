using System.Globalization;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reissue;

/// <summary>A trace of a correction that an applicant may want to be left out: where it stands, and how the form names it.</summary>
/// <param name="Place">Where.</param>
/// <param name="Matter">The matter that bears it, or that is one.</param>
/// <param name="Word">What the draft stores and shows: a place in the register means the same in every later generation.</param>
public sealed record ReissueTrace(MatterPlace Place, Matter Matter, string Word)
{
    // 24条2項 writes 許可日, 113条・114条・116条 裁判確定日; 24条3項 neither.
    private static readonly string[] ByLeaveOrRuling = [MatterLabels.PermittedOn, "裁判確定日"];

    /// <summary>Every trace of a register.</summary>
    internal static IReadOnlyList<ReissueTrace> Of(FamilyRegister register) =>
    [
        .. register.Matters.Select((m, i) => (Matter: m, At: i)).Where(p => Reissues.HasTrace(p.Matter))
            .Select(p => new ReissueTrace(new(null, p.At), p.Matter, string.Create(CultureInfo.InvariantCulture, $"戸籍事項 {p.At + 1} {Told(p.Matter)}"))),
        .. register.Entries.SelectMany((e, entry) => e.Matters.Select((m, i) => (Entry: e, Matter: m, Place: new MatterPlace(entry, i)))).Where(p => Reissues.HasTrace(p.Matter))
            .Select(p => new ReissueTrace(p.Place, p.Matter, string.Create(CultureInfo.InvariantCulture, $"{p.Place.Entry + 1} {p.Entry.GivenName} {p.Place.Index + 1} {Told(p.Matter)}"))),
    ];

    /// <summary>Whether the law lets it be left out on the ground: every correction of it has to be of that sort.</summary>
    internal bool IsOf(ReissueGround ground) => ground switch
    {
        ReissueGround.Falsehood => Corrections.All(c => c.Lines.Any(l => ByLeaveOrRuling.Contains(l.Label))),
        ReissueGround.Letters => Corrections.All(c => c.Title.StartsWith("文字", StringComparison.Ordinal)),
        ReissueGround.Relationship => Corrections.All(c => c.Title == MatterTitles.Update && Former(c).Any(l => l.Label == EntryItem.Relationship.Label() && Relationship.IsOldWord(l.Value))),
        ReissueGround.Lost or ReissueGround.Threatened or ReissueGround.Renewal => false,
    };

    private IEnumerable<(string Title, ValueList<MatterLine> Lines)> Corrections =>
        Matter.Amendments.Count > 0 ? Matter.Amendments.Select(a => (a.Title, a.Lines)) : [(Matter.Title, Matter.Lines)];

    private static IEnumerable<MatterLine> Former((string Title, ValueList<MatterLine> Lines) correction) =>
        correction.Lines.Where(l => l.Label == MatterLine.FormerRecord).SelectMany(l => l.Children);

    private static string Told(Matter matter) => matter.Amendments.Count > 0
        ? $"{matter.Title}({string.Join("、", matter.Amendments.Select(a => $"{a.Title} {a.Lines[0].Value}"))})" : $"{matter.Title} {matter.Lines[0].Value}";
}
