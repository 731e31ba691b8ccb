using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Registers;

/// <summary>One thing a register says happened to a person.</summary>
/// <param name="On">The day as written, or null where the register does not say.</param>
/// <param name="Words">入籍, 除籍 or the title of the matter.</param>
public sealed record LifeEvent(RegisterDate? On, string Words);

/// <summary>A person's time in one register.</summary>
public sealed record LifeChapter(FamilyRegister Register, RegisterEntry Entry, IReadOnlyList<LifeEvent> Events);

/// <summary>The course of a person's life through the registers of the city, oldest register first.</summary>
public static class LifeCourse
{
    /// <summary>One chapter for each entry of the person.</summary>
    public static IReadOnlyList<LifeChapter> Of(PersonId person, IEnumerable<FamilyRegister> registers) =>
    [
        .. from register in registers
           from entry in register.Entries
           where entry.Person == person
           orderby entry.Removed is null, entry.Entered.On?.Earliest ?? DateOnly.MinValue, entry.Removed?.On.Earliest ?? DateOnly.MaxValue, register.Id
           select new LifeChapter(register, entry, EventsOf(entry)),
    ];

    // By day; what has no day stands where the register has it, behind what came before.
    private static IReadOnlyList<LifeEvent> EventsOf(RegisterEntry entry)
    {
        var told = entry.Matters.Select(m => new LifeEvent(DayOf(m), m.Title)).Append(new(entry.Entered.On, $"入籍({entry.Entered.Cause})"));
        if (entry.Removed is { } removal)
        {
            told = told.Append(new(removal.On, $"除籍({removal.Cause})" + (removal.Destination is null ? "" : $" → {removal.Destination}")));
        }

        var day = DateOnly.MinValue;
        return [.. told.Select(e => (Event: e, Day: day = e.On?.Earliest ?? day)).OrderBy(e => e.Day).Select(e => e.Event)];
    }

    // 【出生日】, 【婚姻日】, 【死亡日時】: the first line that names a day is the day of the matter.
    private static RegisterDate? DayOf(Matter matter) =>
        matter.Lines.FirstOrDefault(l => l.Label.EndsWith('日') || l.Label.EndsWith("日時", StringComparison.Ordinal)) is { } line
            && RegisterDate.TryParse(line.Value, out var day) ? day : null;
}
