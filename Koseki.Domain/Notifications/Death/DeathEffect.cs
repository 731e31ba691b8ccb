using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
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
        var builder = new EffectBuilder(c);
        if (death.Register is { } register)
        {
            if (register.State != RegisterState.Current || death.Deceased is not { IsRemoved: false } deceased)
            {
                return null;
            }

            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, deceased.Person, Matter(death, c, templates)));
            builder.Add(new RegisterChange.Remove(register.Id, deceased.Person, new(RegisterDate.Of(c.RegisterDay), "死亡", null)));
        }

        if (death.Survivor is var (home, spouse))
        {
            builder.Add(new RegisterChange.SetSpouse(home.Id, spouse.Person, null));
            builder.Add(new RegisterChange.WriteStatusMatter(home.Id, spouse.Person,
                templates.StatusMatter("M-HAIGUSHA-SHIBO", c, ("配偶者の死亡日", death.DiedOn.Text))));
        }

        return builder.Build(DeathNotices.Of(death, c));
    }

    private static StatusMatter Matter(DeathNotification death, Circumstances c, RecordTemplates templates) => death.IsReport
        ? templates.StatusMatter("M-SHIBO-HOKOKU", c,
            ("死亡日", death.DiedOn.Text),
            ("死亡時分", death.TimeOnRecord),
            ("死亡地", death.DeathPlace),
            ("報告日", RegisterDate.Of(c.ReceiptDate).Text),
            ("報告者", death.NotifierName))
        : templates.StatusMatter("M-SHIBO", c,
            ("死亡日", death.DiedOn.Text),
            ("死亡時分", death.TimeOnRecord),
            ("死亡地", death.DeathPlace),
            ("届出日", death.NotifiedOn(c).Text),
            ("届出人", death.NotifierOnRecord));
}
