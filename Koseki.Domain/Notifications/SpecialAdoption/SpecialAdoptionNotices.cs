using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>What leaves because of a 特別養子縁組: 9条2項通知 of the child, the image, and the court that is told of a late paper. There is no 人口動態調査票 of it.</summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="changes">What it changes.</param>
internal sealed class SpecialAdoptionNotices(SpecialAdoptionNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
{
    private const string Notification = MatterTitles.SpecialAdoptionLeft;

    private IEnumerable<MessagePerson> Persons => n.Child is not { } child ? [] :
        [CommonNotices.Of(child, "養子") with { Person = CommonNotices.NumberOf(child, changes) }, .. n.Adopters.Select(a => new MessagePerson(a.Party.Person, a.Word, a.Party.Name, a.Party.BirthDate, a.Sex))];

    internal IEnumerable<OutgoingMessage> All() =>
    [
        .. Residents(),
        .. CommonNotices.NotificationImage(c, Notification, [.. Persons], [.. Written().Distinct()]),
        .. n.Ruling.IsOverdue(c)
            ? [CommonNotices.Overdue(Notification, n.Ruling.OverdueCourt(c), [.. Persons], n.Ruling.Deadline(c)!.Value, n.Ruling.NotifiedOn(c), Notifiers())] : Array.Empty<OutgoingMessage>(),
    ];

    private IEnumerable<OutgoingMessage> Residents()
    {
        if (n.Child is not { } child || After() is not { } after)
        {
            return [];
        }

        ValueList<ChangedItem> items = [.. new ChangedItem[] { new("氏", child.FamilyName, n.FamilyName), new("本籍", child.Domicile, after.Domicile), new("筆頭者", child.HeadName, after.Head) }.Where(i => i.Former != i.Current)];
        return items.Count == 0 ? [] : CommonNotices.ResidentRecord(c, Notification, n.Ruling.FinalOn, Persons.First(), n.Address, items);
    }

    private IEnumerable<NamedRegister> Written()
    {
        if (n.Child is not { } child)
        {
            yield break;
        }

        yield return CommonNotices.Of(c, child);
        foreach (var made in CommonNotices.Made(changes))
        {
            yield return made;
        }

        // The municipality of the 本籍 makes the register of the child alone.
        if (child.Elsewhere is { } elsewhere)
        {
            yield return CommonNotices.Elsewhere(c, elsewhere.Municipality, elsewhere.Domicile.Text, n.FamilyName + child.Entry.GivenName);
        }

        if (n.Home is { } home)
        {
            yield return home.Register is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, home.Elsewhere!);
        }
    }

    private NamedRegister? After() => Written().LastOrDefault();

    private string Notifiers() => string.Join('、', n.Adopters.Where(a => n.Notifier is null or SpecialAdopters.Couple || (n.Notifier == SpecialAdopters.Father) == (a.Sex == Sex.Male)).Select(a => a.Party.Name));
}
