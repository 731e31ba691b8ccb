using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>What the registers tell, by number, of adopters, adopted and those who hold 親権 (民法793条, 795条, 797条, 798条).</summary>
internal static class AdoptionKin
{
    private const string Legitimated = "父母婚姻";

    /// <summary>What the adopted is to one of the adopters by our registers, or null where they do not show it.</summary>
    internal static AdoptedRelation? Shown(AdoptionNotification n, Circumstances c) =>
        n.Place is not { Register: not null } place ? null
        : n.Adopters.Any(a => a.Party.Person is { } adopter && c.Kin.Kinship.IsDescendant(place.Person, adopter) == true) ? AdoptedRelation.OwnDescendant
        : n.Adopters.SelectMany(a => SpouseOf(a, c)).Where(s => n.Adopters.All(a => a.Party.Person != s)).ToList() is { Count: > 0 } spouses && spouses.Exists(s => c.Kin.Kinship.IsDescendant(place.Person, s) == true)
            ? spouses.Exists(s => IsChild(place.Person, s, c)) ? IsLegitimate(place.Entry) || spouses.Exists(s => IsAdoptedBy(place.Person, s, c)) ? AdoptedRelation.SpousesLegitimate : AdoptedRelation.SpousesIllegitimate : AdoptedRelation.SpousesDescendant
        : null;

    /// <summary>An adopter of whom the adopted is the legitimate, or still adopted, child or the spouse; null when there is none.</summary>
    internal static (Adopter Adopter, string Is)? Already(AdoptionNotification n, Circumstances c) => n.Place is not { Register: not null } place ? null
        : n.Adopters.Where(a => a.Party.Person is not null).Select(a => (a, Is: a.Party.Person!.Value == place.Person ? "同じ人"
            : IsAdoptedBy(place.Person, a.Party.Person.Value, c) ? "養子" : IsChild(place.Person, a.Party.Person.Value, c) && IsLegitimate(place.Entry) ? "嫡出子"
            : SpouseOf(a, c).Contains(place.Person) ? "配偶者" : null)).Where(p => p.Is is not null).Select(p => ((Adopter, string)?)(p.a, p.Is!)).FirstOrDefault();

    /// <summary>Whether the adopter is the spouse of one who adopted before: that column stays.</summary>
    internal static bool IsOfTheSpouse(AdoptionNotification n, Circumstances c) => n.Place is { Register: not null } place && n.Adopters is [var only] && SpouseOf(only, c).Any(s => IsAdoptedBy(place.Person, s, c));

    /// <summary>Whether a column of adoptive parents names somebody whom this adoption would take out of it.</summary>
    internal static bool ReplacesParents(AdoptionNotification n, Circumstances c)
    {
        var (entry, keeps) = (n.Place?.Entry, IsOfTheSpouse(n, c));
        bool Replaces(string? old, Sex sex) => old is not null && (n.Adopters.FirstOrDefault(a => a.Sex == sex) is { } adopter ? adopter.Party.Name != old : !keeps);
        return entry is not null && (Replaces(entry.AdoptiveFather, Sex.Male) || Replaces(entry.AdoptiveMother, Sex.Female));
    }

    /// <summary>The adopter's present spouse by number; none where our registers show none.</summary>
    internal static IEnumerable<PersonId> SpouseOf(Adopter adopter, Circumstances c) =>
        adopter.Party is { Person: { } person, Entry.Spouse: not null } ? c.Kin.Kinship.MarriagesOf(person).Where(m => m.EndedBy is null && m.Origin.IsSure()).Select(m => m.SpouseOf(person)).OfType<PersonId>() : [];

    /// <summary>Who consents by the registers of ours; null where they do not tell.</summary>
    internal static Representative? Expected(AdoptionNotification n, Circumstances c)
    {
        if (n.Place is not { Register: not null, Entry: var entry } place)
        {
            return null;
        }

        if (entry.Matters.Any(m => m.Title == MatterTitles.Guardianship && !m.IsErased))
        {
            return Representative.Guardian;
        }

        // What was settled before an adoption ended with it.
        var (authority, adoption) = (LastOf(entry, MatterTitles.ParentalAuthority), LastOf(entry, MatterTitles.Adoption));
        return authority > adoption && entry.Matters[authority][MatterLabels.HolderOfAuthority] is { } holder ? Living(holder, place.Person, c)
            : entry.AdoptiveRelationship is not null ? OfAdoptive(entry, place.Person, c)
            : entry.Father is null || (RecordedFacts.HasAcknowledgement(entry) && !IsLegitimate(entry)) ? Living("母", place.Person, c)
            : OfParents(place.Person, c);
    }

    /// <summary>Whether somebody who would consent by the record has died: nobody of the parents does then.</summary>
    internal static bool IsOrphaned(AdoptionNotification n, Circumstances c) => n.Place is { Register: not null, Entry: { AdoptiveRelationship: not null } entry } place && !entry.Matters.Any(m => m.Title == MatterTitles.Guardianship)
        && c.Kin.Kinship.AdoptionsOf(place.Person).Where(a => a.EndedBy is null).ToList() is { Count: > 0 } adoptions && adoptions.TrueForAll(a => IsDead(a.Adopter, c))
        && Natural(place.Person, [.. adoptions.Select(a => a.Adopter)], c).Count == 0;

    /// <summary>Whether a natural parent who lives is a minor.</summary>
    internal static bool HasMinorParent(AdoptionNotification n, Circumstances c) => n.Place is { Register: not null } place
        && c.Kin.Kinship.ParentsOf(place.Person).Any(p => !IsDead(p, c) && c.Kin.EntryOf(p) is { } parent && !LegalAge.IsAdult(parent.BirthDate.Earliest, c.ReceiptDate));

    /// <summary>How often, within six months and in all, a party adopted, was adopted or dissolved an adoption.</summary>
    internal static (int Lately, int InAll) TimesOf(PersonId person, Circumstances c)
    {
        var told = c.Kin.EntriesOf(person).SelectMany(e => e.Entry.Matters).Where(m => m.Title is MatterTitles.Adoption or MatterTitles.DissolutionOfAdoption && !m.IsErased)
            .Select(m => (m.Title, Day: RecordedFacts.AdoptionDay(m), Who: m[MatterLabels.AdoptedName] ?? "")).DistinctBy(m => (m.Title, m.Day?.Text, m.Who)).ToList();
        return (told.Count(m => m.Day is { } day && day.Latest >= c.ReceiptDate.AddMonths(-6)), told.Count);
    }

    /// <summary>Whether father and mother are those of a child born in wedlock, or made legitimate since.</summary>
    internal static bool IsLegitimate(RegisterEntry entry) => entry.Father is not null
        && (!RecordedFacts.HasAcknowledgement(entry) || entry.Matters.Where(m => m.Title == MatterTitles.Update).SelectMany(m => m.Lines).Any(l => l.Value.Contains(Legitimated, StringComparison.Ordinal)));

    private static bool IsChild(PersonId child, PersonId parent, Circumstances c) => IsAdoptedBy(child, parent, c) || c.Kin.Kinship.Links.Parents.Any(p => p.Child == child && p.Parent == parent && p.Origin.IsSure() && p.Ground != ParentGround.Apparent);

    private static bool IsAdoptedBy(PersonId adopted, PersonId adopter, Circumstances c) => c.Kin.Kinship.AdoptionsOf(adopted).Any(a => a.Adopter == adopter && a.EndedBy is null && a.Origin.IsSure());

    private static bool IsDead(PersonId person, Circumstances c) => c.Kin.EntriesOf(person).Any(e => RecordedFacts.HasDeath(e.Entry));

    // The latest adopters hold it, with a natural parent who is the spouse of one of them (民法818条3項).
    private static Representative? OfAdoptive(RegisterEntry entry, PersonId child, Circumstances c)
    {
        var adopters = c.Kin.Kinship.AdoptionsOf(child).Where(a => a.EndedBy is null && a.Origin.IsSure()).Select(a => a.Adopter).ToList();
        var living = adopters.Where(a => !IsDead(a, c)).Select(a => c.Kin.EntryOf(a)?.Sex).ToList();
        var natural = Natural(child, adopters, c);
        return adopters.Count == 0 || adopters is [var one, var other] && c.Kin.Kinship.MarriagesOf(one).Any(m => m.SpouseOf(one) == other && m.EndedBy is MarriageEnd.Divorce) || (entry.AdoptiveFather is not null && entry.AdoptiveMother is not null && adopters.Count != 2) ? null
            : (living.Contains(Sex.Male), living.Contains(Sex.Female), natural.Contains(Sex.Male), natural.Contains(Sex.Female)) switch
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

    // Living natural parents who are, or were until death, the spouse of an adopter.
    private static List<Sex?> Natural(PersonId child, IReadOnlyList<PersonId> adopters, Circumstances c) =>
        [.. c.Kin.Kinship.ParentsOf(child).Where(p => !IsDead(p, c) && c.Kin.Kinship.MarriagesOf(p).Any(m => m.EndedBy is null or MarriageEnd.Death && m.SpouseOf(p) is { } s && adopters.Contains(s))).Select(p => c.Kin.EntryOf(p)?.Sex)];

    private static int LastOf(RegisterEntry entry, string title) => entry.Matters.ToList().FindLastIndex(m => m.Title == title && !m.IsErased && m[MatterLabels.AdoptedName] is null);

    private static Representative? OfParents(PersonId child, Circumstances c)
    {
        var parents = c.Kin.Kinship.ParentsOf(child).ToList();
        return parents is not [var one, var other] || c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure()) is not { } marriage ? null
            : marriage.EndedBy is null or MarriageEnd.Death ? Living("父母", child, c) : null;
    }

    // Who is left of those whom the record names; a single holder who died leaves nobody (民法838条).
    private static Representative? Living(string holder, PersonId child, Circumstances c)
    {
        bool Lives(Sex sex) => c.Kin.Kinship.ParentsOf(child).All(p => c.Kin.EntryOf(p)?.Sex != sex || !IsDead(p, c));
        return (holder, Lives(Sex.Male), Lives(Sex.Female)) switch
        {
            ("父母", true, true) => Representative.Parents,
            ("父母", true, false) or ("父", true, _) => Representative.Father,
            ("父母", false, true) or ("母", _, true) => Representative.Mother,
            ("養父母", _, _) => Representative.AdoptiveParents,
            ("養父", _, _) => Representative.AdoptiveFather,
            ("養母", _, _) => Representative.AdoptiveMother,
            ("養父及び母", _, _) => Representative.AdoptiveFatherAndMother,
            ("父及び養母", _, _) => Representative.FatherAndAdoptiveMother,
            _ => null,
        };
    }
}
