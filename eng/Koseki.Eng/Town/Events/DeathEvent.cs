using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>Somebody dies (死亡届).</summary>
internal sealed record DeathEvent(Reception Reception, PersonId Person, DateOnly Died, DeathDetails Details) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (book.HomeOf(Person) is not { State: RegisterState.Current } register)
        {
            return null;
        }

        var entry = register.EntryOf(Person)!;
        var died = AfterTheSpouse(entry);
        var spouse = entry.Spouse is null ? null : register.Standing.FirstOrDefault(e => e != entry && e.Spouse is not null);
        var notifier = NotifierOf(register, entry, spouse, died);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["notification.basis"] = "死亡届",
            ["deceased.where"] = "この市の戸籍",
            ["deceased.register"] = register.Id.ToString(),
            ["deceased.name"] = register.NameOf(entry),
            ["deceased.nameKana"] = register.FamilyNameKana is { } family && entry.GivenNameKana is { } given ? family + given : "",
            ["deceased.sex"] = entry.Sex.Word(),
            ["deceased.birthDate"] = entry.BirthDate.Text,
            ["death.date"] = TownMatters.Text(died),
            ["death.time"] = Details.Time,
            ["death.place"] = Details.Place,
            ["deceased.address"] = Details.Address,
            ["deceased.householdHead"] = register.NameOf(Details.IsHouseholdHead || spouse is null ? entry : spouse),
            ["spouse.status"] = StatusOf(entry),
            ["spouse.age"] = spouse?.BirthDate.Day is { } born ? LegalAge.At(born, died).ToString(CultureInfo.InvariantCulture) : "",
            ["household.work"] = LegalAge.At(entry.BirthDate.Earliest, died) < 65 ? "3" : "6",
            ["notifier.capacity"] = notifier.Capacity,
            ["notifier.name"] = notifier.Name,
            ["notifier.reason"] = notifier.Capacity == "公設所の長" ? "届出義務者がいない" : "",
            ["notifier.address"] = Details.Address,
            ["notifier.proof"] = notifier.Capacity is "後見人" or "保佐人" or "任意後見人" ? "1" : "",
            ["notifier.knownOn"] = Details.IsFoundLate ? TownMatters.Text(Reception.AcceptedOn.AddDays(-1) > died ? Reception.AcceptedOn.AddDays(-1) : died) : "",
            ["notification.place"] = Reception.Origin is Origin.Here ? "本籍地" : Details.Place == OfficeOf(Reception.Origin) ? "死亡地" : "所在地",
            ["certificate.kind"] = Details.IsFoundLate ? "死体検案書" : "死亡診断書",
            ["certificate.date"] = TownMatters.Text(died),
            ["certificate.time"] = Details.Time,
        };
        return new("0601", Draft.Of(values), Reception);
    }

    /// <inheritdoc/>
    public override IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners) =>
        plan.Changes.OfType<RegisterChange.SetSpouse>().SelectMany(c => planners.AfterWidowing(c.Person, Died));

    // Of a couple who die within days of each other, the one whose paper comes second died second.
    private DateOnly AfterTheSpouse(RegisterEntry entry) =>
        entry.Matters.LastOrDefault(m => m.Title == "配偶者の死亡")?["配偶者の死亡日"] is { } text && RegisterDate.Parse(text).Latest is var day && day >= Died
            ? day.AddDays(1) : Died;

    // A relative of the register, the spouse first; else who was thought of when it was planned.
    private Notifier NotifierOf(FamilyRegister register, RegisterEntry dead, RegisterEntry? spouse, DateOnly died)
    {
        var relative = Details.BySpouse && spouse is not null ? spouse
            : register.Standing.LastOrDefault(e => e != dead && LegalAge.IsAdult(e.BirthDate.Latest, died)) ?? spouse;
        return relative is null ? Details.Fallback : new(relative == spouse ? "同居の親族" : "同居していない親族", register.NameOf(relative));
    }

    private static string StatusOf(RegisterEntry entry) =>
        entry.Spouse is not null ? "いる" : entry.Matters.LastOrDefault(m => m.Title is "配偶者の死亡" or "離婚")?.Title switch
        {
            "配偶者の死亡" => "死別",
            "離婚" => "離別",
            _ => "未婚",
        };

    private static string? OfficeOf(Origin origin) => origin is Origin.Elsewhere e ? e.AcceptedBy[..^1] : null;
}

/// <summary>Who notifies.</summary>
/// <param name="Capacity">届出人の資格.</param>
/// <param name="Name">氏名.</param>
internal sealed record Notifier(string Capacity, string Name);

/// <summary>What is decided about a death when it is planned.</summary>
/// <param name="Time">Time of day.</param>
/// <param name="IsFoundLate">Whether the death became known late: 死体検案書.</param>
/// <param name="Place">死亡地.</param>
/// <param name="Address">住所.</param>
/// <param name="Fallback">Who notifies when nobody of the register can.</param>
/// <param name="BySpouse">Whether the spouse rather than a child notifies.</param>
/// <param name="IsHouseholdHead">Whether the deceased was 世帯主.</param>
internal sealed record DeathDetails(string Time, bool IsFoundLate, string Place, string Address, Notifier Fallback, bool BySpouse, bool IsHouseholdHead);
