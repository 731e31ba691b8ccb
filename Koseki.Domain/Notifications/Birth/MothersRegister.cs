using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 三代戸籍の禁止 (戸籍法17条): a mother who stands as a child leaves for a register of her own, which the child then enters.
/// Her matters of 戸籍法施行規則39条 go with her. When she is the last to stand in the old register, it closes.
/// </summary>
internal static class MothersRegister
{
    private static readonly string[] AlwaysCarried =
        ["出生", "民法817条の2", "推定相続人廃除", "国籍選択", "外国国籍喪失", "名の変更", "平成15年法律第111号3条"];

    /// <summary>The changes that move the mother, in order; the new register is compiled only where it is ours.</summary>
    internal static IEnumerable<RegisterChange> Changes(BirthNotification birth, Circumstances c, RecordTemplates templates)
    {
        var (old, mother, domicile) = (birth.Register!, birth.MotherEntry!, birth.NewDomicile!);
        var day = Day(c);
        yield return new RegisterChange.WriteStatusMatter(old.Id, mother.Person, templates.StatusMatter("M-KO-SHUSSHO-OLD", c,
            ("除籍日", day.Text), ("除籍事由", "子の出生届出"), ("新本籍", domicile.Text)));
        yield return new RegisterChange.Remove(old.Id, mother.Person, new(day, "子の出生", $"{domicile.Text}　{old.NameOf(mother)}"));
        if (old.Standing.All(e => e.Person == mother.Person))
        {
            yield return new RegisterChange.WriteRegisterMatter(old.Id, templates.RegisterMatter("K-SHOJO", c, ("消除日", day.Text)));
            yield return new RegisterChange.Close(old.Id, day);
        }

        if (!IsOurs(birth, c))
        {
            yield break;
        }

        var compiled = c.NewRegisters[0];
        yield return new RegisterChange.Compile(compiled, domicile, old.FamilyName, old.FamilyNameKana, mother.GivenName);
        yield return new RegisterChange.WriteRegisterMatter(compiled, templates.RegisterMatter("K-HENSEI", c, ("編製日", day.Text)));
        yield return new RegisterChange.Enter(compiled, mother with { Matters = [], Spouse = null, Entered = new(day, "子の出生") });
        yield return new RegisterChange.CarryOver(compiled, mother.Person, old.Id, mother.Matters.Where(m => IsCarried(m, mother, day)).ToValueList());
        yield return new RegisterChange.WriteStatusMatter(compiled, mother.Person, templates.StatusMatter("M-KO-SHUSSHO-NEW", c,
            ("入籍日", day.Text), ("入籍事由", "子の出生届出"), ("従前戸籍", old.Designation)));
    }

    /// <summary>Whether the new register is compiled in this city.</summary>
    internal static bool IsOurs(BirthNotification birth, Circumstances c) =>
        birth.NewDomicile!.Text.StartsWith(c.Here.Display, StringComparison.Ordinal);

    // Accepted here: that day. Accepted elsewhere: the day the notice or the paper came.
    private static RegisterDate Day(Circumstances c) => RegisterDate.Of(c.Origin switch
    {
        Origin.Elsewhere e => e.ReceivedOn,
        Origin.Consul e => e.ReceivedOn,
        _ => c.ReceiptDate,
    });

    // 規則39条1項: 認知 and 縁組 on the child's side and in force, 親権 and 後見 while a minor; no marriage can be in force here.
    private static bool IsCarried(StatusMatter matter, RegisterEntry mother, RegisterDate day) => matter.Title switch
    {
        "認知" => matter["認知者氏名"] is not null,
        "養子縁組" => mother.AdoptiveRelationship is not null && (matter["養父氏名"] ?? matter["養母氏名"]) is not null,
        "親権" or "未成年者の後見" => mother.BirthDate.Day is { } born && !LegalAge.IsAdult(born, day.Day!.Value),
        _ => AlwaysCarried.Contains(matter.Title),
    };
}
