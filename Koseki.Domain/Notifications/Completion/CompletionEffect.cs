using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Completion;

/// <summary>
/// What a completion changes. A name comes into the column that has none, and 追完 below the birth says so. Of a paper that is not recorded yet
/// nothing: its own decision writes all of it.
/// </summary>
internal static class CompletionEffect
{
    private const string Notification = "追完";

    internal static Effect? Of(CompletionNotification n, Circumstances c, RecordTemplates templates) =>
        n.Entry is { } entry && (entry.GivenName.Length > 0 || n.BirthAt < 0 || n.Register!.State is not (RegisterState.Current or RegisterState.Removed))
            ? null : new([.. Changes(n, c, templates)], [.. Messages(n, c)]);

    private static IEnumerable<RegisterChange> Changes(CompletionNotification n, Circumstances c, RecordTemplates templates)
    {
        if (n is not { Entry: { } entry, EntryAt: { } at, Register: { } register, GivenName: { } name })
        {
            yield break;
        }

        var kana = c.ReceiptDate >= LawDates.ReadingsRecorded ? n.Kana : null;
        yield return new RegisterChange.SetItem(register.Id, at, EntryItem.GivenName, name, null) { Also = kana is null ? null : (EntryItem.GivenNameKana, kana) };
        MatterLine[] recorded = kana is null ? [new(EntryItem.GivenName.Label(), name)] : [new(EntryItem.GivenName.Label(), name), new(EntryItem.GivenNameKana.Label(), kana)];
        yield return new RegisterChange.AmendMatter(register.Id, new(at, n.BirthAt), entry.Matters[n.BirthAt].Lines, templates.Amendment("M-TSUIKAN", c, [.. recorded],
            ("追完日", RegisterDate.Of(c.ReceiptDate).Text), ("追完の内容", EntryItem.GivenName.Word()), ("届出人", n.NotifierOnRecord)));
    }

    private static IEnumerable<OutgoingMessage> Messages(CompletionNotification n, Circumstances c)
    {
        var person = new MessagePerson(n.Entry?.Person, n.GivenName is null ? "事件本人" : "子", n.Person + n.GivenName, n.BornOn, n.Entry?.Sex);
        var named = n.Register is { } ours ? CommonNotices.Of(ours) : n.Elsewhere is { } elsewhere ? CommonNotices.Of(c, elsewhere) : null;
        return
        [
            .. n.GivenName is { } name
                ? CommonNotices.ResidentRecord(c, Notification, null, person, n.Address, [new("名", null, name), .. n.Kana is { } kana ? [new ChangedItem("名の振り仮名", null, kana)] : Array.Empty<ChangedItem>()]) : [],
            .. named is not null ? CommonNotices.NotificationImage(c, Notification, [person], [named]) : [],
            .. n.Overdue(c) is { } last ? [CommonNotices.Overdue(Notification, n.Court, [person], last, RegisterDate.Of(c.ReceiptDate), n.NotifierOnRecord)] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
