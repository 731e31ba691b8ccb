using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>The 入籍 by which a minor took a parent's 氏, which 民法791条4項 lets the adult take back.</summary>
internal static class FormerNames
{
    private const int YearsOfAge = 18;
    private const int YearsBefore2022 = 20;

    /// <summary>The matter, from whichever register at hand tells it: the last one by which the person came with another's 氏.</summary>
    internal static StatusMatter? Of(JoiningNotification n, Circumstances c) => c.Kin.EntriesOf(n.Person.Person).Select(e => e.Entry).Append(n.Person.Entry)
        .SelectMany(e => e.Matters).Where(m => m is { Title: MatterTitles.Entry, IsErased: false } && m[MatterLabels.FormerRegister] is not null && m[MatterLabels.EntryCause]?.EndsWith("の氏を称する入籍", StringComparison.Ordinal) == true)
        .OrderBy(m => DayOf(m)?.Earliest).LastOrDefault();

    /// <summary>届出日 of it.</summary>
    internal static RegisterDate? DayOf(StatusMatter matter) => matter[MatterLabels.NotifiedOn] is { } day ? RegisterDate.Parse(day) : null;

    /// <summary>Whether the register may have lost it: 転籍 and 改製 do not take it along (戸籍法施行規則37条, 39条).</summary>
    internal static bool MayBeLost(JoiningNotification n) => n.Register is null
        || n.Register.Matters.Any(m => m.Title is MatterTitles.Transfer or "戸籍改製") || n.Person.Entry.Entered.Cause is not (MatterTitles.Birth or MatterTitles.Adoption);

    /// <summary>
    /// Whether the person was adopted after taking the parent's 氏 and still is, so that the adopter's 氏 is borne (民法810条); unsure where an adoption has
    /// ended since, or where no day tells which came first.
    /// </summary>
    internal static Truth AdoptedSince(JoiningNotification n, Circumstances c)
    {
        var joined = Of(n, c) is { } matter ? DayOf(matter) : n.ChangedOn;
        var links = c.Kin.Kinship.AdoptionsOf(n.Person.Person).Select(a => (On: a.Since, IsOver: a.EndedBy is not null));
        var told = c.Kin.EntriesOf(n.Person.Person).Select(e => e.Entry).Append(n.Person.Entry).SelectMany(RecordedFacts.Adoptions).Select(a => (a.On, IsOver: a.IsEnded));
        var adoptions = (n.Register is null ? told : links.Concat(told)).ToList();
        return adoptions.Exists(a => !a.IsOver && IsAfter(a.On, joined) == Truth.Yes && !adoptions.Exists(o => o.IsOver && Equals(o.On, a.On))) ? Truth.Yes
            : adoptions.Exists(a => IsAfter(a.On, joined) != Truth.No) || (adoptions.Count == 0 && n.Person.Entry.AdoptiveRelationship is not null) ? Truth.Unsure
            : Truth.No;
    }

    private static Truth IsAfter(RegisterDate? adopted, RegisterDate? joined) => adopted is null || joined is null ? Truth.Unsure
        : adopted.Earliest > joined.Latest ? Truth.Yes : adopted.Latest < joined.Earliest ? Truth.No : Truth.Unsure;

    /// <summary>The day the person came of age: at 18 from 2022-04-01, those of 18 and 19 on that day itself, and at 20 before.</summary>
    internal static DateOnly CameOfAge(DateOnly birth)
    {
        var eighteen = LegalAge.Attains(birth, YearsOfAge);
        var twenty = LegalAge.Attains(birth, YearsBefore2022);
        return twenty <= LawDates.AdultAtEighteen ? twenty : eighteen < LawDates.AdultAtEighteen ? LawDates.AdultAtEighteen : eighteen;
    }

    /// <summary>The last day of the year after it: the day before the birthday; closed days move it.</summary>
    internal static DateOnly LastDay(RegisterDate birth, ClosingDays closing) => LegalPeriod.LastDayOfMonths(CameOfAge(birth.Latest), 12, closing);
}
