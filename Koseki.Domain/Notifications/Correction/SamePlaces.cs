using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>Where else in a register the value that is corrected stands: a name of a person or a day, which belong together.</summary>
internal static class SamePlaces
{
    /// <summary>The other places in words, e.g. 和子の配偶者の死亡【配偶者の死亡日】.</summary>
    internal static IReadOnlyList<string> Of(FamilyRegister register, CorrectionTarget target)
    {
        if (!target.IsDay && !IsName(target.ColumnItem is null ? target.Item : target.ColumnItem.Value.Word()))
        {
            return [];
        }

        // A given name alone names nobody: elsewhere it stands behind the family name.
        var name = target.ColumnItem == EntryItem.GivenName ? register.FamilyName + target.Former : target.Former;
        return [.. register.Entries.SelectMany((e, i) => InColumn(e, i).Concat(InMatters(e, i)))];

        IEnumerable<string> InColumn(RegisterEntry entry, int at) => EntryItems.All
            .Where(i => i.Of(entry) == name && !(target.Entry == at && target.ColumnItem == i))
            .Select(i => $"{entry.GivenName}の{i.Word()}");

        IEnumerable<string> InMatters(RegisterEntry entry, int at) =>
            from matter in entry.Matters.Select((m, i) => (Matter: m, Place: new MatterPlace(at, i)))
            from line in matter.Matter.Lines.Select((l, i) => (Line: l, At: i))
            where line.Line.Value == name && !(target.Matter is not null && matter.Place == target.Place && line.At == target.Line)
            select $"{entry.GivenName}の{matter.Matter.Title}【{line.Line.Label}】";
    }

    /// <summary>
    /// 従前戸籍 from which the value was carried over, or null: the column always comes from there, a matter when it stands
    /// before the one that tells of the coming.
    /// </summary>
    internal static string? Source(RegisterEntry entry, CorrectionTarget target)
    {
        var came = entry.Matters.Select((m, i) => (Former: m["従前戸籍"], At: i)).LastOrDefault(m => m.Former is not null);
        return came.Former is not null && (target.ColumnItem is not null || target.Place.Index < came.At) ? came.Former : null;
    }

    private static bool IsName(string item) => item == "名" || item.EndsWith("氏名", StringComparison.Ordinal);
}
