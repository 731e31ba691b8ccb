using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>
/// The messages a death sends out. The notice of 相続税法58条 is not among them: since 令和6年3月1日 the Minister of Justice
/// tells the tax agency. 火葬許可 is applied for, not notified.
/// </summary>
internal static class DeathNotices
{
    private const string Notification = "死亡";

    internal static IEnumerable<OutgoingMessage> Of(DeathNotification death, Circumstances c)
    {
        var person = new MessagePerson(death.Deceased?.Person, "死亡した人", death.Name, death.BirthDate, death.Sex);
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, death.DiedOn, person, death.Address, [new("住民票", "記載", "消除")]),
            .. CommonNotices.VitalStatistics(c, new VitalSlip.Death(person, death.DiedOn, death.DiedAt, death.DeathPlace, death.Address, death.MaritalStatus)),
            // Of what the mayor records of his own there is no paper.
            .. death.ExOfficio is not null ? [] : CommonNotices.NotificationImage(c, Notification, [person], [.. Written(death, c)]),
            .. death.IsObliged && death.IsOverdue(c)
                ? [CommonNotices.Overdue(Notification, death.OverdueCourt, [person], death.Deadline(c)!.Value, death.NotifiedOn(c), death.NotifierOnRecord)]
                : Array.Empty<OutgoingMessage>(),
        ];
    }

    private static IEnumerable<NamedRegister> Written(DeathNotification death, Circumstances c)
    {
        var ours = new[] { death.Register, death.Survivor?.Register }.OfType<FamilyRegister>().Distinct().Select(CommonNotices.Of);
        return death.Elsewhere is { } elsewhere ? ours.Append(CommonNotices.Of(c, elsewhere)) : ours;
    }
}
