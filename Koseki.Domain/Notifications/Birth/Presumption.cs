using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 嫡出推定: days between the mother's marriages, their ends and the birth, as every register of hers and the paper show them
/// (民法772条). All answers are null when neither tells.
/// </summary>
internal static class Presumption
{
    /// <summary>懐胎時期に関する証明書 takes the presumption away; the record then says so (平19.5.7民一1007号).</summary>
    internal const string Remark = "民法第772条の推定が及ばない";

    /// <summary>Whether the mother was married on the day of birth.</summary>
    internal static bool HusbandAtBirth(BirthNotification birth, Circumstances c) =>
        MarriageOf(birth, c) is { } marriage && birth.BornOn.Day is { } born
            && marriage.Since?.Latest <= born && (marriage.EndedBy is null || marriage.Ended?.Earliest >= born);

    /// <summary>The end of a marriage after the birth of which nobody knows whether it had begun before; null otherwise.</summary>
    internal static RegisterDate? EndOfUnknownBeginning(BirthNotification birth, Circumstances c) =>
        birth.IsIllegitimate && MarriageOf(birth, c) is { Since: null, Ended: { } ended } && birth.BornOn.Day < ended.Earliest ? ended : null;

    /// <summary>Days from the marriage to the birth; negative when born before it.</summary>
    internal static int? DaysSinceMarriage(BirthNotification birth, Circumstances c) => DaysSince(MarriageOf(birth, c)?.Since, birth);

    /// <summary>Days from the end of the marriage to the birth; null while the mother is married.</summary>
    internal static int? DaysSinceDissolution(BirthNotification birth, Circumstances c) =>
        MarriageOf(birth, c) is { } marriage ? DaysSince(marriage.Ended, birth) : DaysSince(birth.FormerMarriageEnded, birth);

    /// <summary>Whether the parents' marriage ended in divorce before the birth.</summary>
    internal static bool IsDivorcedBeforeBirth(BirthNotification birth, Circumstances c) =>
        MarriageOf(birth, c) is { EndedBy: MarriageEnd.Divorce } && DaysSinceDissolution(birth, c) >= 0;

    /// <summary>
    /// Whether the law takes an earlier husband for the father although the mother has remarried: born within 300 days
    /// of that marriage's end and, from 令和6年4月1日, before the new marriage.
    /// </summary>
    internal static bool IsOfFormerHusband(BirthNotification birth, Circumstances c) =>
        birth.IsLegitimate && IsWithin300(DaysSince(FormerMarriageEnded(birth, c), birth)) && DaysSinceMarriage(birth, c) is { } days
            && (days < 0 || birth.BornOn.Day < LawDates.FatherhoodOfLaterMarriage);

    /// <summary>
    /// The husband of a later marriage than that of the father on the paper, whom the law takes for the father: it stood at
    /// the birth or ended within 300 days before it, and of several the latest counts (民法772条3項). Null when there is none.
    /// </summary>
    internal static MarriageLink? LaterMarriage(BirthNotification birth, Circumstances c) =>
        birth.IsLegitimate && birth.BornOn.Day is { } born && MarriageOf(birth, c) is { Since: { } since } own
            ? MarriagesOf(birth, c).LastOrDefault(m => m != own && m.Since is { } began && began.Earliest > since.Latest && began.Latest <= born
                && (m.EndedBy is null || m.Ended is not { } ended || born.DayNumber - ended.Latest.DayNumber <= 300))
            : null;

    /// <summary>When the mother's marriage before that of the parents ended: by her registers, else by the paper; null when neither tells.</summary>
    internal static RegisterDate? FormerMarriageEnded(BirthNotification birth, Circumstances c) =>
        FormerMarriages(birth, c).Select(m => m.Ended).LastOrDefault(e => e is not null) ?? birth.FormerMarriageEnded;

    /// <summary>Whether the registers tell of the mother's whole life: the one she was born into is seen, and none is named that is not.</summary>
    internal static bool IsMothersPastSeen(BirthNotification birth, Circumstances c) => BirthKin.Mother(birth) is { } mother
        && !c.Kin.IsCut && c.Kin.Unseen.All(u => u.Person != mother) && c.Kin.EntriesOf(mother).Any(e => e.Entry.Entered.Cause == MatterTitles.Birth);

    /// <summary>Whether the birth lies within 300 days of the end of the marriage (the day after it being the first).</summary>
    internal static bool IsWithin300OfDissolution(BirthNotification birth, Circumstances c) => IsWithin300(DaysSinceDissolution(birth, c));

    /// <summary>Whether the marriage ended with the husband's death and the mother, by her registers, had not married again: the child is his.</summary>
    internal static bool IsOfAWidow(BirthNotification birth, Circumstances c) =>
        MarriageOf(birth, c) is { EndedBy: MarriageEnd.Death } && LaterMarriage(birth, c) is null;

    /// <summary>The day the marriage ended when it is uncertain in a way that decides whether the birth lies within 300 days; null otherwise.</summary>
    internal static RegisterDate? UncertainEnd(BirthNotification birth, Circumstances c) =>
        MarriageOf(birth, c) is { Ended: { Day: null } ended } && birth.BornOn.Day is { } born
            && born.DayNumber - ended.Earliest.DayNumber > 300 && born.DayNumber - ended.Latest.DayNumber <= 300 ? ended : null;

    /// <summary>Whether the record says that the presumption does not reach the child.</summary>
    internal static bool IsTakenAway(BirthNotification birth, Circumstances c) => birth.HasConceptionCertificate
        && (IsOfFormerHusband(birth, c) || (birth.IsIllegitimate && IsWithin300OfDissolution(birth, c)));

    private static bool IsWithin300(int? days) => days is >= 0 and <= 300;

    private static int? DaysSince(RegisterDate? since, BirthNotification birth) =>
        since?.Day is { } day && birth.BornOn.Day is { } born ? born.DayNumber - day.DayNumber : null;

    private static IEnumerable<MarriageLink> FormerMarriages(BirthNotification birth, Circumstances c)
    {
        var own = MarriageOf(birth, c);
        return MarriagesOf(birth, c).Where(m => m != own && m.EndedBy is not null && !IsOfTheParents(m, birth)
            && (own?.Since is not { } since || (m.Since?.Earliest ?? m.Ended?.Earliest ?? DateOnly.MaxValue) < since.Latest));
    }

    /// <summary>
    /// The marriage that the child is of: that of the parents, of several the last one before the birth; for a child born out of
    /// wedlock the mother's last one before the birth.
    /// </summary>
    private static MarriageLink? MarriageOf(BirthNotification birth, Circumstances c)
    {
        var all = MarriagesOf(birth, c);
        var of = birth.IsLegitimate && all.Where(m => IsOfTheParents(m, birth)).ToList() is { Count: > 0 } parents ? parents : all;
        return of.LastOrDefault(m => m.Since is null || m.Since.Earliest <= birth.BornOn.Latest) ?? of.FirstOrDefault();
    }

    private static bool IsOfTheParents(MarriageLink marriage, BirthNotification birth) =>
        (BirthKin.Mother(birth), BirthKin.Father(birth)) switch
        {
            ({ } mother, { } father) => marriage.SpouseOf(mother) == father,
            (not null, null) => birth.IsLegitimate && ForeignPerson.IsSameName(marriage.OtherName, birth.Father),
            (null, not null) => ForeignPerson.IsSameName(marriage.OtherName, birth.Mother),
            _ => false,
        };

    // A foreign mother has no number: what the father's registers tell of their marriage is all there is.
    private static IReadOnlyList<MarriageLink> MarriagesOf(BirthNotification birth, Circumstances c) =>
        (BirthKin.Mother(birth) ?? BirthKin.Father(birth)) is { } person ? c.Kin.Kinship.MarriagesOf(person) : [];
}
