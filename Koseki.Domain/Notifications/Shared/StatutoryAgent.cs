using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// 法定代理人: who acts for a minor child on the day of receipt by the registers at hand (民法818条, 819条, 824条の2, 833条–838条); the one place that says so, for whoever acts or
/// consents for a child. A guardian; whom the latest 親権 names, unless a later marriage of the parents or an adoption has overtaken it; the latest adopters whose adoption
/// stands, with a natural parent who is the spouse of one; the parents. Of these who lives and has not lost 親権. Null where the registers do not tell: it is asked, not guessed.
/// </summary>
internal sealed class StatutoryAgent
{
    private const string Father = "父";
    private const string Mother = "母";
    private const string AdoptiveFather = "養父";
    private const string AdoptiveMother = "養母";

    private readonly RegisterEntry entry;
    private readonly Circumstances c;
    private readonly IReadOnlyList<AdoptionLink> standing;
    private readonly int since;

    private StatutoryAgent(PersonInRegister child, Circumstances c, int? since = null)
    {
        (entry, this.c) = (child.Entry, c);
        standing = [.. c.Kin.Kinship.AdoptionsOf(child.Person).Where(a => a.EndedBy is null)];
        this.since = since ?? RecordedFacts.StandingAdoptionAt(entry);
    }

    private PersonId Child => entry.Person;

    /// <summary>Who acts for the child; null where the registers do not tell for certain.</summary>
    internal static ChildsNotifier? Of(PersonInRegister child, Circumstances c) => new StatutoryAgent(child, c).Agent();

    /// <summary>Whether those who adopted last have died, and no natural parent was the spouse of one: nobody holds 親権 then (民法838条).</summary>
    internal static bool IsOrphaned(PersonInRegister child, Circumstances c)
    {
        var known = new StatutoryAgent(child, c);
        return !known.HasGuardian() && known.Latest() is { Count: > 0 } adopters && adopters.All(known.IsDead) && known.SpousesOf(adopters).Count == 0;
    }

    /// <summary>Whether a register of ours shows the person's death, or that the person counts as dead.</summary>
    internal static bool IsDead(PersonId person, Circumstances c) => c.Kin.EntriesOf(person).Any(e => e.Entry.Removed is { Cause: MatterTitles.Death or MatterTitles.Disappearance });

    /// <summary>Of those who would hold 親権 of a child (父, 母, 養父, 養母) who lives and has not lost it, whenever that was written; null where it is asked.</summary>
    internal static IReadOnlyList<string>? Left(PersonInRegister child, IReadOnlyList<string> holders, Circumstances c) => new StatutoryAgent(child, c, -1).Remaining([.. holders]);

    /// <summary>Whether one of two who hold 親権 together acts alone by a judgment that says so (民法824条の2第3項).</summary>
    /// <param name="one">Who acts.</param>
    /// <param name="both">Who hold it.</param>
    internal static bool IsOneOf(ChildsNotifier? one, ChildsNotifier both) => both switch
    {
        ChildsNotifier.Parents => one is ChildsNotifier.Father or ChildsNotifier.Mother,
        ChildsNotifier.AdoptiveParents => one is ChildsNotifier.AdoptiveFather or ChildsNotifier.AdoptiveMother,
        ChildsNotifier.AdoptiveFatherAndMother => one is ChildsNotifier.AdoptiveFather or ChildsNotifier.Mother,
        ChildsNotifier.FatherAndAdoptiveMother => one is ChildsNotifier.Father or ChildsNotifier.AdoptiveMother,
        ChildsNotifier.Self or ChildsNotifier.Father or ChildsNotifier.Mother or ChildsNotifier.AdoptiveFather or ChildsNotifier.AdoptiveMother or ChildsNotifier.Guardian or ChildsNotifier.Other => false,
    };

    private ChildsNotifier? Agent()
    {
        if (standing.Any(a => !a.Origin.IsSure()))
        {
            return null;
        }

        if (HasGuardian())
        {
            // Who guards the property alone (834条, 835条) leaves the rest to the parents: of whom it is asked; and so it is where 親権 was recorded after the guardian.
            return Later(MatterTitles.Guardianship).Any(m => m[MatterLabels.GuardianshipCause] == OfPropertyAlone) || IsFollowedByAuthority() ? null : ChildsNotifier.Guardian;
        }

        return RecordedAuthority.IsUnread(entry, since) || Holders() is not { } holders || Remaining(holders) is not { } left ? null
            : (left.Contains(Father), left.Contains(Mother), left.Contains(AdoptiveFather), left.Contains(AdoptiveMother)) switch
            {
                (true, true, false, false) => ChildsNotifier.Parents,
                (true, false, false, false) => ChildsNotifier.Father,
                (false, true, false, false) => ChildsNotifier.Mother,
                (false, false, true, true) => ChildsNotifier.AdoptiveParents,
                (false, false, true, false) => ChildsNotifier.AdoptiveFather,
                (false, false, false, true) => ChildsNotifier.AdoptiveMother,
                (false, true, true, false) => ChildsNotifier.AdoptiveFatherAndMother,
                (true, false, false, true) => ChildsNotifier.FatherAndAdoptiveMother,
                _ => null,
            };
    }

    private const string OfPropertyAlone = "親権を行う者が管理権を有しないため";

    // One who has left is none (民法838条: what ended is written into the same or a later matter). An adoption ends the guardianship.
    private bool HasGuardian() => RecordedFacts.Guardians(entry, supervisors: false).Count > 0 && Later(MatterTitles.Guardianship).Any();

    // Who got 親権 back, or was named to hold it, ends the guardianship, whether its end was notified or not (民法838条).
    private bool IsFollowedByAuthority() => entry.Matters.SkipWhile(m => !ReferenceEquals(m, Later(MatterTitles.Guardianship).Last())).Any(m => m is { Title: MatterTitles.ParentalAuthority, IsErased: false });

    private IEnumerable<StatusMatter> Later(string title) => entry.Matters.Skip(since + 1).Where(m => m.Title == title && !m.IsErased);

    // Of those who hold it who lives and has not lost it. Where one of them has no 管理権, or a suspension may have ended, it is asked.
    private List<string>? Remaining(List<string> holders)
    {
        var left = holders.Where(Lives).ToList();
        foreach (var lost in RecordedAuthority.Lost(entry).Where(l => l.At > since && l.Parent is AdoptiveFather or AdoptiveMother).Concat(LostByNatural()).Where(l => left.Contains(l.Parent)))
        {
            switch (lost.Stands(c.ReceiptDate))
            {
                case null:
                    return null;
                case true when lost.By is AuthorityLoss.ManagementForfeited or AuthorityLoss.ManagementResigned:
                    return null;
                case true:
                    left.Remove(lost.Parent);
                    break;
                default:
                    break;
            }
        }

        return left;
    }

    // What a parent by nature has lost is not carried to the register of an adopter (戸籍法施行規則39条1項5号), and stands all the same where the child was before; what gives it back is
    // written where the child stands then. Of a 特別養子 father and mother are others.
    private IEnumerable<LostAuthority> LostByNatural()
    {
        var entries = standing.Any(a => a.IsSpecial) ? [entry] : c.Kin.EntriesOf(Child).Where(e => !e.Register.State.IsPutAside() && e.Entry.IsRemoved && !ReferenceEquals(e.Entry, entry)).Select(e => e.Entry).Append(entry).ToList();
        return RecordedAuthority.Lost(entry with { Matters = [.. entries.SelectMany(e => e.Matters).DistinctBy(m => (m.Title, m.Lines, m.IsErased))] }).Where(l => l.Parent is Father or Mother);
    }

    // Who holds 親権 by what is recorded last, else by law; null where that is not certain.
    private List<string>? Holders()
    {
        if (RecordedAuthority.Naming(entry with { Matters = [.. entry.Matters.Skip(since + 1)] }).LastOrDefault() is { } named)
        {
            // 離縁 after it asks for a new choice (811条3項), except from the spouse of the one who holds it.
            return IsOvertaken(named) switch
            {
                true => [Father, Mother],
                false => !EndsAfter(named) || IsOfAStepparent(named[MatterLabels.HolderOfAuthority]!) ? Words(named[MatterLabels.HolderOfAuthority]) : null,
                null => null,
            };
        }

        return standing.Any(a => a.IsSpecial) ? OfSpecial()
            : standing.Count > 0 || entry.AdoptiveRelationship is not null ? OfAdoptive()
            : Legitimacy.Of(entry, c.Kin) switch
            {
                false => [Mother],
                true => OfParents(),
                null => null,
            };
    }

    private static List<string>? Words(string? holder) => holder switch
    {
        Father or Mother or AdoptiveFather or AdoptiveMother => [holder],
        "父母" => [Father, Mother],
        "養父母" => [AdoptiveFather, AdoptiveMother],
        "養父及び母" => [AdoptiveFather, Mother],
        "父及び養母" => [Father, AdoptiveMother],
        _ => null,
    };

    // Whoever marries the other parent, or again, holds it together with that one from then on (818条), and so does whose divorce is revoked; what was decided since stands. Null where
    // the registers do not tell which came first.
    private bool? IsOvertaken(StatusMatter named)
    {
        if (standing.Count > 0 || entry.AdoptiveRelationship is not null || Parents() is not [var one, var other] || MarriageOf(one, other) is not { EndedBy: null } marriage)
        {
            return false;
        }

        return (marriage.DivorceRevokedOn ?? marriage.Since, RecordedAuthority.NamedOn(named)) switch
        {
            ({ } married, { } on) when married.Earliest > on.Latest => true,
            ({ } married, { } on) when married.Latest <= on.Earliest => false,
            _ => null,
        };
    }

    private bool EndsAfter(StatusMatter named) => entry.Matters.SkipWhile(m => !ReferenceEquals(m, named))
        .Any(m => m.Title is MatterTitles.DissolutionOfAdoption or MatterTitles.AnnulmentOfAdoption or MatterTitles.DissolutionOfSpecialAdoption && !m.IsErased && m[MatterLabels.AdoptedName] is null);

    private bool IsOfAStepparent(string holder)
    {
        var parents = c.Kin.Kinship.ParentsOf(Child).Where(p => SexOf(p) is { } sex && (sex == Sex.Male ? Father : Mother) == holder).ToList();
        return c.Kin.Kinship.AdoptionsOf(Child).Where(a => a.EndedBy is not null).All(a => parents.Exists(p => c.Kin.Kinship.MarriagesOf(p).Any(m => m.Origin.IsSure() && m.SpouseOf(p) == a.Adopter)));
    }

    // The latest whose adoption stands, and of those before the one who is, or was, married to one of them; null where the order is not known.
    private IReadOnlyList<PersonId>? Latest()
    {
        var common = standing.Where(a => !a.IsSpecial).ToList();
        if (common.Exists(a => !a.Origin.IsSure()) || (common.Count > 1 && common.Exists(a => a.Since?.Day is null)))
        {
            return null;
        }

        var last = common.Where(a => a.Since?.Earliest == common.Max(s => s.Since?.Earliest)).Select(a => a.Adopter).ToList();
        return [.. common.Select(a => a.Adopter).Where(a => last.Contains(a) || c.Kin.Kinship.MarriagesOf(a).Any(m => m.SpouseOf(a) is { } spouse && last.Contains(spouse))).Distinct()];
    }

    // The latest adopters hold it, with a natural parent who is the spouse of one of them (民法818条3項).
    private List<string>? OfAdoptive()
    {
        if (Latest() is not { Count: > 0 } adopters || adopters.Count != new[] { entry.AdoptiveFather, entry.AdoptiveMother }.Count(p => p is not null)
            || (adopters is [var one, var other] && MarriageOf(one, other) is { EndedBy: MarriageEnd.Divorce or MarriageEnd.Annulment }))
        {
            return null;
        }

        var living = adopters.Where(a => !IsDead(a)).Select(a => SexOf(a) == Sex.Male ? AdoptiveFather : AdoptiveMother).ToList();
        var natural = SpousesOf(adopters).Select(s => s == Sex.Male ? Father : Mother).ToList();
        return living switch
        {
            [_, _] => living,
            [AdoptiveFather] => natural.Contains(Mother) ? [AdoptiveFather, Mother] : living,
            [AdoptiveMother] => natural.Contains(Father) ? [Father, AdoptiveMother] : living,
            _ => natural is [_] ? natural : null,
        };
    }

    // 817条の9: those who adopted so are the parents; the natural ones are none any more.
    private List<string>? OfSpecial() => Parents() is [var one, var other] && MarriageOf(one, other) is { EndedBy: null or MarriageEnd.Death } ? [Father, Mother] : null;

    // Married, or until death: both; divorced before the birth: the mother (819条3項). A divorce after it without 親権 is asked about.
    private List<string>? OfParents() => Parents() is not [var one, var other] || MarriageOf(one, other) is not { } marriage ? null : marriage.EndedBy is not { } end ? [Father, Mother] : end switch
    {
        MarriageEnd.Death => [Father, Mother],
        MarriageEnd.Divorce or MarriageEnd.Annulment => marriage.Ended is { } ended && ended.Latest <= entry.BirthDate.Earliest ? [Mother] : null,
        MarriageEnd.Nullity => null,
    };

    private MarriageLink? MarriageOf(PersonId one, PersonId other) => c.Kin.Kinship.MarriagesOf(one).LastOrDefault(m => m.SpouseOf(one) == other && m.Origin.IsSure());

    // The natural parents for certain; of a lasting 特別養子縁組 the adopters, with the parent whom it kept.
    private List<PersonId> Parents()
    {
        var special = standing.Where(a => a.IsSpecial).SelectMany(a => new[] { a.Adopter, a.KeptParent }).OfType<PersonId>().Distinct().ToList();
        return special.Count > 0 ? special
            : [.. c.Kin.Kinship.Links.Parents.Where(p => p.Child == Child && p.Ground != ParentGround.Apparent && p.Origin.IsSure()).Select(p => p.Parent).Distinct()];
    }

    // Living natural parents who are, or were until death, the spouse of an adopter.
    private List<Sex?> SpousesOf(IReadOnlyList<PersonId> adopters) =>
        [.. c.Kin.Kinship.ParentsOf(Child).Where(p => !IsDead(p) && c.Kin.Kinship.MarriagesOf(p).Any(m => m.EndedBy is null or MarriageEnd.Death && m.SpouseOf(p) is { } s && adopters.Contains(s))).Select(SexOf)];

    // A single holder who died leaves nobody, one of two leaves the other (民法838条).
    private bool Lives(string word)
    {
        var sex = word is Father or AdoptiveFather ? Sex.Male : Sex.Female;
        IEnumerable<PersonId> persons = word is Father or Mother ? standing.Any(a => a.IsSpecial) ? Parents() : c.Kin.Kinship.ParentsOf(Child) : Latest() ?? [];
        return persons.All(p => SexOf(p) != sex || !IsDead(p));
    }

    private Sex? SexOf(PersonId person) => c.Kin.EntryOf(person)?.Sex;

    private bool IsDead(PersonId person) => IsDead(person, c);
}
