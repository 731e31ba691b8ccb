using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 養親子 as registers show it: by the matters of the adopted, from whichever register tells them, and the couple of the
/// register entered by the adoption (戸籍法18条3項). Adoptions are not carried over on the adopters' side (戸籍法施行規則39条).
/// </summary>
internal sealed class RecordedAdoptions(RegisterSet registers, PersonNames names, RecordedSpecialAdoptions special)
{
    internal IReadOnlyList<AdoptionLink> All() => [.. registers.All.SelectMany(r => r.Entries).GroupBy(e => e.Person).SelectMany(OfOne)];

    private IEnumerable<AdoptionLink> OfOne(IGrouping<PersonId, RegisterEntry> entries)
    {
        var told = entries.SelectMany(RecordedFacts.Adoptions).GroupBy(a => (a.On?.Text, a.Adopter, a.IsSpecial))
            .Select(g => g.OrderByDescending(a => a.IsEnded).First()).ToList();
        foreach (var adoption in told)
        {
            var fact = adoption.IsSpecial ? special.Of(entries.Key, adoption.On) : null;
            foreach (var (adopter, origin) in Adopters(entries.Key, adoption).Where(a => a.Adopter != fact?.KeptParent).OrderBy(a => a.Origin).DistinctBy(a => a.Adopter))
            {
                yield return new(entries.Key, adopter, adoption.On, origin)
                {
                    IsSpecial = adoption.IsSpecial,
                    KeptParent = fact?.KeptParent,
                    Ended = adoption.Ended,
                    EndedBy = adoption.IsEnded || fact is { IsEnded: true } ? adoption.IsAnnulled ? AdoptionEnd.Annulment : AdoptionEnd.Dissolution : null,
                };
            }
        }
    }

    private IEnumerable<(PersonId Adopter, LinkOrigin Origin)> Adopters(PersonId adopted, AdoptionOnRecord adoption)
    {
        foreach (var register in registers.All)
        {
            var stood = register.Entries.LastOrDefault(e => e.Person == adopted && RecordedFacts.Adoptions(e).Any(a => a.On?.Text == adoption.On?.Text && a.IsSpecial == adoption.IsSpecial));
            foreach (var adopter in Couple.Of(register).Where(p => p.Person != adopted))
            {
                var column = stood is null ? null : (adoption.IsSpecial, adopter.Sex) switch
                {
                    (true, Sex.Male) => stood.Father,
                    (true, _) => stood.Mother,
                    (false, Sex.Male) => stood.AdoptiveFather,
                    (false, _) => stood.AdoptiveMother,
                };
                // The column names those who adopted last; of an adoption that names its adopter it says nothing.
                var isNamed = names.Bears(adopter.Person, adoption.Adopter ?? column);
                var tells = RecordedFacts.AdoptionsMade(adopter).Any(a => (a.On is null || adoption.On is null || a.On.IsSameAs(adoption.On)) && names.Bears(adopted, a.Adopted));
                if (isNamed && (tells || stood is not null || (adoption.Register is { } named && RecordedFacts.IsNamed(register, named))))
                {
                    yield return (adopter.Person, tells || IsEnteredBy(stood) ? LinkOrigin.Recorded : LinkOrigin.Inferred);
                }
            }
        }
    }

    private static bool IsEnteredBy(RegisterEntry? stood) => stood is not null && (RecordedFacts.CameByAdoption(stood) || stood.Entered.Cause is MatterTitles.Renewal or MatterTitles.Transfer);
}
