using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>What is known of a circle of persons: parents, adoptions, marriages, and when each was born.</summary>
public sealed record FamilyLinks
{
    /// <summary>Nothing known.</summary>
    public static FamilyLinks None { get; } = new();

    /// <summary>Natural parents.</summary>
    public IReadOnlyList<ParentLink> Parents { get; init; } = [];

    /// <summary>Adoptions, ended ones included.</summary>
    public IReadOnlyList<AdoptionLink> Adoptions { get; init; } = [];

    /// <summary>特別養子縁組 as the adopted persons' own records tell them, whether the adopters are known or not.</summary>
    public IReadOnlyList<SpecialAdoptionFact> SpecialAdoptions { get; init; } = [];

    /// <summary>Marriages, ended ones included.</summary>
    public IReadOnlyList<MarriageLink> Marriages { get; init; } = [];

    /// <summary>生年月日.</summary>
    public IReadOnlyDictionary<PersonId, RegisterDate> Births { get; init; } = new Dictionary<PersonId, RegisterDate>();

    /// <summary>
    /// The links with what is known besides the registers: what a notification recorded or two people confirmed takes the place
    /// of what is inferred, and what two people denied is gone as long as no register shows it.
    /// </summary>
    /// <param name="stated">Recorded by notifications, and confirmed.</param>
    /// <param name="denied">Pairs of persons of whom two people found that they are not to each other what was inferred: what else they may be stays.</param>
    public FamilyLinks With(FamilyLinks stated, IReadOnlySet<KinPair> denied) => (this with
    {
        Parents = Joined(Parents, stated.Parents, l => (l.Child, l.Parent), l => l.Origin, Of(KinLinkKind.Parent, denied), (l, o) => l with { Origin = o }),
        Adoptions = Joined(Adoptions, stated.Adoptions, l => (l.Adopted, l.Adopter), l => l.Origin, Of(KinLinkKind.Adoption, denied), (l, o) => l with { Origin = o }),
        Marriages = Joined(Marriages, stated.Marriages, Couple, l => l.Origin, Of(KinLinkKind.Marriage, denied), (l, o) => l with { Origin = o }),
    }).AfterSpecialAdoptions();

    /// <summary>
    /// The links without what a judgment has undone: of these pairs only what registers show that nobody has put aside. 改製原戸籍 say what they said, for they are not corrected with
    /// the register made from them (戸籍法116条, 128条).
    /// </summary>
    /// <param name="undone">What two persons never were to each other.</param>
    /// <param name="registers">The registers that the links were read from.</param>
    public FamilyLinks Without(IReadOnlySet<KinPair> undone, RegisterSet registers) => undone.Count == 0 ? this
        : Shown(undone, RecordedLinks.Of(new(registers.All.Where(r => !r.State.IsPutAside()))));

    private FamilyLinks Shown(IReadOnlySet<KinPair> undone, FamilyLinks shown) => (this with
    {
        Parents = Kept(Parents, shown.Parents, l => (l.Child, l.Parent), Of(KinLinkKind.Parent, undone)),
        Adoptions = Kept(Adoptions, shown.Adoptions, l => (l.Adopted, l.Adopter), Of(KinLinkKind.Adoption, undone)),
        Marriages = Kept(Marriages, shown.Marriages, Couple, Of(KinLinkKind.Marriage, undone)),
    }).AfterSpecialAdoptions();

    /// <summary>
    /// The links with what 特別養子縁組 makes of them (民法817条の9): an adoption of which the adopted person's record says so is one, and every other adoption before one that
    /// stands has ended by it.
    /// </summary>
    internal FamilyLinks AfterSpecialAdoptions() => SpecialAdoptions.Count == 0 ? this : this with { Adoptions = [.. Adoptions.Select(Marked).Select(Ended)] };

    private AdoptionLink Marked(AdoptionLink link) => !link.IsSpecial && link.Since is { } since && SpecialAdoptions.FirstOrDefault(f => f.Adopted == link.Adopted && f.Since?.IsSameAs(since) == true) is { } fact
        ? link with { IsSpecial = true, KeptParent = fact.KeptParent, EndedBy = fact.IsEnded ? AdoptionEnd.Dissolution : link.EndedBy } : link;

    private AdoptionLink Ended(AdoptionLink link) => link is { IsSpecial: false, EndedBy: null }
        && SpecialAdoptions.FirstOrDefault(f => f is { IsEnded: false } && f.Adopted == link.Adopted && Moment.Of(link.Since).IsBefore(Moment.Of(f.Since)) == Truth.Yes) is { } fact
            ? link with { Ended = fact.Since, EndedBy = AdoptionEnd.SpecialAdoption } : link;

    /// <summary>The links that are only inferred or of unknown origin: what somebody has to look at.</summary>
    public IEnumerable<(string Word, PersonId One, PersonId Other)> Doubtful =>
    [
        .. Parents.Where(l => !l.Origin.IsSure()).Select(l => ("親子", l.Child, l.Parent)),
        .. Adoptions.Where(l => !l.Origin.IsSure()).Select(l => ("養親子", l.Adopted, l.Adopter)),
        .. Marriages.Where(l => !l.Origin.IsSure() && l.Other is not null).Select(l => ("夫婦", l.One, l.Other!.Value)),
    ];

    private static (PersonId, PersonId) Couple(MarriageLink link) => link.Other is { } other && other.CompareTo(link.One) < 0 ? (other, link.One) : (link.One, link.Other ?? link.One);

    private static HashSet<(PersonId One, PersonId Other)> Of(KinLinkKind kind, IEnumerable<KinPair> pairs) => [.. pairs.Where(p => p.Kind == kind).SelectMany(p => new[] { (p.One, p.Other), (p.Other, p.One) })];

    private static IReadOnlyList<T> Kept<T>(IReadOnlyList<T> read, IReadOnlyList<T> shown, Func<T, (PersonId, PersonId)> key, HashSet<(PersonId, PersonId)> undone) =>
        undone.Count == 0 ? read : [.. read.Where(l => !undone.Contains(key(l))), .. shown.Where(l => undone.Contains(key(l)))];

    // What the registers tell of days and ends stays; a statement adds that it is sure.
    private static IReadOnlyList<T> Joined<T>(
        IReadOnlyList<T> read, IReadOnlyList<T> stated, Func<T, (PersonId, PersonId)> key, Func<T, LinkOrigin> origin, HashSet<(PersonId One, PersonId Other)> denied, Func<T, LinkOrigin, T> with)
    {
        var sure = stated.ToLookup(key);
        var kept = read.Where(l => origin(l).IsSure() || sure[key(l)].Any() || !denied.Contains(key(l)))
            .Select(l => !origin(l).IsSure() && sure[key(l)].FirstOrDefault() is { } known ? with(l, origin(known)) : l).ToList();
        var known = kept.Select(key).ToHashSet();
        return [.. kept, .. stated.Where(l => known.Add(key(l)))];
    }
}
