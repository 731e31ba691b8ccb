using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>A living minor who stands in a register of ours and whose parents by law both parties are.</summary>
/// <param name="Register">The register.</param>
/// <param name="Entry">The child's entry.</param>
/// <param name="Father">父 or 養父: what the husband is to the child.</param>
/// <param name="Mother">母 or 養母: what the wife is to the child.</param>
internal sealed record CommonChild(FamilyRegister Register, RegisterEntry Entry, string Father, string Mother)
{
    /// <summary>Whether sure links say so of both, or of the one of whom a number is known.</summary>
    internal bool IsByNumber { get; init; }
}

/// <summary>
/// 夫婦双方が親である未成年の子 (民法765条, 819条): natural children, those adopted by both, and those of one adopted by the other; not the one's child whom
/// the other never adopted, nor a child whom somebody else adopted. Who is whose is told by number; by the columns alone where no number is known of a party
/// (a foreigner, somebody elsewhere) or no link of the child to anybody of that sex.
/// </summary>
internal static class CommonChildren
{
    /// <summary>All of them in the registers seen: by number wherever they stand, by the columns in those that the paper names.</summary>
    internal static IReadOnlyList<CommonChild> Of(EndingOfMarriage divorce, Circumstances c) =>
        divorce.Day(c) is not { } day ? []
        : [.. from register in c.Kin.Registers.All
            where register.State == RegisterState.Current
            from entry in register.Standing
            where !LegalAge.IsAdult(entry.BirthDate.Latest, day)
            let child = Of(divorce, register, entry, c)
            where child is not null && (child.IsByNumber || c.Registers.Find(register.Id) is not null)
            select child];

    /// <summary>What the two are to a child, or null when not both are its parents by law.</summary>
    internal static CommonChild? Of(EndingOfMarriage divorce, FamilyRegister register, RegisterEntry entry, Circumstances c)
    {
        var father = Word(divorce.Husband, entry, entry.Father, entry.AdoptiveFather, "父", c);
        var mother = Word(divorce.Wife, entry, entry.Mother, entry.AdoptiveMother, "母", c);
        // Who was adopted is under the adoptive parents, and a parent by birth beside them only who is married to one (818条).
        var isAdoptedByOther = (entry.AdoptiveFather is not null && father?.Word[0] != '養') || (entry.AdoptiveMother is not null && mother?.Word[0] != '養');
        return father is null || mother is null || isAdoptedByOther ? null : new(register, entry, father.Value.Word, mother.Value.Word) { IsByNumber = father.Value.IsByNumber && mother.Value.IsByNumber };
    }

    /// <summary>【親権者】: 父, 母, 父母, 養父母, 父及び養母 or 養父及び母.</summary>
    internal static string? Holder(Custody custody, string father, string mother) => custody switch
    {
        Custody.Father => father,
        Custody.Mother => mother,
        Custody.Both => (father, mother) switch
        {
            ("父", "母") => "父母",
            ("養父", "養母") => "養父母",
            _ => $"{father}及び{mother}",
        },
        Custody.Pending => null,
    };

    private static (string Word, bool IsByNumber)? Word(Party party, RegisterEntry child, string? natural, string? adoptive, string word, Circumstances c)
    {
        if (party.OurEntry is { Person: var person })
        {
            var adoptions = c.Kin.Kinship.AdoptionsOf(child.Person).Where(a => a.EndedBy is null).ToList();
            var parents = c.Kin.Kinship.Links.Parents.Where(p => p.Child == child.Person && p.Ground != ParentGround.Apparent && !c.Kin.Kinship.IsCutOff(p.Child, p.Parent)).ToList();
            if (adoptions.Find(a => a.Adopter == person) is { } adoption)
            {
                return (adoption.IsSpecial ? word : "養" + word, adoption.Origin.IsSure());
            }

            if (parents.Find(p => p.Parent == person) is { } parent)
            {
                return (word, parent.Origin.IsSure());
            }

            // Somebody else is known to be the one: a namesake of the party is not.
            if (parents.Exists(p => p.Origin.IsSure() && c.Kin.EntryOf(p.Parent)?.Sex == party.OurEntry.Sex) && !IsNameOf(party, adoptive))
            {
                return null;
            }
        }

        return IsNameOf(party, adoptive) ? ("養" + word, party.OurEntry is null) : IsNameOf(party, natural) ? (word, party.OurEntry is null) : null;
    }

    // The name of now, or the one borne before the marriage: a child born before it keeps that one in its column.
    private static bool IsNameOf(Party party, string? column) =>
        column is not null && (column == party.Name || ForeignPerson.IsSameName(column, party.Name) || IsFormerName(party, column));

    private static bool IsFormerName(Party party, string column) =>
        party.GivenName.Length > 0 && column.Length > party.GivenName.Length && column.EndsWith(party.GivenName, StringComparison.Ordinal)
            && Designations.HeadOf(party.CameFrom) is { } head && head.StartsWith(column[..^party.GivenName.Length], StringComparison.Ordinal);
}
