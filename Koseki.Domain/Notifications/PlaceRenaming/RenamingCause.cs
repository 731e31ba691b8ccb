namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>What of a place has changed (戸籍法施行規則45条・46条).</summary>
public enum RenamingCause
{
    /// <summary>行政区画の変更.</summary>
    Boundary,

    /// <summary>土地の名称(町名・字名)の変更; the number stays.</summary>
    TownName,

    /// <summary>土地の名称と地番号の変更.</summary>
    TownAndLot,

    /// <summary>地番号の変更.</summary>
    LotNumber,

    /// <summary>街区符号の変更.</summary>
    BlockNumber,

    /// <summary>住居表示の実施 alone: it changes addresses, no 本籍 (住居表示に関する法律).</summary>
    ResidenceIndication,
}

/// <summary>How a cause is chosen, and the words of 【更正事由】 after the day.</summary>
internal static class RenamingWords
{
    internal static readonly ChoiceSet<RenamingCause> Causes = new(
        (RenamingCause.Boundary, "boundary", "行政区画の変更"), (RenamingCause.TownName, "town", "土地の名称(町名・字名)の変更"),
        (RenamingCause.TownAndLot, "townLot", "土地の名称と地番号の変更"), (RenamingCause.LotNumber, "lot", "地番号の変更"),
        (RenamingCause.BlockNumber, "block", "街区符号の変更"), (RenamingCause.ResidenceIndication, "residence", "住居表示の実施だけ"));

    // One row to change where a wording turns out to be another: cause, words, in force by the record date.
    private static readonly (RenamingCause Cause, string Words, Force Force)[] Table =
    [
        (RenamingCause.Boundary, "行政区画変更", Force.Always),
        (RenamingCause.TownName, "土地の名称変更", Force.Always),
        (RenamingCause.TownAndLot, "土地の名称及び地番号変更", Force.Always),
        (RenamingCause.LotNumber, "地番号変更", Force.Always),
        (RenamingCause.BlockNumber, "街区符号変更", Force.Always),
    ];

    /// <summary>The words; null for what changes no 本籍.</summary>
    internal static string? Of(RenamingCause cause, DateOnly recordDate) => Table.FirstOrDefault(r => r.Cause == cause && r.Force.Covers(recordDate)).Words;
}
