using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Naturalization;

/// <summary>What leaves because of a naturalization: 9条2項通知 of those naturalized and of a spouse who moves, the image, 期間経過通知.</summary>
internal static class NaturalizationNotices
{
    private const string Notification = MatterTitles.Naturalization;

    internal static IEnumerable<OutgoingMessage> Of(NaturalizationNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var home = HomeOf(n, c);
        MessagePerson[] persons = [.. n.All.Select(p => p.InMessages(n.Other is null || p == n.Person ? "帰化した人" : "ともに帰化した配偶者", n.IsRecordedHere))];
        var spouse = n.Spouse is { } place ? CommonNotices.Of(place, "日本人の配偶者") with { Person = CommonNotices.NumberOf(place, changes) } : null;
        return
        [
            .. n.All.Zip(persons).SelectMany(p => CommonNotices.ResidentRecord(c, Notification, n.AnnouncedOn, p.Second, p.First.Address,
                [new("国籍", p.First.Nationality, "日本"), new("氏名", p.First.FormerName, p.First.Name), new("本籍", null, home.Domicile), new("筆頭者", null, home.Head)])),
            .. n.SpouseMoves ? OfTheSpouse(n, c, n.Spouse!, spouse!, home) : [],
            .. CommonNotices.NotificationImage(c, Notification, [.. persons, .. spouse is null ? [] : new[] { spouse }], [.. (n.SpouseMoves ? new[] { CommonNotices.Of(c, n.Spouse!) } : []).Append(home)]),
            .. n.OverdueSince(c) is { } last
                ? [CommonNotices.Overdue(Notification, n.CourtOf(c), [.. persons], last, n.NotifiedOn(c), n.Notifier.OnRecord ?? string.Join('、', n.All.Select(p => p.Name)))] : Array.Empty<OutgoingMessage>(),
        ];
    }

    private static IEnumerable<OutgoingMessage> OfTheSpouse(NaturalizationNotification n, Circumstances c, PersonInRegister place, MessagePerson spouse, NamedRegister home)
    {
        ChangedItem[] items = [new("氏", place.FamilyName, n.NewHead.FamilyName), new("本籍", place.Domicile, home.Domicile), new("筆頭者", place.HeadName, home.Head)];
        return CommonNotices.ResidentRecord(c, Notification, n.AnnouncedOn, spouse, CommonNotices.AddressOf(c, place), [.. items.Where(i => i.Former != i.Current)]);
    }

    // The register in which those naturalized come to stand, ours or another's.
    private static NamedRegister HomeOf(NaturalizationNotification n, Circumstances c)
    {
        var head = n.NewHead.FamilyName + n.NewHead.GivenName;
        return n.MakesRegister
            ? n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile!.Text, head) : new(c.NewRegisters[0], null, n.NewDomicile!.Text, head)
            : n.Home == NaturalizedHome.SpousesRegister ? CommonNotices.Of(c, n.Spouse!)
            : n.ParentsRegister is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, n.ParentsElsewhere!);
    }
}
