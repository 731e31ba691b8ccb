using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// The messages that many kinds send, with their recipients. 副本 is none of them: it follows every register that changes, by
/// itself (<see cref="Plan.Messages"/>), and 本籍転属通知 every person who leaves for a register elsewhere.
/// </summary>
public static class CommonNotices
{
    /// <summary>A person in a register, as messages name one.</summary>
    public static MessagePerson Of(PersonInRegister place, string role) => new(place.Person, role, place.Name, place.Entry.BirthDate, place.Entry.Sex);

    /// <summary>A register of ours, as messages name one.</summary>
    public static NamedRegister Of(FamilyRegister register) => new(register.Id, null, register.Domicile.Text, register.HeadName);

    /// <summary>A register elsewhere, as messages name one.</summary>
    public static NamedRegister Of(Circumstances c, RegisterElsewhere register) =>
        Elsewhere(c, register.Municipality, register.Domicile.Text, register.HeadName);

    /// <summary>The register that a person stands in, as messages name one.</summary>
    public static NamedRegister Of(Circumstances c, PersonInRegister place) => place.Register is { } ours ? Of(ours) : Of(c, place.Elsewhere!);

    /// <summary>The registers of ours that are made, as messages name them.</summary>
    public static IEnumerable<NamedRegister> Made(IEnumerable<RegisterChange> changes) =>
        changes.OfType<RegisterChange.Compile>().Select(m => new NamedRegister(m.Register, null, m.Domicile.Text, m.FamilyName + m.HeadGivenName));

    /// <summary>The number of a person in messages: somebody from elsewhere gets one of ours only by entering a register of ours.</summary>
    public static PersonId? NumberOf(PersonInRegister? place, IEnumerable<RegisterChange> changes) =>
        place is not null && (place.Register is not null || changes.OfType<RegisterChange.Enter>().Any(e => e.Entry.Person == place.Person)) ? place.Person : null;

    /// <summary>A register that another municipality keeps, as messages name one.</summary>
    public static NamedRegister Elsewhere(Circumstances c, string municipality, string domicile, string head) =>
        new(null, c.Municipalities.Of(municipality, c.RecordDate)?.Code, domicile, head);

    /// <summary>
    /// 9条2項通知 to where the person lives: our own section or another mayor, one who has to be found out where the address does not
    /// tell. None for a paper that another municipality accepted, that one tells (住民基本台帳法9条2項); none for who lives abroad and stands in no
    /// 住民票.
    /// </summary>
    public static IEnumerable<OutgoingMessage> ResidentRecord(
        Circumstances c, string notification, RegisterDate? eventDate, MessagePerson person, string? address, ValueList<ChangedItem> items) =>
        c.Origin is Origin.Elsewhere || (address is not null && c.Municipalities.IsAbroad(address)) ? []
        : [new OutgoingMessage.ResidentRecord(RecipientOf(c, address), notification, c.ReceiptDate, eventDate, person, address, items)];

    /// <summary>人口動態調査票, for what was accepted here or by a consul (人口動態調査令施行細則1条).</summary>
    public static IEnumerable<OutgoingMessage> VitalStatistics(Circumstances c, VitalSlip slip) => c.Origin switch
    {
        Origin.Elsewhere => [],
        Origin.Consul consul => [new OutgoingMessage.VitalStatistics(Recipient.HealthCenter(c.Here), c.ReceiptDate, consul.ReceivedOn, slip)],
        _ => [new OutgoingMessage.VitalStatistics(Recipient.HealthCenter(c.Here), c.ReceiptDate, null, slip)],
    };

    /// <summary>届書等情報 of what was accepted here (戸籍法120条の4); none where no register is written from the paper.</summary>
    public static IEnumerable<OutgoingMessage> NotificationImage(Circumstances c, string notification, ValueList<MessagePerson> persons, ValueList<NamedRegister> registers) =>
        c.Origin is Origin.Here && registers.Count > 0
            ? [new OutgoingMessage.NotificationImage(Recipient.Minister, notification, c.Receipt, c.ReceiptDate, persons, registers)] : [];

    /// <summary>期間経過通知 (戸籍法施行規則65条).</summary>
    public static OutgoingMessage Overdue(
        string notification, string? court, ValueList<MessagePerson> persons, DateOnly lastDay, RegisterDate notifiedOn, string notifier) =>
        new OutgoingMessage.OverduePeriod(Recipient.Court(court ?? DraftReader.Missing), notification, persons, lastDay, notifiedOn, notifier);

    /// <summary>受理通知 by post to a party who was not identified (戸籍法27条の2第2項).</summary>
    public static OutgoingMessage AcceptanceToParty(Circumstances c, string notification, MessagePerson party, string address) =>
        new OutgoingMessage.AcceptanceToParty(Recipient.Person(party.Name), notification, c.ReceiptDate, party, address);

    /// <summary>本籍転属通知 (住民基本台帳法19条3項).</summary>
    internal static OutgoingMessage DomicileTransfer(Circumstances c, PersonInRegister person, TransferTarget to, string cause, RegisterDate on)
    {
        var given = person.Entry.GivenNameKana;
        return new OutgoingMessage.DomicileTransfer(
            c.Municipalities.Of(to.Municipality, c.RecordDate) is { } mayor ? Recipient.Mayor(mayor) : Recipient.UnknownMayor($"{to.Municipality}の長"),
            Of(person.Register!), Elsewhere(c, to.Municipality, to.Domicile, to.Head), cause, on,
            [
                new(person.Person, person.Name, to.FamilyName + person.Entry.GivenName, to.FamilyNameKana is { } family && given is not null ? family + given : null,
                    person.Entry.BirthDate, person.Entry.Sex),
            ]);
    }

    /// <summary>Where a person of ours lives by the 附票; null while it does not say.</summary>
    public static string? AddressOf(Circumstances c, PersonInRegister person) =>
        person.Register is { } register && c.Supplementaries?.Of(register.Id)?.EntryOf(person.Person)?.Current is { Kind: AddressKind.Address } row ? row.Text : null;

    private static Recipient RecipientOf(Circumstances c, string? address) =>
        address is null || c.Municipalities.Of(address, c.RecordDate) is not { } municipality ? Recipient.UnknownMayor("住所地の市区町村長")
        : municipality.Code == c.Here.Code ? Recipient.Residents(c.Here)
        : Recipient.Mayor(municipality);
}
