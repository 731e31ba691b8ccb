using Koseki.Domain.Registers;

namespace Koseki.Eng.Town;

/// <summary>Children of a couple up to the day of taking over, and when they will leave.</summary>
internal sealed class TownChildren(TownRandom random, TownPeople people, TownPlaces places, TownPast past)
{
    private static readonly string[] Ordinals = ["長", "二", "三", "四", "五", "六"];

    /// <summary>Adds the children. Of those born before the register was opened, some had left the former one.</summary>
    public void Add(TownRegister register, TownPerson husband, TownPerson wife, string openingCause)
    {
        var counts = new Dictionary<Sex, int> { [Sex.Male] = 0, [Sex.Female] = 0 };
        foreach (var born in Births(register.Couple!, husband, wife))
        {
            var sex = random.Chance(0.512) ? Sex.Male : Sex.Female;
            var relationship = Ordinals[counts[sex]++] + sex.Word();
            var before = born < register.OpenedOn;
            if (before && born.AddYears(20) < register.OpenedOn && random.Chance(0.6))
            {
                continue;
            }

            var child = people.Child(register, sex, born, register.NameOf(husband), register.NameOf(wife), relationship);
            if (child.Dies > register.OpenedOn)
            {
                register.Entries.Add(new(child, before ? register.OpenedOn : born, before ? openingCause : "出生"));
            }
        }
    }

    /// <summary>Decides which children will leave their register, and when.</summary>
    public void PlanLeaving(TownRegister register)
    {
        var first = register.OpenedOn.AddDays(40);
        foreach (var entry in register.Entries.Where(e => e != register.Couple?.Husband && e != register.Couple?.Wife && e.Removed is null))
        {
            var on = random.DayAfter(entry.Person.Born, 21, random.Pick([27, 31, 36, 44]));
            if (on > first && on < TownSettings.TakeOver.AddDays(-40) && entry.Person.Dies > on.AddYears(1) && random.Chance(0.7))
            {
                past.WillLeave(new(entry, register, on));
            }
        }
    }

    /// <summary>Those who still wait marry into registers of other municipalities; some stay after all.</summary>
    public void LetOthersLeave()
    {
        foreach (var leaver in past.TakeAll().Where(_ => random.Chance(0.75)))
        {
            var person = leaver.Entry.Person;
            var partner = people.Outsider(person.Sex == Sex.Male ? Sex.Female : Sex.Male, random.Day(person.Born.AddYears(-4), person.Born.AddYears(1)), leaver.On);
            var head = (person.Sex == Sex.Male) == random.Chance(0.95) ? person : partner;
            TownPast.MarryOut(leaver, past.WeddingOn(leaver.On), partner, places.DomicileElsewhere(leaver.On), head);
        }
    }

    private IEnumerable<DateOnly> Births(TownCouple couple, TownPerson husband, TownPerson wife)
    {
        var count = random.Weighted(14, 22, 44, 17, 3);
        var born = couple.MarriedOn.AddDays(random.Number(210, 1500));
        for (var i = 0; i < count; i++)
        {
            if (born > TownSettings.TakeOver.AddDays(-20) || born >= wife.Dies || born >= husband.Dies || born >= couple.DivorcedOn || wife.AgeOn(born) > 44)
            {
                yield break;
            }

            yield return born;
            born = born.AddDays(random.Number(480, 1700));
        }
    }
}
