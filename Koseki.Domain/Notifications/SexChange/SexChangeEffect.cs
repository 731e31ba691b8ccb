using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SexChange;

/// <summary>
/// What 性別の取扱いの変更 changes (戸籍法20条の4): 続柄, in the register where nobody else stands or ever stood; else in a register of the person's own at the
/// same 本籍 (30条3項), and the one left keeps 続柄 as it was. And who is told.
/// </summary>
internal static class SexChangeEffect
{
    private const string Notification = "性別の取扱いの変更";

    internal static Effect? Of(SexChangeNotification n, Circumstances c, RecordTemplates templates)
    {
        if (n.Register is not { State: RegisterState.Current } register || Relationship.SexOf(n.NewRelationship) != n.NewSex)
        {
            return null;
        }

        var builder = new EffectBuilder(c);
        (string, string?)[] days = [("平成15年法律第111号3条による裁判発効日", n.EffectiveOn.Text), ("記録嘱託日", ReportDay.OnRecord(c))];
        if (n.StaysInRegister)
        {
            builder.Add(new RegisterChange.SetItem(register.Id, 0, EntryItem.Relationship, n.NewRelationship, templates.StatusMatter("M-SEIBETSU", c, Former(n), days))
            {
                Also = n.NewAdoptiveRelationship is { } adopted ? (EntryItem.AdoptiveRelationship, adopted) : null, Sex = n.NewSex,
            });
        }
        else
        {
            Move(n, c, templates, builder, days);
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. Messages(n, c, effect.Changes)] };
    }

    private static void Move(SexChangeNotification n, Circumstances c, RecordTemplates templates, EffectBuilder builder, (string, string?)[] days)
    {
        var (register, entry) = (n.Register!, n.Person.Entry);
        builder.Leave(n.Person, () => templates.StatusMatter("M-SEIBETSU-OLD", c, [.. days, ("新本籍", register.Domicile.Text)]), Destination.NewOfOurs(register.Domicile));
        var made = builder.Compile(register.Domicile, register.FamilyName, register.FamilyNameKana, entry.GivenName);
        var changed = entry with { Relationship = n.NewRelationship, AdoptiveRelationship = n.NewAdoptiveRelationship, Sex = n.NewSex };
        builder.Enter(made, n.Person with { Entry = changed }, entry.Spouse, MatterTitles.ChangeOfSex, c.ReceiptDate);
        builder.Add(new RegisterChange.WriteStatusMatter(made, entry.Person, templates.StatusMatter("M-SEIBETSU-NEW", c, Former(n), [.. days, ("従前戸籍", n.Person.Designation)])));
    }

    private static ValueList<MatterLine> Former(SexChangeNotification n)
    {
        List<MatterLine> former = [new(EntryItem.Relationship.Label(), n.Person.Entry.Relationship)];
        if (n.Person.Entry.AdoptiveRelationship is { } adopted && adopted != n.NewAdoptiveRelationship)
        {
            former.Add(new(EntryItem.AdoptiveRelationship.Label(), adopted));
        }

        return former.ToValueList();
    }

    private static IEnumerable<OutgoingMessage> Messages(SexChangeNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var place = n.Person;
        var person = CommonNotices.Of(place, "本人");
        ChangedItem[] items = [new("男女の別", place.Entry.Sex.Word(), n.NewSex.Word()), new("父母との続柄", place.Entry.Relationship, n.NewRelationship), new("筆頭者", place.HeadName, n.StaysInRegister ? place.HeadName : place.Name)];
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, n.EffectiveOn, person, n.Address ?? CommonNotices.AddressOf(c, place), [.. items.Where(i => i.Former != i.Current)]),
            .. CommonNotices.NotificationImage(c, Notification, [person], [CommonNotices.Of(c, place), .. CommonNotices.Made(changes)]),
        ];
    }
}
