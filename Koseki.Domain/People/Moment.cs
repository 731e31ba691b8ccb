using Koseki.Domain.Calendar;

namespace Koseki.Domain.People;

/// <summary>An answer that may be open: 「未確認」 is never taken for 「ない」.</summary>
internal enum Truth
{
    No,
    Unsure,
    Yes,
}

/// <summary>A day as far as it is known: the first and the last that it can be.</summary>
internal readonly record struct Moment(DateOnly Earliest, DateOnly Latest)
{
    internal static Moment Always => new(DateOnly.MinValue, DateOnly.MinValue);

    internal static Moment Of(RegisterDate? date) => date is null ? new(DateOnly.MinValue, DateOnly.MaxValue) : new(date.Earliest, date.Latest);

    internal Truth IsBefore(Moment other) => Latest < other.Earliest ? Truth.Yes : Earliest >= other.Latest ? Truth.No : Truth.Unsure;

    internal Moment OrLater(Moment other) => new(Later(Earliest, other.Earliest), Later(Latest, other.Latest));

    internal Moment OrEarlier(Moment other) => new(Earlier(Earliest, other.Earliest), Earlier(Latest, other.Latest));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}

/// <summary>Answers joined and turned round.</summary>
internal static class Truths
{
    internal static Truth And(this Truth one, Truth other) => one < other ? one : other;

    internal static Truth Or(this Truth one, Truth other) => one > other ? one : other;

    internal static Truth Not(this Truth truth) => truth switch { Truth.No => Truth.Yes, Truth.Yes => Truth.No, Truth.Unsure => Truth.Unsure };
}
