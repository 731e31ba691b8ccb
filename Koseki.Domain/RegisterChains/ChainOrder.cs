namespace Koseki.Domain.RegisterChains;

/// <summary>The order of the stays of one person: by day, and where days do not tell, by what the records say of each other. Pure.</summary>
internal static class ChainOrder
{
    /// <summary>Sorted, the oldest first.</summary>
    internal static IReadOnlyList<RegisterStay> Sort(IReadOnlyCollection<RegisterStay> stays)
    {
        var sorted = stays.OrderBy(s => s.From?.Earliest ?? FirstOf(s)).ThenBy(s => s.To?.Earliest ?? DateOnly.MaxValue).ThenBy(s => s.Paper.Number, StringComparer.Ordinal).ToList();
        // In and out on one day, several times: the one that the other names as 従前戸籍 was before.
        for (var i = 1; i < sorted.Count; i++)
        {
            for (var j = i; j > 0 && IsSameDay(sorted[j - 1], sorted[j]) && Names(sorted[j - 1].Former, sorted[j]) && !Names(sorted[j].Former, sorted[j - 1]); j--)
            {
                (sorted[j - 1], sorted[j]) = (sorted[j], sorted[j - 1]);
            }
        }

        return sorted;
    }

    /// <summary>Whether one stay goes on in the next: nothing is missing between them.</summary>
    internal static bool Follows(RegisterStay before, RegisterStay after) => after.Begin switch
    {
        // Nationality came again, or the first register was annulled: no register was left for this one.
        StayBegin.First => before.End == StayEnd.Ended,
        StayBegin.Birth => false,
        StayBegin.Renewed => before.End == StayEnd.Renewed && IsSameRegister(before, after) && (before.To is not { } to || after.From is not { } from || to.Earliest <= from.Latest && from.Earliest <= to.Latest),
        StayBegin.Transferred => Names(after.Former, before) && before.End is StayEnd.Transferred or StayEnd.Unknown,
        // A form that was renewed goes on in its newer one: who was left in it came from there.
        StayBegin.Entered or StayBegin.Unknown => before.End is not (StayEnd.Renewed or StayEnd.Ended) && (Names(after.Former, before) || Names(before.Next, after)) || IsRestored(before, after),
    };

    private static DateOnly FirstOf(RegisterStay stay) => stay.Begin is StayBegin.Birth or StayBegin.First ? DateOnly.MinValue : stay.To?.Earliest ?? DateOnly.MaxValue;

    private static bool IsSameDay(RegisterStay one, RegisterStay other) => one.From is { } a && other.From is { } b && a.Earliest == b.Earliest;

    private static bool Names(string? designation, RegisterStay stay) => designation is not null && stay.IsNamedBy(designation);

    // 筆頭者 and 本籍 stay; the latter may have changed within the city since the newer form.
    private static bool IsSameRegister(RegisterStay before, RegisterStay after) => after.IsNamedBy(before.Designation) || before.IsNamedBy(after.Designation);

    // 回復 in the very register that was left: what came between was void.
    private static bool IsRestored(RegisterStay before, RegisterStay after) => after.BeginCause == Registers.MatterTitles.Restoration && before.Paper.Number == after.Paper.Number;
}
