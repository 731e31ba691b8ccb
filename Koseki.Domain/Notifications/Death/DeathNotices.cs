using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>
/// The messages a death sends out. The notice of 相続税法58条 is not among them: since 令和6年3月1日 the Minister of Justice
/// tells the tax agency. 火葬許可 is applied for, not notified.
/// </summary>
internal static class DeathNotices
{
    internal static IEnumerable<OutgoingNotice> Of(DeathNotification death, Circumstances c)
    {
        var written = new[] { death.Register, death.Survivor?.Register }.OfType<FamilyRegister>().Distinct().ToList();
        foreach (var register in written)
        {
            yield return CommonNotices.Duplicate(register.Id, register.Designation);
        }

        if (death is { Register: { } home, Deceased: { } deceased })
        {
            yield return CommonNotices.SupplementaryRegister(c, home.Id, deceased.Person,
                [new("氏名", death.Name), new("消除の事由", "死亡"), new("消除した年月日", RegisterDate.Of(c.RegisterDay).Text)]);
        }

        var person = death.Deceased?.Person;
        yield return CommonNotices.ResidentRecord(c, death.Address, death.Register?.Id, person,
            [new("氏名", death.Name), new("生年月日", death.BirthDate.Text), new("住所", death.Address), new("消除の事由", "死亡"), new("死亡の年月日", death.DiedOn.Text)]);
        if (c.Origin is not Origin.Here)
        {
            yield break;
        }

        yield return CommonNotices.VitalStatistics(c, person,
            [
                new("票", "死亡票"), new("氏名", death.Name), new("性別", death.Sex.Word()), new("生年月日", death.BirthDate.Text),
                new("死亡したとき", death.DiedOn.Text + death.DiedAt), new("日の確かさ", Certainty(death.DiedOn.Kind)), new("死亡したところ", death.DeathPlace),
            ]);

        // 届書等情報 only exist for a paper that some register is recorded from.
        if (written.Count > 0 || death.Elsewhere is not null)
        {
            yield return CommonNotices.NotificationImage(c, "死亡", written.FirstOrDefault()?.Id, person);
        }

        if (death.Elsewhere is { } elsewhere)
        {
            yield return CommonNotices.RegisterOffice(elsewhere.Municipality, [new("件名", "死亡"), new("氏名", death.Name), new("戸籍の表示", elsewhere.Designation)]);
        }

        if (death.IsObliged && death.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(c, death.OverdueCourt, death.Register?.Id, person, death.Deadline(c)!.Value, death.NotifierOnRecord);
        }
    }

    private static string Certainty(DateKind kind) => kind switch
    {
        DateKind.Exact => "確定",
        DateKind.Estimated => "推定",
        DateKind.About => "頃",
        DateKind.Between => "間",
        DateKind.Unknown or DateKind.Free => "不詳",
    };
}
