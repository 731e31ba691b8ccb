using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ForeignName;

/// <summary>
/// What 107条2項–4項 change (戸籍法20条の2): the 氏 of the register where the person heads it and stands in it alone; else the person leaves for a register of
/// their own, and whoever else stands there stays. And who is told.
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class ForeignNameEffect(ForeignNameNotification n, Circumstances c, RecordTemplates templates)
{
    private const string Notification = "氏の変更";
    private static readonly RecordTemplates Common = RecordTemplates.Load("Shared");

    private readonly EffectBuilder builder = new(c);

    private string Day => n.ChangedOn(c).Text;

    private string Because => ForeignNameChoices.Because(n.Ground);

    internal Effect? Make()
    {
        if (n.Register is { State: not RegisterState.Current } || n.NewName == n.Person.FamilyName)
        {
            return null;
        }

        if (!n.StaysInRegister)
        {
            GoToNewRegister();
        }
        else if (n.Register is { } register)
        {
            ChangeIn(register);
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. Messages(effect.Changes)] };
    }

    private void ChangeIn(FamilyRegister register)
    {
        List<MatterLine> former = [new("氏", register.FamilyName)];
        if (register.FamilyNameKana is { } old && old != n.Kana)
        {
            former.Add(new("氏の振り仮名", old));
        }

        builder.Add(new RegisterChange.ChangeFamilyName(register.Id, n.NewName, n.Kana, templates.RegisterMatter("K-UJI-107", c, former.ToValueList(), ("氏変更日", Day), ("氏変更の事由", Because))));
        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, n.Person.Person, templates.StatusMatter("M-UJI-107", c, ("氏変更日", Day), ("氏変更の事由", Because))));
    }

    private void GoToNewRegister()
    {
        var domicile = n.NewDomicile ?? new(DraftReader.Missing);
        builder.Leave(n.Person, () => templates.StatusMatter("M-UJI-107-OLD", c, ("氏変更日", Day), ("氏変更の事由", Because), ("届出人", n.Notifier.OnRecord), ("新本籍", domicile.Text), ("称する氏", n.NewName)),
            n.NewMunicipality is { } municipality ? Destination.NewOfOther(municipality, domicile, n.NewName + n.Person.Entry.GivenName, n.NewName, n.Kana) : Destination.NewOfOurs(domicile));
        if (!n.IsMadeHere)
        {
            return;
        }

        var register = builder.Compile(domicile, n.NewName, n.Kana, n.Person.Entry.GivenName, templates.RegisterMatter("K-UJI-107-SHIN", c, ("氏変更日", Day), ("氏変更の事由", Because)));
        builder.Add(new RegisterChange.WriteRegisterMatter(register, Common.RegisterMatter("K-HENSEI", c, ("編製日", RegisterDate.Of(c.RegisterDay).Text))));
        builder.Enter(register, n.Person, n.Person.Entry.Spouse, MatterTitles.ChangeOfFamilyName, n.Day(c));
        builder.Add(new RegisterChange.WriteStatusMatter(register, n.Person.Person, templates.StatusMatter("M-UJI-107-NEW", c, ("氏変更日", Day), ("氏変更の事由", Because), ("届出人", n.Notifier.OnRecord), ("従前戸籍", n.Person.Designation))));
    }

    private IEnumerable<OutgoingMessage> Messages(IReadOnlyList<RegisterChange> changes)
    {
        var place = n.Person;
        var person = CommonNotices.Of(place, "氏を変更する人") with { Person = CommonNotices.NumberOf(place, changes) };
        var (head, domicile) = (n.NewName + place.Entry.GivenName, n.StaysInRegister ? place.Domicile : n.NewDomicile?.Text ?? DraftReader.Missing);
        ChangedItem[] items = [new("氏", place.FamilyName, n.NewName), new("氏の振り仮名", place.FamilyNameKana, n.Kana), new("本籍", place.Domicile, domicile), new("筆頭者", place.HeadName, head)];
        var elsewhere = !n.StaysInRegister && n.NewMunicipality is { } municipality ? new[] { CommonNotices.Elsewhere(c, municipality, domicile, head) } : [];
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, n.ChangedOn(c), person, n.Address, [.. items.Where(i => i.Former != i.Current)]),
            .. CommonNotices.NotificationImage(c, Notification, [person], [CommonNotices.Of(c, place), .. CommonNotices.Made(changes), .. elsewhere]),
        ];
    }
}
