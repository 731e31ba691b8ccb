using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town;

/// <summary>Makes persons with names, parents, a birth on record and a length of life.</summary>
internal sealed class TownPeople(TownRandom random, TownNames names, TownPlaces places)
{
    /// <summary>The person number given last.</summary>
    public long LastPerson { get; private set; }

    /// <summary>Somebody whose parents' register is elsewhere, alive for at least two years after a day; of a known surname when one is given.</summary>
    public TownPerson Outsider(Sex sex, DateOnly born, DateOnly aliveOn, TownName? known = null) =>
        Stranger(sex, born, aliveOn, known) with { Id = new(++LastPerson) };

    /// <summary>The same, without a number: the register that takes the person in will give one.</summary>
    public TownPerson Stranger(Sex sex, DateOnly born, DateOnly aliveOn, TownName? known = null)
    {
        var surname = known ?? names.Surname();
        var parents = born.Year - 28;
        var father = surname.Text + names.Given(Sex.Male, parents, []).Text;
        var mother = surname.Text + names.Given(Sex.Female, parents, []).Text;
        var relationship = random.Pick(["長", "長", "長", "二", "二", "三"]) + sex.Word();
        return Make(new(surname, names.Given(sex, born.Year, []), sex, born, aliveOn.AddYears(2)), father, mother, relationship, 0.35);
    }

    /// <summary>A child born into a register of the town.</summary>
    public TownPerson Child(TownRegister register, Sex sex, DateOnly born, string? father, string mother, string relationship) =>
        Make(new(register.Surname, names.Given(sex, born.Year, register.GivenNames), sex, born, born.AddYears(1)), father, mother, relationship, 0.75)
            with { Id = new(++LastPerson) };

    private TownPerson Make(Beginning b, string? father, string? mother, string relationship, double bornHere)
    {
        var lifespan = random.Weighted(8, 22, 48, 22) switch
        {
            0 => random.Number(45, 64),
            1 => random.Number(65, 79),
            2 => random.Number(80, 90),
            _ => random.Number(91, 101),
        };
        var dies = random.DayAfter(b.Born, lifespan, lifespan);
        return new(default, b.Surname, b.Given, b.Sex, b.Born, dies < b.AliveUntil ? b.AliveUntil : dies, father, mother, relationship,
            BirthMatter(b.Born, bornHere, father is null));
    }

    private StatusMatter BirthMatter(DateOnly born, double bornHere, bool ofUnmarried)
    {
        var here = random.Chance(bornHere);
        var notified = born.AddDays(random.Number(2, 13));
        var origin = places.Origin(notified, here ? 0.92 : 0.45);
        return TownMatters.OfPerson("M-SHUSSHO", origin,
            ("出生日", TownMatters.Text(born)),
            ("出生地", here ? places.Here(born) : origin is Origin.Elsewhere e && random.Chance(0.8) ? e.AcceptedBy[..^1] : places.Elsewhere(born)),
            ("届出日", TownMatters.Text(notified)),
            ("届出人", ofUnmarried || random.Chance(0.18) ? "母" : "父"));
    }

    private sealed record Beginning(TownName Surname, TownName Given, Sex Sex, DateOnly Born, DateOnly AliveUntil);
}
