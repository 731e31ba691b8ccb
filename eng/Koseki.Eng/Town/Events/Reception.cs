using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;

namespace Koseki.Eng.Town.Events;

/// <summary>When, where and how a paper was received.</summary>
/// <param name="AcceptedOn">受理日.</param>
/// <param name="Origin">Where it was accepted.</param>
/// <param name="RecordedOn">記録日.</param>
/// <param name="Means">窓口, 当直, 届書等情報の通知.</param>
internal sealed record Reception(DateOnly AcceptedOn, Origin Origin, DateOnly RecordedOn, string Means);

/// <summary>Decides how papers are received.</summary>
internal sealed class Receptions(TownRandom random, TownPlaces places, DateOnly today)
{
    /// <summary>
    /// A paper accepted on a day, with the given probability here. What would arrive in another year than it was accepted
    /// in is accepted here, so that the number of the receipt is of the year of both.
    /// </summary>
    public Reception On(DateOnly acceptedOn, double here)
    {
        Origin origin = random.Chance(here) ? new Origin.Here()
            : new Origin.Elsewhere(places.Elsewhere(acceptedOn) + "長", Earlier(acceptedOn.AddDays(random.Number(1, 4)), today));
        var reached = TownMatters.ReachedOn(origin, acceptedOn);
        if (reached.Year != acceptedOn.Year)
        {
            (origin, reached) = (new Origin.Here(), acceptedOn);
        }

        var recordedOn = Earlier(ClosingDays.National.NextOpen(reached.AddDays(random.Chance(0.3) ? 1 : 0)), today);
        return new(acceptedOn, origin, recordedOn, origin is not Origin.Here ? "届書等情報の通知" : ClosingDays.National.IsClosed(reached) ? "当直" : "窓口");
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
