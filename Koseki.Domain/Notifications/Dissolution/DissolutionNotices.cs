using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>What leaves because of a 離縁: 9条2項通知 of everybody whose 氏 or register changes, the image, who is told of the acceptance, and the court of a late report.</summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="changes">What it changes.</param>
internal sealed class DissolutionNotices(DissolutionNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
{
    private string Notification => n.Title;

    private MessagePerson Adopted => CommonNotices.Of(n.Place, "養子") with { Person = CommonNotices.NumberOf(n.Place, changes) };

    internal IEnumerable<OutgoingMessage> All() =>
    [
        .. Residents(),
        .. CommonNotices.NotificationImage(c, Notification, [Adopted, .. n.Adopters.Select(Person)], [.. Written()]),
        .. c.Origin is Origin.Here ? OfAcceptance() : [],
    ];

    private static MessagePerson Person(PartingAdopter adopter) => new(adopter.Party.Person, adopter.Word, adopter.Party.Name, adopter.Party.BirthDate, adopter.Sex);

    private IEnumerable<OutgoingMessage> Residents() => After() is not { } after ? [] :
    [
        .. Resident(n.Place, Adopted, n.Address, after),
        .. n is { Standing: PartedStanding.MarriedHead, Spouse: { } spouse } ? Resident(spouse, CommonNotices.Of(spouse, "養子の配偶者"), CommonNotices.AddressOf(c, spouse), after) : [],
    ];

    private IEnumerable<OutgoingMessage> Resident(PersonInRegister from, MessagePerson person, string? address, NamedRegister after) =>
        CommonNotices.ResidentRecord(c, Notification, n.DissolvedOn(c), person, address,
            [.. new ChangedItem[] { new("氏", from.FamilyName, n.FamilyNameAfter), new("本籍", from.Domicile, after.Domicile), new("筆頭者", from.HeadName, after.Head) }.Where(i => i.Former != i.Current)]);

    private IEnumerable<OutgoingMessage> OfAcceptance()
    {
        foreach (var adopter in n.Adopters.Where(a => a.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, Person(adopter), adopter.Party.Address ?? DraftReader.Missing);
        }

        if (n.IsIdentified == false)
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, Adopted, n.Address);
        }

        foreach (var negotiator in n.Negotiators.Where(r => r.IsIdentified == false && !n.IsByCourt))
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, new(null, "離縁協議者", negotiator.Name, negotiator.BornOn, null), negotiator.Address);
        }

        if (n.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, n.OverdueCourt(c), [Adopted, .. n.Adopters.Select(Person)], n.Deadline(c)!.Value, RegisterDate.Of(c.ReceiptDate),
                n.Notifier == DissolvingParty.Adopters ? string.Join('、', n.Adopters.Where(a => a.HasSigned).Select(a => a.Party.Name)) : n.Negotiators.Count > 0 ? n.Negotiators[0].Name : n.Name);
        }
    }

    private IEnumerable<NamedRegister> Written() =>
        new[] { CommonNotices.Of(c, n.Place) }.Concat(n.Adopters.Where(a => !a.Party.IsDead).Select(a => Of(a.Party))).Append(After()).OfType<NamedRegister>().Distinct();

    private NamedRegister? Of(PartyOnPaper party) => party.Register is { } ours ? CommonNotices.Of(ours) : party.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null;

    // Where the adopted stands afterwards, where that is another register.
    private NamedRegister? After() => n.Way switch
    {
        PartedWay.FormerRegister => n.FormerRegister is { } ours ? CommonNotices.Of(ours) : n.FormerElsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null,
        PartedWay.NewRegister => n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile?.Text ?? DraftReader.Missing, n.FamilyNameAfter + n.GivenName)
            : CommonNotices.Made(changes).FirstOrDefault() ?? new(null, c.Here.Code, n.NewDomicile?.Text ?? DraftReader.Missing, n.FamilyNameAfter + n.GivenName),
        PartedWay.Stays or PartedWay.KeepsName or null => null,
    };
}
