using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>One whom an act concerned, and which matters of that person tell of it.</summary>
/// <param name="Person">The number.</param>
/// <param name="Tells">Whether a matter of the person's tells of it.</param>
internal sealed record ConcernedPerson(PersonId Person, Func<FamilyRegister, StatusMatter, bool> Tells)
{
    /// <summary>The matters of one entry that tell of it.</summary>
    internal IEnumerable<ActTrace> In(FamilyRegister register, RegisterEntry entry)
    {
        var at = register.Entries.ToList().FindIndex(e => ReferenceEquals(e, entry));
        return entry.Matters.Select((m, i) => (m, i)).Where(p => !p.m.IsErased && Tells(register, p.m)).Select(p => new ActTrace(register, new(at, p.i)));
    }
}

/// <summary>Those whom a recorded act concerned: by number, from the links that registers and notifications show.</summary>
/// <param name="Persons">They, the one whose matter was chosen first.</param>
/// <param name="Pairs">What the act made them to each other.</param>
/// <param name="IsUnclear">Whether a number is missing or not sure.</param>
internal sealed record Concerned(IReadOnlyList<ConcernedPerson> Persons, IReadOnlyList<KinPair> Pairs, bool IsUnclear)
{
    // Titles of the matters of a spouse who was moved along.
    private const string SpousesAdoption = "配偶者の縁組", SpousesDissolution = "配偶者の離縁";

    internal static Concerned Of(PersonId person, StatusMatter matter, RegisterDate on, Circumstances c) => matter.Title switch
    {
        MatterTitles.Marriage => OfCouple(person, matter, on, c, m => m.Since is { } since && since.IsSameAs(on), undoes: true),
        MatterTitles.Divorce => OfDivorce(person, matter, on, c),
        MatterTitles.Adoption or MatterTitles.DissolutionOfAdoption => OfAdoption(person, matter, on, c),
        MatterTitles.Acknowledgement => OfAcknowledgement(person, matter, on, c),
        MatterTitles.Death => OfDeath(person, on, c),
        MatterTitles.Entry => OfEntry(person, matter, on, c),
        _ => new([new(person, Same(matter.Title, on))], [], false),
    };

    private static Func<FamilyRegister, StatusMatter, bool> Same(string title, RegisterDate on) => (_, m) => m.Title == title && VoidAct.DayOf(m) is { } day && day.IsSameAs(on);

    // The other of the two has no number where no register of ours shows that person.
    private static Concerned OfCouple(PersonId person, StatusMatter matter, RegisterDate on, Circumstances c, Func<MarriageLink, bool> isIt, bool undoes)
    {
        var links = c.Kin.Kinship.MarriagesOf(person).Where(isIt).ToList();
        var others = links.Where(m => m.Origin.IsSure()).Select(m => m.SpouseOf(person)).OfType<PersonId>().Distinct().ToList();
        return new([.. others.Prepend(person).Select(p => new ConcernedPerson(p, Same(matter.Title, on)))],
            undoes ? [.. others.SelectMany(o => new KinPair[] { new(KinLinkKind.Marriage, person, o), new(KinLinkKind.Marriage, o, person) })] : [],
            links.Exists(m => !m.Origin.IsSure()) || others.Count > 1);
    }

    // 親権 of their children that was decided by the divorce was decided by nothing.
    private static Concerned OfDivorce(PersonId person, StatusMatter matter, RegisterDate on, Circumstances c)
    {
        var couple = OfCouple(person, matter, on, c, m => m is { EndedBy: MarriageEnd.Divorce, Ended: { } ended } && ended.IsSameAs(on), undoes: false);
        var children = couple.Persons.Select(p => c.Kin.Kinship.ChildrenOf(p.Person)).Aggregate((a, b) => [.. a.Intersect(b)]);
        return couple with { Persons = [.. couple.Persons, .. children.Select(k => new ConcernedPerson(k, (_, m) => IsAuthorityOf(m, on)))] };
    }

    private static bool IsAuthorityOf(StatusMatter matter, RegisterDate on) => matter.Title == MatterTitles.ParentalAuthority
        && matter.Lines.Any(l => l.Label is MatterLabels.AuthorityDecidedOn or MatterLabels.AuthorityDecidedByCourtOn && RegisterDate.TryParse(l.Value, out var day) && day.IsSameAs(on));

    // 夫婦が共に入籍する: the spouse's matter tells the same.
    private static Concerned OfEntry(PersonId person, StatusMatter matter, RegisterDate on, Circumstances c) =>
        new([.. SpousesOn(person, on, c).Prepend(person).Select(p => new ConcernedPerson(p, Same(matter.Title, on)))], [], false);

    private static Concerned OfDeath(PersonId person, RegisterDate on, Circumstances c) => new(
    [
        new(person, Same(MatterTitles.Death, on)),
        .. c.Kin.Kinship.MarriagesOf(person).Where(m => m is { EndedBy: MarriageEnd.Death, Ended: { } ended } && m.Origin.IsSure() && ended.IsSameAs(on)).Select(m => m.SpouseOf(person)).OfType<PersonId>().Distinct()
            .Select(p => new ConcernedPerson(p, Same(MatterTitles.SpousesDeath, on))),
    ], [], false);

    private static Concerned OfAcknowledgement(PersonId person, StatusMatter matter, RegisterDate on, Circumstances c)
    {
        var links = c.Kin.Kinship.Links.Parents.Where(p => (p.Child == person || p.Parent == person) && p.AcknowledgedOn is { } day && day.IsSameAs(on)).ToList();
        var child = matter[MatterLabels.AcknowledgedChild] is not { } name ? person : Meant(links.Where(p => p.Parent == person).Select(p => p.Child), name, c);
        if (child is not { } found)
        {
            return new([new(person, Same(matter.Title, on))], [], true);
        }

        var fathers = links.Where(p => p.Child == found).ToList();
        return new(
        [
            new(found, (r, m) => m[MatterLabels.Acknowledger] is not null && Same(matter.Title, on)(r, m)),
            .. fathers.Select(p => p.Parent).Distinct().Select(f => new ConcernedPerson(f, Naming(MatterLabels.AcknowledgedChild, found, matter.Title, on, c))),
        ], [.. fathers.Select(p => new KinPair(KinLinkKind.Parent, found, p.Parent)).Distinct()], fathers.Exists(p => !p.Origin.IsSure()));
    }

    private static Concerned OfAdoption(PersonId person, StatusMatter matter, RegisterDate on, Circumstances c)
    {
        var isBegun = matter.Title == MatterTitles.Adoption;
        var links = c.Kin.Kinship.Links.Adoptions.Where(a => (isBegun ? a.Since : a.Ended) is { } day && day.IsSameAs(on)).ToList();
        var adopted = matter[MatterLabels.AdoptedName] is not { } name ? person : Meant(links.Where(a => a.Adopter == person).Select(a => a.Adopted), name, c);
        if (adopted is not { } found)
        {
            return new([new(person, Same(matter.Title, on))], [], true);
        }

        // A spouse who was adopted together tells the same, one who came along tells 配偶者の縁組.
        var together = SpousesOn(found, on, c).ToList();
        var of = links.Where(a => a.Adopted == found || together.Contains(a.Adopted)).ToList();
        var companion = isBegun ? SpousesAdoption : SpousesDissolution;
        bool IsIt(FamilyRegister r, StatusMatter m) => Same(matter.Title, on)(r, m);
        bool OfAdopted(FamilyRegister r, StatusMatter m) => m[MatterLabels.AdoptedName] is null && IsIt(r, m);
        bool OfSpouse(PersonId spouse, FamilyRegister r, StatusMatter m) => (of.Exists(a => a.Adopted == spouse) && OfAdopted(r, m))
            || (m.Title == companion && r.Entries.Any(e => e.Person == found && e.Matters.Any(o => OfAdopted(r, o))));
        bool OfAdopter(PersonId adopter, FamilyRegister r, StatusMatter m) => m[MatterLabels.AdoptedName] is { } told && IsIt(r, m)
            && (of.Exists(a => IsNamed(a.Adopted, told, c)) || IsOnlyOne(r, m, on, adopter));
        return new(
        [
            new(found, (r, m) => OfAdopted(r, m) || (!isBegun && IsAuthorityOf(m, on))),
            .. together.Select(s => new ConcernedPerson(s, (r, m) => OfSpouse(s, r, m))),
            .. of.Select(a => a.Adopter).Distinct().Select(a => new ConcernedPerson(a, (r, m) => OfAdopter(a, r, m))),
        ],
        isBegun ? [.. of.Select(a => new KinPair(KinLinkKind.Adoption, a.Adopted, a.Adopter)).Distinct()] : [],
        of.Exists(a => !a.Origin.IsSure()));
    }

    // Of several who were adopted by one person on one day the name in the adopter's own record tells the one.
    private static bool IsOnlyOne(FamilyRegister register, StatusMatter matter, RegisterDate on, PersonId adopter) =>
        register.Entries.Where(e => e.Person == adopter).SelectMany(e => e.Matters).Count(m => m[MatterLabels.AdoptedName] is not null && Same(matter.Title, on)(register, m)) == 1;

    private static Func<FamilyRegister, StatusMatter, bool> Naming(string label, PersonId person, string title, RegisterDate on, Circumstances c) =>
        (r, m) => m[label] is { } name && Same(title, on)(r, m) && IsNamed(person, name, c);

    private static PersonId? Meant(IEnumerable<PersonId> persons, string name, Circumstances c)
    {
        var distinct = persons.Distinct().ToList();
        return distinct is [var only] ? only : distinct.Where(p => IsNamed(p, name, c)).ToList() is [var named] ? named : null;
    }

    private static bool IsNamed(PersonId person, string name, Circumstances c) => c.Kin.EntriesOf(person).Any(e => e.Register.NameOf(e.Entry) == name);

    private static IEnumerable<PersonId> SpousesOn(PersonId person, RegisterDate on, Circumstances c) =>
        c.Kin.Kinship.MarriagesOf(person, on.Earliest).Where(m => m.Origin.IsSure()).Select(m => m.SpouseOf(person)).OfType<PersonId>().Distinct();
}
