using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;

namespace Koseki.Web.Components.Accounts;

/// <summary>What stands in the boxes of a change of one person's duties.</summary>
/// <param name="person">Whose.</param>
/// <param name="wanted">What they have today.</param>
public sealed class DutyInput(StaffPerson person, IEnumerable<(StaffRole Role, string? Office)> wanted)
{
    /// <summary>Whose.</summary>
    public StaffPerson Person => person;

    /// <summary>First day as typed.</summary>
    public string From { get; set; } = "";

    /// <summary>Last day as typed.</summary>
    public string Until { get; set; } = "";

    /// <summary>What is ticked.</summary>
    public HashSet<(StaffRole Role, string? Office)> Wanted { get; } = [.. wanted];

    /// <summary>A day as it was read; null while it cannot be.</summary>
    public static DateOnly? DayOf(string text) => EraDateEntry.Read(text, EraDateEntryOptions.Default).Date?.Day;

    /// <summary>The day in words, or what is the matter; empty while nothing stands there.</summary>
    public static string Reading(string text) => text.Length == 0 ? "" : DayOf(text) is { } day ? RegisterDate.Of(day).Text : EraDateEntry.Read(text, EraDateEntryOptions.Default).Problem ?? "";

    /// <summary>What would change; null while a day is missing or cannot be read.</summary>
    public IReadOnlyList<DutyChange>? Changes(DutyBook book) =>
        DayOf(From) is { } from && (Until.Length == 0 || DayOf(Until) is not null)
            ? Duties.Replace(book.Grants.Where(g => g.Account == person.Account), person.Account, from, Until.Length == 0 ? null : DayOf(Until), Wanted) : null;
}
