using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Plans the births of a town after the day of taking over: more than real, so that registers have histories.</summary>
internal sealed class BirthPlanner(TownRandom random, TownNames names, TownPlaces places, DateOnly today)
{
    /// <summary>The births of a register's couple.</summary>
    public IEnumerable<LifeEvent> Of(TownRegister register)
    {
        if (register.Couple is not { } couple || !couple.LastsOn(TownSettings.TakeOver) || !random.Chance(Likelihood(couple.Wife!.Person.AgeOn(TownSettings.TakeOver))))
        {
            yield break;
        }

        var youngest = register.Entries.Max(e => e.Person.Born);
        var earliest = youngest.AddDays(330) > TownSettings.TakeOver ? youngest.AddDays(330) : TownSettings.TakeOver;
        var address = places.Address();
        var born = random.Day(earliest, today.AddDays(-4));
        while (born < today.AddDays(-3) && couple.LastsOn(born))
        {
            var twins = random.Chance(0.03);
            yield return Birth(register, born, address, twins);
            if (twins)
            {
                yield return Birth(register, born, address, true);
            }

            born = random.Chance(0.3) ? born.AddDays(random.Number(340, 500)) : today;
        }
    }

    private LifeEvent Birth(TownRegister register, DateOnly born, string address, bool twin)
    {
        var sex = random.Chance(0.512) ? Sex.Male : Sex.Female;
        var acceptedOn = Earlier(born.AddDays(random.Number(1, 13)), today);
        var here = random.Chance(0.7);
        Origin origin = random.Chance(here ? 0.9 : 0.4) ? new Origin.Here()
            : new Origin.Elsewhere(places.Elsewhere(born) + "長", Earlier(acceptedOn.AddDays(random.Number(1, 4)), today));
        var reached = TownMatters.ReachedOn(origin, acceptedOn);
        if (reached.Year != acceptedOn.Year)
        {
            (origin, reached) = (new Origin.Here(), acceptedOn);
        }

        var closed = ClosingDays.National.IsClosed(reached);
        var recordedOn = Earlier(ClosingDays.National.NextOpen(reached.AddDays(random.Chance(0.3) ? 1 : 0)), today);
        var place = here ? places.Here(born) : origin is Origin.Elsewhere e ? e.AcceptedBy[..^1] : places.Elsewhere(born);
        var choice = new List<TownName>();
        while (choice.Count < 16)
        {
            choice.Add(names.Given(sex, born.Year, [.. choice.Select(n => n.Text)]));
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"{random.Number(0, 23)}:{random.Number(0, 59):00}");
        return new BirthEvent(acceptedOn, register.Id, born, sex, new(choice, place, address, time, random.Chance(0.2), twin, random.Number(twin ? 1900 : 2400, twin ? 2900 : 3900),
            origin, recordedOn, origin is not Origin.Here ? "通知" : closed ? "当直" : "窓口"));
    }

    private static double Likelihood(int age) => age switch
    {
        < 18 or > 43 => 0,
        <= 24 => 0.35,
        <= 34 => 0.55,
        <= 39 => 0.35,
        _ => 0.1,
    };

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
