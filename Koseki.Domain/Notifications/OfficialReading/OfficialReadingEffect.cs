using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.OfficialReading;

/// <summary>
/// The readings come into the columns, with a matter each that says by which leave, and whoever stands in the register is told to where the
/// person lives (住民基本台帳法9条2項). 附票 and 副本 follow by themselves.
/// </summary>
internal static class OfficialReadingEffect
{
    private const string Notification = "氏名の振り仮名の職権記載";

    internal static Effect? Of(OfficialReadingNotification n, Circumstances c, RecordTemplates templates)
    {
        var register = n.Register;
        if (register.State != RegisterState.Current || c.RecordDate < LawDates.ReadingsByTheCity || (n.FamilyNameKana is not null && register.FamilyNameKana is not null)
            || n.GivenNames.Any(g => g.Entry.GivenNameKana is not null) || n.GivenNames.DistinctBy(g => g.Entry.Person).Count() != n.GivenNames.Count)
        {
            return null;
        }

        var values = new (string, string?)[] { (MatterLabels.PermittedOn, n.PermittedOn.Text), (MatterLabels.RecordedBecause, $"{RecordedReadings.Act}による職権記載") };
        var builder = new EffectBuilder(c);
        if (n.FamilyNameKana is { } kana)
        {
            builder.Add(new RegisterChange.ChangeFamilyName(register.Id, register.FamilyName, kana, templates.RegisterMatter("K-FURI-SHOKKEN", c, values)));
        }

        foreach (var told in n.GivenNames)
        {
            builder.Add(new RegisterChange.SetItem(register.Id, register.Entries.ToList().FindLastIndex(e => e.Person == told.Entry.Person), EntryItem.GivenNameKana, told.Kana,
                templates.StatusMatter("M-FURI-NA-SHOKKEN", c, values)));
        }

        return builder.Build(register.Standing.SelectMany(e => Resident(n, PersonInRegister.Of(register, e), c)));
    }

    private static IEnumerable<OutgoingMessage> Resident(OfficialReadingNotification n, PersonInRegister person, Circumstances c)
    {
        List<ChangedItem> items =
        [
            .. n.FamilyNameKana is { } family ? [new ChangedItem("氏の振り仮名", null, family)] : Array.Empty<ChangedItem>(),
            .. n.GivenNames.Where(g => g.Entry.Person == person.Person).Select(g => new ChangedItem("名の振り仮名", null, g.Kana)),
        ];
        return items.Count == 0 ? [] : CommonNotices.ResidentRecord(c, Notification, RegisterDate.Of(c.RecordDate), CommonNotices.Of(person, "在籍者"), CommonNotices.AddressOf(c, person), [.. items]);
    }
}
