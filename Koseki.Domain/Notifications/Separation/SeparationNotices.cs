using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Separation;

/// <summary>
/// What leaves because of a separation besides 本籍転属通知, which follows the person: 9条2項通知 to where the person lives, and the
/// image. It is no vital event, and nobody has to be identified at the counter (戸籍法27条の2第1項 does not name it).
/// </summary>
internal static class SeparationNotices
{
    private const string Notification = "分籍";

    internal static IEnumerable<OutgoingMessage> Of(SeparationNotification n, Circumstances c)
    {
        var place = n.Person;
        // Somebody from elsewhere has a number of ours only in a register of ours.
        var person = CommonNotices.Of(place, Notification + "する人") with { Person = n.ConcernsUs ? place.Person : null };
        var former = CommonNotices.Of(c, place);
        var made = n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile.Text, place.Name)
            : new NamedRegister(c.NewRegisters[0], null, n.NewDomicile.Text, place.Name);
        ChangedItem[] items = [new("本籍", former.Domicile, made.Domicile), new("筆頭者", former.Head, made.Head)];
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, n.SeparatedOn(c), person, n.Address, [.. items.Where(i => i.Former != i.Current)]),
            .. CommonNotices.NotificationImage(c, Notification, [person], [former, made]),
        ];
    }
}
