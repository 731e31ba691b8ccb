using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 嫡出推定: days between the mother's marriage, its end and the birth, as the register shows them (民法772条).
/// All answers are null when the register or the dates do not tell.
/// </summary>
internal static class Presumption
{
    /// <summary>Whether the mother was married on the day of birth.</summary>
    internal static bool HusbandAtBirth(BirthNotification birth) =>
        MarriageOf(birth) is { } marriage && birth.BornOn.Day is { } born
            && marriage.Began.Latest <= born && (marriage.Ended is null || marriage.Ended.Earliest >= born);

    /// <summary>Days from the marriage to the birth; negative when born before it.</summary>
    internal static int? DaysSinceMarriage(BirthNotification birth) =>
        MarriageOf(birth)?.Began.Day is { } began && birth.BornOn.Day is { } born ? born.DayNumber - began.DayNumber : null;

    /// <summary>Days from the end of the marriage to the birth; null while the marriage lasts.</summary>
    internal static int? DaysSinceDissolution(BirthNotification birth) =>
        MarriageOf(birth)?.Ended?.Day is { } ended && birth.BornOn.Day is { } born ? born.DayNumber - ended.DayNumber : null;

    // The mother's own entry tells; when she was never in this register (a foreign mother) the father's does.
    private static RecordedMarriage? MarriageOf(BirthNotification birth) =>
        (birth.MotherEntry ?? (birth.IsLegitimate ? birth.FatherEntry : null)) is { } entry ? Couple.LatestMarriage(entry) : null;
}
