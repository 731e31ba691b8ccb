using System.Globalization;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Plans the births of a town after the day of taking over, by the mother's age and the children she has.</summary>
internal sealed class BirthPlanner(TownRandom random, TownNames names, TownPlaces places, Receptions receptions, DateOnly today)
{
    /// <summary>The births of the couple that a register has when it is taken over.</summary>
    public IEnumerable<LifeEvent> Of(TownRegister register)
    {
        if (register.Couple is not { } couple || !couple.LastsOn(TownSettings.TakeOver))
        {
            return [];
        }

        var (husband, wife) = (couple.Husband!.Person, couple.Wife!.Person);
        var youngest = register.Entries.Max(e => e.Person.Born).AddDays(330);
        return Of(new(new(husband.Id, wife.Id), wife.Born, husband.Dies < wife.Dies ? husband.Dies : wife.Dies),
            youngest > TownSettings.TakeOver ? youngest : TownSettings.TakeOver, register.Entries.Count - 2);
    }

    /// <summary>The births after a wedding; some brides are with child.</summary>
    public IEnumerable<LifeEvent> AfterWedding(Parents parents, DateOnly on) => Of(parents, on.AddDays(random.Chance(0.2) ? 40 : 260), 0);

    private IEnumerable<LifeEvent> Of(Parents parents, DateOnly from, int children)
    {
        var address = places.Address();
        while (from < today && from < parents.Until && AgeOn(parents.MotherBorn, from) <= 44)
        {
            if (!random.Chance(Likelihood(AgeOn(parents.MotherBorn, from), children)))
            {
                from = from.AddYears(1);
                continue;
            }

            var born = from.AddDays(random.Number(0, 364));
            if (born > today.AddDays(-4) || born.AddDays(20) > parents.Until)
            {
                yield break;
            }

            var twins = random.Chance(0.02);
            for (var i = 0; i < (twins ? 2 : 1); i++, children++)
            {
                yield return Birth(parents.Pair, born, address, twins);
            }

            from = born.AddDays(random.Number(400, 800));
        }
    }

    private BirthEvent Birth(TownPair parents, DateOnly born, string address, bool twin)
    {
        var sex = random.Chance(0.512) ? Sex.Male : Sex.Female;
        var acceptedOn = born.AddDays(random.Number(1, 13));
        var here = random.Chance(0.7);
        var reception = receptions.On(acceptedOn < today ? acceptedOn : today, here ? 0.9 : 0.4);
        var place = here ? places.Here(born) : reception.Origin is Origin.Elsewhere e ? e.AcceptedBy[..^1] : places.Elsewhere(born);
        var choice = new List<TownName>();
        while (choice.Count < 16)
        {
            choice.Add(names.Given(sex, born.Year, [.. choice.Select(n => n.Text)]));
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"{random.Number(0, 23)}:{random.Number(0, 59):00}");
        return new(reception, parents, born, sex, new(choice, place, address, time, random.Chance(0.2), twin, random.Number(twin ? 1900 : 2400, twin ? 2900 : 3900)));
    }

    // How likely a married woman of an age gives birth within a year.
    private static double Likelihood(int age, int children) => age switch
    {
        < 18 => 0,
        <= 24 => 0.2,
        <= 29 => 0.22,
        <= 34 => 0.17,
        <= 39 => 0.08,
        <= 44 => 0.015,
        _ => 0,
    }
    * children switch { <= 0 => 1.2, 1 => 1, 2 => 0.35, _ => 0.12 };

    private static int AgeOn(DateOnly born, DateOnly day) => Domain.Calendar.LegalAge.At(born, day);
}

/// <summary>Who may have children.</summary>
/// <param name="Pair">The couple.</param>
/// <param name="MotherBorn">The mother's day of birth.</param>
/// <param name="Until">The day on which the first of the two dies.</param>
internal sealed record Parents(TownPair Pair, DateOnly MotherBorn, DateOnly Until);
