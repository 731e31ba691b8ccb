using Koseki.Domain.Calendar;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>The days a typed birth date asks for: a day, a month, a year, a date that may mean several, or 不詳.</summary>
/// <param name="Earliest">The first day.</param>
/// <param name="Latest">The last day.</param>
/// <param name="IsUnknown">Whether those are asked for whose record says 不詳.</param>
public sealed record BirthSpan(DateOnly Earliest, DateOnly Latest, bool IsUnknown)
{
    /// <summary>What stands in a record of which something is unknown.</summary>
    internal const string Unknown = "不詳";

    /// <summary>Reads a box; null when it names no day, month or year.</summary>
    public static BirthSpan? Read(string typed) =>
        EraDateEntry.Read(typed, EraDateEntryOptions.Default).Date is { } date ? new(date.Earliest, date.Latest, date.Text.Contains(Unknown, StringComparison.Ordinal))
        : EraMonthEntry.Read(typed) is { } part ? new(part.Earliest, part.Latest, false)
        : null;
}
