namespace Koseki.Domain.Registers;

/// <summary>What a reissued register says: all that the former one said, but for the traces that are to be left out (戸籍法11条の2).</summary>
public static class Reissues
{
    /// <summary>Whether a matter bears a trace that can be left out: a 段落ち, or that it says nothing but a correction of the column.</summary>
    public static bool HasTrace(Matter matter) => matter.Amendments.Count > 0 || IsCorrection(matter);

    /// <summary>Whether the matter is left out as a whole: it is erased, or says nothing but a correction of the column.</summary>
    public static bool GoesAsAWhole(Matter matter) => matter.IsErased || IsCorrection(matter);

    /// <summary>Whether somebody removed has no matter left once some are left out, so that the place goes too. The head keeps it: the register is named by it.</summary>
    /// <param name="former">The register as it stood.</param>
    /// <param name="entry">Place of the entry, from 0.</param>
    /// <param name="without">What is left out.</param>
    public static bool IsLeftOut(FamilyRegister former, int entry, ValueList<MatterPlace> without) =>
        entry > 0 && former.Entries[entry] is { IsRemoved: true, Matters.Count: > 0 } left && left.Matters.Select((m, i) => GoesAsAWhole(m) && without.Contains(new(entry, i))).All(gone => gone);

    internal static FamilyRegister Of(FamilyRegister former, RegisterChange.Reissue change)
    {
        foreach (var place in change.Without)
        {
            if (former.MatterAt(place) is not { } matter || !HasTrace(matter))
            {
                throw new RegisterChangeException(change, "訂正も消除もされていない記録は、再製で除けません。");
            }
        }

        return former with
        {
            Id = change.Register,
            State = former.MovedTo is not null || former.Entries.All(e => e.IsRemoved) ? RegisterState.Removed : RegisterState.Current,
            // The last matter is the one by which the former register was put aside.
            Matters = [.. Without(former.Matters.SkipLast(1), null, change.Without), change.Matter],
            Entries = [.. former.Entries.Select((e, i) => (Entry: e, At: i)).Where(p => !IsLeftOut(former, p.At, change.Without))
                .Select(p => p.Entry with { Matters = [.. Without(p.Entry.Matters, p.At, change.Without)] })],
        };
    }

    // What a correction of a column wrote keeps the old value, and there is no matter above it; 記録 of what was left out, 回復 and 移記 say the day on which that was done, and keep nothing.
    private static bool IsCorrection(Matter matter) =>
        matter.Title is MatterTitles.Correction or MatterTitles.Update or MatterTitles.Erasure || matter.Title.StartsWith("文字", StringComparison.Ordinal) ? matter[MatterLine.FormerRecord] is not null
        : matter.Title is MatterTitles.Recording or MatterTitles.Restoration or MatterTitles.CarriedOver && matter[$"{matter.Title}日"] is not null;

    private static IEnumerable<T> Without<T>(IEnumerable<T> matters, int? entry, ValueList<MatterPlace> without)
        where T : Matter =>
        matters.Select((m, i) => (Matter: m, Left: without.Contains(new(entry, i))))
            .Where(m => !(m.Left && GoesAsAWhole(m.Matter)))
            .Select(m => m.Left ? m.Matter with { Amendments = [] } : m.Matter);
}
