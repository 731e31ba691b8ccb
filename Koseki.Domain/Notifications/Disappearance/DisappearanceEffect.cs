using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Disappearance;

/// <summary>
/// What 失踪宣告 changes: like a death the person is removed (戸籍法23条) and keeps 夫 or 妻, the spouse loses it, the register closes with its last
/// person. Its revocation takes the mark of removal away again, opens the register where it was closed, and gives a spouse who has not married
/// again 夫 or 妻 back.
/// </summary>
internal static class DisappearanceEffect
{
    internal static Effect? Of(DisappearanceNotification n, Circumstances c, RecordTemplates templates)
    {
        var builder = new EffectBuilder(c);
        if (n.Register is { } register && !(n.IsRevoked ? Revoke(builder, n, register, c, templates) : Declare(builder, n, register, c, templates)))
        {
            return null;
        }

        return builder.Build(Messages(n, c));
    }

    private static bool Declare(EffectBuilder builder, DisappearanceNotification n, FamilyRegister register, Circumstances c, RecordTemplates templates)
    {
        if (register.State != RegisterState.Current || n.Person.Entry.IsRemoved)
        {
            return false;
        }

        var matter = templates.StatusMatter("M-SHISSO", c, ("死亡とみなされる日", n.DeemedDeadOn!.Text), ("死亡とみなされる時分", n.DeemedDeadAt),
            ("失踪宣告の裁判確定日", n.Ruling.FinalOn.Text), ("届出日", n.Ruling.NotifiedOn(c).Text), ("届出人", n.NotifierOnRecord ?? DraftReader.Missing));
        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, n.Person.Person, matter));
        builder.Add(new RegisterChange.Remove(register.Id, n.Person.Person, new(RegisterDate.Of(c.RegisterDay), matter.Title, null)));
        if (n.Survivor is { } spouse)
        {
            builder.Add(new RegisterChange.SetSpouse(register.Id, spouse.Person, null));
            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, spouse.Person, templates.StatusMatter("M-HAIGUSHA-SHISSO", c, ("配偶者の死亡とみなされる日", n.DeemedDeadOn.Text))));
        }

        return true;
    }

    private static bool Revoke(EffectBuilder builder, DisappearanceNotification n, FamilyRegister register, Circumstances c, RecordTemplates templates)
    {
        if (n.Declaration is null || !n.CanBeRestored)
        {
            return false;
        }

        var final = n.Ruling.FinalOn.Text;
        var matter = templates.StatusMatter("M-SHISSO-TORIKESHI", c, ("失踪宣告取消しの裁判確定日", final), ("届出日", n.Ruling.NotifiedOn(c).Text), ("届出人", n.NotifierOnRecord));
        if (n.ClosedAt is >= 0 and var closing)
        {
            builder.Add(new RegisterChange.AmendMatter(register.Id, new(null, closing), [], templates.Amendment("K-SHOJO-KAIFUKU", c, register.Matters[closing].Lines,
                ("消除日", RegisterDate.Of(c.RegisterDay).Text), ("消除事項", $"{MatterTitles.Closing}事項"), ("消除事由", matter.Title))));
            builder.Add(new RegisterChange.Reopen(register.Id, closing));
        }

        var revived = n.SpouseRevived(c);
        builder.Add(new RegisterChange.Unremove(register.Id, register.Entries.ToList().FindLastIndex(e => e.Person == n.Person.Person), matter));
        if (revived is not null)
        {
            builder.Add(new RegisterChange.SetSpouse(register.Id, revived.Person, revived.Sex == Sex.Male ? SpouseMark.Husband : SpouseMark.Wife));
            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, revived.Person, templates.StatusMatter("M-HAIGUSHA-SHISSO-TORIKESHI", c, ("失踪宣告取消しの裁判確定日", final))));
        }
        else if (n.HasEndedMarriage)
        {
            builder.Add(new RegisterChange.SetSpouse(register.Id, n.Person.Person, null));
        }

        return true;
    }

    // 人口動態調査票 is made of no 失踪宣告. Whose 住民票 was taken out before has none that could be told.
    private static IEnumerable<OutgoingMessage> Messages(DisappearanceNotification n, Circumstances c)
    {
        var act = n.IsRevoked ? MatterTitles.RevokedDisappearance : MatterTitles.Disappearance;
        var person = CommonNotices.Of(n.Person, "失踪した人") with { Person = n.Register is null ? null : n.Person.Person };
        return
        [
            .. (n.Address ?? CommonNotices.AddressOf(c, n.Person)) is { } address
                ? CommonNotices.ResidentRecord(c, act, n.DeemedDeadOn ?? n.Ruling.FinalOn, person, address, [n.IsRevoked ? new("住民票", "消除", "記載") : new("住民票", "記載", "消除")]) : [],
            .. CommonNotices.NotificationImage(c, act, [person], [CommonNotices.Of(c, n.Person)]),
            .. n.Ruling.IsOverdue(c)
                ? [CommonNotices.Overdue(act, n.Ruling.OverdueCourt(c), [person], n.Ruling.Deadline(c)!.Value, n.Ruling.NotifiedOn(c), n.NotifierOnRecord ?? n.Person.Name)] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
