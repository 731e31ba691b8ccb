using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>The messages a correction sends out; 住民票 only where it says what was corrected.</summary>
internal static class CorrectionNotices
{
    private const string Notification = "戸籍訂正";

    internal static IEnumerable<OutgoingMessage> Of(CorrectionNotification correction, CorrectionTarget target, Circumstances c)
    {
        var register = correction.Register;
        ValueList<MessagePerson> persons = correction.Entry is { } corrected
            ? [new(corrected.Person, "事件本人", register.NameOf(corrected), corrected.BirthDate, corrected.Sex)] : [];
        if (target.ColumnItem is not null && CorrectionForm.OnResidentRecord.Contains(target.Item) && correction is { Entry.IsRemoved: false, Address: { } address })
        {
            foreach (var notice in CommonNotices.ResidentRecord(c, Notification, null, persons[0], address, [new(target.Item, target.Former, correction.Value)]))
            {
                yield return notice;
            }
        }

        foreach (var notice in target.IsFamilyNameKana ? register.Standing.SelectMany(e => OfFamilyName(correction, target, PersonInRegister.Of(register, e), c)) : [])
        {
            yield return notice;
        }

        if (correction.Ground.IsExOfficio)
        {
            yield break;
        }

        foreach (var image in CommonNotices.NotificationImage(c, Notification, persons, [CommonNotices.Of(register)]))
        {
            yield return image;
        }

        if (correction.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(Notification, correction.OverdueCourt, persons, correction.Deadline(c)!.Value,
                Calendar.RegisterDate.Of(c.ReceiptDate), correction.ApplicantOnRecord ?? $"{correction.Applicant}　{correction.ApplicantName}");
        }
    }

    // Everybody who stands in the register bears the 氏: each is told of to where the 附票 says the person lives.
    private static IEnumerable<OutgoingMessage> OfFamilyName(CorrectionNotification correction, CorrectionTarget target, PersonInRegister person, Circumstances c) =>
        CommonNotices.ResidentRecord(c, Notification, null, CommonNotices.Of(person, "在籍者"), CommonNotices.AddressOf(c, person), [new(target.Item, target.Former, correction.Value)]);
}
