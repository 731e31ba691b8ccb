using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Plans the weddings of a town after the day of taking over.</summary>
internal sealed class MarriagePlanner(TownRandom random, TownPeople people, TownNames names, TownPlaces places, Receptions receptions, DateOnly today)
{
    /// <summary>The weddings of those who stand unmarried when the registers are taken over, and of some who come from elsewhere.</summary>
    public IEnumerable<LifeEvent> Of(IReadOnlyList<TownRegister> registers)
    {
        foreach (var (first, second) in new Matchmaker(random, today).Match(registers))
        {
            yield return second is null ? WithSomebody(first.Person, first.On)
                : Wedding(second.On, new TownPartner(first.Person), new TownPartner(second.Person));
            if (random.Chance(0.15))
            {
                yield return OfNewcomers(first.On);
            }
        }
    }

    /// <summary>The wedding of somebody whose spouse has died, or null when there is none.</summary>
    public LifeEvent? Again(TownPerson survivor, DateOnly diedOn)
    {
        var age = survivor.AgeOn(diedOn);
        var on = diedOn.AddDays(random.Number(120, 1500));
        return random.Chance(age < 50 ? 0.3 : age < 65 ? 0.08 : 0.01) && on < today.AddDays(-2) && survivor.Dies > on.AddYears(1) ? WithSomebody(survivor, on) : null;
    }

    private MarriageEvent WithSomebody(TownPerson person, DateOnly on)
    {
        var sex = person.Sex == Sex.Male ? Sex.Female : Sex.Male;
        var born = random.Day(person.Born.AddYears(sex == Sex.Female ? -3 : -6), person.Born.AddYears(sex == Sex.Female ? 6 : 3));
        born = born > on.AddYears(-19) ? random.Day(on.AddYears(-22), on.AddYears(-19)) : born;
        return Wedding(on, new TownPartner(person), random.Chance(0.05) ? new ForeignPartner(sex, born, random.Pick(ForeignName.Of(sex))) : Outside(sex, born, on, true));
    }

    // Both from elsewhere, and their new register here (戸籍法16条1項).
    private MarriageEvent OfNewcomers(DateOnly on)
    {
        var born = random.DayAfter(on.AddYears(-38), 0, 16);
        return Wedding(on, Outside(Sex.Male, born, on, false), Outside(Sex.Female, random.Day(born.AddYears(-2), born.AddYears(3)), on, false));
    }

    private OutsidePartner Outside(Sex sex, DateOnly born, DateOnly on, bool mayHead)
    {
        var person = people.Stranger(sex, born, on);
        var isOfAge = mayHead && person.AgeOn(on) >= 28;
        DateOnly? divorced = isOfAge && random.Chance(0.15) ? random.Day(on.AddYears(-6), on.AddDays(-200)) : null;
        var heads = isOfAge && random.Chance(divorced is null ? 0.06 : 0.7);
        return new(person, places.RegisterElsewhere(on, heads ? person.BirthName : person.Father!), divorced);
    }

    private MarriageEvent Wedding(DateOnly on, Partner one, Partner other)
    {
        var (husband, wife) = one.Sex == Sex.Male ? (one, other) : (other, one);
        var isOfTown = one is TownPartner || other is TownPartner;
        var isHere = !isOfTown || random.Chance(0.62);
        var elsewhere = isHere ? null : places.RegisterElsewhere(on, "");
        var address = places.Address();
        WeddingSide Side() => new(random.Chance(0.8) ? address : places.Address(), random.Chance(0.92));
        Witness Witness() => new(names.Surname().Text + names.Given(random.Chance(0.5) ? Sex.Male : Sex.Female, on.Year - 45, []).Text,
            random.DayAfter(on.AddYears(-70), 0, 45), places.Address());
        return new(receptions.On(on, isHere ? 0.75 : 0.35), husband, wife,
            new(random.Chance(0.94), elsewhere?.Domicile.Text ?? places.Domicile(), elsewhere?.Municipality,
                on.AddDays(-random.Number(0, 500)), random.Chance(0.3), Side(), Side(), [Witness(), Witness()]));
    }
}
