using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameReading;

/// <summary>The reading of the whole register's 氏, for the first time or instead of the former one, which stays below the matter; and who is told.</summary>
internal static class FamilyNameReadingEffect
{
    internal static Effect? Of(FamilyNameReadingNotification n, Circumstances c, RecordTemplates templates)
    {
        // A first reading takes the place of none, and a change that of one that is there and says something else.
        if (n.Reading.Manner is not { } manner || n.Register is { State: not RegisterState.Current } || !n.Reading.IsInForce(c.RecordDate)
            || (n.Register is not null && n.Reading.IsChange == n.Recorded is null) || n.Reading.Kana == (n.Recorded ?? n.Reading.Former))
        {
            return null;
        }

        RegisterChange[] changes = n.Register is { } register ? [new RegisterChange.ChangeFamilyName(register.Id, register.FamilyName, n.Reading.Kana, Matter(n, manner, c, templates))] : [];
        return new(changes, [.. Messages(n, c)]);
    }

    private static RegisterMatter Matter(FamilyNameReadingNotification n, ReadingManner manner, Circumstances c, RecordTemplates templates) => n.Recorded is not { } former
        ? templates.RegisterMatter("K-FURI-UJI", c, (MatterLabels.NotifiedOn, n.NotifiedOn(c).Text))
        : templates.RegisterMatter("K-FURI-HENKO", c, [new("氏の振り仮名", former)],
            (MatterLabels.FamilyNameKanaChangedOn, n.NotifiedOn(c).Text),
            (MatterLabels.FamilyNameKanaChangedBecause, manner == ReadingManner.Permitted ? "戸籍法107条の3の届出"
                : $"{RecordedReadings.Act}{(n.Turn(c) == FamilyNotifier.Head ? "10条" : "11条")}の届出"));

    // Everybody who stands in the register bears the 氏; of a register elsewhere the paper names the head alone.
    private static IEnumerable<OutgoingMessage> Messages(FamilyNameReadingNotification n, Circumstances c)
    {
        var notification = n.Reading.IsChange ? "氏の振り仮名の変更" : "氏の振り仮名の届";
        List<(MessagePerson Person, string? Address)> persons = n.Register is { } register
            ? [.. register.Standing.Select(e => (CommonNotices.Of(PersonInRegister.Of(register, e), "在籍者"), n.AddressOf(e, c)))]
            : [(new(null, "戸籍の筆頭者", n.Elsewhere!.HeadName, null, null), n.Address)];
        return
        [
            .. persons.SelectMany(p => CommonNotices.ResidentRecord(c, notification, n.NotifiedOn(c), p.Person, p.Address, [new("氏の振り仮名", n.Recorded ?? n.Reading.Former, n.Reading.Kana)])),
            .. CommonNotices.NotificationImage(c, notification, [.. persons.Select(p => p.Person)], [n.Register is { } ours ? CommonNotices.Of(ours) : CommonNotices.Of(c, n.Elsewhere!)]),
        ];
    }
}
