using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// Reads from registers who belongs to whom: what one register shows of both, or what both ends of a chain say alike, is
/// recorded; what fits by name, birth date and 本籍 alone is inferred; what fits by name alone is nothing.
/// </summary>
public static class RecordedLinks
{
    /// <summary>The links that the registers show, without what others have to say about them.</summary>
    public static FamilyLinks Of(RegisterSet registers)
    {
        var names = new PersonNames(registers);
        var marriages = new RecordedMarriages(registers, names).All();
        List<ParentLink> parents = [.. new RecordedParents(registers, names, marriages).All().Concat(RecordedAcknowledgements.Of(registers, names)).GroupBy(p => (p.Child, p.Parent)).Select(Surest)];
        var special = new RecordedSpecialAdoptions(registers, parents);
        return new FamilyLinks
        {
            Parents = parents,
            Adoptions = new RecordedAdoptions(registers, names, special).All(),
            SpecialAdoptions = special.All(),
            Marriages = marriages,
            Births = registers.All.SelectMany(r => r.Entries).GroupBy(e => e.Person).ToDictionary(g => g.Key, g => g.Last().BirthDate),
        }.AfterSpecialAdoptions();
    }

    // 認知 tells more than the column that was written because of it.
    private static ParentLink Surest(IEnumerable<ParentLink> same)
    {
        var links = same.ToList();
        var best = links.OrderBy(l => !l.Origin.IsSure()).ThenByDescending(l => l.Ground == ParentGround.Acknowledgement).First();
        return links.FirstOrDefault(l => l.AcknowledgedOn is not null) is { } acknowledged
            ? best with { Ground = ParentGround.Acknowledgement, AcknowledgedOn = acknowledged.AcknowledgedOn } : best;
    }
}

/// <summary>認知, by the matters of the child and of the father (戸籍法施行規則35条2号).</summary>
internal static class RecordedAcknowledgements
{
    internal static IEnumerable<ParentLink> Of(RegisterSet registers, PersonNames names)
    {
        var entries = registers.All.SelectMany(r => r.Entries.Select(e => (Register: r, Entry: e))).ToList();
        foreach (var (_, child) in entries)
        {
            foreach (var told in RecordedFacts.Acknowledgements(child).Where(a => a.Father is not null))
            {
                foreach (var father in entries.Where(f => f.Entry.Person != child.Person && f.Entry.Sex == Sex.Male && names.Bears(f.Entry.Person, told.Father)).GroupBy(f => f.Entry.Person))
                {
                    // 認知者の戸籍 and the name in it tell one person; the names of both, each on the other's record, may be of two.
                    var tellsTheChild = father.Any(f => RecordedFacts.Acknowledgements(f.Entry).Any(a => names.Bears(child.Person, a.Child)));
                    var isOfThatRegister = told.FathersRegister is { } register && father.Any(f => RecordedFacts.IsNamed(f.Register, register));
                    if (tellsTheChild || isOfThatRegister)
                    {
                        yield return new(child.Person, father.Key, ParentGround.Acknowledgement, isOfThatRegister ? LinkOrigin.Recorded : LinkOrigin.Inferred)
                        {
                            AcknowledgedOn = told.On,
                        };
                    }
                }
            }
        }
    }
}
