using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>
/// What leaves because of an acknowledgement: the image to where registers are written, who has to be told of the acceptance, and a
/// late report. A 住民票 names no father; before the birth no register is written, and nothing is sent.
/// </summary>
internal static class AcknowledgementNotices
{
    private const string Notification = "認知";

    internal static IEnumerable<OutgoingMessage> Of(AcknowledgementNotification n, Circumstances c)
    {
        var father = Person(n.Father, "父");
        MessagePerson[] persons = [n.Child is { } child ? Person(child, "子") : Person(n.Mother!, "母"), father];
        // Of a legitimation the paper of the marriage tells.
        var registers = n.Child is null || n.Manner == AcknowledgementManner.Legitimation ? [] : new[] { n.Child, n.Father }.Select(p => Register(p, c)).OfType<NamedRegister>().Distinct();
        return
        [
            .. CommonNotices.NotificationImage(c, Notification, [.. persons], [.. registers]),
            .. n.IsIdentified == false ? new[] { CommonNotices.AcceptanceToParty(c, Notification, father, n.Father.Address ?? DraftReader.Missing) } : [],
            .. n.IsOverdue(c) ? new[] { CommonNotices.Overdue(Notification, n.OverdueCourt(c), [.. persons], n.Deadline(c)!.Value, RegisterDate.Of(c.ReceiptDate), Notifier(n)) } : [],
        ];
    }

    private static string Notifier(AcknowledgementNotification n) => n.Manner == AcknowledgementManner.Stillborn ? n.NotifierName ?? DraftReader.Missing : n.NotifierOnChild ?? "子";

    private static MessagePerson Person(PartyOnPaper party, string role) => new(party.Person, role, party.Name, party.BirthDate, party.Entry?.Sex);

    private static NamedRegister? Register(PartyOnPaper party, Circumstances c) =>
        party.Register is { } ours ? CommonNotices.Of(ours) : party.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null;
}
