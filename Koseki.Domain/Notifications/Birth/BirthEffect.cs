using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>What a birth changes: the child stands at the end of the register with the matter of its birth (戸籍法18条).</summary>
internal static class BirthEffect
{
    internal static Effect Of(BirthNotification birth, Circumstances c, RecordTemplates templates)
    {
        var child = c.NewPersons[0];
        var foreignFather = birth.FatherNationality is not null;
        var matter = templates.StatusMatter("M-SHUSSHO", c,
            ("出生日", birth.BornOn.Text),
            ("出生地", birth.BirthPlace),
            ("父の国籍", birth.FatherNationality),
            ("父の生年月日", foreignFather ? birth.FatherBirthDate : null),
            ("届出日", RegisterDate.Of(c.ReceiptDate).Text),
            ("届出人", birth.NotifierOnRecord));
        var entry = new RegisterEntry
        {
            Person = child,
            GivenName = birth.GivenName,
            GivenNameKana = birth.GivenNameKana,
            BirthDate = birth.BornOn,
            Father = birth.Father,
            Mother = birth.Mother,
            Relationship = birth.Relationship,
            Sex = birth.Sex,
            Entered = new(RegisterDate.Of(c.RecordDate), "出生"),
        };
        return new(
            [
                new RegisterChange.Enter(birth.Register.Id, entry),
                new RegisterChange.WriteStatusMatter(birth.Register.Id, child, matter),
            ],
            [.. Notices(birth, c, child)]);
    }

    private static IEnumerable<OutgoingNotice> Notices(BirthNotification birth, Circumstances c, PersonId child)
    {
        var id = birth.Register.Id;
        var name = birth.Register.FamilyName + birth.GivenName;
        var residesHere = birth.Address.StartsWith(c.Here.Display, StringComparison.Ordinal);
        yield return new(NoticeKind.DuplicateRegister, "法務省", id, null, [new("戸籍の表示", birth.Register.Designation)]);
        yield return new(NoticeKind.SupplementaryRegister, $"{c.Here.Name}(戸籍の附票)", id, child,
            [new("氏名", name), new("出生の年月日", birth.BornOn.Text), new("男女の別", birth.Sex.Word()), new("住所", birth.Address), new("住所を定めた年月日", birth.BornOn.Text)]);
        yield return new(NoticeKind.ResidentRecord, residesHere ? $"{c.Here.Name}(住民記録)" : "住所地の市区町村長", id, child,
            [new("氏名", name), new("生年月日", birth.BornOn.Text), new("男女の別", birth.Sex.Word()), new("住所", birth.Address), new("戸籍の表示", birth.Register.Designation)]);
        if (c.Origin is not Origin.Here)
        {
            yield break;
        }

        yield return new(NoticeKind.VitalStatistics, $"{c.Here.Name}(保健所)", null, child,
            [new("票", "出生票"), new("氏名", name), new("生まれたとき", birth.BornOn.Text)]);
        yield return new(NoticeKind.NotificationImage, "法務省", id, child, [new("件名", "出生"), new("受付番号", c.Receipt ?? "")]);
        if (BirthRequirements.Deadline(birth, c) is { } last && c.ReceiptDate > last)
        {
            yield return new(NoticeKind.OverduePeriod, "簡易裁判所", id, child,
                [new("届出期間の末日", RegisterDate.Of(last).Text), new("届出日", RegisterDate.Of(c.ReceiptDate).Text), new("届出人", birth.NotifierOnRecord)]);
        }
    }
}
