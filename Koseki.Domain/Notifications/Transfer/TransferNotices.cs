using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Transfer;

/// <summary>
/// What leaves because of a transfer: 本籍転属通知 to the new 本籍地 for those who stand in a register of ours that goes there, 9条2項通知
/// for everybody in the register, and the image.
/// </summary>
internal static class TransferNotices
{
    private const string Notification = "転籍";

    internal static IEnumerable<OutgoingMessage> Of(TransferNotification transfer, Circumstances c)
    {
        var persons = transfer.Former is { } former ? former.Entries.Where(e => !e.IsRemoved).Select(e => Named(former, e)).ToList()
            : [new MessagePerson(null, Notification + "する戸籍の筆頭者", transfer.Elsewhere!.HeadName, null, null)];
        return [.. Transferred(transfer, c), .. persons.SelectMany(p => Resident(transfer, c, p)), .. CommonNotices.NotificationImage(c, Notification, [.. persons], [.. Written(transfer, c)])];
    }

    private static IEnumerable<OutgoingMessage> Transferred(TransferNotification transfer, Circumstances c) =>
        transfer is { Register: { } ours, NewMunicipality: { } municipality }
            ? ours.Standing.Select(e => CommonNotices.DomicileTransfer(c, PersonInRegister.Of(ours, e),
                new(municipality, transfer.NewDomicile.Text, ours.HeadName, ours.FamilyName, ours.FamilyNameKana), Notification, RegisterDate.Of(c.RegisterDay)))
            : [];

    private static IEnumerable<OutgoingMessage> Resident(TransferNotification transfer, Circumstances c, MessagePerson person)
    {
        var entry = transfer.Former?.Entries.FirstOrDefault(e => e.Person == person.Person);
        return CommonNotices.ResidentRecord(c, Notification, transfer.MovedOn(c), person, entry is null ? transfer.Address : transfer.AddressOf(entry, c),
            [new("本籍", (transfer.Register?.Domicile ?? transfer.Elsewhere!.Domicile).Text, transfer.NewDomicile.Text)]);
    }

    // Where the register stands before and afterwards; within the city it is one.
    private static IEnumerable<NamedRegister> Written(TransferNotification transfer, Circumstances c)
    {
        var head = transfer.Register?.HeadName ?? transfer.Elsewhere!.HeadName;
        yield return transfer.Register is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, transfer.Elsewhere!);
        if (transfer.NewMunicipality is { } municipality)
        {
            yield return CommonNotices.Elsewhere(c, municipality, transfer.NewDomicile.Text, head);
        }
        else if (transfer.Comes)
        {
            yield return new(c.NewRegisters[0], null, transfer.NewDomicile.Text, head);
        }
    }

    private static MessagePerson Named(FamilyRegister register, RegisterEntry entry) => CommonNotices.Of(PersonInRegister.Of(register, entry), Notification + "する人");
}
