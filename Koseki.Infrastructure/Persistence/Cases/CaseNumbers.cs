using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>The numbers of persons and registers that a case has reserved: as many as its paper needs, drawn when it needs them.</summary>
internal static class CaseNumbers
{
    /// <summary>Whether the paper needs more than the case has.</summary>
    internal static bool AreShort(CaseRow row, NotificationKind kind, Draft draft) => Missing(row, kind, draft) is not (0, 0);

    /// <summary>The same for a case that is being typed.</summary>
    internal static Task DrawAsync(JournalTransaction open, TypedCase one, Draft draft) => DrawAsync(open, one.Row, one.Kind, draft);

    /// <summary>Draws what is missing; numbers once drawn stay with the case.</summary>
    internal static async Task DrawAsync(JournalTransaction open, CaseRow row, NotificationKind kind, Draft draft)
    {
        var (persons, registers) = Missing(row, kind, draft);
        if (persons > 0)
        {
            var first = await open.NextAsync("person", persons);
            row.ReservedPersons = string.Join(' ', CaseRows.Persons(row).Concat(Enumerable.Range(0, persons).Select(i => new PersonId(first + i))));
        }

        if (registers > 0)
        {
            var first = await open.NextAsync("register", registers);
            row.ReservedRegisters = string.Join(' ', CaseRows.Registers(row).Concat(Enumerable.Range(0, registers).Select(i => new RegisterId(first + i))));
        }
    }

    /// <summary>The persons' numbers for a plan. A draft that is not saved yet may need more than are drawn: its preview stands on numbers that are never written.</summary>
    internal static IReadOnlyList<PersonId> Persons(CaseRow row, NotificationKind kind, Draft draft) =>
        [.. CaseRows.Persons(row), .. Enumerable.Range(0, Missing(row, kind, draft).Persons).Select(i => new PersonId(long.MaxValue - i))];

    /// <summary>The registers' numbers for a plan; see <see cref="Persons"/>.</summary>
    internal static IReadOnlyList<RegisterId> Registers(CaseRow row, NotificationKind kind, Draft draft) =>
        [.. CaseRows.Registers(row), .. Enumerable.Range(0, Missing(row, kind, draft).Registers).Select(i => new RegisterId(long.MaxValue - i))];

    private static (int Persons, int Registers) Missing(CaseRow row, NotificationKind kind, Draft draft)
    {
        var needed = kind.NumbersNeededBy(draft);
        return (Math.Max(0, needed.Persons - CaseRows.Persons(row).Count), Math.Max(0, needed.Registers - CaseRows.Registers(row).Count));
    }
}
