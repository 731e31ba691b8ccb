using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameChange;

/// <summary>What 名の変更 changes: 名 and its reading in the person's column, the old ones below the matter; of the head also what heads the register. And who is told.</summary>
internal static class GivenNameChangeEffect
{
    private const string Notification = "名の変更";

    internal static Effect? Of(GivenNameChangeNotification n, Circumstances c, RecordTemplates templates)
    {
        if (n.Register is { State: not RegisterState.Current } || n.NewName == n.Person.Entry.GivenName)
        {
            return null;
        }

        RegisterChange[] changes = n.Register is { } register ? [Change(n, register, c, templates)] : [];
        return new(changes, [.. Messages(n, c, changes)]);
    }

    private static RegisterChange.SetItem Change(GivenNameChangeNotification n, FamilyRegister register, Circumstances c, RecordTemplates templates)
    {
        var (entry, kana) = (n.Person.Entry, n.Kana);
        List<MatterLine> former = [new(EntryItem.GivenName.Label(), entry.GivenName)];
        if (entry.GivenNameKana is { } old && old != kana)
        {
            former.Add(new(EntryItem.GivenNameKana.Label(), old));
        }

        return new(register.Id, register.Entries.ToList().FindLastIndex(e => e.Person == entry.Person && !e.IsRemoved), EntryItem.GivenName, n.NewName,
            templates.StatusMatter("M-NA", c, former.ToValueList(), ("名の変更日", n.ChangedOn(c).Text), ("届出人", n.Notifier.OnRecord)))
        {
            Also = kana == entry.GivenNameKana ? null : (EntryItem.GivenNameKana, kana),
        };
    }

    // Of the head everybody in the register is told of: 筆頭者 stands in each one's 住民票.
    private static IEnumerable<OutgoingMessage> Messages(GivenNameChangeNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var place = n.Person;
        var person = CommonNotices.Of(place, "名を変更する人") with { Person = CommonNotices.NumberOf(place, changes) };
        ChangedItem[] items = [new("名", place.Entry.GivenName, n.NewName), new("名の振り仮名", place.Entry.GivenNameKana, n.Kana), .. HeadItem(n)];
        var others = n.Register is { } register && place.IsHead ? register.Standing.Where(e => e.Person != place.Person).Select(e => PersonInRegister.Of(register, e)) : [];
        return
        [
            .. CommonNotices.ResidentRecord(c, Notification, n.ChangedOn(c), person, n.Address, [.. items.Where(i => i.Former != i.Current)]),
            .. others.SelectMany(o => CommonNotices.ResidentRecord(c, Notification, n.ChangedOn(c), CommonNotices.Of(o, "同じ戸籍に在る人"), CommonNotices.AddressOf(c, o), [.. HeadItem(n)])),
            .. CommonNotices.NotificationImage(c, Notification, [person], [CommonNotices.Of(c, place)]),
        ];
    }

    private static IEnumerable<ChangedItem> HeadItem(GivenNameChangeNotification n) =>
        n.Person.IsHead ? [new("筆頭者", n.Person.HeadName, n.Person.FamilyName + n.NewName)] : [];
}
