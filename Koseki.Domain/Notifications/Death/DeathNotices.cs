using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
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
            yield return new(NoticeKind.DuplicateRegister, "法務省", register.Id, null, [new("戸籍の表示", register.Designation)]);
        }

        if (death is { Register: { } home, Deceased: { } deceased })
        {
            yield return new(NoticeKind.SupplementaryRegister, $"{c.Here.Name}(戸籍の附票)", home.Id, deceased.Person,
                [new("氏名", death.Name), new("消除の事由", "死亡"), new("消除した年月日", RegisterDate.Of(c.RecordDate).Text)]);
        }

        var person = death.Deceased?.Person;
        var residesHere = death.Address.StartsWith(c.Here.Display, StringComparison.Ordinal);
        yield return new(NoticeKind.ResidentRecord, residesHere ? $"{c.Here.Name}(住民記録)" : "住所地の市区町村長", death.Register?.Id, person,
            [new("氏名", death.Name), new("生年月日", death.BirthDate.Text), new("住所", death.Address), new("消除の事由", "死亡"), new("死亡の年月日", death.DiedOn.Text)]);
        if (c.Origin is not Origin.Here)
        {
            yield break;
        }

        yield return new(NoticeKind.VitalStatistics, $"{c.Here.Name}(保健所)", null, person,
            [
                new("票", "死亡票"), new("氏名", death.Name), new("性別", death.Sex.Word()), new("生年月日", death.BirthDate.Text),
                new("死亡したとき", death.DiedOn.Text + death.DiedAt), new("日の確かさ", Certainty(death.DiedOn.Kind)), new("死亡したところ", death.DeathPlace),
            ]);
        // 届書等情報 only exist for a paper that some register is recorded from (120条の4).
        if (written.Count > 0 || death.DomicileElsewhere is not null)
        {
            yield return new(NoticeKind.NotificationImage, "法務省", written.FirstOrDefault()?.Id, person,
                [new("件名", "死亡"), new("受付番号", c.Receipt ?? ""), .. Elsewhere(death)]);
        }

        if (death.IsObliged && death.IsOverdue(c))
        {
            yield return new(NoticeKind.OverduePeriod, "簡易裁判所", death.Register?.Id, person,
                [new("届出期間の末日", RegisterDate.Of(death.Deadline(c)!.Value).Text), new("届出日", death.NotifiedOn(c).Text), new("届出人", death.NotifierOnRecord)]);
        }
    }

    private static IEnumerable<MatterLine> Elsewhere(DeathNotification death) =>
        death.DomicileElsewhere is { } domicile ? [new("戸籍の表示", $"{domicile.Text}　{death.HeadElsewhere}")] : [];

    private static string Certainty(DateKind kind) => kind switch
    {
        DateKind.Exact => "確定",
        DateKind.Estimated => "推定",
        DateKind.About => "頃",
        DateKind.Between => "間",
        _ => "不詳",
    };
}
