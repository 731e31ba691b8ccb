using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>
/// What leaves because of 入籍 besides 本籍転属通知, which follows each person: 9条2項通知 for the person, the spouse and the parent who
/// moves too, and the image. It is no vital event, and nobody has to be identified at the counter (戸籍法27条の2第1項 does not name it).
/// </summary>
internal static class JoiningNotices
{
    private const string Notification = "入籍";

    internal static IEnumerable<OutgoingMessage> Of(JoiningNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var to = Target(n, c, changes);
        var movers = new List<(PersonInRegister Place, string Role, string? Address)> { (n.Person, "入籍する人", n.Address) };
        if (n.Spouse is { } spouse)
        {
            movers.Add((spouse, "配偶者", n.SpouseAddress));
        }

        if (n.ParentMoves)
        {
            movers.Add((n.Parent!, "父または母", n.ParentAddress));
        }

        var persons = movers.ConvertAll(m => CommonNotices.Of(m.Place, m.Role) with { Person = NumberOf(m.Place, changes) });
        return
        [
            .. movers.Zip(persons).SelectMany(p => CommonNotices.ResidentRecord(c, Notification, n.NotifiedOn(c), p.Second, p.First.Address, Items(c, p.First.Place, n.FamilyName, to))),
            .. CommonNotices.NotificationImage(c, Notification, [.. persons], [.. movers.Select(m => CommonNotices.Of(c, m.Place)).Append(to).Distinct()]),
        ];
    }

    private static PersonId? NumberOf(PersonInRegister place, IReadOnlyList<RegisterChange> changes) => CommonNotices.NumberOf(place, changes);

    private static ValueList<ChangedItem> Items(Circumstances c, PersonInRegister place, string familyName, NamedRegister to)
    {
        var former = CommonNotices.Of(c, place);
        ChangedItem[] items = [new("氏", place.FamilyName, familyName), new("本籍", former.Domicile, to.Domicile), new("筆頭者", former.Head, to.Head)];
        return [.. items.Where(i => i.Former != i.Current)];
    }

    private static NamedRegister Target(JoiningNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes) =>
        !n.IsNew ? n.ToRegister is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, n.Parent?.Elsewhere ?? n.FormerElsewhere!)
        : n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile?.Text ?? DraftReader.Missing, n.FamilyName + (n.ParentMoves ? n.Parent!.Entry.GivenName : n.Person.Entry.GivenName))
        : CommonNotices.Made(changes).FirstOrDefault() ?? new(null, null, DraftReader.Missing, DraftReader.Missing);
}
