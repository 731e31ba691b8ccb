using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>
/// Plans what changes in lives besides births, weddings and deaths: divorces and what follows them, registers that move, grown
/// children who leave, names that change, adoptions and acknowledgements, about as often as in a city.
/// </summary>
internal sealed class ChangePlanner(TownRandom random, TownPeople people, TownNames names, TownPlaces places, Receptions receptions, DateOnly today)
{
    private const double Divorces = 0.008;
    private const double DivorcesOfTheNewlyWed = 0.02;
    private const double Transfers = 0.010;
    private const double Arrivals = 0.008;
    private const double Separations = 0.006;
    private const double GivenNameChanges = 0.0002;
    private const double FamilyNameChanges = 0.0004;
    private const double Adoptions = 0.0015;
    private const double Acknowledgements = 0.04;
    private const double Dissolutions = 0.3;
    private const double Naturalizations = 0.001;
    private const double Readings = 0.3;

    /// <summary>What can be planned when the registers are taken over.</summary>
    public IEnumerable<LifeEvent> Of(IReadOnlyList<TownRegister> registers)
    {
        var grown = registers.SelectMany(r => r.Entries.Skip(1).Where(e => e is { Removed: null, Mark: null } && e.Person.AgeOn(TownSettings.TakeOver) is >= 20 and < 50)).Select(e => e.Person).ToList();
        foreach (var register in registers)
        {
            foreach (var planned in Of(register).Concat(Adoption(register, grown)))
            {
                yield return planned;
            }

            if (When(Arrivals) is { } arrival)
            {
                yield return Arrival(arrival);
            }

            if (When(Naturalizations) is { } told)
            {
                yield return Naturalization(told);
            }
        }

        foreach (var person in grown)
        {
            if (When(Separations) is { } on && person.Dies > on)
            {
                yield return new SeparationEvent(receptions.On(on, 0.8), person.Id, NewHome(on), places.Address());
            }

            if (When(GivenNameChanges) is { } changed && person.Dies > changed)
            {
                yield return new GivenNameChangeEvent(receptions.On(changed, 1), person.Id, names.Given(person.Sex, person.Born.Year, [person.Given.Text]), places.Address());
            }
        }
    }

    /// <summary>The divorce of a couple that has just married, or null.</summary>
    public LifeEvent? OfTheNewlyWed(TownPair pair, TownPerson? husband, TownPerson? wife, DateOnly marriedOn) =>
        husband is not null && wife is not null && random.Chance(DivorcesOfTheNewlyWed) && marriedOn.AddDays(random.Number(150, 900)) is var on && on < today.AddDays(-2) && husband.Dies > on && wife.Dies > on
            ? Divorce(pair, on) : null;

    /// <summary>Another name, and children who follow.</summary>
    public IEnumerable<LifeEvent> AfterDivorce(Divorced divorced, IReadOnlyList<PersonId> minors)
    {
        if (divorced.Details.Home.Municipality is not null)
        {
            yield break;
        }

        var keeps = random.Chance(0.4);
        if (keeps && divorced.On.AddDays(random.Number(1, 85)) is var on && on < today.AddDays(-2))
        {
            yield return new KeptNameEvent(receptions.On(on, 1), divorced);
        }

        var joined = divorced.On.AddDays(random.Number(90, 160));
        if (divorced.Sex == Sex.Female && divorced.Details.Custody != "父(夫)" && joined < today.AddDays(-2) && random.Chance(0.7))
        {
            foreach (var child in minors)
            {
                yield return new JoiningEvent(receptions.On(joined, 1), child, divorced);
            }
        }
    }

    /// <summary>What somebody whose spouse has died may do about names and families.</summary>
    public IEnumerable<LifeEvent> AfterWidowing(TownPerson survivor, DateOnly diedOn)
    {
        var widowed = new Widowed(survivor.Id, survivor.Surname, diedOn, places.Address());
        if (random.Chance(0.03) && diedOn.AddDays(random.Number(60, 300)) is var ended && ended < today.AddDays(-2) && survivor.Dies > ended)
        {
            yield return new AffinityEndEvent(receptions.On(ended, 1), widowed);
        }

        if (random.Chance(0.015) && diedOn.AddDays(random.Number(60, 300)) is var reverted && reverted < today.AddDays(-2) && survivor.Dies > reverted)
        {
            yield return new ReversionEvent(receptions.On(reverted, 1), widowed, new(places.Domicile(), null));
        }
    }

    /// <summary>The end of an adoption, sometimes.</summary>
    public IEnumerable<LifeEvent> AfterAdoption(AdoptionEvent adoption, RegisterId former)
    {
        if (random.Chance(Dissolutions) && adoption.Reception.RecordedOn.AddDays(random.Number(100, 400)) is var on && on < today.AddDays(-2))
        {
            yield return new DissolutionEvent(receptions.On(on, 0.8), adoption, former);
        }
    }

    private IEnumerable<LifeEvent> Of(TownRegister register)
    {
        var head = register.Entries[0];
        foreach (var reading in register.HasKana ? [] : ReadingsOf(register))
        {
            yield return reading;
        }

        if (register.Couple is { Husband: { } husband, Wife: { } wife } couple && couple.LastsOn(TownSettings.TakeOver)
            && When(Divorces) is { } parted && couple.LastsOn(parted))
        {
            yield return Divorce(new(husband.Person.Id, wife.Person.Id), parted);
        }

        if (head.Removed is null && When(Transfers) is { } moved && head.Person.Dies > moved)
        {
            yield return new TransferEvent(receptions.On(moved, 0.8), head.Person.Id, random.Chance(0.3) ? new(places.Domicile(), null) : Elsewhere(moved), places.Address());
        }

        if (head.Removed is null && When(FamilyNameChanges) is { } renamed && head.Person.Dies > renamed)
        {
            yield return new FamilyNameChangeEvent(receptions.On(renamed, 1), head.Person.Id, names.Surname(), places.Address());
        }

        foreach (var child in register.Entries.Where(e => e is { Removed: null } && e.Person.Father is null).Select(e => e.Person))
        {
            if (When(Acknowledgements) is { } on)
            {
                var father = people.Stranger(Sex.Male, random.DayAfter(child.Born.AddYears(-38), 0, 16), on);
                yield return new AcknowledgementEvent(receptions.On(on, 0.8), child.Id, father, places.RegisterElsewhere(on, father.Father!), places.Address());
            }
        }
    }

    private IEnumerable<LifeEvent> Adoption(TownRegister register, List<TownPerson> grown)
    {
        if (grown.Count > 0 && register.Couple is { Husband: { } husband, Wife: { } wife } couple && When(Adoptions) is { } on && couple.LastsOn(on))
        {
            yield return new AdoptionEvent(receptions.On(on, 0.8), new(husband.Person.Id, wife.Person.Id), random.Pick(grown).Id, places.Address(), Witnesses(on));
        }
    }

    // The time for a first notification ended on 令和8年5月25日.
    private IEnumerable<LifeEvent> ReadingsOf(TownRegister register)
    {
        var days = Math.Min(LawDates.ReadingsByTheCity.AddDays(-5).DayNumber, today.AddDays(-2).DayNumber) - TownSettings.TakeOver.DayNumber;
        foreach (var (entry, i) in register.Entries.Select((e, i) => (e, i)).Where(p => p.e is { Removed: null } && p.e.Person.AgeOn(TownSettings.TakeOver) >= 20 && days > 1))
        {
            var on = TownSettings.TakeOver.AddDays(random.Number(1, days));
            if (i == 0 && random.Chance(Readings) && entry.Person.Dies > on)
            {
                yield return new FamilyNameReadingEvent(receptions.On(on, 1), entry.Person.Id, register.Surname.Kana, places.Address());
            }

            if (random.Chance(Readings) && entry.Person.Dies > on)
            {
                yield return new GivenNameReadingEvent(receptions.On(on, 1), entry.Person.Id, entry.Person.Given.Kana, places.Address());
            }
        }
    }

    private NaturalizationEvent Naturalization(DateOnly told)
    {
        var sex = random.Chance(0.5) ? Sex.Male : Sex.Female;
        var before = random.Pick(ForeignName.Of(sex));
        var person = people.Stranger(sex, random.DayAfter(told.AddYears(-55), 0, 32), told);
        return new(receptions.On(told.AddDays(random.Number(1, 2)), 1), person with { Father = $"{before.Family}，{random.Pick(ForeignName.Of(Sex.Male)).Given}", Mother = $"{before.Family}，{random.Pick(ForeignName.Of(Sex.Female)).Given}" },
            before, told, places.Domicile(), places.Address());
    }

    private ArrivalEvent Arrival(DateOnly on)
    {
        var person = people.Stranger(random.Chance(0.5) ? Sex.Male : Sex.Female, random.DayAfter(on.AddYears(-60), 0, 35), on);
        return new(receptions.On(on, 0.8), person, places.RegisterElsewhere(on, person.BirthName), places.Domicile(), places.Address());
    }

    private DivorceEvent Divorce(TownPair pair, DateOnly on)
    {
        var reception = receptions.On(on, 0.75);
        // Custody of both came into force on 2026-04-01 (民法819条).
        var both = reception.AcceptedOn >= LawDates.JointCustody && random.Chance(0.3);
        return new(reception, pair, new(both ? "父母双方" : random.Chance(0.85) ? "母(妻)" : "父(夫)", NewHome(on), places.Address(), places.Address(), Witnesses(on)));
    }

    private Witness[] Witnesses(DateOnly on) => [Witness(on), Witness(on)];

    private Witness Witness(DateOnly on) => new(names.Surname().Text + names.Given(random.Chance(0.5) ? Sex.Male : Sex.Female, on.Year - 45, []).Text, random.DayAfter(on.AddYears(-70), 0, 45), places.Address());

    private NewHome NewHome(DateOnly on) => random.Chance(0.7) ? new(places.Domicile(), null) : Elsewhere(on);

    private NewHome Elsewhere(DateOnly on)
    {
        var register = places.RegisterElsewhere(on, "");
        return new(register.Domicile.Text, register.Municipality);
    }

    private DateOnly? When(double likelihood)
    {
        for (var from = TownSettings.TakeOver.AddDays(1); from < today; from = from.AddYears(1))
        {
            if (random.Chance(likelihood))
            {
                return from.AddDays(random.Number(0, 364)) is var on && on < today.AddDays(-2) ? on : null;
            }
        }

        return null;
    }
}
