using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>Where else in a register the value that is corrected stands: a name of a person or a day, which belong together.</summary>
internal static class SamePlaces
{
    /// <summary>The other places in words, e.g. 和子の配偶者の死亡【配偶者の死亡日】; those that the paper corrects as well left out.</summary>
    internal static IReadOnlyList<string> Of(CorrectedItem item, IEnumerable<CorrectedItem> corrected)
    {
        var (register, target) = (item.Register, item.Target!);
        if (target.IsOfHead || (!target.IsDay && !IsName(target.ColumnItem is null ? target.Item : target.ColumnItem.Value.Word())))
        {
            return [];
        }

        // A given name alone names nobody: elsewhere it stands behind the family name.
        var name = target.ColumnItem == EntryItem.GivenName ? register.FamilyName + target.Former : target.Former;
        var targets = corrected.Where(i => i.Register.Id == register.Id).Select(i => i.Target).OfType<CorrectionTarget>().ToList();
        return [.. register.Entries.SelectMany((e, i) => InColumn(e, i).Concat(InMatters(e, i)))];

        IEnumerable<string> InColumn(RegisterEntry entry, int at) => EntryItems.All
            .Where(i => i.Of(entry) == name && !targets.Exists(t => t.Entry == at && t.ColumnItem == i))
            .Select(i => $"{entry.GivenName}の{i.Word()}");

        IEnumerable<string> InMatters(RegisterEntry entry, int at) =>
            from matter in entry.Matters.Select((m, i) => (Matter: m, Place: new MatterPlace(at, i)))
            from line in matter.Matter.Lines.Select((l, i) => (Line: l, At: i))
            where line.Line.Value == name && !targets.Exists(t => t.Matter is not null && matter.Place == t.Place && line.At == t.Line)
            select $"{entry.GivenName}の{matter.Matter.Title}【{line.Line.Label}】";
    }

    /// <summary>Where the same stands in other registers, in words; null where nowhere, or where the paper corrects it there as well.</summary>
    internal static string? Elsewhere(CorrectedItem item, IEnumerable<CorrectedItem> corrected, Circumstances c)
    {
        var (entry, target) = (item.Entry!, item.Target!);
        var also = corrected.Where(i => i.Register.Id != item.Register.Id && i.Entry?.Person == entry.Person && i.Target is { } other && other.Title == target.Title && other.Item == target.Item).Select(i => i.Register.Id).ToList();
        var former = also.Count > 0 ? null : Source(entry, target);
        var places = InOtherRegisters(item.Register, entry, target, also, c);
        return former is null && places.Count == 0 ? null
            : $"{(former is null ? "" : $"この記録は、従前の戸籍「{former}」から移記されたものです。")}{(places.Count == 0 ? "" : $"同じ記録がここにもあります: {string.Join("、", places)}。")}";
    }

    /// <summary>
    /// 従前戸籍 from which the value was carried over, or null: the column always comes from there, a matter when it stands
    /// before the one that tells of the coming.
    /// </summary>
    private static string? Source(RegisterEntry entry, CorrectionTarget target)
    {
        return RecordedFacts.CameFrom(entry) is var (former, at) && (target.ColumnItem is not null || target.Place.Index < at) ? former : null;
    }

    // By number, whatever the registers are called now. 移記 copied it there, or from there.
    private static IReadOnlyList<string> InOtherRegisters(FamilyRegister register, RegisterEntry entry, CorrectionTarget target, IReadOnlyList<RegisterId> also, Circumstances c) =>
    [
        .. from place in c.Kin.EntriesOf(entry.Person)
           where place.Register.Id != register.Id && !also.Contains(place.Register.Id)
           from what in target.ColumnItem is { } item ? InColumn(place.Entry, item, target.Former) : InMatters(place.Entry, target)
           select $"戸籍 {place.Register.Id}({place.Register.Designation}){what}",
    ];

    private static IEnumerable<string> InColumn(RegisterEntry entry, EntryItem item, string former) => item.Of(entry) == former ? [$"の{item.Word()}"] : [];

    private static IEnumerable<string> InMatters(RegisterEntry entry, CorrectionTarget target) => entry.Matters
        .Where(m => m.Title == target.Title && m.Lines.Any(l => l.Label == target.Item && l.Value == target.Former)).Select(m => $"の{m.Title}【{target.Item}】");

    private static bool IsName(string item) => item == "名" || item.EndsWith("氏名", StringComparison.Ordinal);
}
