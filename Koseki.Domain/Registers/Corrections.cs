namespace Koseki.Domain.Registers;

/// <summary>
/// 訂正 and 消除 applied to a register. The old text is never lost: a change that would take a line or a value away without
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

    internal static FamilyRegister Correct(FamilyRegister before, RegisterChange.CorrectEntry change)
    {
        var entry = before.Entries.ElementAtOrDefault(change.Entry) ?? throw new RegisterChangeException(change, "訂正する者が記録されていません。");
        if (change.Item.Of(entry) is { Length: > 0 } old && !Former(change.Matter.Lines).Contains(new(change.Item.Label(), old)))
        {
            throw new RegisterChangeException(change, "従前の記録に残らない値があります。");
        }

        var corrected = change.Item.With(entry, change.Value);
        return before with
        {
            Entries = before.Entries.SetItem(change.Entry, corrected with { Matters = corrected.Matters.Add(change.Matter) }),
            // The first entry is the head's, whose name heads the register (戸籍法9条).
            HeadGivenName = change.Entry == 0 ? corrected.GivenName : before.HeadGivenName,
        };
    }

    private static RegisterEntry Amended(RegisterEntry entry, RegisterChange.AmendMatter change) =>
        entry with { Matters = entry.Matters.SetItem(change.Place.Index, Amended(entry.Matters[change.Place.Index], change)) };

    private static T Amended<T>(T matter, RegisterChange.AmendMatter change)
        where T : Matter => matter with { Lines = change.Lines, Amendments = matter.Amendments.Add(change.Amendment) };

    private static List<MatterLine> Former(ValueList<MatterLine> lines) =>
        [.. lines.Where(l => l.Label == MatterLine.FormerRecord).SelectMany(l => l.Children)];
}
