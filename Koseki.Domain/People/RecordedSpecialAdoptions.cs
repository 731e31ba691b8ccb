using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 特別養子縁組 as the registers of the adopted tell it, that of the natural parents and the one between included (戸籍法20条の3): since when, whether a 離縁 has ended it,
/// and the natural parent whose spouse alone adopted.
/// </summary>
/// <param name="registers">The registers.</param>
/// <param name="parents">The natural parents that they show.</param>
internal sealed class RecordedSpecialAdoptions(RegisterSet registers, IReadOnlyList<ParentLink> parents)
{
    private readonly List<SpecialAdoptionFact> facts = [.. registers.All.SelectMany(r => r.Entries).GroupBy(e => e.Person).SelectMany(g => OfOne(g, registers, parents))];

    internal IReadOnlyList<SpecialAdoptionFact> All() => facts;

    internal SpecialAdoptionFact? Of(PersonId adopted, RegisterDate? since) => facts.FirstOrDefault(f => f.Adopted == adopted && f.Since?.Text == since?.Text);

    private static IEnumerable<SpecialAdoptionFact> OfOne(IGrouping<PersonId, RegisterEntry> entries, RegisterSet registers, IReadOnlyList<ParentLink> parents)
    {
        var matters = entries.SelectMany(e => e.Matters).Where(m => !m.IsErased).ToList();
        var ended = matters.Where(m => m.Title == MatterTitles.DissolutionOfSpecialAdoption).Select(RecordedFacts.SpecialAdoptionDay).ToList();
        foreach (var told in matters.Where(m => m.Title is MatterTitles.SpecialAdoption or MatterTitles.SpecialAdoptionLeft).GroupBy(m => RecordedFacts.SpecialAdoptionDay(m)?.Text))
        {
            var since = RecordedFacts.SpecialAdoptionDay(told.First());
            yield return new(entries.Key, since)
            {
                IsEnded = ended.Exists(e => e is null || since is null || e.Latest >= since.Earliest),
                KeptParent = Kept(entries, told, registers, parents),
            };
        }
    }

    // 817条の3第2項但書: the register left names one adopter alone; where it is not at hand, one of the couple that the child stands with is known as its parent by nature.
    private static PersonId? Kept(IGrouping<PersonId, RegisterEntry> entries, IEnumerable<StatusMatter> told, RegisterSet registers, IReadOnlyList<ParentLink> parents)
    {
        var left = told.Where(m => m.Title == MatterTitles.SpecialAdoptionLeft).ToList();
        var (father, mother) = (left.Exists(m => m[MatterLabels.AdoptiveFather] is not null), left.Exists(m => m[MatterLabels.AdoptiveMother] is not null));
        var natural = parents.Where(p => p.Child == entries.Key && p.Origin.IsSure() && p.Ground != ParentGround.Apparent).Select(p => p.Parent).ToList();
        if (natural.Count == 0 || (father && mother))
        {
            return null;
        }

        var couples = registers.All.Where(r => r.Entries.Any(e => e.Person == entries.Key && RecordedFacts.Adoptions(e).Any(a => a.IsSpecial))).SelectMany(Couple.Of).ToList();
        var kept = natural.Where(p => father || mother ? SexOf(registers, p) == (father ? Sex.Female : Sex.Male) : couples.Exists(e => e.Person == p)).ToList();
        return kept is [var only] ? only : null;
    }

    private static Sex? SexOf(RegisterSet registers, PersonId person) => registers.All.SelectMany(r => r.Entries).LastOrDefault(e => e.Person == person)?.Sex;
}
