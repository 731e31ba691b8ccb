using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Eng.Town;

/// <summary>Makes the 附票 that were taken over with the registers: everybody with the rows since they came to stand there.</summary>
internal sealed class TownSupplementaries(TownRandom random, PlaceDictionary dictionary)
{
    private readonly TownPlaces places = new(random, dictionary);

    /// <summary>The 附票 of a register as it was taken over.</summary>
    public SupplementaryRegister Of(FamilyRegister register)
    {
        // A household lives together; some have moved since.
        var home = Home(register.Entries.Select(e => e.BirthDate.Earliest).Max());
        var moved = random.Chance(0.4) ? Home(TownSettings.TakeOver.AddYears(-3)) : null;
        var supplementary = SupplementaryEffects.Compiled(register) with { Persons = register.Entries.Select(e => Entry(register, e, home, moved)).ToValueList() };
        return register.State == RegisterState.Removed
            ? supplementary with { State = SupplementaryState.Removed, ClosedOn = supplementary.Persons.Select(p => p.Removed!.On).Max() }
            : supplementary;
    }

    private SupplementaryEntry Entry(FamilyRegister register, RegisterEntry entry, Dwelling home, Dwelling? moved)
    {
        var (born, entered) = (entry.BirthDate.Earliest, entry.Entered.On!.Earliest);
        var recorded = entered < born ? born : entered;
        var isBorn = entry.Entered.Cause == "出生";
        var first = new AddressRow(AddressKind.Address, home.Text, home.Code, isBorn ? entry.BirthDate : RegisterDate.Of(random.Day(born, recorded)), isBorn ? "出生" : "附票編製", recorded);
        var last = entry.Removed?.On.Earliest ?? TownSettings.TakeOver;
        var settled = random.Day(recorded.AddDays(30), last.AddDays(-20));
        return SupplementaryEffects.Own(register, entry) with
        {
            ResidentCode = entry.Removed is null ? Code(entry.Person.Value) : null,
            Removed = entry.Removed is { } removal ? new(removal.On, removal.Cause, removal.Destination) : null,
            Addresses = moved is null || settled >= last.AddDays(-20) ? [first] : [first, new(AddressKind.Address, moved.Text, moved.Code, RegisterDate.Of(settled), moved.IsHere ? "転居" : "転入", settled.AddDays(3))],
        };
    }

    private Dwelling Home(DateOnly on)
    {
        if (random.Chance(0.6))
        {
            return new(places.Address(), new(Municipality.Koshigaya.Code, null), IsHere: true);
        }

        var address = places.DomicileElsewhere(on);
        return new(address, new(dictionary.MunicipalityOf(address)!.Municipality.Code, null), IsHere: false);
    }

    // Ten digits that no two persons share, and the check digit after the pattern of 個人番号.
    private static string Code(long person)
    {
        var ten = string.Create(CultureInfo.InvariantCulture, $"{(person * 6_700_417 + 12_345_678) % 10_000_000_000:D10}");
        var remainder = ten.Reverse().Select((c, i) => (c - '0') * (i < 6 ? i + 2 : i - 4)).Sum() % 11;
        return string.Create(CultureInfo.InvariantCulture, $"{ten}{(remainder <= 1 ? 0 : 11 - remainder)}");
    }

    private sealed record Dwelling(string Text, PlaceCode Code, bool IsHere);
}
