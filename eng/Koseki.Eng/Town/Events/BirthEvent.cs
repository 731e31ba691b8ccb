using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>A child is born to the couple of a register (出生届).</summary>
internal sealed record BirthEvent(DateOnly AcceptedOn, RegisterId Register, DateOnly Born, Sex Sex, BirthDetails Details) : LifeEvent(AcceptedOn)
{
    private static readonly string[] Ordinals = ["長", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    /// <inheritdoc/>
    public override string KindCode => "0101";

    /// <inheritdoc/>
    public override TownNotification? Write(Func<RegisterId, FamilyRegister?> registers)
    {
        if (registers(Register) is not { State: RegisterState.Current } register
            || Couple.Of(register, Sex.Male) is not { IsRemoved: false, Spouse: not null } father
            || Couple.Of(register, Sex.Female) is not { IsRemoved: false, Spouse: not null } mother)
        {
            return null;
        }

        var (fatherName, motherName) = (register.NameOf(father), register.NameOf(mother));
        var elder = register.Entries.Where(e => e.Sex == Sex && e.Father == fatherName && e.Mother == motherName)
            .Select(e => Array.FindIndex(Ordinals, o => e.Relationship == o + Sex.Word())).DefaultIfEmpty(-1).Max();
        var name = Details.Names.First(n => register.Entries.All(e => e.GivenName != n.Text));
        var notifier = Details.ByMother ? "母" : "父";
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
            ["birth.date"] = RegisterDate.Of(Born).Text,
            ["birth.time"] = Details.Time,
            ["birth.place"] = Details.Place,
            ["child.address"] = Details.Address,
            ["child.householdHead"] = fatherName,
            ["child.householdRelation"] = "子",
            ["father.name"] = fatherName,
            ["father.birthDate"] = father.BirthDate.Text,
            ["mother.name"] = motherName,
            ["mother.birthDate"] = mother.BirthDate.Text,
            ["household.work"] = "3",
            ["notifier.capacity"] = notifier,
            ["notifier.address"] = Details.Address,
            ["notification.place"] = Details.Origin is Origin.Here ? "本籍地" : "出生地",
            ["certificate.by"] = "医師(病院・診療所)",
            ["certificate.weight"] = Details.Weight.ToString(CultureInfo.InvariantCulture),
            ["certificate.plurality"] = Details.IsTwin ? "多胎" : "単胎",
        };
        return new(KindCode, Draft.Of(values), Details.Origin, AcceptedOn, Details.RecordedOn, Details.Means);
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
/// <param name="Origin">Where it is accepted.</param>
/// <param name="RecordedOn">記録日.</param>
/// <param name="Means">窓口, 当直 ….</param>
internal sealed record BirthDetails(
    IReadOnlyList<TownName> Names, string Place, string Address, string Time, bool ByMother, bool IsTwin, int Weight, Origin Origin, DateOnly RecordedOn, string Means);
