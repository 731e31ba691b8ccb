using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>Somebody of the town who wants to marry on a day.</summary>
/// <param name="Person">The person.</param>
/// <param name="Home">The register in which the person stands when it is taken over.</param>
/// <param name="On">The day.</param>
internal sealed record Willing(TownPerson Person, RegisterId Home, DateOnly On);

/// <summary>Decides who of the town marries after the taking over, when, and who of them marry each other.</summary>
internal sealed class Matchmaker(TownRandom random, DateOnly today)
{
    private const int Neighbours = 60;

    /// <summary>Everybody who marries: two of the town, or one with somebody from outside.</summary>
    public IEnumerable<(Willing First, Willing? Second)> Match(IEnumerable<TownRegister> registers)
    {
        var all = registers.SelectMany(Of).OrderBy(w => w.On).ThenBy(w => w.Person.Id).ToList();
        var taken = new HashSet<PersonId>();
        for (var i = 0; i < all.Count; i++)
        {
            if (taken.Add(all[i].Person.Id))
            {
                var other = random.Chance(0.3) ? all.Skip(i + 1).Take(Neighbours).FirstOrDefault(w => !taken.Contains(w.Person.Id) && Suit(all[i], w)) : null;
                if (other is not null)
                {
                    taken.Add(other.Person.Id);
                }

                yield return (all[i], other);
            }
        }
    }

    private IEnumerable<Willing> Of(TownRegister register)
    {
        // Of a couple that one had left before the register was renewed, the register does not say how the marriage ended.
        var couple = register.Couple;
        var unknown = couple is not null && (couple.Husband is null || couple.Wife is null);
        foreach (var entry in register.Entries.Where(e => e is { Removed: null, Mark: null }))
        {
            var isOfCouple = couple is not null && (entry == couple.Husband || entry == couple.Wife);
            if (!(unknown && isOfCouple) && DayOf(entry.Person, isOfCouple) is { } on)
            {
                yield return new(entry.Person, register.Id, on);
            }
        }
    }

    private DateOnly? DayOf(TownPerson person, bool isAgain)
    {
        for (var from = TownSettings.TakeOver.AddDays(1); from < today; from = from.AddYears(1))
        {
            if (random.Chance(Likelihood(person.AgeOn(from), isAgain)))
            {
                var on = from.AddDays(random.Number(0, 364));
                return on < today.AddDays(-2) && LivesOn(person, on) ? on : null;
            }
        }

        return null;
    }

    private static bool LivesOn(TownPerson person, DateOnly on) => person.Dies > on.AddYears(1);

    private static bool Suit(Willing one, Willing other) =>
        one.Person.Sex != other.Person.Sex && one.Home != other.Home && LivesOn(one.Person, other.On)
        && Math.Abs(one.Person.Born.Year - other.Person.Born.Year) <= 8;

    // How likely somebody unmarried of an age marries within a year.
    private static double Likelihood(int age, bool isAgain) => age switch
    {
        < 18 => 0,
        < 20 => 0.004,
        < 25 => 0.03,
        < 30 => 0.1,
        < 35 => 0.08,
        < 40 => 0.04,
        < 50 => isAgain ? 0.04 : 0.012,
        < 65 => isAgain ? 0.01 : 0.002,
        _ => isAgain ? 0.001 : 0,
    };
}
