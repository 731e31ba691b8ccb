using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.NationalityLoss;

/// <summary>
/// What a loss changes: the person is removed (戸籍法23条), also a head, who stays the head; the Japanese spouse in the register stays married
/// and gets the matter about the spouse; the register closes with its last person (12条). And who is told.
/// </summary>
internal static class NationalityLossEffect
{
    private const string Notification = MatterTitles.LossOfNationality;

    internal static Effect? Of(NationalityLossNotification n, Circumstances c, RecordTemplates templates)
    {
        var builder = new EffectBuilder(c);
        if (n.Register is { } register)
        {
            if (register.State != RegisterState.Current)
            {
                return null;
            }

            var matter = n.Report is var (_, by)
                ? templates.StatusMatter("M-SOSHITSU-HOKOKU", c, ("国籍喪失日", n.LostOn.Text), ("喪失時の外国籍", n.Nationality), ("報告日", ReportDay.OnRecord(c)), ("報告者", by))
                : templates.StatusMatter("M-SOSHITSU", c, ("国籍喪失日", n.LostOn.Text), ("喪失時の外国籍", n.Nationality), ("届出日", n.NotifiedOn(c).Text), ("届出人", n.NotifierOnRecord));
            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, n.Person.Person, matter));
            builder.Add(new RegisterChange.Remove(register.Id, n.Person.Person, new(RegisterDate.Of(c.RegisterDay), matter.Title, null)));
            if (n.Spouse is { } spouse)
            {
                builder.Add(new RegisterChange.WriteStatusMatter(register.Id, spouse.Person, templates.StatusMatter("M-HAI-SOSHITSU", c, ("配偶者の国籍喪失日", n.LostOn.Text), ("配偶者の国籍", n.Nationality))));
            }
        }

        return builder.Build(Messages(n, c));
    }

    private static IEnumerable<OutgoingMessage> Messages(NationalityLossNotification n, Circumstances c)
    {
        var person = CommonNotices.Of(n.Person, "国籍を喪失した人");
        person = n.Register is null ? person with { Person = null } : person;
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, n.LostOn, person, n.Address, [new("国籍", "日本", n.Nationality)]),
            .. CommonNotices.NotificationImage(c, Notification, [person], [CommonNotices.Of(c, n.Person)]),
            .. n.OverdueSince(c) is { } last ? [CommonNotices.Overdue(Notification, n.Court, [person], last, n.NotifiedOn(c), n.NotifierOnRecord ?? n.Person.Name)] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
