using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>What leaves because of an adoption: 9条2項通知 of everybody whose 氏 or register changes, the image, and who is told of the acceptance.</summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="changes">What it changes.</param>
internal sealed class AdoptionNotices(AdoptionNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
{
    private const string Notification = MatterTitles.Adoption;

    private IEnumerable<MessagePerson> AdoptedSpouse => n.Adoptees.Skip(1).Select(a => new MessagePerson(CommonNotices.NumberOf(a.Place, changes), a.Word, a.Name, a.BirthDate, a.Entry?.Sex));

    private MessagePerson Adopted => new(CommonNotices.NumberOf(n.Place, changes), "養子", n.Name, n.BirthDate, n.Place?.Entry.Sex);

    internal IEnumerable<OutgoingMessage> All() =>
    [
        .. Residents(),
        // 外国人だけの届 stays as paper where it was accepted: it concerns no register.
        .. CommonNotices.NotificationImage(c, Notification, [Adopted, .. AdoptedSpouse, .. n.Adopters.Select(Person)], [.. Written()]),
        .. c.Origin is Origin.Here ? OfAcceptance() : [],
    ];

    private static MessagePerson Person(Adopter adopter) => new(adopter.Party.Person, adopter.Word, adopter.Party.Name, adopter.Party.BirthDate, adopter.Sex);

    private IEnumerable<OutgoingMessage> Residents()
    {
        if (n.Place is not { } place || n.Base is not { } adopter || After() is not { } after)
        {
            return [];
        }

        var family = adopter.Party.Register?.FamilyName ?? adopter.Party.FamilyName;
        return
        [
            .. Resident(place, Adopted, n.Address, family, after),
            .. n is { Movement: Movement.NewOfAdopted, Spouse: { } spouse } ? Resident(spouse, CommonNotices.Of(spouse, n.IsWithSpouse ? "養子" : "養子の配偶者"), n.Partner?.Address ?? CommonNotices.AddressOf(c, spouse), family, after) : [],
            .. n.Movement == Movement.NewOfAdopter && adopter.Party is { Register: { } own, Entry: { } entry } ? Resident(PersonInRegister.Of(own, entry), Person(adopter), adopter.Party.Address, family, after) : [],
        ];
    }

    private IEnumerable<OutgoingMessage> Resident(PersonInRegister from, MessagePerson person, string? address, string family, NamedRegister after) =>
        CommonNotices.ResidentRecord(c, Notification, n.AdoptedOn(c), person, address,
            [.. new ChangedItem[] { new("氏", from.FamilyName, family), new("本籍", from.Domicile, after.Domicile), new("筆頭者", from.HeadName, after.Head) }.Where(i => i.Former != i.Current)]);

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

        foreach (var spouse in n.Partner is { IsIdentified: false } ? AdoptedSpouse : [])
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, spouse, n.Partner!.Address);
        }

        foreach (var representative in n.Representatives.Where(r => r.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, new(null, "代諾者", representative.Name, representative.BornOn, null), representative.Address);
        }
    }

    private IEnumerable<NamedRegister> Written() =>
        new[] { n.Place is { } place ? CommonNotices.Of(c, place) : null }.Concat(n.Adopters.Select(a => Of(a.Party))).Append(After()).OfType<NamedRegister>().Distinct();

    private NamedRegister? Of(PartyOnPaper party) => party.Register is { } ours ? CommonNotices.Of(ours) : party.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null;

    // Where the adopted stands afterwards, where that is another register.
    private NamedRegister? After() => n.Movement switch
    {
        Movement.None or Movement.SameRegister => null,
        Movement.IntoAdopters => Of(n.Base!.Party),
        Movement.NewOfAdopter => Made(n.Base!.Party.Name),
        Movement.NewOfAdopted => Made((n.Base!.Party.Register?.FamilyName ?? n.Base.Party.FamilyName) + n.GivenName),
    };

    private NamedRegister Made(string head) => n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile?.Text ?? DraftReader.Missing, head)
        : CommonNotices.Made(changes).FirstOrDefault() ?? new(null, c.Here.Code, n.NewDomicile?.Text ?? DraftReader.Missing, head);
}
