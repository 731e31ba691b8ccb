using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>The messages a birth sends out.</summary>
internal static class BirthNotices
{
    private const string NewOffice = "新本籍地の市区町村";

    /// <param name="birth">The paper.</param>
    /// <param name="c">The circumstances.</param>
    /// <param name="entered">The register of ours that the child enters, or null.</param>
    internal static IEnumerable<OutgoingNotice> Of(BirthNotification birth, Circumstances c, RegisterId? entered)
    {
        PersonId? child = entered is null ? null : c.NewPersons[0];
        var name = birth.Name;
        var designation = Designation(birth);
        foreach (var notice in OfTheRegisters(birth, c, entered, designation))
        {
            yield return notice;
        }

        if (entered is { } register)
        {
            yield return CommonNotices.SupplementaryRegister(c, register, child!.Value,
                [new("氏名", name), new("出生の年月日", birth.BornOn.Text), new("男女の別", birth.Sex.Word()), new("住所", birth.Address), new("住所を定めた年月日", birth.BornOn.Text)]);
        }

        yield return CommonNotices.ResidentRecord(c, birth.Address, entered ?? birth.Register?.Id, child,
            [new("氏名", name), new("生年月日", birth.BornOn.Text), new("男女の別", birth.Sex.Word()), new("住所", birth.Address), new("戸籍の表示", designation)]);
        if (c.Origin is not Origin.Here)
        {
            yield break;
        }

        yield return CommonNotices.VitalStatistics(c, child,
            [new("票", "出生票"), new("氏名", name), new("生まれたとき", birth.BornOn.Text + birth.BornAt)]);

        // 届書等情報 only exist for a paper that some register is recorded from.
        if (!birth.IsForeign)
        {
            yield return CommonNotices.NotificationImage(c, "出生", entered ?? birth.Register?.Id, child);
        }

        if (!birth.IsForeign && entered is null)
        {
            foreach (var office in Offices(birth))
            {
                yield return CommonNotices.RegisterOffice(office, [new("件名", "出生"), new("氏名", name), new("戸籍の表示", designation)]);
            }
        }

        if (birth.IsOverdue(c))
        {
            yield return CommonNotices.Overdue(c, birth.OverdueCourt, entered ?? birth.Register?.Id, child, birth.Deadline(c)!.Value, birth.NotifierOnRecord);
        }
    }

    // A mother who leaves a register elsewhere for a new one is written in both.
    private static IEnumerable<string> Offices(BirthNotification birth)
    {
        if (birth.Elsewhere is { } elsewhere)
        {
            yield return elsewhere.Municipality;
        }

        if (birth.NewDomicile is not null)
        {
            yield return NewOffice;
        }
    }

    private static string Designation(BirthNotification birth) =>
        birth.MovingMother is { } mother ? $"{birth.NewDomicile!.Text}　{mother.Name}"
        : birth is { Elsewhere: not null, NewDomicile: { } domicile } ? $"{domicile.Text}　{birth.Mother}"
        : birth.Register?.Designation ?? birth.Elsewhere?.Designation ?? "なし";

    // 副本 of every register touched; a mother who moves leaves one 附票 and enters another, and her 住民票 follows.
    private static IEnumerable<OutgoingNotice> OfTheRegisters(BirthNotification birth, Circumstances c, RegisterId? entered, string designation)
    {
        if (birth.Register is not { } register)
        {
            yield break;
        }

        yield return CommonNotices.Duplicate(register.Id, register.Designation);
        if (birth.MovingMother is not { } mother)
        {
            yield break;
        }

        if (entered is { } compiled)
        {
            yield return CommonNotices.Duplicate(compiled, designation);
            yield return CommonNotices.SupplementaryRegister(c, compiled, mother.Person,
                [new("氏名", mother.Name), new("記載の事由", "子の出生"), new("従前の戸籍", register.Designation)]);
        }
        else
        {
            yield return CommonNotices.DomicileTransfer(NewOffice, register.Id, mother.Person, [new("氏名", mother.Name), new("戸籍の表示", designation)]);
        }

        yield return CommonNotices.SupplementaryRegister(c, register.Id, mother.Person,
            [new("氏名", mother.Name), new("消除の事由", "子の出生"), new("戸籍の表示", designation)]);
        yield return CommonNotices.ResidentRecord(c, "", entered ?? register.Id, mother.Person,
            [new("氏名", mother.Name), new("戸籍の表示", designation)]);
    }
}
