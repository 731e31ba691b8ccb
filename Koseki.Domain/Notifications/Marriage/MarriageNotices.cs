using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>What leaves because of a marriage: 9条2項通知, statistics, the image, and who has to be told of its acceptance.</summary>
/// <param name="marriage">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="changes">What it changes.</param>
internal sealed class MarriageNotices(MarriageNotification marriage, Circumstances c, IReadOnlyList<RegisterChange> changes)
{
    private const string Notification = "婚姻";

    internal static IEnumerable<OutgoingMessage> Of(MarriageNotification marriage, Circumstances c, IReadOnlyList<RegisterChange> changes) =>
        new MarriageNotices(marriage, c, changes).All();

    private IEnumerable<OutgoingMessage> All() =>
    [
        .. marriage.Spouses.SelectMany(Resident),
        .. CommonNotices.VitalStatistics(c, new VitalSlip.Marriage(marriage.MarriedOn(c), marriage.FamilyNameOf, [.. marriage.Spouses.Select(Slip)])),
        // 外国人だけの届 stays as paper where it was accepted: it concerns no register.
        .. CommonNotices.NotificationImage(c, Notification, [.. marriage.Spouses.Select(Person)], [.. Written()]),
        .. c.Origin is Origin.Here ? OfAcceptance() : [],
    ];

    // Whose 氏, 本籍 and 筆頭者 stay as they are is told only for the sake of a foreigner who is now the spouse.
    private IEnumerable<OutgoingMessage> Resident(Spouse spouse)
    {
        if (spouse.Place is not { } place)
        {
            return [];
        }

        var (domicile, head) = Home();
        ValueList<ChangedItem> items =
        [
            .. new ChangedItem[]
            {
                new("氏", place.FamilyName, marriage.NameKeeper!.Place!.FamilyName),
                new("本籍", place.Domicile, domicile),
                new("筆頭者", place.HeadName, head),
            }.Where(i => i.Former != i.Current),
        ];
        return items.Count == 0 && !marriage.Partner(spouse).IsForeign ? []
            : CommonNotices.ResidentRecord(c, Notification, marriage.MarriedOn(c), Person(spouse), spouse.Address, items);
    }

    private IEnumerable<OutgoingMessage> OfAcceptance()
    {
        foreach (var party in marriage.Spouses.Where(s => s.IsIdentified == false))
        {
            yield return CommonNotices.AcceptanceToParty(c, Notification, Person(party), party.Address);
        }

        if (marriage.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, marriage.OverdueCourt(c), [.. marriage.Spouses.Select(Person)], marriage.Deadline(c)!.Value,
                RegisterDate.Of(c.ReceiptDate), string.Join('、', marriage.Spouses.Where(s => s.HasSigned).Select(s => s.Name)));
        }
    }

    // Where both stood, and where they stand afterwards.
    private IEnumerable<NamedRegister> Written()
    {
        if (marriage.NameKeeper is null)
        {
            return [];
        }

        var former = marriage.Spouses.Select(s => s.Place).OfType<PersonInRegister>().Select(p => CommonNotices.Of(c, p));
        var (domicile, head) = Home();
        var elsewhere = marriage is { NameKeeper.Place.IsHead: false, NewMunicipality: { } municipality } ? new[] { CommonNotices.Elsewhere(c, municipality, domicile, head) } : [];
        return former.Concat(CommonNotices.Made(changes)).Concat(elsewhere).Distinct();
    }

    /// <summary>本籍 and 筆頭者 of the register the couple stands in afterwards.</summary>
    private (string Domicile, string Head) Home() => marriage.NameKeeper!.Place is { IsHead: true } keeper
        ? (keeper.Domicile, keeper.HeadName)
        : (marriage.NewDomicile?.Text ?? DraftReader.Missing, marriage.NameKeeper.Place!.Name);

    private MessagePerson Person(Spouse spouse) => new(
        CommonNotices.NumberOf(spouse.Place, changes), spouse.Mark.Word(), spouse.Name, spouse.BirthDate, spouse.Mark == SpouseMark.Husband ? Sex.Male : Sex.Female);

    private SlipSpouse Slip(Spouse spouse) => new(Person(spouse), spouse.Address, spouse.Nationality, spouse.IsFirstMarriage);
}
