using Koseki.Domain.Certificates.Incomes;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Families.Incomes;

/// <summary>The income of nobody, for the test before opening: every item of the year, each nothing.</summary>
internal static class IncomeSpecimen
{
    private const string Name = "見本　太郎", Address = "埼玉県越谷市越ヶ谷四丁目２番１号";

    internal static IncomeSnapshot Make(int taxYear, DateOnly birth, DateTimeOffset now)
    {
        var pair = new HousematePair(
            new ResidentRecord { Number = "", Household = "", Name = Name, BirthDate = birth, Address = Address },
            new Resident { Number = "", Status = "ACTIVE", BirthDate = birth, Name = Name });
        var income = new IncomeRecord { ResidentNumber = "", TaxYear = taxYear, State = IncomeState.Settled, Name = Name, BirthDate = birth, Address = Address, Items = string.Join(',', IncomeItems.Of(taxYear).Select(i => i.Code + "=0")) };
        return new(new(new() { Number = "", Address = Address, HeadName = Name, MemberCount = 1 }, [pair], pair, false), [new(income, null)], [], now);
    }
}
