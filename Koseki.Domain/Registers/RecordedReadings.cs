using Koseki.Domain.Calendar;
using Koseki.Domain.People;

namespace Koseki.Domain.Registers;

/// <summary>How a recorded 振り仮名 came into the register: what a change of it needs follows from this (令和5年法律48号附則6条–12条, 戸籍法107条の3・107条の4).</summary>
public enum ReadingOrigin
{
    /// <summary>無: none is recorded.</summary>
    None,

    /// <summary>届: notified within the first year.</summary>
    Notified,

    /// <summary>職権: recorded by the city itself. Only such a one is changed once without leave.</summary>
    ExOfficio,

    /// <summary>職権後変更: changed that once.</summary>
    ChangedAfterwards,

    /// <summary>許可: changed by leave of the family court, alone or with the name.</summary>
    Permitted,

    /// <summary>初記載: of somebody who came into a register only since readings are recorded (出生, 帰化 …).</summary>
    First,

    /// <summary>分からない: the records at hand do not tell.</summary>
    Unknown,
}

/// <summary>
/// The origin of the readings, read from the recorded matters: of the 氏 by register, of the 名 by person. It goes where the matters go
/// (転籍, 婚姻 …). Where they tell nothing it is unknown and is asked, not guessed.
/// </summary>
public static class RecordedReadings
{
    /// <summary>The Act on whose supplementary provisions 職権記載 and the one change after it rest, as matters write it.</summary>
    public const string Act = "令和5年法律第48号附則";

    // Who comes into a register by one of these notifies the reading with it.
    private static readonly string[] Arrivals = [MatterTitles.Birth, "帰化", "国籍取得", "就籍"];

    private static readonly string[] Days = [MatterLabels.NotifiedOn, MatterLabels.PermittedOn, MatterLabels.FamilyNameKanaChangedOn, MatterLabels.FamilyNameChangedOn];

    /// <summary>Of a person's 名.</summary>
    public static ReadingOrigin OfGivenName(RegisterEntry entry) =>
        entry.GivenNameKana is null ? ReadingOrigin.None
            : entry.Matters.Where(m => !m.IsErased).Select(OfGivenName).LastOrDefault(o => o is not null) ?? ReadingOrigin.Unknown;

    /// <summary>
    /// Of a register's 氏. A register made for somebody who bore the 氏 before took its reading along: then it is what it was in the register
    /// the head left, on that day.
    /// </summary>
    /// <param name="register">The register.</param>
    /// <param name="seen">The registers among which those are that the head left.</param>
    public static ReadingOrigin OfFamilyName(FamilyRegister register, Reached seen)
    {
        if (register.FamilyNameKana is null)
        {
            return ReadingOrigin.None;
        }

        if (In(register, null) is { } recorded)
        {
            return recorded;
        }

        var before = register.Head is not { } head ? []
            : seen.EntriesOf(head.Person).Where(e => e.Register.Id != register.Id && e.Register.FamilyName == register.FamilyName && e.Entry.Removed is not null)
                .Select(e => In(e.Register, e.Entry.Removed!.On)).OfType<ReadingOrigin>().Distinct().ToList();
        return before is [var only] ? only : ReadingOrigin.Unknown;
    }

    // What the register says of it up to a day; null where it says nothing.
    private static ReadingOrigin? In(FamilyRegister register, RegisterDate? until) =>
        register.Matters.Where(m => !m.IsErased && (until is null || DayOf(m) is not { } day || day.Earliest <= until.Latest)).Select(OfFamilyName).LastOrDefault(o => o is not null);

    private static ReadingOrigin? OfFamilyName(RegisterMatter matter) => matter.Title switch
    {
        MatterTitles.FamilyNameKana => First(matter),
        MatterTitles.ChangeOfFamilyNameKana => Changed(matter[MatterLabels.FamilyNameKanaChangedBecause]),
        // The leave for another 氏 is one for its reading (戸籍法107条1項); of any other change of 氏 the reading comes from elsewhere.
        MatterTitles.ChangeOfFamilyName => !IsSince(matter[MatterLabels.FamilyNameChangedOn]) ? null
            : matter[MatterLabels.FamilyNameChangedBecause]?.Contains("107条1項", StringComparison.Ordinal) == true ? ReadingOrigin.Permitted : ReadingOrigin.Unknown,
        _ => null,
    };

    private static ReadingOrigin? OfGivenName(StatusMatter matter) => matter.Title switch
    {
        MatterTitles.GivenNameKana => First(matter),
        MatterTitles.ChangeOfGivenNameKana => Changed(matter[MatterLabels.GivenNameKanaChangedBecause]),
        MatterTitles.ChangeOfGivenName => IsSince(matter[MatterLabels.GivenNameChangedOn]) ? ReadingOrigin.Permitted : null,
        _ => Arrivals.Contains(matter.Title) && IsSince(matter[MatterLabels.NotifiedOn]) ? ReadingOrigin.First : null,
    };

    private static ReadingOrigin First(Matter matter) => matter[MatterLabels.RecordedBecause] is null ? ReadingOrigin.Notified : ReadingOrigin.ExOfficio;

    private static ReadingOrigin Changed(string? because) =>
        because?.StartsWith(Act, StringComparison.Ordinal) == true ? ReadingOrigin.ChangedAfterwards : ReadingOrigin.Permitted;

    private static RegisterDate? DayOf(Matter matter) => Days.Select(d => matter[d]).FirstOrDefault(d => d is not null) is { } day ? RegisterDate.Parse(day) : null;

    private static bool IsSince(string? day) => day is not null && RegisterDate.Parse(day).Earliest >= LawDates.ReadingsRecorded;
}
