using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town;

/// <summary>The registers of a town as they are taken over.</summary>
/// <param name="Registers">By number.</param>
internal sealed record TownPopulation(IReadOnlyList<TownRegister> Registers)
{
    /// <summary>
    /// Makes so many registers: about half renewed in 2004, most others compiled at a wedding since, the rest moved here
    /// or of one person. Persons who leave one register for another of the town keep their number.
    /// </summary>
    public static TownPopulation Make(int count, TownRandom random, TownPeople people, TownPlaces places)
    {
        var past = new TownPast(random, places, count * 6 / 100);
        var families = new TownFamilies(random, people, places, past);
        var singles = new TownSingles(random, people, places, past);
        var (renewed, married, moved) = (count * 48 / 100, count * 38 / 100, count * 4 / 100);
        for (var i = 0; i < renewed; i++)
        {
            families.AddRenewed(count >= 100 && i < TownNames.Always.Count ? TownNames.Always[i] : null);
        }

        for (var i = 0; i < moved; i++)
        {
            families.AddMoved();
        }

        for (var i = 0; i < married; i++)
        {
            families.AddMarried();
        }

        while (past.Registers.Count < count)
        {
            AddSingle(random, singles);
        }

        Settle(past, random, people, places);
        return new(past.Registers);
    }

    private static void AddSingle(TownRandom random, TownSingles singles)
    {
        if (singles.TryAddDivorced())
        {
            return;
        }

        if (random.Chance(0.45))
        {
            singles.AddMother();
        }
        else
        {
            singles.AddSeparated();
        }
    }

    private static void Settle(TownPast past, TownRandom random, TownPeople people, TownPlaces places)
    {
        new TownChildren(random, people, places, past).LetOthersLeave();
        var deaths = new TownDeaths(random, places);
        foreach (var register in past.Registers)
        {
            deaths.Write(register);
        }
    }
}
