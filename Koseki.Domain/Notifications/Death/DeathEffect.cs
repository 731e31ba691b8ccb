using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>
/// What a death changes: the deceased is removed (戸籍法23条) and keeps the mark of 夫 or 妻, the spouse left behind loses
/// it and gets 配偶者の死亡, and the register closes with its last person (戸籍法12条).
/// </summary>
internal static class DeathEffect
{
    internal static Effect? Of(DeathNotification death, Circumstances c, RecordTemplates templates)
    {
        if (death.Register is { } named && (named.State != RegisterState.Current || death.Deceased is not { IsRemoved: false }))
        {
            return null;
        }

        return new(
            [.. OfTheDeceased(death, c, templates), .. OfTheSurvivor(death, c, templates), .. OfTheEmptyRegister(death, c, templates)],
            [.. DeathNotices.Of(death, c)]);
    }

    private static IEnumerable<RegisterChange> OfTheDeceased(DeathNotification death, Circumstances c, RecordTemplates templates)
    {
        if (death is not { Register: { } register, Deceased: { } deceased })
        {
            yield break;
        }

        yield return new RegisterChange.WriteStatusMatter(register.Id, deceased.Person, death.IsReport
            ? templates.StatusMatter("M-SHIBO-HOKOKU", c,
                ("死亡日", death.DiedOn.Text),
                ("死亡時分", death.DiedAt),
                ("死亡地", death.DeathPlace),
                ("報告日", RegisterDate.Of(c.ReceiptDate).Text),
                ("報告者", death.NotifierName))
            : templates.StatusMatter("M-SHIBO", c,
                ("死亡日", death.DiedOn.Text),
                ("死亡時分", death.DiedAt),
                ("死亡地", death.DeathPlace),
                ("届出日", death.NotifiedOn(c).Text),
                ("届出人", death.NotifierOnRecord)));
        yield return new RegisterChange.Remove(register.Id, deceased.Person, new(RegisterDate.Of(c.RecordDate), "死亡", null));
    }

    private static IEnumerable<RegisterChange> OfTheSurvivor(DeathNotification death, Circumstances c, RecordTemplates templates)
    {
        if (death.Survivor is not var (register, spouse))
        {
            yield break;
        }

        yield return new RegisterChange.SetSpouse(register.Id, spouse.Person, null);
        yield return new RegisterChange.WriteStatusMatter(register.Id, spouse.Person,
            templates.StatusMatter("M-HAIGUSHA-SHIBO", c, ("配偶者の死亡日", death.DiedOn.Text)));
    }

    // 全員が除かれたとき: the day is that of acceptance here, or that on which the notice or the paper came.
    private static IEnumerable<RegisterChange> OfTheEmptyRegister(DeathNotification death, Circumstances c, RecordTemplates templates)
    {
        if (death is not { Register: { } register, Deceased: { } deceased } || register.Standing.Any(e => e.Person != deceased.Person))
        {
            yield break;
        }

        var day = RegisterDate.Of(c.Origin switch
        {
            Origin.Elsewhere e => e.ReceivedOn,
            Origin.Consul e => e.ReceivedOn,
            _ => c.ReceiptDate,
        });
        var matter = templates.RegisterMatter("K-SHOJO", c, ("消除日", day.Text));
        yield return new RegisterChange.WriteRegisterMatter(register.Id, matter);
        yield return new RegisterChange.Close(register.Id, day);
    }
}
