using Koseki.Domain.Characters;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>One register that may be the one on the paper: nothing of it but where it is and who heads it.</summary>
/// <param name="Register">The register.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者.</param>
/// <param name="Matches">Which of the typed boxes fit.</param>
public sealed record NightCandidate(RegisterId Register, string Domicile, string Head, IReadOnlyList<NightBox> Matches);

/// <summary>At most <see cref="NightRules.MostCandidates"/>, the best first, and whether there are more.</summary>
public sealed record NightAnswer(IReadOnlyList<NightCandidate> Candidates, bool HasMore);

/// <summary>
/// Finds registers by what is on a paper. All typed boxes together come first; where they find too few, all but one of them, and so
/// on: what was misread in one box does not hide the register.
/// </summary>
internal sealed class NightSearch(ICharacterTable characters)
{
    private readonly KeySearch keys = new(characters);

    internal async Task<NightAnswer> FindAsync(KosekiDbContext database, NightWords words, CancellationToken cancellation)
    {
        var found = new List<NightCandidate>();
        var more = false;
        foreach (var boxes in SubsetsOf(words.Filled))
        {
            var known = found.ConvertAll(f => f.Register.Value);
            var left = NightRules.MostCandidates - found.Count;
            var rows = await Rows(database, words, boxes).Where(r => !known.Contains(r.Register)).OrderBy(r => r.HeadKey).ThenBy(r => r.Register).Take(left + 1)
                .Select(r => new { r.Register, r.Domicile, r.Head }).ToListAsync(cancellation);
            more |= rows.Count > left;
            found.AddRange(rows.Take(left).Select(r => new NightCandidate(new(r.Register), r.Domicile, r.Head, boxes)));
            if (more)
            {
                break;
            }
        }

        return new(found, more);
    }

    // The largest first; among equals those with the boxes that stand first on the paper.
    private static IEnumerable<IReadOnlyList<NightBox>> SubsetsOf(IReadOnlyList<NightBox> boxes) => Enumerable.Range(1, (1 << boxes.Count) - 1)
        .Select(mask => (IReadOnlyList<NightBox>)[.. boxes.Where((_, i) => (mask & (1 << i)) != 0)])
        .OrderByDescending(s => s.Count).ThenBy(s => s.Sum(b => 1 << (int)b));

    private IQueryable<RegisterIndexRow> Rows(KosekiDbContext database, NightWords words, IReadOnlyList<NightBox> boxes)
    {
        var registers = database.RegisterIndex.AsNoTracking().Where(r => r.State == RegisterState.Current);
        if (boxes.Contains(NightBox.Domicile))
        {
            registers = keys.Within(registers, words.Domicile);
        }

        if (boxes.Contains(NightBox.Head))
        {
            registers = IsKana(words.Head) ? Headed(database, registers, words.Head).Union(keys.Headed(registers, words.Head)) : keys.Headed(registers, words.Head);
        }

        if (!boxes.Contains(NightBox.Person) && !boxes.Contains(NightBox.Birth))
        {
            return registers;
        }

        // Both of one person: the name of the one and the birthday of the other is no match.
        var persons = database.PersonIndex.AsNoTracking().Where(p => !p.IsRemoved);
        if (boxes.Contains(NightBox.Person))
        {
            persons = IsKana(words.Person) ? KeySearch.Read(persons, words.Person).Union(keys.Named(persons, words.Person)) : keys.Named(persons, words.Person);
        }

        if (boxes.Contains(NightBox.Birth))
        {
            persons = KeySearch.Born(persons, words.Birth);
        }

        var places = persons.Select(p => p.Register);
        return registers.Where(r => places.Contains(r.Register));
    }

    // The head is one of the register's persons, also after their death: by their reading.
    private static IQueryable<RegisterIndexRow> Headed(KosekiDbContext database, IQueryable<RegisterIndexRow> registers, string kana)
    {
        var persons = KeySearch.Read(database.PersonIndex.AsNoTracking(), kana);
        return registers.Where(r => persons.Any(p => p.Register == r.Register && p.FamilyName + "　" + p.GivenName == r.Head));
    }

    // A name written in kana (さくら) may be recorded so, with no reading beside it: both are looked for.
    private static bool IsKana(string text) => SearchKey.OfKana(text) is { Length: > 0 } kana && kana.All(c => c is >= 'ァ' and <= 'ヺ');
}
