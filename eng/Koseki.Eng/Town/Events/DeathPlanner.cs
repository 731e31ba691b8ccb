using System.Globalization;
using Koseki.Domain.Notifications;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Plans the deaths of a town after the day of taking over: everybody has a length of life.</summary>
internal sealed class DeathPlanner(TownRandom random, TownNames names, TownPlaces places, Receptions receptions, DateOnly today)
{
    private static readonly string[] Others = ["同居者", "家主", "家屋管理人", "公設所の長", "後見人", "保佐人", "任意後見人"];

    /// <summary>The death of a person, or null when it lies after the town's last day.</summary>
    public LifeEvent? Of(TownPerson person)
    {
        // Deaths of the last days before the taking over had not been notified by then.
        var died = person.Dies > TownSettings.TakeOver ? person.Dies : TownSettings.TakeOver;
        var isFoundLate = random.Chance(0.03);
        var acceptedOn = died.AddDays(isFoundLate ? random.Number(9, 25) : random.Number(1, 6));
        if (acceptedOn > today)
        {
            return null;
        }

        var here = random.Chance(0.75);
        var reception = receptions.On(acceptedOn, here ? 0.92 : 0.5);
        var place = here ? places.Here(died) : reception.Origin is Origin.Elsewhere e ? e.AcceptedBy[..^1] : places.Elsewhere(died);
        var time = string.Create(CultureInfo.InvariantCulture, $"{random.Number(0, 23)}:{random.Number(0, 59):00}");
        var stranger = random.Chance(0.35);
        var fallback = new Notifier(stranger ? random.Pick(Others) : "同居していない親族",
            (stranger || random.Chance(0.5) ? names.Surname() : person.Surname).Text
            + names.Given(random.Chance(0.5) ? Domain.Registers.Sex.Male : Domain.Registers.Sex.Female, died.Year - 55, []).Text);
        return new DeathEvent(reception, person.Id, died,
            new(time, isFoundLate, place, places.Address(), fallback, random.Chance(0.7), random.Chance(0.6)));
    }
}
