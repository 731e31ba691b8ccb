using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>
/// 法定代理人: who acts for a child under 15 by the registers at hand (民法818条, 819条, 838条): a guardian; the adopters, and the natural parent married to the
/// only one; the parents married to each other, whatever 親権 says of the time before; whom 親権 names; the mother; the one left. Null where the registers do not tell: it is asked, not guessed.
/// </summary>
internal static class StatutoryAgent
{
    internal static JoiningNotifier? Of(JoiningNotification n, Circumstances c)
    {
        var entry = n.Person.Entry;
        var authority = entry.Matters.ToList().FindLastIndex(m => m.Title == MatterTitles.ParentalAuthority && !m.IsErased);
        var adopted = entry.Matters.ToList().FindLastIndex(m => m.Title == MatterTitles.Adoption && !m.IsErased);
        return entry.Matters.Any(m => m.Title == MatterTitles.Guardianship && !m.IsErased) ? JoiningNotifier.Guardian
            : entry.AdoptiveRelationship is not null && authority < adopted ? Adopters(n, c, entry)
            : Parents(n, c) is JoiningNotifier.Parents ? JoiningNotifier.Parents
            : authority >= 0 ? Named(n, c, entry.Matters[authority][MatterLabels.HolderOfAuthority])
            : entry.Father is null || entry.Matters.Any(m => m.Title == MatterTitles.Acknowledgement && !m.IsErased) ? Alive(JoiningNotifier.Mother, n, c)
            : Parents(n, c);
    }

    private static JoiningNotifier? Named(JoiningNotification n, Circumstances c, string? holder) => holder switch
    {
        "父母" => JoiningNotifier.Parents,
        "父" => Alive(JoiningNotifier.Father, n, c),
        "母" => Alive(JoiningNotifier.Mother, n, c),
        "養父母" => JoiningNotifier.AdoptiveParents,
        "養父" => JoiningNotifier.AdoptiveFather,
        "養母" => JoiningNotifier.AdoptiveMother,
        "養父及び母" => JoiningNotifier.AdoptiveFatherAndMother,
        "父及び養母" => JoiningNotifier.FatherAndAdoptiveMother,
        _ => null,
    };

    private static JoiningNotifier? Adopters(JoiningNotification n, Circumstances c, RegisterEntry entry)
    {
        var adopters = c.Kin.Kinship.AdoptionsOf(n.Person.Person).Where(a => a.EndedBy is null && a.Origin.IsSure()).Select(a => a.Adopter).Distinct().ToList();
        if (adopters.Count == 0 || adopters.Exists(a => IsDead(c, a)))
        {
            return null;
        }

        if (entry is { AdoptiveFather: not null, AdoptiveMother: not null })
        {
            return adopters is [var one, var other] && AreMarried(c, one, other) ? JoiningNotifier.AdoptiveParents : null;
        }

        var parents = c.Kin.Kinship.ParentsOf(n.Person.Person);
        return c.Kin.Kinship.MarriagesOf(adopters[0]).LastOrDefault(m => m.EndedBy is null) is not { } marriage || marriage.SpouseOf(adopters[0]) is not { } spouse || !parents.Contains(spouse)
            ? entry.AdoptiveFather is not null ? JoiningNotifier.AdoptiveFather : JoiningNotifier.AdoptiveMother
            : entry.AdoptiveFather is not null ? JoiningNotifier.AdoptiveFatherAndMother : JoiningNotifier.FatherAndAdoptiveMother;
    }

    // Married: both; one dead: the other; divorced before the birth: the mother. A divorce after it without 親権 is asked about.
    private static JoiningNotifier? Parents(JoiningNotification n, Circumstances c)
    {
        var parents = SureParents(n, c);
        if (parents is not [var one, var other] || c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other) is not { } marriage)
        {
            return null;
        }

        return marriage.EndedBy is not { } end ? JoiningNotifier.Parents : end switch
        {
            MarriageEnd.Death => IsDead(c, one) == IsDead(c, other) ? null : Word(c, IsDead(c, one) ? other : one),
            MarriageEnd.Divorce => marriage.Ended is { } ended && ended.Latest <= n.Person.Entry.BirthDate.Earliest ? JoiningNotifier.Mother : null,
            MarriageEnd.Annulment or MarriageEnd.Nullity => null,
        };
    }

    private static JoiningNotifier? Alive(JoiningNotifier notifier, JoiningNotification n, Circumstances c) =>
        SureParents(n, c).Exists(p => Word(c, p) == notifier && IsDead(c, p)) ? null : notifier;

    // A lasting 特別養子縁組 puts the adopters in the place of the natural parents (民法817条の9).
    private static List<PersonId> SureParents(JoiningNotification n, Circumstances c)
    {
        var special = c.Kin.Kinship.AdoptionsOf(n.Person.Person).Where(a => a is { IsSpecial: true, EndedBy: null } && a.Origin.IsSure()).Select(a => a.Adopter).Distinct().ToList();
        return special.Count > 0 ? special
            : [.. c.Kin.Kinship.Links.Parents.Where(p => p.Child == n.Person.Person && p.Ground != ParentGround.Apparent && p.Origin.IsSure()).Select(p => p.Parent).Distinct()];
    }

    private static JoiningNotifier? Word(Circumstances c, PersonId parent) =>
        c.Kin.EntryOf(parent)?.Sex is not { } sex ? null : sex == Sex.Male ? JoiningNotifier.Father : JoiningNotifier.Mother;

    private static bool AreMarried(Circumstances c, PersonId one, PersonId other) => c.Kin.Kinship.MarriagesOf(one).Any(m => m.EndedBy is null && m.SpouseOf(one) == other);

    private static bool IsDead(Circumstances c, PersonId person) => c.Kin.EntriesOf(person).Any(e => e.Entry.Removed?.Cause is MatterTitles.Death or MatterTitles.Disappearance);
}
