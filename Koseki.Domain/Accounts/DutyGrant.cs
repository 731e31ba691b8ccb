using Koseki.Domain.Cases;

namespace Koseki.Domain.Accounts;

/// <summary>職務の付与: a duty of one person, in one office or everywhere, from a day on.</summary>
/// <param name="Number">Running number.</param>
/// <param name="Account">Account of the person.</param>
/// <param name="Role">The duty.</param>
/// <param name="Office">Code of the office at whose terminals it counts; null: everywhere.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null: until it is ended. Before the first day: it was taken back and never holds.</param>
public sealed record DutyGrant(long Number, string Account, StaffRole Role, string? Office, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it was taken back before it began.</summary>
    public bool NeverHolds => Until < From;

    /// <summary>Whether the person has it on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day);

    /// <summary>Whether it counts at terminals of an office.</summary>
    public bool CountsAt(string office) => Office is null || Office == office;

    /// <summary>Whether it is history on a day.</summary>
    public bool IsOver(DateOnly day) => NeverHolds || Until < day;

    /// <summary>Whether both give the same duty at the same place on some day.</summary>
    public bool Overlaps(DutyGrant other) =>
        Account == other.Account && Role == other.Role && (Office is null || other.Office is null || Office == other.Office)
        && !NeverHolds && !other.NeverHolds && !(Until < other.From) && !(other.Until < From);
}
