using System.Globalization;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>A child is born to a couple (出生届).</summary>
internal sealed record BirthEvent(Reception Reception, TownPair Parents, DateOnly Born, Sex Sex, BirthDetails Details) : LifeEvent(Reception)
{
    private static readonly string[] Ordinals = ["長", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (Parents.In(book) is not { } register)
        {
            return null;
        }

        var (father, mother) = (Parent.Of(register, Parents.Husband, Parents.Wife), Parent.Of(register, Parents.Wife, Parents.Husband));
        var elder = register.Entries.Where(e => e.Sex == Sex && e.Father == father.Name && e.Mother == mother.Name)
            .Select(e => Array.FindIndex(Ordinals, o => e.Relationship == o + Sex.Word())).DefaultIfEmpty(-1).Max();
        var name = Details.Names.First(n => register.Entries.All(e => e.GivenName != n.Text));
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["parents.where"] = "この市の戸籍",
            ["parents.register"] = register.Id.ToString(),
            ["child.givenName"] = name.Text,
            ["child.givenNameKana"] = name.Kana,
            ["child.readingJudgement"] = "一般に認められる",
            ["child.legitimacy"] = "嫡出子",
            ["child.ordinal"] = Ordinals[elder + 1],
            ["child.sex"] = Sex.Word(),
            ["birth.date"] = TownMatters.Text(Born),
            ["birth.time"] = Details.Time,
            ["birth.place"] = Details.Place,
            ["child.address"] = Details.Address,
            ["child.householdHead"] = father.Name,
            ["child.householdRelation"] = "子",
            ["father.name"] = father.Name,
            ["father.birthDate"] = father.Born,
            ["father.nationality"] = father.Nationality,
            ["mother.name"] = mother.Name,
            ["mother.birthDate"] = mother.Born,
            ["mother.nationality"] = mother.Nationality,
            ["household.work"] = "3",
            ["notifier.capacity"] = Details.ByMother ? "母" : "父",
            ["notifier.address"] = Details.Address,
            ["notification.place"] = Reception.Origin is Origin.Here ? "本籍地" : "出生地",
            ["certificate.by"] = "医師(病院・診療所)",
            ["certificate.weight"] = Details.Weight.ToString(CultureInfo.InvariantCulture),
            ["certificate.plurality"] = Details.IsTwin ? "多胎" : "単胎",
        };
        return new("0101", Draft.Of(values), Reception);
    }

    /// <summary>A parent as the paper names one; a foreigner as the marriage of the other parent does.</summary>
    private sealed record Parent(string Name, string Born, string Nationality)
    {
        public static Parent Of(FamilyRegister register, PersonId? person, PersonId? other)
        {
            if (person is { } known)
            {
                var entry = register.EntryOf(known)!;
                return new(register.NameOf(entry), entry.BirthDate.Text, "");
            }

            var marriage = TownPair.Marriage(register.EntryOf(other!.Value)!)!;
            return new(marriage["配偶者氏名"]!, marriage["配偶者の生年月日"]!, marriage["配偶者の国籍"]!);
        }
    }
}

/// <summary>What is decided about a birth when it is planned.</summary>
/// <param name="Names">Names to choose from, more than a family can have used.</param>
/// <param name="Place">出生地.</param>
/// <param name="Address">住所.</param>
/// <param name="Time">Time of day.</param>
/// <param name="ByMother">Whether the mother notifies.</param>
/// <param name="IsTwin">Whether it is one of twins.</param>
/// <param name="Weight">Grams.</param>
internal sealed record BirthDetails(IReadOnlyList<TownName> Names, string Place, string Address, string Time, bool ByMother, bool IsTwin, int Weight);
