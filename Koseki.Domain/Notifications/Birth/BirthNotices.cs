using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>The messages a birth sends out.</summary>
internal static class BirthNotices
{
    internal static IEnumerable<OutgoingNotice> Of(BirthNotification birth, Circumstances c)
    {
        var entered = BirthEffect.Entered(birth, c);
        PersonId? child = entered is null ? null : c.NewPersons[0];
        var name = $"{birth.Register?.FamilyName}{birth.GivenName}";
        var designation = birth.NewDomicile is { } domicile ? $"{domicile.Text}　{birth.Mother}"
            : birth.DomicileElsewhere is { } elsewhere ? $"{elsewhere.Text}　{birth.HeadElsewhere}" : birth.Register?.Designation ?? "なし";
        foreach (var notice in OfTheRegisters(birth, c, entered, designation))
        {
            yield return notice;
        }

        if (entered is not null)
        {
            yield return new(NoticeKind.SupplementaryRegister, $"{c.Here.Name}(戸籍の附票)", entered, child,
                [new("氏名", name), new("出生の年月日", birth.BornOn.Text), new("男女の別", birth.Sex.Word()), new("住所", birth.Address), new("住所を定めた年月日", birth.BornOn.Text)]);
        }

        var residesHere = birth.Address.StartsWith(c.Here.Display, StringComparison.Ordinal);
        yield return new(NoticeKind.ResidentRecord, residesHere ? $"{c.Here.Name}(住民記録)" : "住所地の市区町村長", entered ?? birth.Register?.Id, child,
            [new("氏名", name), new("生年月日", birth.BornOn.Text), new("男女の別", birth.Sex.Word()), new("住所", birth.Address), new("戸籍の表示", designation)]);
        if (c.Origin is not Origin.Here)
        {
            yield break;
        }

        yield return new(NoticeKind.VitalStatistics, $"{c.Here.Name}(保健所)", null, child,
            [new("票", "出生票"), new("氏名", name), new("生まれたとき", birth.BornOn.Text + birth.BornAt)]);
        // 届書等情報 only exist for a paper that some register is recorded from (120条の4).
        if (!birth.IsForeign)
        {
            yield return new(NoticeKind.NotificationImage, "法務省", entered ?? birth.Register?.Id, child,
                [new("件名", "出生"), new("受付番号", c.Receipt ?? ""), new("戸籍の表示", designation)]);
        }

        if (birth.IsOverdue(c))
        {
            yield return new(NoticeKind.OverduePeriod, "簡易裁判所", entered ?? birth.Register?.Id, child,
                [new("届出期間の末日", RegisterDate.Of(birth.Deadline(c)!.Value).Text), new("届出日", RegisterDate.Of(c.ReceiptDate).Text), new("届出人", birth.NotifierOnRecord)]);
        }
    }

    // 副本 of every register touched; a mother who moves leaves one 附票 and enters another, and her 住民票 follows.
    private static IEnumerable<OutgoingNotice> OfTheRegisters(BirthNotification birth, Circumstances c, RegisterId? entered, string designation)
    {
        if (birth.Register is not { } register)
        {
            yield break;
        }

        yield return new(NoticeKind.DuplicateRegister, "法務省", register.Id, null, [new("戸籍の表示", register.Designation)]);
        if (!birth.NeedsNewRegister || birth.NewDomicile is null)
        {
            yield break;
        }

        if (entered is not null)
        {
            yield return new(NoticeKind.DuplicateRegister, "法務省", entered, null, [new("戸籍の表示", designation)]);
        }

        var mother = birth.MotherEntry!.Person;
        var supplementary = $"{c.Here.Name}(戸籍の附票)";
        yield return new(NoticeKind.SupplementaryRegister, supplementary, register.Id, mother,
            [new("氏名", birth.Mother), new("消除の事由", "子の出生"), new("戸籍の表示", designation)]);
        if (entered is not null)
        {
            yield return new(NoticeKind.SupplementaryRegister, supplementary, entered, mother,
                [new("氏名", birth.Mother), new("記載の事由", "子の出生"), new("従前の戸籍", register.Designation)]);
        }

        yield return new(NoticeKind.ResidentRecord, "住所地の市区町村長", entered ?? register.Id, mother,
            [new("氏名", birth.Mother), new("戸籍の表示", designation)]);
    }
}
