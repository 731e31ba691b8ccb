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
        : RecordedFacts.ShownAdoptions(n.Place.Entry).LastOrDefault(a => n.Adopters.All(p => IsOf(a, p, n, c)));

    /// <summary>The reading of the register of ours that the adopted left for the adoption, or null.</summary>
    internal static string? ReadingBefore(DissolutionNotification n, Circumstances c) => n.FormerName is { } name && Ended(n, c) is { On: { } on }
        ? FormerReading.Of(c, n.Place.Person, name, e => e.Removed!.Cause == MatterTitles.Adoption && e.Matters.Any(m => m.Title == MatterTitles.Adoption && m[MatterLabels.AdoptedOn] == on.Text)) : null;

    /// <summary>Whether our register of the adopted shows a 特別養子縁組 that stands.</summary>
    internal static bool IsSpecial(DissolutionNotification n) => RecordedFacts.Adoptions(n.Place.Entry).Any(a => a is { IsSpecial: true, IsEnded: false });

    /// <summary>Why the adopted stays by the record; null where the adopted goes back, or where the record does not tell.</summary>
    internal static StayReason? Stays(DissolutionNotification n, Circumstances c) => n.Place.Register is not { } register ? null
        : !n.Place.IsHead && Couple.Of(register).Any(e => e.Person == n.Place.Person) ? StayReason.SpousesName
        : Ended(n, c) is not { } ended ? null
        : new[] { Sex.Male, Sex.Female }.Any(s => ended.Of(s) is not null && n.Adopters.All(a => a.Sex != s)) && Followed(n, c) is null ? StayReason.OtherAdopter
        : RecordedFacts.StandingAdoptions(n.Place.Entry).Any(a => a.At > ended.At) ? StayReason.LaterAdoption
        : ended.Former is null && n.Place.Entry.Matters[ended.At][MatterLabels.AdoptersRegister] is null ? StayReason.NeverMoved : null;

    /// <summary>
    /// 入籍 by which the adopted, since the adoption, bears the 氏 of the one of a couple of adopters who went back to an own 氏 by their divorce, and who parts alone: the 氏 before
    /// that 入籍 is taken again (昭62.10.1民二5000号 第2の3(2)). Null for anybody else.
    /// </summary>
    internal static StatusMatter? Followed(DissolutionNotification n, Circumstances c) => n is { Adopters: [var one], Place.Register: { } register } && one.Party.Register?.Id == register.Id && Ended(n, c) is { } ended
        ? n.Place.Entry.Matters.Skip(ended.At + 1).LastOrDefault(m => m is { Title: MatterTitles.Entry, IsErased: false } && m[MatterLabels.FormerRegister] is not null) : null;

    /// <summary>The matter by which the adopted left the register to which they go back: the adoption, or the 入籍 after it; null where the record does not show it.</summary>
    internal static StatusMatter? LeftBy(DissolutionNotification n, Circumstances c) => Followed(n, c) ?? (Ended(n, c) is { } ended ? n.Place.Entry.Matters[ended.At] : null);

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

    /// <summary>Whether only one parts of two adopters who live and are married to each other (民法811条の2); null where the registers do not tell whether they still are.</summary>
    internal static bool? PartsFromOneAlone(DissolutionNotification n, Circumstances c) => n.Adopters is not [var one] || !HasAnother(one.Sex == Sex.Male ? Sex.Female : Sex.Male, n, c) ? false
        : (one.Party.Person ?? AdopterOf(one.Sex, n, c)) is { } person ? AreMarried(person, n, c)
        : AdopterOf(one.Sex == Sex.Male ? Sex.Female : Sex.Male, n, c) is { } other ? IsMarriedToSomebodyUnseen(other, c) : null;

    /// <summary>Who will act for the child afterwards by the registers of ours: of those who would, who lives and has not lost 親権 (民法811条2項–5項, 834条–837条); null where they do not tell.</summary>
    internal static Negotiator? Expected(DissolutionNotification n, Circumstances c) => ByLaw(n, c) is not { } expected ? null
        : HoldersAs(expected) is { Count: > 0 } holders ? StatutoryAgent.Left(n.Place, holders, c) switch
        {
            null => null,
            var left when left.Count == holders.Count => expected,
            ["父"] when expected == Negotiator.Parents && n.Custody is null => Negotiator.Father,
            ["母"] when expected == Negotiator.Parents && n.Custody is null => Negotiator.Mother,
            [] when expected == Negotiator.Parents => Negotiator.Guardian,
            _ => null,
        }
        : expected;

    private static IReadOnlyList<string> HoldersAs(Negotiator negotiator) => negotiator switch
    {
        Negotiator.Parents => ["父", "母"],
        Negotiator.Father or Negotiator.FatherInOffice => ["父"],
        Negotiator.Mother or Negotiator.MotherInOffice => ["母"],
        Negotiator.AdoptiveParents => ["養父", "養母"],
        Negotiator.AdoptiveFather => ["養父"],
        Negotiator.AdoptiveMother => ["養母"],
        Negotiator.Guardian => [],
    };

    private static Negotiator? ByLaw(DissolutionNotification n, Circumstances c)
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

        var left = standing.Where(a => !a.IsSpecial && !parting.Contains(a.Adopter)).ToList();
        return left.Count > 0 ? OfAdopters(left, c) : OfParents(n, parents, c);
    }

    /// <summary>Whether the natural parents are divorced, so that they have to agree who holds 親権 afterwards (811条3項); null where the registers do not tell.</summary>
    internal static bool? AreParentsDivorced(DissolutionNotification n, Circumstances c) => n.Place.Register is null || c.Kin.Kinship.ParentsOf(n.Place.Person).ToList() is not [var one, var other] ? null
        : !IsDead(one, c) && !IsDead(other, c) && c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure()) is { EndedBy: MarriageEnd.Divorce };

    private static bool IsOf(StandingAdoption adoption, PartingAdopter adopter, DissolutionNotification n, Circumstances c) => adoption.Of(adopter.Sex) is { } name
        && (adopter.Party.Person is { } person ? c.Kin.Kinship.AdoptionsOf(n.Place.Person).Any(a => a.Adopter == person && a.Since?.Text == adoption.On?.Text)
            : ForeignPerson.IsSameName(name, adopter.Party.Name) && (n.Place.Entry.Matters[adoption.At][$"{adopter.Word}の生年月日"] is not { } born || Calendar.RegisterDate.Parse(born).IsSameAs(adopter.Party.BirthDate)));

    private static bool HasAnother(Sex sex, DissolutionNotification n, Circumstances c) =>
        n.Place.Register is null ? (sex == Sex.Male ? n.Place.Entry.AdoptiveFather : n.Place.Entry.AdoptiveMother) is not null : Ended(n, c)?.Of(sex) is not null;

    // Of one whose register is elsewhere now, too: the record of the adopted tells the number.
    private static PersonId? AdopterOf(Sex sex, DissolutionNotification n, Circumstances c) =>
        c.Kin.Kinship.AdoptionsOf(n.Place.Person).Where(a => a.EndedBy is null && a.Origin.IsSure() && c.Kin.EntryOf(a.Adopter)?.Sex == sex).Select(a => a.Adopter).Distinct().ToList() is [var only] ? only : null;

    // By number; a spouse without a number may be the other adopter.
    private static bool? AreMarried(PersonId one, DissolutionNotification n, Circumstances c)
    {
        var spouses = c.Kin.Kinship.MarriagesOf(one).Where(m => m.EndedBy is null).Select(m => m.SpouseOf(one)).ToList();
        var others = c.Kin.Kinship.AdoptionsOf(n.Place.Person).Where(a => a.EndedBy is null && a.Adopter != one).Select(a => a.Adopter).ToHashSet();
        return spouses.Exists(s => s is { } spouse && others.Contains(spouse)) ? true
            : spouses.Count == 0 ? (IsDead(one, c) || c.Kin.EntryOf(one)?.Spouse is null ? false : null)
            : others.Count > 0 && spouses.TrueForAll(s => s is not null) ? false : null;
    }

    // The one who parts has no number: whoever is widowed or unmarried is not married to them, and one who is married may be.
    private static bool? IsMarriedToSomebodyUnseen(PersonId other, Circumstances c) => IsDead(other, c) || c.Kin.EntryOf(other)?.Spouse is null ? false : null;

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

    private static bool IsDead(PersonId person, Circumstances c) => StatutoryAgent.IsDead(person, c);
}
