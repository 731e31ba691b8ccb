using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town;

/// <summary>A child of a register who will leave it on a day.</summary>
internal sealed record Leaver(TownEntry Entry, TownRegister Home, DateOnly On);

/// <summary>Somebody who left a register by divorce and gets a register of their own here.</summary>
internal sealed record Divorcee(TownPerson Person, DateOnly On, Origin Origin, string From, string Domicile);

/// <summary>The town's past while it is being made: its registers and who is about to leave them.</summary>
internal sealed class TownPast(TownRandom random, TownPlaces places, int mostDivorcees)
{
    private readonly Dictionary<Sex, List<Leaver>> leavers = new() { [Sex.Male] = [], [Sex.Female] = [] };

    /// <summary>All registers by number.</summary>
    public List<TownRegister> Registers { get; } = [];

    /// <summary>Divorced persons who wait for their register.</summary>
    public Queue<Divorcee> Divorcees { get; } = new();

    /// <summary>Whether one more divorced person can be given a register here.</summary>
    public bool TakesDivorcee => Divorcees.Count < mostDivorcees;

    /// <summary>Opens a register under the next number.</summary>
    public TownRegister Open(string domicile, TownName surname, DateOnly openedOn, RegisterMatter opening)
    {
        var register = new TownRegister(new(Registers.Count + 1), domicile, surname, openedOn, opening) { HasKana = random.Chance(0.93) };
        Registers.Add(register);
        return register;
    }

    /// <summary>Somebody will leave.</summary>
    public void WillLeave(Leaver leaver) => leavers[leaver.Entry.Person.Sex].Add(leaver);

    /// <summary>Takes one who will leave, or null; <paramref name="fits"/> is tried on a few.</summary>
    public Leaver? Take(Sex sex, Func<Leaver, bool> fits)
    {
        var list = leavers[sex];
        for (var attempt = 0; attempt < 12 && list.Count > 0; attempt++)
        {
            var at = random.Number(0, list.Count - 1);
            if (fits(list[at]))
            {
                var taken = list[at];
                list[at] = list[^1];
                list.RemoveAt(list.Count - 1);
                return taken;
            }
        }

        return null;
    }

    /// <summary>All who still wait to leave, once.</summary>
    public IReadOnlyList<Leaver> TakeAll()
    {
        Leaver[] all = [.. leavers.Values.SelectMany(l => l).OrderBy(l => l.Entry.Person.Id)];
        leavers.Values.ToList().ForEach(l => l.Clear());
        return all;
    }

    /// <summary>Marriage out of a register: the entry gets the matter and the mark of removal (戸籍法23条).</summary>
    public static void MarryOut(Leaver leaver, Wedding wedding, TownPerson partner, string newDomicile, TownPerson head)
    {
        leaver.Entry.Write(wedding.On, TownMatters.OfPerson("M-KONIN-OLD-NEW", wedding.Origin,
            ("婚姻日", TownMatters.Text(wedding.On)), ("配偶者氏名", partner.BirthName), ("新本籍", newDomicile), ("称する氏", head.Sex == Sex.Male ? "夫の氏" : "妻の氏")));
        leaver.Entry.Remove(wedding.RecordedOn, "婚姻", $"{newDomicile}　{head.BirthName}");
    }

    /// <summary>A wedding on a day, accepted here or elsewhere.</summary>
    public Wedding WeddingOn(DateOnly on)
    {
        var origin = places.Origin(on, 0.72);
        return TownMatters.ReachedOn(origin, on) < TownSettings.TakeOver ? new(on, origin) : new(on, new Origin.Here());
    }
}

/// <summary>婚姻: the day and where it was accepted.</summary>
internal sealed record Wedding(DateOnly On, Origin Origin)
{
    /// <summary>When it was recorded here.</summary>
    public DateOnly RecordedOn => TownMatters.ReachedOn(Origin, On);
}
