using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>Why the adopted keeps 氏 and register.</summary>
internal enum StayReason
{
    /// <summary>Bears the 氏 of a spouse (民法810条但書).</summary>
    SpousesName,

    /// <summary>The other of a couple that adopted together is still an adopter, dead or alive (816条1項但書).</summary>
    OtherAdopter,

    /// <summary>A later adoption stands.</summary>
    LaterAdoption,

    /// <summary>The person did not move because of the adoption.</summary>
    NeverMoved,
}

/// <summary>What the registers tell of the adoption that ends, and of those who will act for the child (民法811条, 816条): by number, and by the record of the adopted where an adopter has none of ours.</summary>
internal static class DissolutionKin
{
    /// <summary>The standing adoption that this paper ends, by the adopted person's entry; null where it shows none that all these adopters made.</summary>
    internal static StandingAdoption? Ended(DissolutionNotification n, Circumstances c) => n.Place.Register is null ? null
        : RecordedFacts.StandingAdoptions(n.Place.Entry).LastOrDefault(a => n.Adopters.All(p => IsOf(a, p, n, c)));

    /// <summary>The reading of the register of ours that the adopted left for the adoption, or null.</summary>
    internal static string? ReadingBefore(DissolutionNotification n, Circumstances c) => n.FormerName is { } name && Ended(n, c) is { On: { } on }
        ? FormerReading.Of(c, n.Place.Person, name, e => e.Removed!.Cause == MatterTitles.Adoption && e.Matters.Any(m => m.Title == MatterTitles.Adoption && m[MatterLabels.AdoptedOn] == on.Text)) : null;

    /// <summary>Whether our register of the adopted shows a 特別養子縁組 that stands.</summary>
    internal static bool IsSpecial(DissolutionNotification n) => RecordedFacts.Adoptions(n.Place.Entry).Any(a => a is { IsSpecial: true, IsEnded: false });

    /// <summary>Why the adopted stays by the record; null where the adopted goes back, or where the record does not tell.</summary>
    internal static StayReason? Stays(DissolutionNotification n, Circumstances c) => n.Place.Register is not { } register ? null
        : !n.Place.IsHead && Couple.Of(register).Any(e => e.Person == n.Place.Person) ? StayReason.SpousesName
        : Ended(n, c) is not { } ended ? null
        : new[] { Sex.Male, Sex.Female }.Any(s => ended.Of(s) is not null && n.Adopters.All(a => a.Sex != s)) ? StayReason.OtherAdopter
        : RecordedFacts.StandingAdoptions(n.Place.Entry).Any(a => a.At > ended.At) ? StayReason.LaterAdoption
        : ended.Former is null && n.Place.Entry.Matters[ended.At][MatterLabels.AdoptersRegister] is null ? StayReason.NeverMoved : null;

    /// <summary>養父母欄 after the 離縁: of the adoptions that stand then, where one before comes back into it; else as written without those who part.</summary>
    /// <param name="n">The paper.</param>
    /// <param name="ended">What is recorded of the 離縁 on the adopted.</param>
    /// <param name="c">The circumstances.</param>
    internal static (string? Father, string? Mother) Columns(DissolutionNotification n, StatusMatter ended, Circumstances c)
    {
        var entry = n.Place.Entry;
        var left = RecordedFacts.StandingAdoptions(entry with { Matters = [.. entry.Matters, ended] }).LastOrDefault();
        string? Column(Sex sex, string? written) => n.Adopters.Any(a => a.Sex == sex) && left!.Of(sex) is null ? null : written;
        return left is null ? (null, null) : left.At < (Ended(n, c)?.At ?? int.MaxValue) ? (left.Father, left.Mother) : (Column(Sex.Male, entry.AdoptiveFather), Column(Sex.Female, entry.AdoptiveMother));
    }

    /// <summary>Whether the adopters, both alive and married to each other, adopted a minor together and only one of them parts (民法811条の2).</summary>
    internal static bool PartsFromOneAlone(DissolutionNotification n, Circumstances c) => n.Adopters is [var one] && Ended(n, c) is { } ended && ended.Of(one.Sex == Sex.Male ? Sex.Female : Sex.Male) is not null
        && (one.Party.Person is { } person ? IsMarriedAdopter(person, n.Place.Person, c) : one.Party.Elsewhere is not null && !c.Kin.Kinship.AdoptionsOf(n.Place.Person).Any(a => IsDead(a.Adopter, c)));

    /// <summary>Who will act for the child afterwards by the registers of ours; null where they do not tell.</summary>
    internal static Negotiator? Expected(DissolutionNotification n, Circumstances c)
    {
        if (n.Place.Register is null)
        {
            return null;
        }

        var (child, parting) = (n.Place.Person, n.Adopters.Select(a => a.Party.Person).OfType<PersonId>().ToList());
        var standing = c.Kin.Kinship.AdoptionsOf(child).Where(a => a.EndedBy is null).ToList();
        if (parting.Count != n.Adopters.Count || standing.Exists(a => !a.Origin.IsSure()))
        {
            return null;
        }

        var parents = c.Kin.Kinship.ParentsOf(child).Where(p => !IsDead(p, c)).ToList();
        if (parents.Find(p => !parting.Contains(p) && c.Kin.Kinship.MarriagesOf(p).Any(m => m.EndedBy is null && m.SpouseOf(p) is { } s && parting.Contains(s))) is var inOffice && parents.Contains(inOffice))
        {
            return c.Kin.EntryOf(inOffice)?.Sex == Sex.Male ? Negotiator.FatherInOffice : Negotiator.MotherInOffice;
        }

        var left = standing.Where(a => !parting.Contains(a.Adopter)).ToList();
        return left.Count > 0 ? OfAdopters(left, c) : OfParents(n, parents, c);
    }

    /// <summary>Whether the natural parents are divorced, so that they have to agree who holds 親権 afterwards (811条3項); null where the registers do not tell.</summary>
    internal static bool? AreParentsDivorced(DissolutionNotification n, Circumstances c) => n.Place.Register is null || c.Kin.Kinship.ParentsOf(n.Place.Person).ToList() is not [var one, var other] ? null
        : !IsDead(one, c) && !IsDead(other, c) && c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure()) is { EndedBy: MarriageEnd.Divorce };

    private static bool IsOf(StandingAdoption adoption, PartingAdopter adopter, DissolutionNotification n, Circumstances c) => adoption.Of(adopter.Sex) is { } name
        && (adopter.Party.Person is { } person ? c.Kin.Kinship.AdoptionsOf(n.Place.Person).Any(a => a.Adopter == person && a.Since?.Text == adoption.On?.Text) : name == adopter.Party.Name);

    private static bool IsMarriedAdopter(PersonId adopter, PersonId child, Circumstances c) => c.Kin.Kinship.MarriagesOf(adopter).Any(m => m.EndedBy is null && m.SpouseOf(adopter) is { } spouse
        && c.Kin.Kinship.AdoptionsOf(child).Any(a => a.Adopter == spouse && a.EndedBy is null));

    // Of an adoption before, both of a couple or the one; others are asked about.
    private static Negotiator? OfAdopters(List<AdoptionLink> left, Circumstances c)
    {
        var last = left.Where(a => a.Since?.Earliest == left.Max(l => l.Since?.Earliest)).Select(a => a.Adopter).Distinct().ToList();
        return last.Exists(a => IsDead(a, c)) ? null : last switch
        {
            [var one, var other] => c.Kin.Kinship.MarriagesOf(one).Any(m => m.EndedBy is null && m.SpouseOf(one) == other) ? Negotiator.AdoptiveParents : null,
            [var only] => c.Kin.EntryOf(only)?.Sex == Sex.Male ? Negotiator.AdoptiveFather : Negotiator.AdoptiveMother,
            _ => null,
        };
    }

    private static Negotiator? OfParents(DissolutionNotification n, List<PersonId> living, Circumstances c)
    {
        var known = c.Kin.Kinship.ParentsOf(n.Place.Person);
        var entry = n.Place.Entry;
        if (known.Count != new[] { entry.Father, entry.Mother }.Count(p => p is not null))
        {
            return null;
        }

        return living switch
        {
            [] => known.Count > 0 ? Negotiator.Guardian : null,
            [var one, var other] when Legitimacy.Of(entry, c.Kin) == true => c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure()) switch
            {
                { EndedBy: null } => Negotiator.Parents,
                { EndedBy: MarriageEnd.Divorce } => n.Custody switch { CustodyAfter.Father => Negotiator.Father, CustodyAfter.Mother => Negotiator.Mother, _ => Negotiator.Parents },
                _ => null,
            },
            [var only] when known.Count == 1 || IsSurvivor(only, known, c) => c.Kin.EntryOf(only)?.Sex == Sex.Male ? Negotiator.Father : Negotiator.Mother,
            [_, _] when Legitimacy.Of(entry, c.Kin) == false => Negotiator.Mother,
            _ => null,
        };
    }

    // Of divorced parents the one who is left does not hold 親権 of course (838条).
    private static bool IsSurvivor(PersonId parent, IReadOnlyList<PersonId> parents, Circumstances c) =>
        parents.Any(p => p != parent && c.Kin.Kinship.MarriagesOf(parent).LastOrDefault(m => m.SpouseOf(parent) == p && m.Origin.IsSure()) is { EndedBy: MarriageEnd.Death });

    private static bool IsDead(PersonId person, Circumstances c) => c.Kin.EntriesOf(person).Any(e => RecordedFacts.HasDeath(e.Entry));
}
