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
            if (register.State != RegisterState.Current || death.Deceased is not { } deceased || (deceased.IsRemoved && !death.IsRemovedForAge))
            {
                return null;
            }

            foreach (var change in death.IsRemovedForAge ? Withdrawn(register, deceased, Matter(death, c, templates), c, templates) : [new RegisterChange.WriteStatusMatter(register.Id, deceased.Person, Matter(death, c, templates))])
            {
                builder.Add(change);
            }

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

    // 高齢者消除 was no death: its matter is erased, and the person leaves the register by the death.
    private static IEnumerable<RegisterChange> Withdrawn(FamilyRegister register, RegisterEntry entry, StatusMatter death, Circumstances c, RecordTemplates templates)
    {
        var at = register.Entries.ToList().FindLastIndex(e => e.Person == entry.Person && e.IsRemoved);
        var place = entry.Matters.ToList().FindLastIndex(m => m is { Title: MatterTitles.RemovalForAge, IsErased: false });
        if (place >= 0)
        {
            yield return new RegisterChange.AmendMatter(register.Id, new(at, place), [], templates.Amendment("M-KOREISHA-SHOJO", c, entry.Matters[place].Lines,
                ("消除日", RegisterDate.Of(c.RegisterDay).Text), ("消除事項", $"{MatterTitles.RemovalForAge}事項"), ("消除事由", MatterTitles.Death)));
        }

        yield return new RegisterChange.Unremove(register.Id, at, death);
    }

    private static StatusMatter Matter(DeathNotification death, Circumstances c, RecordTemplates templates) => death.IsReport
        ? templates.StatusMatter("M-SHIBO-HOKOKU", c,
            ("死亡日", death.DiedOn.Text),
            ("死亡時分", death.TimeOnRecord),
            ("死亡地", death.DeathPlace),
            ("報告日", ReportDay.OnRecord(c)),
            ("報告者", death.NotifierName))
        : templates.StatusMatter("M-SHIBO", c,
            ("死亡日", death.DiedOn.Text),
            ("死亡時分", death.TimeOnRecord),
            ("死亡地", death.DeathPlace),
            ("届出日", death.NotifiedOn(c).Text),
            ("届出人", death.NotifierOnRecord));
}
