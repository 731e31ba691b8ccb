using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>The supplementary registers a decision is made from: at most one current or latest volume of each register.</summary>
public sealed class SupplementarySet
{
    private readonly Dictionary<RegisterId, SupplementaryRegister> byRegister;

    /// <summary>A set; of several volumes of a register the last one counts.</summary>
    public SupplementarySet(IEnumerable<SupplementaryRegister> all) =>
        byRegister = all.GroupBy(s => s.Id.Register).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Id.Volume)!);

    /// <summary>A set without any.</summary>
    public static SupplementarySet Empty { get; } = new([]);

    /// <summary>All, by register.</summary>
    public IEnumerable<SupplementaryRegister> All => byRegister.Values.OrderBy(s => s.Id);

    /// <summary>That of a register, or null.</summary>
    public SupplementaryRegister? Of(RegisterId register) => byRegister.GetValueOrDefault(register);

    /// <summary>The set with others in the place of those of the same register.</summary>
    public SupplementarySet With(IEnumerable<SupplementaryRegister> later) => new(byRegister.Values.Concat(later).GroupBy(s => s.Id.Register).Select(g => g.Last()));
}

/// <summary>Before (null when it is made by the plan) and after of one supplementary register.</summary>
public sealed record SupplementaryStep(SupplementaryRegister? Before, SupplementaryRegister After);

/// <summary>What a decision does to the supplementary registers.</summary>
/// <param name="Steps">Those that change, by register.</param>
/// <param name="Missing">Registers the decision changes whose supplementary register is not kept here yet: nothing is recorded for them.</param>
public sealed record SupplementaryPlan(IReadOnlyList<SupplementaryStep> Steps, IReadOnlyList<RegisterId> Missing)
{
    /// <summary>Those that begin because a register was put aside (改製・再製): nobody in them comes or goes, so nobody is told of them.</summary>
    public IReadOnlyList<SupplementaryId> Following { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static SupplementaryPlan None { get; } = new([], []);
}
