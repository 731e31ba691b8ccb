using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Plans everything that happens after the taking over, at its beginning and as it goes on.</summary>
internal sealed class TownPlanners
{
    private readonly BirthPlanner births;
    private readonly DeathPlanner deaths;
    private readonly MarriagePlanner marriages;
    private readonly ChangePlanner changes;
    private readonly Dictionary<PersonId, TownPerson> lives = [];

    /// <summary>Planners that draw from one source of chance.</summary>
    public TownPlanners(TownRandom random, TownPeople people, TownNames names, TownPlaces places, DateOnly today)
    {
        var receptions = new Receptions(random, places, today);
        births = new(random, names, places, receptions, today);
        deaths = new(random, names, places, receptions, today);
        marriages = new(random, people, names, places, receptions, today);
        changes = new(random, people, names, places, receptions, today);
    }

    /// <summary>What can be planned when the registers are taken over.</summary>
    public IEnumerable<LifeEvent> AtTheTakeOver(IReadOnlyList<TownRegister> registers)
    {
        foreach (var person in registers.SelectMany(r => r.Entries).Where(e => e.Removed is null).Select(e => e.Person))
        {
            lives[person.Id] = person;
        }

        return [.. registers.SelectMany(births.Of), .. lives.Values.Select(deaths.Of).OfType<LifeEvent>(), .. marriages.Of(registers), .. changes.Of(registers)];
    }

    /// <summary>Children of a couple that has a register here, and the death of one who came from elsewhere.</summary>
    public IEnumerable<LifeEvent> AfterWedding(DateOnly on, FamilyRegister home, Partner husband, Partner wife)
    {
        foreach (var newcomer in new[] { husband, wife }.OfType<OutsidePartner>())
        {
            var entry = home.Standing.Last(e => e.GivenName == newcomer.Given);
            var person = lives[entry.Person] = newcomer.Person with { Id = entry.Person };
            if (deaths.Of(person) is { } death)
            {
                yield return death;
            }
        }

        PersonId? IdOf(Partner partner) => partner.IsForeign ? null : home.Standing.Last(e => e.GivenName == partner.Given).Person;
        var pair = new TownPair(IdOf(husband), IdOf(wife));
        if (changes.OfTheNewlyWed(pair, LifeOf(pair.Husband), LifeOf(pair.Wife), on) is { } divorce)
        {
            yield return divorce;
        }

        var until = new[] { pair.Husband, pair.Wife }.OfType<PersonId>().Min(id => lives[id].Dies);
        foreach (var birth in births.AfterWedding(new(pair, wife.Born, until), on))
        {
            yield return birth;
        }
    }

    /// <summary>Another wedding, another name or the end of affinity of somebody whose spouse has died.</summary>
    public IEnumerable<LifeEvent> AfterWidowing(PersonId survivor, DateOnly diedOn)
    {
        if (LifeOf(survivor) is { } person)
        {
            if (marriages.Again(person, diedOn) is { } wedding)
            {
                yield return wedding;
            }

            foreach (var change in changes.AfterWidowing(person, diedOn))
            {
                yield return change;
            }
        }
    }

    /// <summary>What follows a divorce.</summary>
    public IEnumerable<LifeEvent> AfterDivorce(Divorced divorced, IReadOnlyList<PersonId> minors) => changes.AfterDivorce(divorced, minors);

    /// <summary>What may end an adoption.</summary>
    public IEnumerable<LifeEvent> AfterAdoption(AdoptionEvent adoption, RegisterId former) => changes.AfterAdoption(adoption, former);

    /// <summary>The death of somebody whose register came from elsewhere, or nothing.</summary>
    public IEnumerable<LifeEvent> AfterArrival(TownPerson person)
    {
        lives[person.Id] = person;
        return deaths.Of(person) is { } death ? [death] : [];
    }

    private TownPerson? LifeOf(PersonId? person) => person is { } id && lives.TryGetValue(id, out var life) ? life : null;
}
