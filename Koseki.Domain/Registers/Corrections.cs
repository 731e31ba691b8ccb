namespace Koseki.Domain.Registers;

/// <summary>
/// Corrections, and changes of a column, applied to a register. The old text is never lost: a change that would take a line or a value away without
/// keeping it below 【従前の記録】 is refused as a fault in the program.
/// </summary>
internal static class Corrections
{
    internal static FamilyRegister Amend(FamilyRegister before, RegisterChange.AmendMatter change)
    {
        var matter = before.MatterAt(change.Place) ?? throw new RegisterChangeException(change, "段落ちを付ける事項がありません。");
        var kept = Former(change.Amendment.Lines);
        if (matter.Lines.Any(l => !change.Lines.Contains(l) && !kept.Contains(l)))
        {
            throw new RegisterChangeException(change, "従前の記録に残らない行があります。");
        }

        return change.Place.Entry is { } at
            ? before with { Entries = before.Entries.SetItem(at, Amended(before.Entries[at], change)) }
            : before with { Matters = before.Matters.SetItem(change.Place.Index, Amended(before.Matters[change.Place.Index], change)) };
    }

    internal static FamilyRegister Set(FamilyRegister before, RegisterChange.SetItem change)
    {
        var entry = before.Entries.ElementAtOrDefault(change.Entry) ?? throw new RegisterChangeException(change, "欄を改める者が記録されていません。");
        var now = With(change, entry, change.Item, change.Value);
        now = change.Also is var (item, value) ? With(change, now, item, value) : now;
        now = change.Sex is { } sex ? sex == Relationship.SexOf(now.Relationship) ? now with { Sex = sex } : throw new RegisterChangeException(change, "男女の別が続柄と合いません。") : now;
        return before with
        {
            Entries = before.Entries.SetItem(change.Entry, change.Matter is { } matter ? now with { Matters = now.Matters.Add(matter) } : now),
            // The first entry is the head's, whose name heads the register (戸籍法9条).
            HeadGivenName = change.Entry == 0 ? now.GivenName : before.HeadGivenName,
        };
    }

    private static RegisterEntry With(RegisterChange.SetItem change, RegisterEntry entry, EntryItem item, string? value)
    {
        if (string.IsNullOrEmpty(value) && !item.MayBeEmpty())
        {
            throw new RegisterChangeException(change, $"{item.Word()}は空にできません。");
        }

        return item.Of(entry) is { Length: > 0 } old && !Keeps(change.Matter?.Lines ?? [], item.Label(), old) && !IsKeptByAnAdoption(entry, item, old)
            ? throw new RegisterChangeException(change, "従前の記録に残らない値があります。") : item.With(entry, value);
    }

    // 離縁 takes 養父母欄 away; 養子縁組, which stands written, names those who stood there.
    private static bool IsKeptByAnAdoption(RegisterEntry entry, EntryItem item, string old) => entry.Matters.Any(m => m.Title == MatterTitles.Adoption && m[MatterLabels.AdoptedName] is null
        && ((item == EntryItem.AdoptiveFather && m[MatterLabels.AdoptiveFather] == old) || (item == EntryItem.AdoptiveMother && m[MatterLabels.AdoptiveMother] == old)
            || (item == EntryItem.AdoptiveRelationship && entry is { AdoptiveFather: null, AdoptiveMother: null })));

    /// <summary>Whether the lines keep an old value below 【従前の記録】.</summary>
    internal static bool Keeps(ValueList<MatterLine> lines, string label, string old) => Former(lines).Contains(new(label, old));

    private static RegisterEntry Amended(RegisterEntry entry, RegisterChange.AmendMatter change) =>
        entry with { Matters = entry.Matters.SetItem(change.Place.Index, Amended(entry.Matters[change.Place.Index], change)) };

    private static T Amended<T>(T matter, RegisterChange.AmendMatter change)
        where T : Matter => matter with { Lines = change.Lines, Amendments = matter.Amendments.Add(change.Amendment) };

    private static List<MatterLine> Former(ValueList<MatterLine> lines) =>
        [.. lines.Where(l => l.Label == MatterLine.FormerRecord).SelectMany(l => l.Children)];
}
