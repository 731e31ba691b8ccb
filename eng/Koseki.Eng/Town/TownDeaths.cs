using System.Globalization;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town;

/// <summary>Writes the deaths that lie before the day of taking over, in their order.</summary>
internal sealed class TownDeaths(TownRandom random, TownPlaces places)
{
    /// <summary>Everybody of the register whose life is over gets the matter and the mark; a surviving spouse the matter of it.</summary>
    public void Write(TownRegister register)
    {
        foreach (var entry in register.Entries.Where(e => e.Removed is null && e.Person.Dies < TownSettings.TakeOver.AddDays(-20)).OrderBy(e => e.Person.Dies).ToList())
        {
            var died = entry.Person.Dies;
            var notified = died.AddDays(random.Number(1, 6));
            var origin = places.Origin(notified, 0.85);
            var (hour, minute) = (random.Number(0, 23), random.Number(0, 59));
            entry.Write(died, TownMatters.OfPerson("M-SHIBO", origin,
                ("死亡日", TownMatters.Text(died)),
                ("死亡時分", string.Create(CultureInfo.InvariantCulture, $"{(hour < 12 ? "午前" : "午後")}{hour % 12}時{minute}分")),
                ("死亡地", random.Chance(0.8) ? places.Here(died) : places.Elsewhere(died)),
                ("届出日", TownMatters.Text(notified)),
                ("届出人", $"親族　{NotifierOf(register, entry)}")));
            entry.Remove(TownMatters.ReachedOn(origin, notified), "死亡", null);
            if (SpouseOf(register, entry) is { Removed: null } spouse)
            {
                spouse.Write(died, TownMatters.OfPerson("M-HAIGUSHA-SHIBO", new Origin.Here(), ("配偶者の死亡日", TownMatters.Text(died))));
                spouse.Mark = null;
            }
        }
    }

    private string NotifierOf(TownRegister register, TownEntry dead)
    {
        TownEntry? notifier = SpouseOf(register, dead) is { Removed: null } spouse ? spouse
            : register.Entries.FirstOrDefault(e => e != dead && e.Removed is null && e.Person.AgeOn(dead.Person.Dies) >= 18);
        return notifier is not null ? register.NameOf(notifier.Person)
            : register.Surname.Text + random.Pick(["一男", "浩", "美子", "和枝"]);
    }

    private static TownEntry? SpouseOf(TownRegister register, TownEntry entry) =>
        register.Couple is not { DivorcedOn: null } couple ? null
        : entry == couple.Husband ? couple.Wife
        : entry == couple.Wife ? couple.Husband
        : null;
}
