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

    private readonly EndingNotices common = new(divorce, Notification, c, changes);

    internal static IEnumerable<OutgoingMessage> Of(DivorceNotification divorce, Circumstances c, IReadOnlyList<RegisterChange> changes) =>
        new DivorceNotices(divorce, c, changes).All();

    private IEnumerable<OutgoingMessage> All() =>
    [
        .. common.Resident(),
        .. CommonNotices.VitalStatistics(c, new VitalSlip.Divorce(divorce.DivorcedOn(c), DivorceChoices.Manners.Word(divorce.Manner),
            [.. divorce.Parties.Select(p => new SlipParty(common.Person(p), p.Address, p.Nationality))], [.. ChildrenByCustody()])),
        .. common.Image(),
        .. c.Origin is Origin.Here ? OfAcceptance() : [],
    ];

    private IEnumerable<OutgoingMessage> OfAcceptance()
    {
        foreach (var party in divorce.Parties.Where(p => p.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, common.Person(party), party.Address);
        }

        if (divorce.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, divorce.OverdueCourt(c), [.. divorce.Parties.Select(common.Person)], divorce.Deadline(c)!.Value,
                RegisterDate.Of(c.ReceiptDate), string.Join('、', divorce.Parties.Where(p => p.HasSigned).Select(p => p.Name)));
        }
    }

    private IEnumerable<string> ChildrenByCustody() =>
        divorce.Children.Where(k => k.Custody is not null).GroupBy(k => k.Custody!.Value).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{DivorceChoices.Custodies.Word(g.Key)}　{g.Count()}人"));
}
