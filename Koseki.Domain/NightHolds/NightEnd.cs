using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.NightHolds;

/// <summary>
/// The end of a case as the deposits that are joined to it see it. A hold ends with the decision that wrote to its register, or with
/// what two persons did: one had the paper in hand or joined the deposit, another one ended the case. Whoever received, joined and
/// took back a paper alone ends nothing; what is left is called a mistake and let go by two.
/// </summary>
/// <param name="Action">決裁, 不受理 or 取下げ.</param>
/// <param name="Standing">The case before it.</param>
/// <param name="Named">The registers that the papers which end together name.</param>
/// <param name="Account">Who ends it.</param>
public sealed record NightEnd(CaseAction Action, CaseStanding Standing, IReadOnlyCollection<RegisterId> Named, string Account)
{
    /// <summary>Whether a deposit's hold of a register ends with it.</summary>
    /// <param name="register">The register.</param>
    /// <param name="joinedBy">Accounts of who joined the deposit to the case.</param>
    public bool Ends(RegisterId register, IReadOnlyCollection<string> joinedBy) =>
        (Action == CaseAction.Approve && Named.Contains(register))
        || (!Standing.WasInHandOf(Account) && !joinedBy.Contains(Account, StringComparer.OrdinalIgnoreCase));
}
