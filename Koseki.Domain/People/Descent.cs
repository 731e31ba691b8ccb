using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>One step from a child up to a parent, natural or adoptive.</summary>
/// <param name="Child">The child.</param>
/// <param name="Parent">The parent.</param>
/// <param name="Since">The birth (to the day of an acknowledgement), or the day of the adoption.</param>
internal sealed record Step(PersonId Child, PersonId Parent, Moment Since)
{
    internal bool IsAdoption { get; init; }

    /// <summary>離縁 or 取消; for a natural parent the special adoption of the child.</summary>
    internal Moment? Ended { get; init; }

    internal TieEnd? EndedBy { get; init; }

    internal bool IsSure { get; init; }
}

/// <summary>
/// A line from a person up to an ancestor, with the days on which it can have been kinship. What the adopted had before the
/// adoption is no kin of the adopter, and what came after a 離縁 never was (民法727条, 729条).
/// </summary>
/// <param name="Bottom">The person.</param>
internal sealed record Descent(PersonId Bottom)
{
    internal IReadOnlyList<Step> Steps { get; private init; } = [];

    internal PersonId Top => Steps.Count == 0 ? Bottom : Steps[^1].Parent;

    internal Moment Since { get; private init; } = Moment.Always;

    internal Moment? Ended { get; private init; }

    /// <summary>The first special adoption on the line, from which on no affinity arises by it.</summary>
    internal Moment? Cut { get; private init; }

    internal Truth Holds { get; private init; } = Truth.Yes;

    /// <summary>Everyone on the line but its top.</summary>
    internal IEnumerable<PersonId> Below => Steps.Select(s => s.Child);

    internal Descent Then(Step step)
    {
        var holds = step.IsAdoption && Steps.Count > 0 ? Holds.And(Steps[^1].Since.IsBefore(step.Since).Not()) : Holds;
        var since = Since.OrLater(step.Since);
        var ended = step is { IsAdoption: true, Ended: { } end } ? (Ended ?? end).OrEarlier(end) : Ended;
        holds = ended is { } until ? holds.And(since.IsBefore(until)) : holds;
        // Descendants born after the special adoption are none of the natural relatives in law, but of their blood.
        var cut = step is { IsAdoption: false, Ended: { } left } ? (Cut ?? left).OrEarlier(left) : Cut;
        holds = cut is { } from ? holds.And(since.IsBefore(from).Or(Truth.Unsure)) : holds;
        return this with { Steps = [.. Steps, step], Since = since, Ended = ended, Cut = cut, Holds = holds };
    }
}
