using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 嫡出推定: days between the mother's marriage, its end and the birth, as the register and the paper show them (民法772条).
/// All answers are null when the register or the dates do not tell.
/// </summary>
internal static class Presumption
{
    /// <summary>懐胎時期に関する証明書 takes the presumption away; the record then says so (平19.5.7民一1007号).</summary>
    internal const string Remark = "民法第772条の推定が及ばない";

    /// <summary>The first birth the law of 令和4年法律102号 judges.</summary>
    private static readonly DateOnly NewLaw = new(2024, 4, 1);

    /// <summary>Whether the mother was married on the day of birth.</summary>
    internal static bool HusbandAtBirth(BirthNotification birth) =>
        MarriageOf(birth) is { } marriage && birth.BornOn.Day is { } born
            && marriage.Began.Latest <= born && (marriage.Ended is null || marriage.Ended.Earliest >= born);

    /// <summary>Days from the marriage to the birth; negative when born before it.</summary>
    internal static int? DaysSinceMarriage(BirthNotification birth) => DaysSince(MarriageOf(birth)?.Began, birth);

    /// <summary>Days from the end of the last marriage to the birth; null while the mother is married.</summary>
    internal static int? DaysSinceDissolution(BirthNotification birth) => MarriageOf(birth) switch
    {
        { Ended: { } ended } => DaysSince(ended, birth),
        { Ended: null } => null,
        null => DaysSince((birth.MotherEntry is { } mother ? Couple.LastDissolution(mother)?.On : null) ?? birth.FormerMarriageEnded, birth),
    };

    /// <summary>Whether the parents' marriage ended in divorce before the birth.</summary>
    internal static bool IsDivorcedBeforeBirth(BirthNotification birth) =>
        MarriageOf(birth) is { EndedBy: "離婚" } && DaysSinceDissolution(birth) >= 0;

    /// <summary>
    /// Whether the law takes an earlier husband for the father although the mother has remarried: born within 300 days
    /// of that marriage's end and, from 令和6年4月1日, before the new marriage.
    /// </summary>
    internal static bool IsOfFormerHusband(BirthNotification birth) =>
        birth.IsLegitimate && IsWithin300(DaysSince(birth.FormerMarriageEnded, birth)) && DaysSinceMarriage(birth) is { } days
            && (days < 0 || birth.BornOn.Day < NewLaw);

    /// <summary>Whether the birth lies within 300 days of the end of the last marriage (the day after it being the first).</summary>
    internal static bool IsWithin300OfDissolution(BirthNotification birth) => IsWithin300(DaysSinceDissolution(birth));

    /// <summary>Whether the marriage ended with the husband's death and the mother, by her own entry, has not married again: the child is his.</summary>
    internal static bool IsOfAWidow(BirthNotification birth) => MarriageOf(birth) is { EndedBy: "配偶者の死亡" };

    /// <summary>The day the marriage ended when it is uncertain in a way that decides whether the birth lies within 300 days; null otherwise.</summary>
    internal static RegisterDate? UncertainEnd(BirthNotification birth) =>
        MarriageOf(birth) is { Ended: { Day: null } ended } && birth.BornOn.Day is { } born
            && born.DayNumber - ended.Earliest.DayNumber > 300 && born.DayNumber - ended.Latest.DayNumber <= 300 ? ended : null;

    /// <summary>Whether the record says that the presumption does not reach the child.</summary>
    internal static bool IsTakenAway(BirthNotification birth) => birth.HasConceptionCertificate
        && (IsOfFormerHusband(birth) || (birth.IsIllegitimate && IsWithin300OfDissolution(birth)));

    private static bool IsWithin300(int? days) => days is >= 0 and <= 300;

    private static int? DaysSince(RegisterDate? since, BirthNotification birth) =>
        since?.Day is { } day && birth.BornOn.Day is { } born ? born.DayNumber - day.DayNumber : null;

    // The mother's own entry tells; when she was never in this register (a foreign mother) the father's does.
    private static RecordedMarriage? MarriageOf(BirthNotification birth) =>
        (birth.MotherEntry ?? (birth.IsLegitimate ? birth.FatherEntry : null)) is { } entry ? Couple.LatestMarriage(entry) : null;
}
