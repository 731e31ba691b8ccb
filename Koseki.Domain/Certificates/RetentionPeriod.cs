using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>保存期間: how many years a book is kept, by the day of its destruction.</summary>
/// <param name="Book">The book.</param>
/// <param name="Article">What it rests on.</param>
/// <param name="Years">How many years.</param>
/// <param name="FromDay">Whether the years run from the day of closing itself; otherwise from the year after.</param>
/// <param name="Force">When it is in force.</param>
public sealed record RetentionPeriod(string Book, string Article, int Years, bool FromDay, Force Force)
{
    private static readonly IReadOnlyList<RetentionPeriod> Table =
        DatedTable.Read("Certificates/retention.txt", (p, force) => new RetentionPeriod(p[0], p[1], int.Parse(p[2], NumberStyles.None, CultureInfo.InvariantCulture), p[3] == "当日", force));

    /// <summary>The books that there is a period for.</summary>
    public static IReadOnlyList<string> Books { get; } = [.. Table.Select(r => r.Book).Distinct()];

    /// <summary>The period that held for a book on the day of its destruction; null for a book that is not known.</summary>
    public static RetentionPeriod? Of(string book, DateOnly destroyedOn) => Table.FirstOrDefault(r => r.Book == book && r.Force.Covers(destroyedOn));

    /// <summary>The last day on which a book closed on a day had to be kept.</summary>
    public DateOnly LastDay(DateOnly closedOn) =>
        closedOn.Year + Years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : FromDay ? closedOn.AddYears(Years) : new(closedOn.Year + Years, 12, 31);

    /// <summary>As paper says it.</summary>
    public string Words => PaperText.Widen(string.Create(CultureInfo.InvariantCulture, $"{Years}年({Article})"));

    /// <summary>A day as the clerk typed it; null when it is none.</summary>
    internal static DateOnly? DayIn(string typed) => EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date?.Day;
}
