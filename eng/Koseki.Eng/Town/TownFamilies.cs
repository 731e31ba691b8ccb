using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town;

/// <summary>Makes the registers of couples: renewed in 2004, compiled at a wedding since, or moved here.</summary>
internal sealed class TownFamilies(TownRandom random, TownPeople people, TownPlaces places, TownPast past)
{
    private static readonly Origin Here = new Origin.Here();
    private readonly TownChildren children = new(random, people, places, past);

    /// <summary>A register renewed on 平成16年11月6日: whoever stood in it then was taken over, a head gone before keeps the name column.</summary>
    /// <param name="surname">The surname of its head, or null for any.</param>
    public void AddRenewed(TownName? surname)
    {
        var marriedOn = random.Day(new(surname is null ? 1952 : 1986, 1, 1), new(2004, 10, 15));
        var (husband, wife) = Pair(marriedOn, surname);
        var (husbandGone, wifeGone) = (husband.Dies <= TownSettings.Renewal, wife.Dies <= TownSettings.Renewal);
        if (husbandGone && wifeGone)
        {
            husbandGone = false;
            husband = husband with { Dies = TownSettings.Renewal.AddYears(random.Number(1, 8)) };
        }

        var headIsHusband = random.Chance(0.96) || surname is not null;
        var head = headIsHusband ? husband : wife;
        var register = past.Open(places.Domicile(), head.Surname, TownSettings.Renewal, TownMatters.OfRegister("K-KAISEI", Here,
            ("改製日", TownMatters.Text(TownSettings.Renewal)), ("改製事由", TownMatters.RenewalGround)));
        TownEntry? EntryOf(TownPerson person, bool isHead, bool gone)
        {
            if (gone && !isHead)
            {
                return null;
            }

            var entry = new TownEntry(person, TownSettings.Renewal, "改製") { IsNameOnly = gone };
            if (gone)
            {
                entry.Remove(person.Dies, "死亡", null);
            }

            return entry;
        }

        var husbandEntry = EntryOf(husband, headIsHusband, husbandGone);
        var wifeEntry = EntryOf(wife, !headIsHusband, wifeGone);
        register.Entries.AddRange((headIsHusband ? new[] { husbandEntry, wifeEntry } : [wifeEntry, husbandEntry]).OfType<TownEntry>());
        register.Couple = new(husbandGone ? null : husbandEntry, wifeGone ? null : wifeEntry, marriedOn);
        if (!husbandGone && !wifeGone)
        {
            Marry(register.Couple, new(marriedOn, Here), PreviousOf(husband, marriedOn), PreviousOf(wife, marriedOn));
        }

        Grow(register, husband, wife, "改製");
    }

    /// <summary>A register compiled at a wedding since the renewal; husband or wife may come from a register of the town.</summary>
    public void AddMarried()
    {
        var groom = random.Chance(0.75) ? past.Take(Sex.Male, _ => true) : null;
        var on = groom?.On ?? random.Day(TownSettings.Renewal.AddDays(10), TownSettings.TakeOver.AddDays(-40));
        var bride = random.Chance(groom is null ? 0.75 : 0.2)
            ? past.Take(Sex.Female, l => groom is null || (Math.Abs(l.Entry.Person.Born.Year - groom.Entry.Person.Born.Year) <= 7 && l.Home != groom.Home && Fits(l, on)))
            : null;
        on = groom?.On ?? bride?.On ?? on;
        var husband = groom?.Entry.Person ?? people.Outsider(Sex.Male, Match(bride?.Entry.Person, on, 22, 38, -4, 3), on);
        var wife = bride?.Entry.Person ?? people.Outsider(Sex.Female, Match(groom?.Entry.Person ?? husband, on, 20, 36, -2, 5), on);
        var wedding = past.WeddingOn(on);
        var headIsHusband = random.Chance(0.95);
        var head = headIsHusband ? husband : wife;
        var register = past.Open(places.Domicile(), head.Surname, wedding.RecordedOn,
            TownMatters.OfRegister("K-HENSEI", Here, ("編製日", TownMatters.Text(wedding.RecordedOn))));
        var (husbandEntry, wifeEntry) = (new TownEntry(husband, wedding.RecordedOn, "婚姻"), new TownEntry(wife, wedding.RecordedOn, "婚姻"));
        register.Entries.AddRange(headIsHusband ? [husbandEntry, wifeEntry] : [wifeEntry, husbandEntry]);
        register.Couple = new(husbandEntry, wifeEntry, on);
        Marry(register.Couple, wedding, groom?.Home.Designation ?? PreviousOf(husband, on), bride?.Home.Designation ?? PreviousOf(wife, on));
        foreach (var (leaver, partner) in new[] { (groom, wife), (bride, husband) })
        {
            if (leaver is not null)
            {
                TownPast.MarryOut(leaver, wedding, partner, register.Domicile, head);
            }
        }

        Grow(register, husband, wife, "婚姻");
    }

    /// <summary>A register moved here from another municipality (戸籍法108条2項).</summary>
    public void AddMoved()
    {
        var marriedOn = random.Day(new(1988, 1, 1), new(2022, 1, 1));
        var (husband, wife) = Pair(marriedOn, null);
        var first = marriedOn.AddYears(1) > TownSettings.Renewal ? marriedOn.AddYears(1) : TownSettings.Renewal.AddDays(1);
        var movedOn = random.Day(first, TownSettings.TakeOver.AddDays(-60));
        (husband, wife) = (AliveOn(husband, movedOn), AliveOn(wife, movedOn));
        var origin = places.Origin(movedOn, 0.5);
        var recordedOn = TownMatters.ReachedOn(origin, movedOn);
        var register = past.Open(places.Domicile(), husband.Surname, recordedOn,
            TownMatters.OfRegister("K-TENSEKI-IN", origin, ("転籍日", TownMatters.Text(movedOn)), ("従前本籍", places.DomicileElsewhere(movedOn))));
        var (husbandEntry, wifeEntry) = (new TownEntry(husband, recordedOn, "転籍"), new TownEntry(wife, recordedOn, "転籍"));
        register.Entries.AddRange([husbandEntry, wifeEntry]);
        register.Couple = new(husbandEntry, wifeEntry, marriedOn);
        Marry(register.Couple, past.WeddingOn(marriedOn), PreviousOf(husband, marriedOn), PreviousOf(wife, marriedOn));
        Grow(register, husband, wife, "転籍");
    }

    private (TownPerson Husband, TownPerson Wife) Pair(DateOnly marriedOn, TownName? surname)
    {
        var husband = people.Outsider(Sex.Male, Match(null, marriedOn, 22, 34, 0, 0), marriedOn, surname);
        return (husband, people.Outsider(Sex.Female, Match(husband, marriedOn, 20, 32, -2, 6), marriedOn));
    }

    private static TownPerson AliveOn(TownPerson person, DateOnly day) => person.Dies > day.AddYears(1) ? person : person with { Dies = day.AddYears(1) };

    private static bool Fits(Leaver leaver, DateOnly on) =>
        leaver.Entry.Person.AgeOn(on) >= 20 && leaver.Entry.Person.Dies > on.AddYears(1) && on > leaver.Home.OpenedOn.AddDays(30);

    // A day of birth that fits the partner's, else the usual age at a wedding; nobody marries before 19.
    private DateOnly Match(TownPerson? partner, DateOnly on, int least, int most, int before, int after)
    {
        var born = partner is null
            ? random.DayAfter(on.AddYears(-most), 0, most - least)
            : random.Day(partner.Born.AddYears(before), partner.Born.AddYears(after));
        return born > on.AddYears(-19) ? random.Day(on.AddYears(-21), on.AddYears(-19)) : born;
    }

    private string PreviousOf(TownPerson person, DateOnly on) =>
        $"{(random.Chance(0.45) ? places.Domicile() : places.DomicileElsewhere(on))}　{person.Father}";

    private static void Marry(TownCouple couple, Wedding wedding, string husbandFrom, string wifeFrom)
    {
        var (husband, wife) = (couple.Husband!, couple.Wife!);
        (husband.Mark, wife.Mark) = (SpouseMark.Husband, SpouseMark.Wife);
        foreach (var (entry, partner, from) in new[] { (husband, wife, husbandFrom), (wife, husband, wifeFrom) })
        {
            entry.Write(wedding.On, TownMatters.OfPerson("M-KONIN-NEW", wedding.Origin,
                ("婚姻日", TownMatters.Text(wedding.On)), ("配偶者氏名", partner.Person.BirthName), ("従前戸籍", from)));
        }
    }

    private void Grow(TownRegister register, TownPerson husband, TownPerson wife, string cause)
    {
        var couple = register.Couple!;
        if (couple.LastsOn(register.OpenedOn) && random.Chance(0.2))
        {
            var on = random.DayAfter(couple.MarriedOn, 1, 18);
            couple.DivorcedOn = on > register.OpenedOn.AddDays(200) && on < TownSettings.TakeOver.AddDays(-60) && couple.LastsOn(on.AddDays(400)) ? on : null;
        }

        children.Add(register, husband, wife, cause);
        if (couple.DivorcedOn is { } day)
        {
            Divorce(register, couple, day);
        }

        children.PlanLeaving(register);
    }

    private void Divorce(TownRegister register, TownCouple couple, DateOnly on)
    {
        var (stays, goes) = register.Entries[0] == couple.Husband ? (couple.Husband!, couple.Wife!) : (couple.Wife!, couple.Husband!);
        var origin = places.Origin(on, 0.8);
        var recordedOn = TownMatters.ReachedOn(origin, on);
        var here = random.Chance(0.4) && past.TakesDivorcee;
        var domicile = here ? places.Domicile() : places.DomicileElsewhere(on);
        stays.Write(on, TownMatters.OfPerson("M-RIKON-HEAD", origin, ("離婚日", TownMatters.Text(on)), ("配偶者氏名", register.NameOf(goes.Person))));
        goes.Write(on, TownMatters.OfPerson("M-RIKON-OLD", origin, ("離婚日", TownMatters.Text(on)), ("配偶者氏名", register.NameOf(stays.Person)), ("新本籍", domicile)));
        goes.Remove(recordedOn, "離婚", $"{domicile}　{goes.Person.BirthName}");
        (stays.Mark, goes.Mark) = (null, null);
        foreach (var child in register.Entries.Where(e => e != stays && e != goes && e.Person.AgeOn(on) < (on < new DateOnly(2022, 4, 1) ? 20 : 18)))
        {
            child.Write(on, TownMatters.OfPerson("M-SHINKEN-KYOGI", origin,
                ("親権者を定めた日", TownMatters.Text(on)), ("親権者", random.Chance(0.84) ? "母" : "父"), ("届出人", "父母")));
        }

        if (here)
        {
            past.Divorcees.Enqueue(new(goes.Person, on, origin, register.Designation, domicile));
        }
    }
}
