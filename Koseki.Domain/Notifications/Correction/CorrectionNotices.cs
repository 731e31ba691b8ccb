using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>The messages a correction sends out: always the duplicate; 附票 and 住民票 only where they say what was corrected.</summary>
internal static class CorrectionNotices
{
    internal static IEnumerable<OutgoingNotice> Of(CorrectionNotification correction, CorrectionTarget target, Circumstances c)
    {
        var register = correction.Register;
        yield return CommonNotices.Duplicate(register.Id, register.Designation);
        var person = correction.Entry?.Person;
        if (target.ColumnItem is not null && CorrectionForm.OnResidentRecord.Contains(target.Item) && correction.Entry is { IsRemoved: false } entry)
        {
            ValueList<MatterLine> lines =
                [new("氏名", register.NameOf(entry)), new("生年月日", entry.BirthDate.Text), new("訂正事項", target.Item), new("訂正前", target.Former), new("訂正後", correction.Value)];
            yield return CommonNotices.SupplementaryRegister(c, register.Id, entry.Person, lines);
            if (correction.Address is { } address)
            {
                yield return CommonNotices.ResidentRecord(c, address, register.Id, entry.Person, lines.Add(new("住所", address)));
            }
        }

        if (correction.Ground.IsExOfficio || c.Origin is not Origin.Here)
        {
            yield break;
        }

        yield return CommonNotices.NotificationImage(c, "戸籍訂正", register.Id, person);
        if (correction.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(c, correction.OverdueCourt, register.Id, person, correction.Deadline(c)!.Value, correction.ApplicantOnRecord ?? $"{correction.Applicant}　{correction.ApplicantName}");
        }
    }
}
