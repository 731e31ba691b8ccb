using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>The child's parents, brothers and sisters by number, in whichever register of ours they stand.</summary>
internal static class BirthKin
{
    /// <summary>The mother; null for a foreigner and while the register shows none.</summary>
    internal static PersonId? Mother(BirthNotification birth) => birth.MotherNationality is null ? birth.MotherEntry?.Person : null;

    /// <summary>The father of a child born in wedlock; null for a foreigner and while the register shows none.</summary>
    internal static PersonId? Father(BirthNotification birth) => birth.IsLegitimate ? birth.FatherEntry?.Person : null;

    /// <summary>
    /// The entries of children of the same parents and sex, removed ones included; of a child born out of wedlock the mother's
    /// other children born so, recognised or not (平16.11.1民一3008号). A parent without a number is told by the column.
    /// </summary>
    internal static IReadOnlyList<RegisterEntry> Siblings(BirthNotification birth, Circumstances c)
    {
        List<PersonId> ChildrenOf(PersonId? parent) => [.. BornOf(parent, c).Concat(AdoptedAsBornBy(parent, c)).Distinct()];
        var mothers = ChildrenOf(Mother(birth));
        var children = !birth.IsLegitimate ? mothers
            : (Mother(birth), Father(birth)) switch
            {
                (not null, not null) => [.. mothers.Intersect(ChildrenOf(Father(birth)))],
                (not null, null) => [.. mothers.Where(p => c.Kin.EntryOf(p) is { } e && ForeignPerson.IsSameName(e.Father, birth.Father))],
                _ => [.. ChildrenOf(Father(birth)).Where(p => c.Kin.EntryOf(p) is { } e && ForeignPerson.IsSameName(e.Mother, birth.Mother))],
            };
        return [.. children.Select(p => EntryOf(birth, p, c)).OfType<RegisterEntry>()
            .Where(e => e.Sex == birth.Sex && (birth.IsLegitimate || e.Father is null || RecordedFacts.AcknowledgementOf(e) is not null))];
    }

    /// <summary>The entries of the mother's children; of a foreign mother those that name her in the register.</summary>
    internal static IEnumerable<RegisterEntry> OfTheMother(BirthNotification birth, Circumstances c) =>
        Mother(birth) is { } mother ? BornOf(mother, c).Select(c.Kin.EntryOf).OfType<RegisterEntry>()
        : birth.Register?.Entries.Where(e => ForeignPerson.IsSameName(e.Mother, birth.Mother)) ?? [];

    /// <summary>Who belongs to whom by this birth: what the paper and the register of its parents record.</summary>
    internal static FamilyLinks Links(BirthNotification birth, PersonId child) => new()
    {
        Parents = [.. new[] { Mother(birth), Father(birth) }.OfType<PersonId>().Select(p => new ParentLink(child, p, ParentGround.Birth, LinkOrigin.Recorded))],
    };

    // Of a child whom a 特別養子縁組 has given to others the register of these parents tells 続柄, not that of the adopters.
    private static RegisterEntry? EntryOf(BirthNotification birth, PersonId child, Circumstances c) =>
        new[] { Mother(birth), Father(birth) }.OfType<PersonId>().All(p => c.Kin.Kinship.IsCutOff(child, p))
            ? c.Kin.EntriesOf(child).Select(e => e.Entry).LastOrDefault(e => !RecordedFacts.Adoptions(e).Any(a => a.IsSpecial)) : c.Kin.EntryOf(child);

    // What is only inferred corrects no paper.
    private static List<PersonId> BornOf(PersonId? parent, Circumstances c) => parent is { } known
        ? [.. c.Kin.Kinship.Links.Parents.Where(p => p.Parent == known && p.Ground != ParentGround.Apparent && p.Origin.IsSure()).Select(p => p.Child).Distinct()] : [];

    private static IEnumerable<PersonId> AdoptedAsBornBy(PersonId? parent, Circumstances c) =>
        c.Kin.Kinship.Links.Adoptions.Where(a => a.Adopter == parent && a is { IsSpecial: true, EndedBy: null } && a.Origin.IsSure()).Select(a => a.Adopted);
}
