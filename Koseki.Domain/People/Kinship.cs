using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 親族: what the law asks of kinship, by numbers (民法725条–729条). It knows the links it was given and nothing else: no answer
/// means 「知られていない」, never 「ない」.
/// </summary>
public sealed class Kinship
{
    // No living person has kin of the ninth generation; a circle in wrong records ends here, too.
    private const int Deepest = 8;

    private readonly FamilyLinks links;
    private readonly ILookup<PersonId, Step> up;
    private readonly ILookup<PersonId, MarriageLink> marriages;
    private readonly Dictionary<PersonId, IReadOnlyList<Descent>> lines = [];

    /// <summary>The kinship that some links make.</summary>
    public Kinship(FamilyLinks links)
    {
        this.links = links;
        up = Steps.Of(links).ToLookup(s => s.Child);
        marriages = links.Marriages.Where(m => m.EndedBy != MarriageEnd.Nullity)
            .SelectMany(m => m.Other is { } other ? new[] { (m.One, m), (other, m) } : [(m.One, m)]).ToLookup(p => p.Item1, p => p.m);
    }

    /// <summary>The links it knows.</summary>
    public FamilyLinks Links => links;

    /// <summary>
    /// Every way in which two persons are, or were, related: blood before adoption before affinity, the nearest first. Empty
    /// when none is known; a marriage between the two is none.
    /// </summary>
    public IReadOnlyList<Tie> Between(PersonId one, PersonId other) => one == other ? [] :
        [.. Lines(one, other).Select(BloodTie).Concat(ByMarriage(one, other)).Concat(ByMarriage(other, one)).Distinct()
            .OrderBy(t => t.Kind).ThenBy(t => t.Ended is not null).ThenBy(t => t.Degree)];

    /// <summary>The person's marriages, in the order of their days; one that is void was none.</summary>
    public IReadOnlyList<MarriageLink> MarriagesOf(PersonId person) => [.. marriages[person].OrderBy(m => m.Since?.Earliest)];

    /// <summary>The marriages that may have stood on a day: on its own first day, and on the day it ended.</summary>
    public IReadOnlyList<MarriageLink> MarriagesOf(PersonId person, DateOnly at) => [.. MarriagesOf(person)
        .Where(m => Moment.Of(m.Since).Earliest <= at && (m.EndedBy is null || Moment.Of(m.Ended).Latest >= at))];

    /// <summary>The person's adoptions as the adopted, ended ones included; one that is void was none.</summary>
    public IReadOnlyList<AdoptionLink> AdoptionsOf(PersonId adopted) => [.. links.Adoptions.Where(a => a.Adopted == adopted && a.EndedBy != AdoptionEnd.Nullity)];

    /// <summary>
    /// Father and mother by law, as of one born of them: by nature, or by a 特別養子縁組 that stands, which puts the adopters in the place of those by nature
    /// (民法817条の2, 817条の9). One who is only apparent is none, nor is one who adopted otherwise.
    /// </summary>
    public IReadOnlyList<PersonId> ParentsOf(PersonId child) => [.. Filiations().Where(p => p.Child == child).Select(p => p.Parent).Distinct().Order()];

    /// <summary>Those of <see cref="ParentsOf"/> of whom a link is sure.</summary>
    public IReadOnlyList<PersonId> SureParentsOf(PersonId child) => [.. Filiations().Where(p => p.Child == child && p.Origin.IsSure()).Select(p => p.Parent).Distinct().Order()];

    /// <summary>The children by law as of one's own: of nature as long as no 特別養子縁組 has taken them away, and of a 特別養子縁組 that stands. By birth date.</summary>
    public IReadOnlyList<PersonId> ChildrenOf(PersonId parent) =>
        [.. Filiations().Where(p => p.Parent == parent).Select(p => p.Child).Distinct().OrderBy(c => links.Births.GetValueOrDefault(c)?.Earliest)];

    /// <summary>Father and mother by nature, whoever adopted the child since.</summary>
    public IReadOnlyList<PersonId> NaturalParentsOf(PersonId child) =>
        [.. links.Parents.Where(p => p.Child == child && p.Ground != ParentGround.Apparent).Select(p => p.Parent).Distinct().Order()];

    /// <summary>The children by nature, whoever adopted them since.</summary>
    public IReadOnlyList<PersonId> BornOf(PersonId parent) =>
        [.. links.Parents.Where(p => p.Parent == parent && p.Ground != ParentGround.Apparent).Select(p => p.Child).Distinct().OrderBy(c => links.Births.GetValueOrDefault(c)?.Earliest)];

    /// <summary>Whether a 特別養子縁組 that stands has ended the kinship with a natural parent (民法817条の9).</summary>
    public bool IsCutOff(PersonId child, PersonId parent) =>
        links.Parents.Any(p => p.Child == child && p.Parent == parent && Steps.IsCutOff(p, links)) && !ParentsOf(child).Contains(parent);

    /// <summary>Whether a 特別養子縁組 of the person stands, whether the adopters are known or not.</summary>
    public bool IsSpeciallyAdopted(PersonId person) =>
        links.SpecialAdoptions.Any(f => f.Adopted == person && !f.IsEnded) || links.Adoptions.Any(a => a.Adopted == person && a is { IsSpecial: true, EndedBy: null });

    private IEnumerable<(PersonId Child, PersonId Parent, LinkOrigin Origin)> Filiations() =>
    [
        .. links.Parents.Where(p => p.Ground != ParentGround.Apparent && !Steps.IsCutOff(p, links)).Select(p => (p.Child, p.Parent, p.Origin)),
        .. links.Adoptions.Where(a => a is { IsSpecial: true, EndedBy: null }).Select(a => (a.Adopted, a.Adopter, a.Origin)),
    ];

    /// <summary>Whether one is a descendant of the other, by blood or an adoption that lasts; null where a link on the way is not sure.</summary>
    public bool? IsDescendant(PersonId one, PersonId other) => Answer(Lines(one, other).Where(w => w.Other.Steps.Count == 0 && w.One.Steps.Count > 0));

    /// <summary>
    /// Whether one is a 尊属 of the other: a direct ancestor or an ancestor's brother or sister, by blood or an adoption that lasts (民法793条). Null where a link
    /// on the way is not sure, or a special adoption has ended it.
    /// </summary>
    public bool? IsAscendant(PersonId one, PersonId other) => Answer(Lines(one, other).Where(w => w.One.Steps.Count < w.Other.Steps.Count));

    private static bool? Answer(IEnumerable<(Descent One, Descent Other)> ways)
    {
        var lasting = ways.Select(w => (Way: w, End: EndOf(w))).Where(w => w.End is null or TieEnd.SpecialAdoption).ToList();
        return lasting.Exists(w => w.End is null && IsCertain(w.Way)) ? true : lasting.Count > 0 ? null : false;
    }

    /// <summary>Brothers and sisters by blood, of one parent (半血) or both.</summary>
    public IReadOnlyList<PersonId> SiblingsOf(PersonId person) =>
        [.. NaturalParentsOf(person).SelectMany(BornOf).Where(c => c != person).Distinct().Order()];

    private static Tie BloodTie((Descent One, Descent Other) way)
    {
        var steps = way.One.Steps.Concat(way.Other.Steps).ToList();
        return new(steps.Any(s => s.IsAdoption) ? TieKind.Adoption : TieKind.Blood, LineOf(way), steps.Count)
        {
            Ended = EndOf(way),
            IsCertain = IsCertain(way),
            IsOfTheAdopted = way.One.Steps is [{ IsAdoption: true }, ..] || way.Other.Steps is [{ IsAdoption: true }, ..],
        };
    }

    private static TieLine LineOf((Descent One, Descent Other) way) =>
        way.One.Steps.Count == 0 || way.Other.Steps.Count == 0 ? TieLine.Lineal : TieLine.Collateral;

    // The end of an adoption counts before that of natural kinship: another article speaks of it.
    private static TieEnd? EndOf((Descent One, Descent Other) way) =>
        way.One.Steps.Concat(way.Other.Steps).Where(s => s.EndedBy is not null).OrderBy(s => s.EndedBy).Select(s => s.EndedBy).FirstOrDefault();

    private static bool IsCertain((Descent One, Descent Other) way) =>
        way.One.Holds.And(way.Other.Holds) == Truth.Yes && way.One.Steps.Concat(way.Other.Steps).All(s => s.IsSure);

    // The spouse's relatives by blood: each of the two lines has to have stood together with the marriage.
    private IEnumerable<Tie> ByMarriage(PersonId one, PersonId other)
    {
        foreach (var marriage in marriages[one])
        {
            foreach (var way in marriage.SpouseOf(one) is { } spouse && spouse != other ? Lines(spouse, other) : [])
            {
                var since = Moment.Of(marriage.Since).OrLater(way.One.Since).OrLater(way.Other.Since);
                var met = new[] { EndOfAffinity(marriage)?.At, way.One.Ended, way.Other.Ended, way.One.Cut, way.Other.Cut }.OfType<Moment>()
                    .Aggregate(Truth.Yes, (met, end) => met.And(since.IsBefore(end)));
                if (met != Truth.No)
                {
                    var lineEnded = EndOf(way);
                    yield return new(TieKind.Affinity, LineOf(way), way.One.Steps.Count + way.Other.Steps.Count)
                    {
                        Ended = EndOfAffinity(marriage)?.By ?? lineEnded,
                        LineEnded = lineEnded,
                        IsCertain = met == Truth.Yes && marriage.Origin.IsSure() && IsCertain(way),
                        IsOfDescendantsSpouse = way.One.Steps.Count > 0,
                    };
                }
            }
        }
    }

    private static (Moment At, TieEnd By)? EndOfAffinity(MarriageLink marriage) => marriage.EndedBy switch
    {
        MarriageEnd.Divorce => (Moment.Of(marriage.Ended), TieEnd.Divorce),
        MarriageEnd.Annulment => (Moment.Of(marriage.Ended), TieEnd.AnnulledMarriage),
        null or MarriageEnd.Death or MarriageEnd.Nullity => marriage.AffinityEnded is { } day ? (Moment.Of(day), TieEnd.EndOfAffinity) : null,
    };

    private IEnumerable<(Descent One, Descent Other)> Lines(PersonId one, PersonId other)
    {
        var others = LinesUp(other).ToLookup(d => d.Top);
        return from line in LinesUp(one)
               from to in others[line.Top]
               where !line.Below.Intersect(to.Below).Any() && !line.Below.Contains(to.Top) && !to.Below.Contains(line.Top)
               select (line, to);
    }

    private IReadOnlyList<Descent> LinesUp(PersonId person)
    {
        if (!lines.TryGetValue(person, out var found))
        {
            var all = new List<Descent> { new(person) };
            for (var at = 0; at < all.Count; at++)
            {
                var line = all[at];
                if (line.Steps.Count < Deepest)
                {
                    all.AddRange(up[line.Top].Where(s => s.Parent != line.Top && !line.Below.Contains(s.Parent)).Select(line.Then).Where(d => d.Holds != Truth.No));
                }
            }

            lines[person] = found = all;
        }

        return found;
    }
}
