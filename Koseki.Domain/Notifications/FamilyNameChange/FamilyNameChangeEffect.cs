using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameChange;

/// <summary>What 107条1項 changes: 氏 and its reading of the whole register, the old ones below the matter; nothing is written on anybody's entry. And who is told.</summary>
internal static class FamilyNameChangeEffect
{
    private const string Notification = "氏の変更";

    internal static Effect? Of(FamilyNameChangeNotification n, Circumstances c, RecordTemplates templates)
    {
        if (n.Register is { State: not RegisterState.Current } || n.NewName == n.Register?.FamilyName)
        {
            return null;
        }

        RegisterChange[] changes = n.Register is { } register ? [Change(n, register, c, templates)] : [];
        return new(changes, [.. Messages(n, c)]);
    }

    private static RegisterChange.ChangeFamilyName Change(FamilyNameChangeNotification n, FamilyRegister register, Circumstances c, RecordTemplates templates)
    {
        List<MatterLine> former = [new("氏", register.FamilyName)];
        if (register.FamilyNameKana is { } old && old != n.Kana)
        {
            former.Add(new("氏の振り仮名", old));
        }

        return new(register.Id, n.NewName, n.Kana, templates.RegisterMatter("K-UJI-107-1", c, former.ToValueList(), ("氏変更日", n.ChangedOn(c).Text), ("氏変更の事由", "戸籍法107条1項の届出")));
    }

    // Everybody who stands in the register bears the 氏; of a register elsewhere the paper names the head alone.
    private static IEnumerable<OutgoingMessage> Messages(FamilyNameChangeNotification n, Circumstances c)
    {
        List<(MessagePerson Person, string? Address)> persons = n.Register is { } register
            ? [.. register.Standing.Select(e => (CommonNotices.Of(PersonInRegister.Of(register, e), "氏を変更する人"), n.AddressOf(e, c)))]
            : [(new(null, "氏を変更する戸籍の筆頭者", n.Elsewhere!.HeadName, null, null), n.Address)];
        return
        [
            .. persons.SelectMany(p => CommonNotices.ResidentRecord(c, Notification, n.ChangedOn(c), p.Person, p.Address, [.. Items(n)])),
            .. CommonNotices.NotificationImage(c, Notification, [.. persons.Select(p => p.Person)], [n.Register is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, n.Elsewhere!)]),
        ];
    }

    private static IEnumerable<ChangedItem> Items(FamilyNameChangeNotification n)
    {
        yield return new("氏", n.FormerName, n.NewName);
        if (n.Register is { } register)
        {
            if (register.FamilyNameKana != n.Kana)
            {
                yield return new("氏の振り仮名", register.FamilyNameKana, n.Kana);
            }

            yield return new("筆頭者", register.HeadName, n.NewName + register.HeadGivenName);
        }
    }
}
