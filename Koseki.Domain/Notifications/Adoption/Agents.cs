using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>
/// 法定代理人 of a child by the registers of ours: a guardian, whom the record of 親権 names, the latest adopters whose adoption still stands, the parents (民法818条,
/// 819条, 838条). What was settled before a standing adoption ended with it; an adoption that has ended counts no more.
/// </summary>
internal static class Agents
{
    /// <summary>Who acts for the child; null where the registers do not tell for certain.</summary>
    internal static Representative? Of(PersonInRegister place, Circumstances c)
    {
        var (entry, child) = (place.Entry, place.Person);
        var standing = c.Kin.Kinship.AdoptionsOf(child).Where(a => a.EndedBy is null).ToList();
        var since = RecordedFacts.StandingAdoptionAt(entry);
        if (standing.Exists(a => !a.Origin.IsSure()))
        {
            return null;
        }

        if (HasGuardian(entry, since))
        {
            return Representative.Guardian;
        }

        if (Later(entry, since, MatterTitles.ParentalAuthority).LastOrDefault() is { } authority)
        {
            // Of 親権喪失・停止 the record names nobody. 離縁 after it asks for a new choice (811条3項), except from the spouse of the one who holds it.
            return authority[MatterLabels.HolderOfAuthority] is { } holder && (!EndsAfter(entry, authority) || IsOfAStepparent(holder, child, c)) ? Living(holder, child, c) : null;
        }

        return standing.Exists(a => a.IsSpecial) ? OfSpecial(standing, c)
            : standing.Count > 0 || entry.AdoptiveRelationship is not null ? OfAdoptive(entry, child, c)
            : Legitimacy.Of(entry, c.Kin) switch
            {
                false => Living("母", child, c),
                true => OfParents(child, c),
                null => null,
            };
    }

    /// <summary>Whether those who adopted last have died, and no natural parent was the spouse of one.</summary>
    internal static bool IsOrphaned(PersonInRegister place, Circumstances c) => !HasGuardian(place.Entry, RecordedFacts.StandingAdoptionAt(place.Entry))
        && Latest(place.Person, c) is { Count: > 0 } adopters && adopters.All(a => IsDead(a, c)) && Natural(place.Person, adopters, c).Count == 0;

    /// <summary>Whether a register of ours shows the person's death.</summary>
    internal static bool IsDead(PersonId person, Circumstances c) => c.Kin.EntriesOf(person).Any(e => RecordedFacts.HasDeath(e.Entry));

    // One who has left is none (民法834条の2, 838条: what ended is written into the same or a later matter).
    private static bool HasGuardian(RegisterEntry entry, int since) => RecordedFacts.Guardians(entry, supervisors: false).Count > 0 && Later(entry, since, MatterTitles.Guardianship).Any();

    private static IEnumerable<StatusMatter> Later(RegisterEntry entry, int since, string title) => entry.Matters.Skip(since + 1).Where(m => m.Title == title && !m.IsErased);

    private static bool EndsAfter(RegisterEntry entry, StatusMatter authority) => entry.Matters.SkipWhile(m => !ReferenceEquals(m, authority))
        .Any(m => m.Title is MatterTitles.DissolutionOfAdoption or MatterTitles.AnnulmentOfAdoption or MatterTitles.DissolutionOfSpecialAdoption && !m.IsErased && m[MatterLabels.AdoptedName] is null);

    private static bool IsOfAStepparent(string holder, PersonId child, Circumstances c)
    {
        var parents = c.Kin.Kinship.ParentsOf(child).Where(p => c.Kin.EntryOf(p)?.Sex is { } sex && (sex == Sex.Male ? "父" : "母") == holder).ToList();
        return c.Kin.Kinship.AdoptionsOf(child).Where(a => a.EndedBy is not null).All(a => parents.Exists(p => c.Kin.Kinship.MarriagesOf(p).Any(m => m.Origin.IsSure() && m.SpouseOf(p) == a.Adopter)));
    }

    // The latest whose adoption stands, and of those before the one who is, or was, married to one of them; null where the order is not known.
    private static IReadOnlyList<PersonId>? Latest(PersonId child, Circumstances c)
    {
        var standing = c.Kin.Kinship.AdoptionsOf(child).Where(a => a.EndedBy is null && !a.IsSpecial).ToList();
        if (standing.Exists(a => !a.Origin.IsSure()) || (standing.Count > 1 && standing.Exists(a => a.Since?.Day is null)))
        {
            return null;
        }

        var last = standing.Where(a => a.Since?.Earliest == standing.Max(s => s.Since?.Earliest)).Select(a => a.Adopter).ToList();
        return [.. standing.Select(a => a.Adopter).Where(a => last.Contains(a) || c.Kin.Kinship.MarriagesOf(a).Any(m => m.SpouseOf(a) is { } spouse && last.Contains(spouse))).Distinct()];
    }

    // The latest adopters hold it, with a natural parent who is the spouse of one of them (民法818条3項).
    private static Representative? OfAdoptive(RegisterEntry entry, PersonId child, Circumstances c)
    {
        if (Latest(child, c) is not { Count: > 0 } adopters || adopters.Count != new[] { entry.AdoptiveFather, entry.AdoptiveMother }.Count(p => p is not null)
            || (adopters is [var one, var other] && c.Kin.Kinship.MarriagesOf(one).Any(m => m.SpouseOf(one) == other && m.EndedBy is MarriageEnd.Divorce or MarriageEnd.Annulment)))
        {
            return null;
        }

        var living = adopters.Where(a => !IsDead(a, c)).Select(a => c.Kin.EntryOf(a)?.Sex).ToList();
        var natural = Natural(child, adopters, c);
        return (living.Contains(Sex.Male), living.Contains(Sex.Female), natural.Contains(Sex.Male), natural.Contains(Sex.Female)) switch
        {
            (true, true, _, _) => Representative.AdoptiveParents,
            (true, false, _, true) => Representative.AdoptiveFatherAndMother,
            (false, true, true, _) => Representative.FatherAndAdoptiveMother,
            (true, false, _, _) => Representative.AdoptiveFather,
            (false, true, _, _) => Representative.AdoptiveMother,
            (_, _, true, false) => Representative.Father,
            (_, _, false, true) => Representative.Mother,
            _ => null,
        };
    }

    // 817条の9: those who adopted so are the parents; the natural ones are none any more.
    private static Representative? OfSpecial(List<AdoptionLink> standing, Circumstances c)
    {
        var parents = standing.Where(a => a.IsSpecial).SelectMany(a => new[] { a.Adopter, a.KeptParent }).OfType<PersonId>().Distinct().ToList();
        return parents is not [var one, var other] || c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure()) is not { EndedBy: null or MarriageEnd.Death } ? null
            : parents.Where(p => !IsDead(p, c)).Select(p => c.Kin.EntryOf(p)?.Sex).ToList() switch
            {
                [_, _] => Representative.Parents,
                [Sex.Male] => Representative.Father,
                [Sex.Female] => Representative.Mother,
                _ => null,
            };
    }

    // Living natural parents who are, or were until death, the spouse of an adopter.
    private static List<Sex?> Natural(PersonId child, IReadOnlyList<PersonId> adopters, Circumstances c) =>
        [.. c.Kin.Kinship.ParentsOf(child).Where(p => !IsDead(p, c) && c.Kin.Kinship.MarriagesOf(p).Any(m => m.EndedBy is null or MarriageEnd.Death && m.SpouseOf(p) is { } s && adopters.Contains(s))).Select(p => c.Kin.EntryOf(p)?.Sex)];

    private static Representative? OfParents(PersonId child, Circumstances c)
    {
        var parents = c.Kin.Kinship.ParentsOf(child).ToList();
        return parents is not [var one, var other] || c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure()) is not { } marriage ? null
            : marriage.EndedBy is null or MarriageEnd.Death ? Living("父母", child, c) : null;
    }

    // Who is left of those whom the record names; a single holder who died leaves nobody (民法838条).
    private static Representative? Living(string holder, PersonId child, Circumstances c)
    {
        bool Lives(Sex sex, IEnumerable<PersonId> of) => of.All(p => c.Kin.EntryOf(p)?.Sex != sex || !IsDead(p, c));
        var (parents, adopters) = (c.Kin.Kinship.ParentsOf(child), Latest(child, c) ?? []);
        return (holder, Lives(Sex.Male, parents), Lives(Sex.Female, parents), Lives(Sex.Male, adopters), Lives(Sex.Female, adopters)) switch
        {
            ("父母", true, true, _, _) => Representative.Parents,
            ("父母", true, false, _, _) or ("父", true, _, _, _) => Representative.Father,
            ("父母", false, true, _, _) or ("母", _, true, _, _) => Representative.Mother,
            ("養父母", _, _, true, true) => Representative.AdoptiveParents,
            ("養父母", _, _, true, false) or ("養父", _, _, true, _) => Representative.AdoptiveFather,
            ("養父母", _, _, false, true) or ("養母", _, _, _, true) => Representative.AdoptiveMother,
            ("養父及び母", _, true, true, _) => Representative.AdoptiveFatherAndMother,
            ("父及び養母", true, _, _, true) => Representative.FatherAndAdoptiveMother,
            _ => null,
        };
    }
}
