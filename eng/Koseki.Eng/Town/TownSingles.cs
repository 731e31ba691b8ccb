using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town;

/// <summary>Makes the registers of one person: after a divorce, by 分籍, or of a mother with her child (戸籍法17条, 19条, 21条).</summary>
internal sealed class TownSingles(TownRandom random, TownPeople people, TownPlaces places, TownPast past)
{
    private static readonly Origin Here = new Origin.Here();

    /// <summary>The register of somebody divorced; false when nobody waits for one.</summary>
    public bool TryAddDivorced()
    {
        if (!past.Divorcees.TryDequeue(out var divorcee))
        {
            return false;
        }

        var on = TownMatters.ReachedOn(divorcee.Origin, divorcee.On);
        var register = past.Open(divorcee.Domicile, divorcee.Person.Surname, on, TownMatters.OfRegister("K-HENSEI", Here, ("編製日", TownMatters.Text(on))));
        var entry = new TownEntry(divorcee.Person, on, "離婚");
        var former = divorcee.From[(divorcee.From.IndexOf('　', StringComparison.Ordinal) + 1)..];
        entry.Write(divorcee.On, TownMatters.OfPerson("M-RIKON-NEW", divorcee.Origin,
            ("離婚日", TownMatters.Text(divorcee.On)), ("配偶者氏名", former), ("従前戸籍", divorcee.From)));
        register.Entries.Add(entry);
        return true;
    }

    /// <summary>分籍 of a grown child.</summary>
    public void AddSeparated()
    {
        var leaver = past.Take(random.Chance(0.5) ? Sex.Male : Sex.Female, _ => true);
        var on = leaver?.On ?? random.Day(TownSettings.Renewal.AddDays(60), TownSettings.TakeOver.AddDays(-60));
        var person = leaver?.Entry.Person
            ?? people.Outsider(random.Chance(0.5) ? Sex.Male : Sex.Female, random.DayAfter(on.AddYears(-50), 0, 28), on);
        var register = past.Open(places.Domicile(), person.Surname, on, TownMatters.OfRegister("K-HENSEI", Here, ("編製日", TownMatters.Text(on))));
        var entry = new TownEntry(person, on, "分籍");
        entry.Write(on, TownMatters.OfPerson("M-BUNSEKI-NEW", Here, ("分籍日", TownMatters.Text(on)), ("従前戸籍", FromOf(leaver, person, on))));
        register.Entries.Add(entry);
        leaver?.Entry.Write(on, TownMatters.OfPerson("M-BUNSEKI-OLD", Here, ("分籍日", TownMatters.Text(on)), ("新本籍", register.Domicile)));
        leaver?.Entry.Remove(on, "分籍", register.Designation);
    }

    /// <summary>An unmarried mother and her child.</summary>
    public void AddMother()
    {
        var leaver = past.Take(Sex.Female, l => l.Entry.Person.AgeOn(l.On) < 42);
        var born = leaver?.On ?? random.Day(TownSettings.Renewal.AddDays(60), TownSettings.TakeOver.AddDays(-60));
        var mother = leaver?.Entry.Person ?? people.Outsider(Sex.Female, random.DayAfter(born.AddYears(-40), 0, 20), born);
        var on = born.AddDays(random.Number(3, 13));
        var register = past.Open(places.Domicile(), mother.Surname, on, TownMatters.OfRegister("K-HENSEI", Here, ("編製日", TownMatters.Text(on))));
        var entry = new TownEntry(mother, on, "子の出生");
        entry.Write(on, TownMatters.OfPerson("M-KO-NEW", Here,
            ("入籍日", TownMatters.Text(on)), ("入籍事由", "子の出生届出"), ("従前戸籍", FromOf(leaver, mother, on))));
        register.Entries.Add(entry);
        leaver?.Entry.Write(on, TownMatters.OfPerson("M-KO-OLD", Here,
            ("除籍日", TownMatters.Text(on)), ("除籍事由", "子の出生届出"), ("新本籍", register.Domicile)));
        leaver?.Entry.Remove(on, "子の出生", register.Designation);
        var sex = random.Chance(0.512) ? Sex.Male : Sex.Female;
        register.Entries.Add(new(people.Child(register, sex, born, null, register.NameOf(mother), "長" + sex.Word()), on, "出生"));
    }

    private string FromOf(Leaver? leaver, TownPerson person, DateOnly on) =>
        leaver?.Home.Designation ?? $"{places.DomicileElsewhere(on)}　{person.Father}";
}
