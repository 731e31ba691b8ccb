using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>Reads what a 訂正書 corrects.</summary>
internal static class CorrectionReading
{
    /// <summary>What its own boxes say.</summary>
    internal static CorrectedItem First(DraftReader reader, FamilyRegister register, string act) => Item(reader, register, act, null, key => key);

    /// <summary>What is corrected besides, each in its register; of a void act the registers alone are named.</summary>
    internal static IReadOnlyList<CorrectedItem> Further(DraftReader reader, string act) => reader.Each(CorrectionForm.Further, i =>
        !reader.IsVisible(i.Key("item")) || reader.Register(i.Key("register")) is not { } register ? null
        : Item(reader, register, act, i, first => i.Key(first.Value.Split('.')[^1])));

    /// <summary>What a judgment about the father says.</summary>
    internal static FatherDenial Denial(DraftReader reader, FamilyRegister register, int entry)
    {
        var where = reader.Choice(CorrectionForm.Destination.Where);
        return FatherDenial.Of(register, entry, reader.Circumstances) with
        {
            Ruling = reader.Choice(CorrectionForm.FatherRuling, CorrectionChoices.FatherRulings),
            NewFather = reader.Optional(CorrectionForm.NewFather),
            NewRelationship = reader.Text(CorrectionForm.NewRelationship),
            NewNotifier = reader.Optional(CorrectionForm.NewNotifier),
            To = where == RegisterRole.Here ? reader.Register(CorrectionForm.Destination.Register) : null,
            Elsewhere = where == RegisterRole.Elsewhere ? CorrectionForm.Destination.ReadElsewhere(reader) : null,
            FamilyName = reader.IsVisible(CorrectionForm.NewFamilyName) ? reader.Text(CorrectionForm.NewFamilyName) : null,
        };
    }

    private static CorrectedItem Item(DraftReader reader, FamilyRegister register, string act, FormInstance? instance, Func<FieldKey, FieldKey> box)
    {
        var person = reader.Choice(box(CorrectionForm.Person));
        var matter = reader.IsVisible(box(CorrectionForm.Matter)) ? reader.Choice(box(CorrectionForm.Matter)) : "";
        var item = reader.IsVisible(box(CorrectionForm.Item)) ? reader.Choice(box(CorrectionForm.Item)) : null;
        var target = item is not null || act == CorrectionForm.Erase ? CorrectionTarget.Find(register, person, matter, act, item) : null;
        return new(register, CorrectionTarget.EntryNamed(register, person), matter, target,
            reader.IsVisible(box(CorrectionForm.Former)) ? reader.Text(box(CorrectionForm.Former)) : "",
            reader.IsVisible(box(CorrectionForm.Value)) ? Recorded(reader, box(CorrectionForm.Value), register, target) : "", instance);
    }

    // A correction may bring one place into line with another that says an impossible day.
    private static IEnumerable<RegisterDate> DatesIn(FamilyRegister register) => register.Entries
        .SelectMany(e => e.Matters.SelectMany(m => m.Lines).Select(l => l.Value).Where(v => v.EndsWith('日')).Select(RegisterDate.Parse).Prepend(e.BirthDate));

    // What replaces a day or a time of day is written as one, however it was typed.
    private static string Recorded(DraftReader reader, FieldKey box, FamilyRegister register, CorrectionTarget? target)
    {
        var typed = reader.Text(box).Trim();
        if (typed == DraftReader.Missing)
        {
            return typed;
        }

        if (target is { IsDay: true })
        {
            return reader.RecordedDate(box, DatesIn(register)).Text;
        }

        return target is { IsTime: true } ? reader.Time(box).Text : typed;
    }
}
