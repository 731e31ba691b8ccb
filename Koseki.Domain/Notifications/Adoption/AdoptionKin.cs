using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>What the registers tell, by number, of adopters, adopted and those who hold 親権 (民法793条, 795条, 797条, 798条).</summary>
internal static class AdoptionKin
{
    /// <summary>What one of the adopted is to one of the adopters by our registers, or null where they do not show it for certain.</summary>
    internal static AdoptedRelation? Shown(AdoptionNotification n, Adoptee adopted, Circumstances c) =>
        adopted is not { Person: { } person, Entry: { } entry } ? null
        : n.Adopters.Any(a => a.Party.Person is { } adopter && c.Kin.Kinship.IsDescendant(person, adopter) == true) ? AdoptedRelation.OwnDescendant
        : OtherSpouses(n, c) is { Count: > 0 } spouses && spouses.Exists(s => c.Kin.Kinship.IsDescendant(person, s) == true)
            ? !spouses.Exists(s => IsChild(person, s, c)) ? AdoptedRelation.SpousesDescendant
            : spouses.Exists(s => IsAdoptedBy(person, s, c)) ? AdoptedRelation.SpousesLegitimate
            : Legitimacy.Of(entry, c.Kin) switch { true => AdoptedRelation.SpousesLegitimate, false => AdoptedRelation.SpousesIllegitimate, null => null }
        : null;

    /// <summary>Whether our registers show that the adopted is a legitimate or adopted child of a spouse who does not adopt, whatever it is to the adopter besides (民法795条但書).</summary>
    internal static bool IsSpousesLegitimate(AdoptionNotification n, Adoptee adopted, Circumstances c) => adopted is { Person: { } person, Entry: { } entry }
        && OtherSpouses(n, c).Exists(s => IsAdoptedBy(person, s, c) || (IsChild(person, s, c) && Legitimacy.Of(entry, c.Kin) == true));

    /// <summary>An adopter of whom one of the adopted is the legitimate, or still adopted, child or the spouse, for certain or perhaps; null when there is none.</summary>
    internal static (Adoptee Adopted, Adopter Adopter, string Is)? Already(AdoptionNotification n, bool isCertain, Circumstances c) => n.Adoptees
        .SelectMany(p => n.Adopters.Select(a => (Adopted: p, Adopter: a, Found: Already(p, a, c)))).Where(f => f.Found is { } found && found.IsCertain == isCertain)
        .Select(f => ((Adoptee, Adopter, string)?)(f.Adopted, f.Adopter, f.Found!.Value.Is)).FirstOrDefault();

    /// <summary>Whether the adopter is the spouse of one who adopted before: that column stays.</summary>
    internal static bool IsOfTheSpouse(AdoptionNotification n, PersonInRegister adopted, Circumstances c) => adopted is { Register: not null } && n.Adopters is [var only] && SpouseOf(only, c).Any(s => IsAdoptedBy(adopted.Person, s, c));

    /// <summary>Whether a column of adoptive parents names somebody whom this adoption would take out of it.</summary>
    internal static bool ReplacesParents(AdoptionNotification n, Circumstances c)
    {
        bool Replaces(string? old, Sex sex, bool keeps) => old is not null && (n.Adopters.FirstOrDefault(a => a.Sex == sex) is { } adopter ? adopter.Party.Name != old : !keeps);
        return n.Place is { } place && IsOfTheSpouse(n, place, c) is var keeps && (Replaces(place.Entry.AdoptiveFather, Sex.Male, keeps) || Replaces(place.Entry.AdoptiveMother, Sex.Female, keeps));
    }

    /// <summary>The adopter's present spouse by number; none where our registers show none.</summary>
    internal static IEnumerable<PersonId> SpouseOf(Adopter adopter, Circumstances c) =>
        adopter.Party is { Person: { } person, Entry.Spouse: not null } ? c.Kin.Kinship.MarriagesOf(person).Where(m => m.EndedBy is null && m.Origin.IsSure()).Select(m => m.SpouseOf(person)).OfType<PersonId>() : [];

    /// <summary>Who consents by the registers of ours; null where they do not tell.</summary>
    internal static Representative? Expected(AdoptionNotification n, Circumstances c) => n.Place is { Register: not null } place ? AdoptionChoices.Of(StatutoryAgent.Of(place, c)) : null;

    /// <summary>Whether the latest adopters have died, and no natural parent was the spouse of one: nobody of the parents consents then (民法838条).</summary>
    internal static bool IsOrphaned(AdoptionNotification n, Circumstances c) => n.Place is { Register: not null } place && StatutoryAgent.IsOrphaned(place, c);

    /// <summary>Whether a natural parent who lives is a minor.</summary>
    internal static bool HasMinorParent(AdoptionNotification n, Circumstances c) => n.Place is { Register: not null } place
        && c.Kin.Kinship.ParentsOf(place.Person).Any(p => !StatutoryAgent.IsDead(p, c) && c.Kin.EntryOf(p) is { } parent && !LegalAge.IsAdult(parent.BirthDate.Earliest, c.ReceiptDate));

    /// <summary>Whether somebody adopts alone of whom our registers show that it is a natural parent of the adopted.</summary>
    internal static bool IsOwnParentAlone(AdoptionNotification n, Circumstances c) => n is { Side: not AdopterSide.Couple, Adopters: [{ Party.Person: { } person }] }
        && n.Adoptees[0].Person is { } child && c.Kin.Kinship.ParentsOf(child).Contains(person);

    /// <summary>Whether the one parent who consents adopts the child alone: by number, or where the registers are elsewhere by 氏名 and 生年月日.</summary>
    internal static bool ConsentsToOneself(AdoptionNotification n, Circumstances c) => n is { Side: not AdopterSide.Couple, Consent: Representative.Father or Representative.Mother, Adopters: [var adopter] }
        && (n.Adoptees[0].Person is not null && adopter.Party.Person is not null ? IsOwnParentAlone(n, c)
            : n.Representatives.Any(r => r.Name == adopter.Party.Name && r.BornOn.IsSameAs(adopter.Party.BirthDate)));

    /// <summary>How often, within six months and in all, a party adopted, was adopted or dissolved an adoption.</summary>
    internal static (int Lately, int InAll) TimesOf(PersonId person, Circumstances c)
    {
        var told = c.Kin.EntriesOf(person).SelectMany(e => e.Entry.Matters).Where(m => m.Title is MatterTitles.Adoption or MatterTitles.DissolutionOfAdoption or MatterTitles.AnnulmentOfAdoption && !m.IsErased)
            .Select(m => (m.Title, Day: RecordedFacts.AdoptionDay(m), Who: m[MatterLabels.AdoptedName] ?? "")).DistinctBy(m => (m.Title, m.Day?.Text, m.Who)).ToList();
        return (told.Count(m => m.Day is { } day && day.Latest >= c.ReceiptDate.AddMonths(-6)), told.Count);
    }

    // By number: what is inferred, or of a child of whom it is open whether it is legitimate, is not certain.
    private static (string Is, bool IsCertain)? Already(Adoptee adopted, Adopter adopter, Circumstances c)
    {
        if (adopted is not { Person: { } child, Entry: { } entry } || adopter.Party.Person is not { } person)
        {
            return null;
        }

        if (child == person)
        {
            return ("同じ人", true);
        }

        if (c.Kin.Kinship.AdoptionsOf(child).Where(a => a.Adopter == person && a.EndedBy is null).ToList() is { Count: > 0 } adoptions)
        {
            return ("養子", adoptions.Exists(a => a.Origin.IsSure()));
        }

        if (c.Kin.Kinship.Links.Parents.Where(p => p.Child == child && p.Parent == person && p.Ground != ParentGround.Apparent && !c.Kin.Kinship.IsCutOff(child, person)).ToList() is { Count: > 0 } parents
            && Legitimacy.Of(entry, c.Kin) is not false and var isLegitimate)
        {
            return ("嫡出子", isLegitimate == true && parents.Exists(p => p.Origin.IsSure()));
        }

        return c.Kin.Kinship.MarriagesOf(person).Where(m => m.SpouseOf(person) == child && m.EndedBy is null).ToList() is { Count: > 0 } marriages ? ("配偶者", marriages.Exists(m => m.Origin.IsSure())) : null;
    }

    private static List<PersonId> OtherSpouses(AdoptionNotification n, Circumstances c) => [.. n.Adopters.SelectMany(a => SpouseOf(a, c)).Where(s => n.Adopters.All(a => a.Party.Person != s))];

    private static bool IsChild(PersonId child, PersonId parent, Circumstances c) => IsAdoptedBy(child, parent, c) || c.Kin.Kinship.SureParentsOf(child).Contains(parent);

    private static bool IsAdoptedBy(PersonId adopted, PersonId adopter, Circumstances c) => c.Kin.Kinship.AdoptionsOf(adopted).Any(a => a.Adopter == adopter && a.EndedBy is null && a.Origin.IsSure());
}
