using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.GivenNameReading;

/// <summary>The reading in the person's column, for the first time or instead of the former one, which stays below the matter; and who is told.</summary>
internal static class GivenNameReadingEffect
{
    internal static Effect? Of(GivenNameReadingNotification n, Circumstances c, RecordTemplates templates)
    {
        // A first reading takes the place of none, and a change that of one that is there and says something else.
        if (n.Reading.Manner is not { } manner || n.Register is { State: not RegisterState.Current } || !n.Reading.IsInForce(c.RecordDate)
            || (n.Register is not null && n.Reading.IsChange == n.Recorded is null) || n.Reading.Kana == (n.Recorded ?? n.Reading.Former))
        {
            return null;
        }

        RegisterChange[] changes = n.Register is { } register
            ? [new RegisterChange.SetItem(register.Id, register.Entries.ToList().FindLastIndex(e => e.Person == n.Person.Person && !e.IsRemoved), EntryItem.GivenNameKana, n.Reading.Kana, Matter(n, manner, c, templates))]
            : [];
        return new(changes, [.. Messages(n, c, changes)]);
    }

    private static StatusMatter Matter(GivenNameReadingNotification n, ReadingManner manner, Circumstances c, RecordTemplates templates) => n.Recorded is not { } former
        ? templates.StatusMatter("M-FURI-NA", c, (MatterLabels.NotifiedOn, n.NotifiedOn(c).Text), ("届出人", n.Notifier.OnRecord))
        : templates.StatusMatter("M-FURI-NA-HENKO", c, [new(EntryItem.GivenNameKana.Label(), former)],
            (MatterLabels.GivenNameKanaChangedOn, n.NotifiedOn(c).Text),
            (MatterLabels.GivenNameKanaChangedBecause, manner == ReadingManner.Permitted ? "戸籍法107条の4の届出" : $"{RecordedReadings.Act}12条の届出"),
            ("届出人", n.Notifier.OnRecord));

    private static IEnumerable<OutgoingMessage> Messages(GivenNameReadingNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var notification = n.Reading.IsChange ? "名の振り仮名の変更" : "名の振り仮名の届";
        var person = CommonNotices.Of(n.Person, "届け出る人") with { Person = CommonNotices.NumberOf(n.Person, changes) };
        return
        [
            .. CommonNotices.ResidentRecord(c, notification, n.NotifiedOn(c), person, n.Address, [new("名の振り仮名", n.Recorded ?? n.Reading.Former, n.Reading.Kana)]),
            .. CommonNotices.NotificationImage(c, notification, [person], [CommonNotices.Of(c, n.Person)]),
        ];
    }
}
