using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 法定代理人: who acts for a child under 15 by the registers at hand (民法818条, 819条, 838条): a guardian; the adopters, and the natural parent married to the
/// only one; the parents married to each other, whatever 親権 says of the time before; whom 親権 names; the mother; the one left. Null where the registers do not tell: it is asked, not guessed.
/// </summary>
internal static class StatutoryAgent
{
    internal static ChildsNotifier? Of(PersonInRegister person, Circumstances c)
    {
        var entry = person.Entry;
        var authority = entry.Matters.ToList().FindLastIndex(m => m.Title == MatterTitles.ParentalAuthority && !m.IsErased);
        var adopted = entry.Matters.ToList().FindLastIndex(m => m.Title == MatterTitles.Adoption && !m.IsErased);
        return RecordedFacts.Guardians(entry, supervisors: false).Count > 0 ? ChildsNotifier.Guardian
            : entry.AdoptiveRelationship is not null && authority < adopted ? Adopters(person, c, entry)
            : Parents(person, c) is ChildsNotifier.Parents ? ChildsNotifier.Parents
            : authority >= 0 ? Named(person, c, entry.Matters[authority][MatterLabels.HolderOfAuthority])
            : entry.Father is null || entry.Matters.Any(m => m.Title == MatterTitles.Acknowledgement && !m.IsErased) ? Alive(ChildsNotifier.Mother, person, c)
            : Parents(person, c);
    }

    private static ChildsNotifier? Named(PersonInRegister person, Circumstances c, string? holder) => holder switch
    {
        "父母" => Left(ChildsNotifier.Parents, SureParents(person, c), c, ChildsNotifier.Father, ChildsNotifier.Mother),
        "父" => Alive(ChildsNotifier.Father, person, c),
        "母" => Alive(ChildsNotifier.Mother, person, c),
        "養父母" => Left(ChildsNotifier.AdoptiveParents, SureAdopters(person, c), c, ChildsNotifier.AdoptiveFather, ChildsNotifier.AdoptiveMother),
        "養父" => ChildsNotifier.AdoptiveFather,
        "養母" => ChildsNotifier.AdoptiveMother,
        "養父及び母" => ChildsNotifier.AdoptiveFatherAndMother,
        "父及び養母" => ChildsNotifier.FatherAndAdoptiveMother,
        _ => null,
    };

    // Of two who held it together the one who lives on (民法818条); both dead: it is asked who has become guardian.
    private static ChildsNotifier? Left(ChildsNotifier both, List<PersonId> holders, Circumstances c, ChildsNotifier man, ChildsNotifier woman) =>
        !holders.Exists(h => IsDead(c, h)) ? both
        : holders.Where(h => !IsDead(c, h)).ToList() is [var left] && c.Kin.EntryOf(left)?.Sex is { } sex ? sex == Sex.Male ? man : woman
        : null;

    private static List<PersonId> SureAdopters(PersonInRegister person, Circumstances c) =>
        [.. c.Kin.Kinship.AdoptionsOf(person.Person).Where(a => a is { EndedBy: null, IsSpecial: false } && a.Origin.IsSure()).Select(a => a.Adopter).Distinct()];

    private static ChildsNotifier? Adopters(PersonInRegister person, Circumstances c, RegisterEntry entry)
    {
        var adopters = SureAdopters(person, c);
        if (adopters.Count == 0 || adopters.Exists(a => IsDead(c, a)))
        {
            return null;
        }

        if (entry is { AdoptiveFather: not null, AdoptiveMother: not null })
        {
            return adopters is [var one, var other] && AreMarried(c, one, other) ? ChildsNotifier.AdoptiveParents : null;
        }

        var parents = c.Kin.Kinship.ParentsOf(person.Person);
        return c.Kin.Kinship.MarriagesOf(adopters[0]).LastOrDefault(m => m.EndedBy is null) is not { } marriage || marriage.SpouseOf(adopters[0]) is not { } spouse || !parents.Contains(spouse)
            ? entry.AdoptiveFather is not null ? ChildsNotifier.AdoptiveFather : ChildsNotifier.AdoptiveMother
            : entry.AdoptiveFather is not null ? ChildsNotifier.AdoptiveFatherAndMother : ChildsNotifier.FatherAndAdoptiveMother;
    }

    // Married: both; one dead: the other; divorced before the birth: the mother. A divorce after it without 親権 is asked about.
    private static ChildsNotifier? Parents(PersonInRegister person, Circumstances c)
    {
        var parents = SureParents(person, c);
        if (parents is not [var one, var other] || c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other) is not { } marriage)
        {
            return null;
        }

        return marriage.EndedBy is not { } end ? ChildsNotifier.Parents : end switch
        {
            MarriageEnd.Death => IsDead(c, one) == IsDead(c, other) ? null : Word(c, IsDead(c, one) ? other : one),
            MarriageEnd.Divorce => marriage.Ended is { } ended && ended.Latest <= person.Entry.BirthDate.Earliest ? ChildsNotifier.Mother : null,
            MarriageEnd.Annulment or MarriageEnd.Nullity => null,
        };
    }

    private static ChildsNotifier? Alive(ChildsNotifier notifier, PersonInRegister person, Circumstances c) =>
        SureParents(person, c).Exists(p => Word(c, p) == notifier && IsDead(c, p)) ? null : notifier;

    private static List<PersonId> SureParents(PersonInRegister person, Circumstances c) => [.. c.Kin.Kinship.SureParentsOf(person.Person)];

    private static ChildsNotifier? Word(Circumstances c, PersonId parent) =>
        c.Kin.EntryOf(parent)?.Sex is not { } sex ? null : sex == Sex.Male ? ChildsNotifier.Father : ChildsNotifier.Mother;

    private static bool AreMarried(Circumstances c, PersonId one, PersonId other) => c.Kin.Kinship.MarriagesOf(one).Any(m => m.EndedBy is null && m.SpouseOf(one) == other);

    private static bool IsDead(Circumstances c, PersonId who) => c.Kin.EntriesOf(who).Any(e => e.Entry.Removed?.Cause is MatterTitles.Death or MatterTitles.Disappearance);
}
