using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>What leaves because of a divorce: 9条2項通知, statistics, the image, and who has to be told of its acceptance.</summary>
/// <param name="divorce">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="changes">What it changes.</param>
internal sealed class DivorceNotices(DivorceNotification divorce, Circumstances c, IReadOnlyList<RegisterChange> changes)
{
    private const string Notification = "離婚";

    internal static IEnumerable<OutgoingMessage> Of(DivorceNotification divorce, Circumstances c, IReadOnlyList<RegisterChange> changes) =>
        new DivorceNotices(divorce, c, changes).All();

    private IEnumerable<OutgoingMessage> All() =>
    [
        .. divorce.Parties.SelectMany(Resident),
        .. CommonNotices.VitalStatistics(c, new VitalSlip.Divorce(divorce.DivorcedOn(c), DivorceChoices.Manners.Word(divorce.Manner),
            [.. divorce.Parties.Select(p => new SlipParty(Person(p), p.Address, p.Nationality))], [.. ChildrenByCustody()])),
        // 外国人だけの届 stays as paper where it was accepted: it concerns no register.
        .. CommonNotices.NotificationImage(c, Notification, [.. divorce.Parties.Select(Person)], [.. Written()]),
        .. c.Origin is Origin.Here ? OfAcceptance() : [],
    ];

    // Whose 氏, 本籍 and 筆頭者 stay as they are is told only for the sake of a foreigner who is no longer the spouse.
    private IEnumerable<OutgoingMessage> Resident(Party party)
    {
        if (party.Place is not { } place)
        {
            return [];
        }

        ValueList<ChangedItem> items = party == divorce.Returning && !divorce.KeepsName
            ? [.. new ChangedItem[] { new("氏", place.FamilyName, divorce.Return!.FamilyNameAfter), new("本籍", place.Domicile, DomicileAfter()), new("筆頭者", place.HeadName, HeadAfter()) }.Where(i => i.Former != i.Current)]
            : [];
        return items.Count == 0 && !divorce.Partner(party).IsForeign ? []
            : CommonNotices.ResidentRecord(c, Notification, divorce.DivorcedOn(c), Person(party), party.Address, items);
    }

    private IEnumerable<OutgoingMessage> OfAcceptance()
    {
        foreach (var party in divorce.Parties.Where(p => p.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, Person(party), party.Address);
        }

        if (divorce.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, divorce.OverdueCourt(c), [.. divorce.Parties.Select(Person)], divorce.Deadline(c)!.Value,
                RegisterDate.Of(c.ReceiptDate), string.Join('、', divorce.Parties.Where(p => p.HasSigned).Select(p => p.Name)));
        }
    }

    // That of the couple, that of the one who goes back, and those of the children whose holder is decided.
    private IEnumerable<NamedRegister> Written()
    {
        if (divorce.Japanese?.Place is not { } couple)
        {
            return [];
        }

        var children = divorce.Children.Where(k => k.Custody is not (null or Custody.Pending))
            .Select(k => k.Register is { } ours ? CommonNotices.Of(ours) : k.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null);
        return new[] { CommonNotices.Of(c, couple), After() }.Concat(children).OfType<NamedRegister>().Distinct();
    }

    private NamedRegister? After() => divorce.Return switch
    {
        { FormerRegister: { } ours } => CommonNotices.Of(ours),
        { FormerElsewhere: { } elsewhere } => CommonNotices.Of(c, elsewhere),
        { NewMunicipality: { } municipality } => CommonNotices.Elsewhere(c, municipality, DomicileAfter(), HeadAfter()),
        not null => CommonNotices.Made(changes).FirstOrDefault(),
        null => null,
    };

    private IEnumerable<string> ChildrenByCustody() =>
        divorce.Children.Where(k => k.Custody is not null).GroupBy(k => k.Custody!.Value).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{DivorceChoices.Custodies.Word(g.Key)}　{g.Count()}人"));

    private string DomicileAfter() => divorce.Return switch
    {
        { FormerRegister: { } ours } => ours.Domicile.Text,
        { FormerElsewhere: { } elsewhere } => elsewhere.Domicile.Text,
        { NewDomicile: { } domicile } => domicile.Text,
        _ => DraftReader.Missing,
    };

    private string HeadAfter() => divorce.Return switch
    {
        { FormerRegister: { } ours } => ours.HeadName,
        { FormerElsewhere: { } elsewhere } => elsewhere.HeadName,
        _ => divorce.Return!.FamilyNameAfter + divorce.Returning!.GivenName,
    };

    private MessagePerson Person(Party party) => new(
        CommonNotices.NumberOf(party.Place, changes), party.Mark.Word(), party.Name, party.OurEntry?.BirthDate ?? party.BornOn, party.Mark == SpouseMark.Husband ? Sex.Male : Sex.Female);
}
