using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What leaves because of 帰化 and 国籍取得: 9条2項通知 of them and of a spouse who moves, the image, 期間経過通知.</summary>
internal static class NewJapaneseNotices
{
    internal static IEnumerable<OutgoingMessage> Of(NewJapaneseNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var home = HomeOf(n, c);
        MessagePerson[] persons = [.. n.All.Select(p => p.InMessages(n.Other is null || p == n.Person ? n.Terms.Who : "ともに日本人となった配偶者", n.IsRecordedHere))];
        var spouse = n.Spouse is { } place ? CommonNotices.Of(place, "日本人の配偶者") with { Person = CommonNotices.NumberOf(place, changes) } : null;
        return
        [
            .. n.All.Zip(persons).SelectMany(p => CommonNotices.ResidentRecord(c, n.Terms.Title, n.BecameOn, p.Second, p.First.Address,
                [new("国籍", p.First.Nationality, "日本"), new("氏名", p.First.FormerName, p.First.Name), new("本籍", null, home.Domicile), new("筆頭者", null, home.Head)])),
            .. n.SpouseMoves ? OfTheSpouse(n, c, n.Spouse!, spouse!, home) : [],
            .. CommonNotices.NotificationImage(c, n.Terms.Title, [.. persons, .. spouse is null ? [] : new[] { spouse }], [.. (n.SpouseMoves ? new[] { CommonNotices.Of(c, n.Spouse!) } : []).Append(home)]),
            .. n.OverdueSince(c) is { } last
                ? [CommonNotices.Overdue(n.Terms.Title, n.Court, [.. persons], last, n.NotifiedOn(c), n.Notifier.OnRecord ?? string.Join('、', n.All.Select(p => p.Name)))] : Array.Empty<OutgoingMessage>(),
        ];
    }

    private static IEnumerable<OutgoingMessage> OfTheSpouse(NewJapaneseNotification n, Circumstances c, PersonInRegister place, MessagePerson spouse, NamedRegister home)
    {
        ChangedItem[] items = [new("氏", place.FamilyName, n.NewHead.FamilyName), new("本籍", place.Domicile, home.Domicile), new("筆頭者", place.HeadName, home.Head)];
        return CommonNotices.ResidentRecord(c, n.Terms.Title, n.BecameOn, spouse, CommonNotices.AddressOf(c, place), [.. items.Where(i => i.Former != i.Current)]);
    }

    // The register in which they come to stand, ours or another's.
    private static NamedRegister HomeOf(NewJapaneseNotification n, Circumstances c)
    {
        var head = n.NewHead.FamilyName + n.NewHead.GivenName;
        return n.MakesRegister
            ? n.NewMunicipality is { } municipality ? CommonNotices.Elsewhere(c, municipality, n.NewDomicile!.Text, head) : new(c.NewRegisters[0], null, n.NewDomicile!.Text, head)
            : n.Home == NewJapaneseHome.SpousesRegister ? CommonNotices.Of(c, n.Spouse!)
            : n.ParentsRegister is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, n.ParentsElsewhere!);
    }
}
